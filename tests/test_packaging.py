"""What is shipped: the wheel and the source distribution, built from this checkout."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import dotcompile
from dotcompile.syntax.tables import grammars

ROOT = Path(__file__).parents[1]


def build(target: str, checkout: Path, into: Path) -> Path:
    """The one file that hatchling builds of a checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(into)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True, timeout=60)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    package = [path for path in (ROOT / "dotcompile").rglob("*") if path.is_file()]
    wanted = {named(path) for path in package if path.parent.name != "__pycache__"}
    wanted |= {f"dotcompile/{named(path)}" for path in (ROOT / "grammars").iterdir()}
    assert "dotcompile/py.typed" in wanted
    inside = zipfile.ZipFile(wheel).namelist()
    assert {name for name in inside if not re.match(r"dotcompile-[^/]*\.(dist-info|data)/", name)} == wanted


def test_the_wheel_puts_the_man_page_and_the_completions_where_they_are_looked_for(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    shared = {name.partition("/data/share/")[2]: name for name in archive.namelist() if ".data/" in name}
    shipped = {
        "man/man1/dotcompile.1": "dotcompile.1",
        "bash-completion/completions/dotcompile": "dotcompile.bash",
        "zsh/site-functions/_dotcompile": "_dotcompile",
        "fish/vendor_completions.d/dotcompile.fish": "dotcompile.fish",
    }
    assert set(shared) == set(shipped)
    for where, name in shipped.items():
        assert archive.read(shared[where]) == (ROOT / "dotcompile/reference" / name).read_bytes()


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"dotcompile-{dotcompile.__version__}.dist-info"
    metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
    assert metadata["Version"] == dotcompile.__version__
    assert metadata["License-Expression"] == "Apache-2.0"
    assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "dotcompile = dotcompile.cli.main:run" in archive.read(f"{info}/entry_points.txt").decode()


def test_a_checkout_finds_its_grammars() -> None:
    assert Path(grammars()) == ROOT / "grammars"


def test_the_unpacked_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    (tmp_path / "one.dot").write_text("digraph { a -> b }\n")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path)}
    where = [sys.executable, "-c", "from dotcompile.syntax.tables import grammars; print(grammars())"]
    found = subprocess.run(where, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert Path(found.stdout.strip()) == tmp_path / "dotcompile" / "grammars"
    lint = [sys.executable, "-m", "dotcompile", "lint", "one.dot"]
    done = subprocess.run(lint, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_source_distribution_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    packed = build("sdist", ROOT, tmp_path / "sdist")
    subprocess.run(["tar", "-xzf", packed], cwd=tmp_path, check=True)
    rebuilt = build("wheel", tmp_path / packed.name.removesuffix(".tar.gz"), tmp_path / "again")
    first, second = zipfile.ZipFile(wheel), zipfile.ZipFile(rebuilt)
    assert {name: first.read(name) for name in first.namelist()} == {
        name: second.read(name) for name in second.namelist()
    }


def test_the_source_distribution_can_run_the_gate(tmp_path: Path) -> None:
    packed = build("sdist", ROOT, tmp_path)
    with tarfile.open(packed) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "pyproject.toml", "README.md", "ARCHITECTURE.md", "tests/conftest.py"} <= inside
    assert not [name for name in inside if "__pycache__" in name or name.startswith((".venv", "build/"))]
