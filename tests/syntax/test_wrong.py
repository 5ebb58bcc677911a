"""Wrong inputs: `wrong/CASE.diag` holds what `lint --notes --select DC0` says about `wrong/CASE.dot`."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from tests.goldens import Golden

CASES = sorted((Path(__file__).parent / "wrong").glob("*.dot"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said_about_it(case: Path, golden: Golden) -> None:
    output, complaints = StringIO(), StringIO()
    command = ["lint", "--notes", "--select", "DC0", "--stdin-filename", case.name, "-"]
    main(command, BytesIO(case.read_bytes()), output, complaints, {})
    assert complaints.getvalue() == ""
    assert not output.getvalue().startswith("nothing found")
    golden(case.with_suffix(".diag"), output.getvalue())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_fix_resolves_its_finding(case: Path) -> None:
    source, _ = decode(case.name, case.read_bytes())
    _, findings = parse(source)
    for found in findings:
        if found.fix is not None:
            _, after = parse(Source(source.path, fixed(source.text, found)))
            assert len(after) < len(findings) or "too-many-findings" in {one.kind.name for one in after}


def fixed(text: str, found: Diagnostic) -> str:
    assert found.fix is not None
    for edit in reversed(found.fix.edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
