"""Drawing opens no file that a diagram names, watched with strace from the outside."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.render.hostile import ATTACKS, hostile_diagram

pytestmark = pytest.mark.strace
DOTCOMPILE = str(Path(sysconfig.get_path("scripts")) / "dotcompile")
FORMS = ("svg", "png", "pdf", "dot")


def opened(log: Path, command: list[str]) -> str:
    """What a command and its children ask the system about files; also those that are not there."""
    trace = ["strace", "-f", "-qq", "-e", "trace=%file", "-s", "4096", "-o", str(log)]
    subprocess.run([*trace, *command], check=True, capture_output=True, timeout=120)
    return log.read_text()


def bait(folder: Path) -> Path:
    path = folder / "bait.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return path


@pytest.mark.dot
def test_what_is_opened_is_seen(tmp_path: Path) -> None:
    file = bait(tmp_path)
    diagram = tmp_path / "diagram.dot"
    diagram.write_text(f'digraph {{ a [image="{file}"] }}')
    assert str(file) in opened(tmp_path / "log", ["dot", "-Tsvg", "-o", "/dev/null", str(diagram)])


@pytest.mark.parametrize("engine", ["graphviz-pure", pytest.param("dot", marks=pytest.mark.dot)])
@pytest.mark.parametrize("theme", ["auto", "source"])
def test_no_file_is_opened_that_a_diagram_names(engine: str, theme: str, tmp_path: Path) -> None:
    file = bait(tmp_path)
    for number, attack in enumerate(attack for attack in ATTACKS if "FILE" in attack):
        diagram = tmp_path / f"diagram{number}.dot"
        diagram.write_text(hostile_diagram(f"x {file}", attack, str(file)))
        outputs = [word for form in FORMS for word in ("-o", str(tmp_path / f"out{number}.{form}"))]
        command = [sys.executable, DOTCOMPILE, "render", str(diagram), "--engine", engine, "--theme", theme]
        found = opened(tmp_path / "log", [*command, *outputs])
        assert f'"{diagram}"' in found
        assert "bait" not in found
