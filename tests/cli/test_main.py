"""The words that choose a command, help, and how a process ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dotcompile import __version__
from dotcompile.cli import explain, lint
from dotcompile.cli.catalogue import COMMANDS
from dotcompile.syntax.kinds import KINDS
from tests.cli.outcome import dotcompile

ROOT = Path(__file__).parents[2]
BAD = "digraph { a -- b }\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_version() -> None:
    assert dotcompile("--version").out == f"dotcompile {__version__}\n"


@pytest.mark.parametrize("words", [(), *((command.name,) for command in COMMANDS)])
def test_help_fits_a_terminal(words: tuple[str, ...]) -> None:
    told = dotcompile(*words, "--help", terminal=True)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"usage: {' '.join(('dotcompile', *words))} ")
    assert "examples:\n" in told.out
    assert "\x1b" not in told.out
    assert max(map(len, told.out.splitlines())) <= 100


def test_help_names_every_command_and_exit_code() -> None:
    told = dotcompile("-h").out
    assert all(f"  {command.name} " in told and command.summary in told for command in COMMANDS)
    assert all(f"  {code}  " in told for code in (0, 1, 2, 70, 130, 141))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "which diagrams? Name files, or `-` for standard input"),
        ("lnit x.dot", "`lnit` is neither a command nor a file: did you mean `lint`?"),
        ("help", "`help` is neither a command nor a file: did you mean `--help`?"),
        ("--strict lint x.dot", "the command goes first: `dotcompile lint ...`"),
        ("explain", "what? Name a kind of finding, such as DC003, or a file and what is in it"),
        ("explain wrong-arow", "there is no kind of finding `wrong-arow`: did you mean `wrong-arrow`?"),
        ("explain DC004 DC005", "DC004: there is no such file"),
    ],
)
def test_wrong_usage_is_told_in_a_line(
    words: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = dotcompile(*words.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"dotcompile: {told}\n")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_explain_shows_the_page_by_code_and_by_name(kind: explain.Kind) -> None:
    told = dotcompile("explain", kind.code.lower())
    assert told.code == 0
    assert told.out.startswith(f"# {kind.code} {kind.name} ({kind.severity})\n\n{kind.why}\n")
    assert told.out.endswith(f"{kind.page.strip() or kind.why}\n")
    assert dotcompile("explain", kind.name) == told


def test_a_bug_of_ours_asks_to_be_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom\x1b")

    monkeypatch.setattr(lint, "lint", broken)
    told = dotcompile("lint", "-")
    assert (told.code, told.out) == (70, "")
    first, second, third = told.err.splitlines()
    assert first.endswith("please report it, with the lines below")
    assert second == "dotcompile: RuntimeError: boom\\x1b"
    assert "test_main.py:" in third


def process(*words: str, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "dotcompile", *words], env=ENVIRONMENT, stderr=subprocess.PIPE, **more
    )


@pytest.mark.parametrize(("text", "code"), [("digraph {}", 0), (BAD, 1)])
def test_a_process_ends_with_the_exit_code(text: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "x.dot").write_text(text)
    ended = process("x.dot", cwd=tmp_path, stdout=subprocess.DEVNULL)
    assert (ended.communicate()[1], ended.returncode) == (b"", code)


def test_an_interrupt_ends_it_without_a_traceback() -> None:
    ended = process("lint", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert ended.stdin is not None
    ended.stdin.write(b"digraph {")
    ended.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):
        ended.wait(1.5)
    ended.send_signal(signal.SIGINT)
    assert (ended.wait(10), ended.stderr.read() if ended.stderr else None) == (130, b"")
    ended.communicate()


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "x.dot").write_text(BAD * 200)
    reading, writing = os.pipe()
    os.close(reading)
    ended = process("lint", "x.dot", cwd=tmp_path, stdout=writing)
    os.close(writing)
    assert (ended.communicate()[1], ended.returncode) == (b"", 141)


def test_a_full_disk_is_told_in_a_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process("--help", stdout=full)
        told = ended.communicate()[1]
    assert (told, ended.returncode) == (
        b"dotcompile: the output cannot be written: No space left on device\n",
        2,
    )


def test_a_terminal_without_unicode_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "x.dot").write_text('digraph { "東" -- b }', "utf-8")
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "dotcompile", "x.dot"]
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert rb'"\u6771" -- b' in ended.stdout


def test_closed_streams_are_no_hindrance() -> None:
    command = f"exec '{sys.executable}' -m dotcompile --version <&- >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", command], env=ENVIRONMENT).returncode == 0
