"""Real diagrams that look like architecture: every warning and error about them, and whether it is right.

`verdicts.csv` has a row for each kind of finding in a file: the lines, the verdict of a person who looked at
them, and the reason. `make accept` takes over what is found now, with the verdict `?` where there was none.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.goldens import Golden
from tests.real import corpus

TABLE = Path(__file__).parent / "verdicts.csv"
COLUMNS = ("file", "finding", "severity", "lines", "verdict", "reason")
UNKNOWN = ("?", "")

Finding = tuple[str, str, str]
"""File, kind and severity."""


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FILES = list(dict.fromkeys(row["file"] for row in rows()))


def found_in(file: str) -> Iterator[tuple[Finding, int]]:
    """What is worth a warning, and the line of each."""
    folder = corpus()
    assert folder is not None
    sources, findings = lint((file, (folder / "dot" / file).read_bytes()), (), Policy(), DEFAULT_LIMITS)
    for found in findings:
        if found.kind.severity > Severity.NOTE:
            line = sources[file].line_number(found.span.start)
            yield (file, found.kind.name, str(found.kind.severity)), line


@pytest.mark.corpus
def test_the_table_has_what_is_found(golden: Golden) -> None:
    judged = {
        (row["file"], row["finding"], line): (row["verdict"], row["reason"])
        for row in rows()
        for line in row["lines"].split()
    }
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for file in FILES:
        lines: dict[tuple[Finding, tuple[str, str]], list[str]] = {}
        for kind, line in found_in(file):
            verdict = judged.get((kind[0], kind[1], str(line)), UNKNOWN)
            lines.setdefault((kind, verdict), []).append(str(line))
        for (kind, verdict), places in lines.items():
            table.writerow((*kind, " ".join(places), *verdict))
        if not lines:
            table.writerow((file, "", "", "", "", "nothing is found"))
    golden(TABLE, text.getvalue())


def test_everything_is_judged() -> None:
    assert len(FILES) >= 30
    assert {row["verdict"] for row in rows() if row["finding"]} <= {"true", "false"}
    assert all(row["reason"] for row in rows())


def test_no_error_is_false() -> None:
    assert not [row for row in rows() if (row["severity"], row["verdict"]) == ("error", "false")]


def test_of_ten_warnings_one_at_most_is_false() -> None:
    verdicts = Counter[str]()
    for row in rows():
        if row["severity"] == "warning":
            verdicts[row["verdict"]] += len(row["lines"].split())
    assert 10 * verdicts["false"] <= verdicts.total()
