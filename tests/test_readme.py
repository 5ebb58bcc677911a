"""README.md says what is so: its commands are the ones that CI runs, and its sessions are real ones."""

import re
import shlex
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def dotcompile(*words: str) -> tuple[int, str]:
    output = StringIO()
    code = main(words, BytesIO(), output, output, {})
    return code, output.getvalue()


def test_ci_runs_the_commands_of_readme() -> None:
    extracted = subprocess.run(
        ["awk", "-f", ".ci/commands.awk", "README.md"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert [extracted.stdout] == blocks("sh")


def test_one_command_compiles_an_example_and_one_runs_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try_it, test_it = blocks("sh")[0].splitlines()
    *_, compile_it = try_it.split(" && ")
    program, *words = shlex.split(compile_it)
    assert (program, test_it) == (".venv/bin/dotcompile", "make test")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    code, told = dotcompile(*words)
    assert code == 0
    assert " warnings, " in told.splitlines()[-1]
    assert "error" not in told
    assert (tmp_path / words[-1]).read_text().startswith("# Made by dotcompile from ")


@pytest.mark.parametrize("session", blocks("console"), ids=lambda session: session.partition("\n")[0])
def test_a_session_is_what_the_program_says(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (diagram,) = blocks("dot")
    (tmp_path / "shop.dot").write_text(diagram)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    command, _, shown = session.partition("\n")
    prompt, program, *words = shlex.split(command)
    assert (prompt, program) == ("$", "dotcompile")
    assert dotcompile(*words)[1] == shown
