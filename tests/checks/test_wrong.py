"""Diagrams that are well formed and still wrong: `wrong/CASE.diag` is what `lint --notes` says of them."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.goldens import Golden

CASES = sorted((Path(__file__).parent / "wrong").glob("*.dot"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said_about_it(case: Path, golden: Golden) -> None:
    output, complaints = StringIO(), StringIO()
    command = ["lint", "--notes", "--stdin-filename", case.name, "-"]
    main(command, BytesIO(case.read_bytes()), output, complaints, {})
    assert complaints.getvalue() == ""
    golden(case.with_suffix(".diag"), output.getvalue())


def test_there_are_many() -> None:
    """With those of syntax, of meaning and of site files, each golden is for wrong input of another sort."""
    assert len(CASES) >= 60
