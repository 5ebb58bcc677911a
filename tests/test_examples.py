"""What the examples compile to is committed beside them, and is what the program writes today."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.goldens import Golden

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTPUTS = ("stack.yml", "compose.yml", "svg")


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("diagram", sorted(EXAMPLES.glob("*/*.dot")), ids=lambda path: path.stem)
def test_its_output_is_current(
    diagram: Path, output: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(diagram.parent)
    made = tmp_path / f"{diagram.stem}.{output}"
    said = StringIO()
    assert main([diagram.name, "--emit", str(made)], BytesIO(), said, said, {}) == 0, said.getvalue()
    golden(diagram.parent / "out" / made.name, made.read_text())
