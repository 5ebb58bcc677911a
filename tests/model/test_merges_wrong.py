"""Diagrams that cannot be one, or not quite: `merges/CASE/said.diag` is what `--merge` says of them."""

from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile
from tests.goldens import Golden

CASES = sorted((Path(__file__).parent / "merges").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_about_them(case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    files = sorted(path.name for path in case.glob("*.dot"))
    told = dotcompile("--merge", "--notes", "--isolated", "--select=DC0,DC10,DC13,DC152,DC154,DC19", *files)
    assert told.err == ""
    golden(case / "said.diag", f"{told.out}\nexit code {told.code}\n")
