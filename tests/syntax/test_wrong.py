"""Wrong inputs: `wrong/CASE.diag` holds what `lint --notes` says about `wrong/CASE.dot`."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
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
