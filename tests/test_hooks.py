"""The hooks of `.pre-commit-hooks.yaml`, run by pre-commit on repositories of good and bad diagrams."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BESIDE = Path(sys.executable).parent

GOOD = 'digraph { web [container="nginx:1.27"]; db [container="postgres:16.4"]; web -> db }\n'
BAD = GOOD.replace("->", "--")
UGLY = GOOD.replace("; ", ";").replace(" -> ", "->")


def run(*command: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as nobody's, with nothing of the surrounding repository in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "PATH": f"{BESIDE}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "x@example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=240)


def committed(folder: Path) -> None:
    for command in ("git init -q", "git add -A", "git commit -q -m all"):
        done = run(*command.split(), cwd=folder, home=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it is, committed: pre-commit takes what a commit holds."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT, home=ROOT)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    folder = tmp_path_factory.mktemp("checkout")
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    committed(folder)
    return folder


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A repository with a good diagram, a bad one, and what is no diagram."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    for name, text in {"good.dot": GOOD, "bad.gv": BAD, "dotted.txt": "digraph {"}.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", "dotcompile/cli/starting/pre-commit-config.yaml"),
    ],
)
def test_what_is_written_for_pre_commit_is_valid(command: str, name: str, tmp_path: Path) -> None:
    done = run("pre-commit", command, str(ROOT / name), cwd=tmp_path, home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.hooks
def test_try_repo_tells_what_is_bad(checkout: Path, scratch: Path, tmp_path: Path) -> None:
    committed(scratch)
    command = ("pre-commit", "try-repo", str(checkout), "dotcompile", "--all-files", "--color", "never")
    done = run(*command, cwd=scratch, home=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "dotcompile lint" in done.stdout
    assert "Failed" in done.stdout
    assert "error[DC004 wrong-arrow]: `--` in a digraph\n --> bad.gv:1:" in done.stdout
    assert "help: write `->`" in done.stdout
    assert "dotted.txt" not in done.stdout


@pytest.mark.hooks
def test_fix_mends_what_it_says(checkout: Path, scratch: Path, tmp_path: Path) -> None:
    head = run("git", "rev-parse", "HEAD", cwd=checkout, home=tmp_path).stdout.strip()
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {checkout}\n  rev: {head}\n  hooks:\n  - id: dotcompile-system\n    args: [--fix]\n"
    )
    committed(scratch)
    command = ("pre-commit", "run", "--all-files", "--color", "never")
    done = run(*command, cwd=scratch, home=tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "1 fix made" in done.stdout
    assert (scratch / "bad.gv").read_text() == GOOD
    assert (scratch / "good.dot").read_text() == GOOD
    assert run(*command, cwd=scratch, home=tmp_path).returncode == 0


@pytest.mark.hooks
def test_fmt_formats(checkout: Path, scratch: Path, tmp_path: Path) -> None:
    head = run("git", "rev-parse", "HEAD", cwd=checkout, home=tmp_path).stdout.strip()
    (scratch / "bad.gv").write_text(UGLY)
    (scratch / "good.dot").unlink()
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {checkout}\n  rev: {head}\n  hooks:\n  - id: dotcompile-fmt\n"
    )
    committed(scratch)
    command = ("pre-commit", "run", "--all-files", "--color", "never")
    assert run(*command, cwd=scratch, home=tmp_path).returncode == 1
    assert "web -> db" in (scratch / "bad.gv").read_text()
    assert run(*command, cwd=scratch, home=tmp_path).returncode == 0
