"""What the examples compile to is committed beside them, and their READMEs tell what is found fault with.

An example is compiled for every target, drawn, and reported on. What a target refuses has no output, and its
README says so in an item that names the target before the codes of errors: `swarm` refuses it (DC601): ...
Codes of warnings stand there too, by themselves or, where all targets have them, anywhere in the README.
"""

import re
import shutil
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.main import main
from tests.backends import oracles
from tests.goldens import Golden

EXAMPLES = Path(__file__).parents[1] / "examples"
DIAGRAMS = sorted(EXAMPLES.glob("*/*.dot"))
FOLDERS = sorted({diagram.parent for diagram in DIAGRAMS})
#: How the file for each target is called, after the diagram's name.
ENDINGS = {
    "compose": "compose.yml",
    "swarm": "stack.yml",
    "shell": "sh",
    "shell-swarm": "swarm.sh",
    "kubernetes": "k8s.yml",
}
PARTS = {".rules", ".site.toml"}
#: The seeds stand as they were drawn, before there were rules and sites.
BARE = {"bidspy"}


@pytest.fixture
def example(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of an example's folder, without its output, in which the test runs."""
    folder: Path = request.param
    copy = tmp_path / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("out"))
    (copy / "out").mkdir()
    monkeypatch.chdir(copy)
    return copy


def dotcompile(*words: str) -> tuple[int, str]:
    said = StringIO()
    code = main(words, BytesIO(), said, said, {})
    return code, said.getvalue()


@dataclass(frozen=True, slots=True)
class Told:
    """The codes that a README tells of a target, and by the way; and whether the target refuses it."""

    codes: frozenset[str]
    by_the_way: frozenset[str]
    refused: bool


def told(readme: str, target: str) -> Told:
    items = [item for item in re.findall(r"^- `(?:.|\n(?!- |\n))*", readme, re.MULTILINE) if names(item)]
    of_target = [item for item in items if target in names(item)]
    for item in items:
        readme = readme.replace(item, "")
    return Told(codes("".join(of_target)), codes(readme), any(" refuse" in item for item in of_target))


def names(item: str) -> frozenset[str]:
    """The targets that an item is about."""
    return frozenset(re.findall(r"`([^`]+)`", item.partition("(DC")[0])) & frozenset(TARGETS)


def codes(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"DC\d{3}", text))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("example", FOLDERS, indirect=True, ids=lambda folder: folder.name)
def test_its_output_is_current_and_its_readme_tells_what_is_found(
    example: Path, target: str, golden: Golden
) -> None:
    readme = told((example / "README.md").read_text(), target)
    found = set[str]()
    for diagram in sorted(example.glob("*.dot")):
        emit = ("--emit", f"out/{diagram.stem}.{ENDINGS[target]}", "--target", target)
        code, said = dotcompile(diagram.name, *emit, "--format", "concise")
        found |= set(re.findall(r": (?:error|warning)\[(DC\d{3})\]", said))
        assert (code != 0) is readme.refused, said
    assert readme.codes <= found <= readme.codes | readme.by_the_way
    keep(example, golden)


@pytest.mark.parametrize("example", FOLDERS, indirect=True, ids=lambda folder: folder.name)
def test_its_picture_and_its_report_are_current(example: Path, golden: Golden) -> None:
    for diagram in sorted(example.glob("*.dot")):
        made = f"out/{diagram.stem}"
        assert dotcompile(diagram.name, "--emit", f"{made}.svg")[0] == 0
        report = (diagram.name, "--report", "--format", "markdown", "--output", f"{made}.report.md")
        assert dotcompile(*report) == (0, "")
    keep(example, golden)


def keep(example: Path, golden: Golden) -> None:
    for made in sorted((example / "out").iterdir()):
        golden(EXAMPLES / example.name / "out" / made.name, made.read_text())


@pytest.mark.compose
@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/out/*.compose.yml")), ids=lambda file: file.stem)
def test_compose_accepts_it(file: Path) -> None:
    oracles.compose(file.parent, [file.name])


@pytest.mark.stack
@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/out/*.stack.yml")), ids=lambda file: file.stem)
def test_swarms_client_accepts_it(file: Path) -> None:
    oracles.stack(file.parent, file.name)


LOCKED = sorted(lock.parent for lock in EXAMPLES.glob("*/*.lock"))


@pytest.mark.parametrize("example", LOCKED, indirect=True, ids=lambda folder: folder.name)
def test_its_lock_is_current(example: Path, golden: Golden) -> None:
    """It is made anew from nothing."""
    (lock,) = example.glob("*.lock")
    lock.unlink()
    assert dotcompile(f"{lock.stem}.dot", "--emit", lock.name)[0] == 0
    golden(EXAMPLES / example.name / lock.name, lock.read_text())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_a_name_for_its_file(target: str) -> None:
    assert target in ENDINGS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_it_has_all_its_parts(folder: Path) -> None:
    assert len((folder / "README.md").read_text().splitlines()) >= 10
    if folder.name not in BARE:
        assert {path.name.removeprefix(folder.name) for path in folder.iterdir()} >= {".dot", *PARTS}


@pytest.mark.parametrize(
    "diagram", [one for one in DIAGRAMS if one.parent.name not in BARE], ids=lambda one: one.stem
)
def test_it_is_in_the_one_style(diagram: Path) -> None:
    assert dotcompile("fmt", "--check", str(diagram))[0] == 0
