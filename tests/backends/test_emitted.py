"""Emitted files as they are committed: of typical diagrams, and of one that says most of what there is.

Beside each file stands what was found on the way; each is also read by the client that it is for.
"""

from pathlib import Path

import pytest

from tests.backends import oracles
from tests.backends.compiling import NAMES, Outcome, compiled
from tests.goldens import Golden

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).with_name("emitted")
DIAGRAMS = [
    *sorted((ROOT / "tests" / "model" / "typical").glob("*.dot")),
    HERE / "whole.dot",
]
TARGETS = ("compose", "swarm")
each_diagram = pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)


def of(path: Path, target: str) -> Outcome:
    return compiled(path.read_text(encoding="utf-8"), target, name=path.name)


@pytest.mark.parametrize("target", TARGETS)
@each_diagram
def test_files(path: Path, target: str, golden: Golden) -> None:
    outcome = of(path, target)
    for name, text in outcome.files.items():
        golden(HERE / f"{path.stem}.{name}", text)
    found = [
        f"{one.kind.severity} {one.kind.name}: {one.message}\n"
        for one in outcome.of_target
        if one.kind.code >= "DC6"
    ]
    golden(HERE / f"{path.stem}.{target}.txt", "".join(found))
    assert outcome.files or outcome.errors


@pytest.mark.compose
@each_diagram
def test_compose_accepts_them(path: Path, tmp_path: Path) -> None:
    files = _in_folder(path, "compose", tmp_path)
    if files:
        oracles.compose(tmp_path, files)


@pytest.mark.stack
@each_diagram
def test_swarms_client_accepts_them(path: Path, tmp_path: Path) -> None:
    if _in_folder(path, "swarm", tmp_path):
        oracles.stack(tmp_path, NAMES["swarm"])


def _in_folder(path: Path, target: str, folder: Path) -> list[str]:
    (folder / "api.env").write_text("A=1\n")
    outcome = of(path, target)
    for name, text in outcome.files.items():
        (folder / name).write_text(text)
    return list(outcome.files)


@pytest.mark.parametrize("seed", ["bidspy", "flow"])
def test_the_seeds_can_be_written(seed: str) -> None:
    for target in TARGETS:
        assert of(ROOT / "examples" / "bidspy" / f"{seed}.dot", target).files
