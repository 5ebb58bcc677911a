"""Diagrams as people draw them: the first line of `typical/NAME.dot` says what its owner expects."""

from pathlib import Path

import pytest

from dotcompile.diagnostics import Severity
from tests.goldens import Golden
from tests.model.shown import meaning, shown

CASES = sorted((Path(__file__).parent / "typical").glob("*.dot"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_it_means(case: Path, golden: Golden) -> None:
    text = case.read_text()
    assert text.startswith("// ")
    topology, findings, source = meaning(text, case.name)
    assert Severity.ERROR not in {finding.kind.severity for finding in findings}
    golden(case.with_suffix(".txt"), shown(topology, findings, source))
