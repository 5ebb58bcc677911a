"""A baseline: how many findings of each kind a file had when it was drawn up, and may go on to have.

In: a baseline and findings. Out: the findings that it does not allow, and the baseline lowered to what there
is. It counts by file and kind, since lines move; where there are more of a kind than it allows, all are told,
since nobody can tell which of them is new. Notes need no allowance, and what made reading go wrong gets none.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.judging import is_of_reading
from dotcompile.judging.kinds import STALE_BASELINE
from dotcompile.source import Source

Entry = tuple[str, str]
"""A file, as the baseline names it, and the code of a kind."""
Baseline = Mapping[Entry, int]
NameOf = Callable[[str], str]
"""From the path of a file to what a baseline calls it."""

SCHEMA = 1


def read(text: str) -> Baseline:
    """The baseline that a text holds; ValueError says why it holds none."""
    match json.loads(text, parse_int=_number):
        case {"schema": 1, "counts": dict(files)}:
            return dict(_entries(files))
        case {"schema": int(schema)} if schema != SCHEMA:
            raise ValueError(f"its schema is {schema}, and {SCHEMA} is the one that is known")
        case _:
            raise ValueError("it has no `schema` and `counts`")


def _number(digits: str) -> int:
    return int(digits[:18])  # no file has as many findings, and longer ones take long to convert


def _entries(files: Mapping[str, Any]) -> Iterator[tuple[Entry, int]]:
    for name, codes in files.items():
        for code, count in codes.items() if isinstance(codes, dict) else [("", None)]:
            if type(count) is not int or count < 0:
                raise ValueError(f"the counts of {name} are no numbers by code")
            yield (name, code), count


def written(baseline: Baseline) -> str:
    """The text of a baseline: sorted, a line for each entry, so that changes of it can be read."""
    files: dict[str, dict[str, int]] = {}
    for (name, code), count in sorted(baseline.items()):
        if count:
            files.setdefault(name, {})[code] = count
    return json.dumps({"schema": SCHEMA, "counts": files}, indent=1) + "\n"


def counted(findings: Findings, name_of: NameOf) -> Baseline:
    """What a baseline of these findings allows."""
    counting = (
        found for found in findings if found.kind.severity > Severity.NOTE and not is_of_reading(found.kind)
    )
    return Counter((name_of(found.span.path), found.kind.code) for found in counting)


def left(findings: Findings, baseline: Baseline, name_of: NameOf) -> tuple[Diagnostic, ...]:
    """The findings that a baseline does not allow."""
    allowed = {
        entry for entry, count in counted(findings, name_of).items() if count <= baseline.get(entry, 0)
    }
    return tuple(
        found
        for found in findings
        if found.kind.severity is Severity.NOTE
        or is_of_reading(found.kind)
        or (name_of(found.span.path), found.kind.code) not in allowed
    )


def lowered(baseline: Baseline, findings: Findings, files: Collection[str], name_of: NameOf) -> Baseline:
    """The baseline with no more for each of the files than there is; other files keep theirs."""
    there = Counter((name_of(found.span.path), found.kind.code) for found in findings)
    return {
        entry: min(count, there[entry]) if entry[0] in files else count for entry, count in baseline.items()
    }


def stale(baseline: Baseline, lower: Baseline, source: Source) -> Iterator[Diagnostic]:
    """A finding for each entry of a baseline, whose text is the source, that could be lowered."""
    for (name, code), count in sorted(baseline.items()):
        there = lower[name, code]
        if there < count:
            message = f"{name} may have {count} of {code}, and has {there or 'none'}"
            help_ = "`--update-baseline` lowers it"
            yield Diagnostic(STALE_BASELINE, message, source.span(*_place(source, name, code)), help=help_)


def _place(source: Source, name: str, code: str) -> tuple[int, int]:
    """Where an entry stands, if it is written as `written` writes it; else the beginning."""
    word = json.dumps(code)
    start = source.text.find(word, max(0, source.text.find(json.dumps(name))))
    return (start, start + len(word)) if start >= 0 else (0, 0)
