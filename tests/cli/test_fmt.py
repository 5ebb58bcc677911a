"""`dotcompile fmt`."""

import io
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.cli.outcome import dotcompile

UGLY, NEAT = b"digraph{a->b;}", b"digraph {\n    a -> b\n}\n"
BAD = b"digraph { a -- b }\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    for name, data in {"ugly.dot": UGLY, "neat.dot": NEAT, "bad.dot": BAD}.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ugly.dot", 0),
        ("neat.dot", 0),
        ("bad.dot ugly.dot", 1),
        ("--check neat.dot", 0),
        ("--check ugly.dot", 1),
        ("--check bad.dot", 1),
        ("--diff ugly.dot", 0),
        ("--diff --check ugly.dot", 1),
        ("--diff --check neat.dot", 0),
        ("missing.dot bad.dot", 2),
        (". ugly.dot", 2),
        ("", 2),
        ("--widht 3 ugly.dot", 2),
        ("neat.dot --stdin-filename x", 2),
    ],
)
def test_exit_code(words: str, code: int) -> None:
    assert dotcompile("fmt", *words.split()).code == code


def test_files_are_formatted_in_place_and_told_of(folder: Path) -> None:
    told = dotcompile("fmt", "ugly.dot", "neat.dot", "bad.dot", "missing.dot")
    assert (folder / "ugly.dot").read_bytes() == NEAT
    assert (folder / "bad.dot").read_bytes() == BAD
    assert told.out == ""
    assert told.err.startswith("reformatted ugly.dot\nerror[DC004 wrong-arrow]: ")
    assert " --> bad.dot:1:13\n" in told.err
    assert "dotcompile: missing.dot: there is no such file" in told.err
    assert told.err.endswith(
        "\n1 file reformatted, 1 file left unchanged, 1 file left alone with errors, 1 file failed\n"
    )
    again = dotcompile("fmt", "ugly.dot", "neat.dot")
    assert (again.code, again.out, again.err) == (0, "", "2 files left unchanged\n")


@pytest.mark.parametrize("words", ["--check", "--diff", "--check --diff"])
def test_what_is_only_looked_at_is_not_written(words: str, folder: Path) -> None:
    told = dotcompile("fmt", *words.split(), "ugly.dot", "neat.dot")
    assert (folder / "ugly.dot").read_bytes() == UGLY
    assert told.err == "would reformat ugly.dot\n1 file would be reformatted, 1 file left unchanged\n"


def test_diff() -> None:
    assert dotcompile("fmt", "--diff", "ugly.dot", "neat.dot").out == (
        "--- ugly.dot\n+++ ugly.dot\n@@ -1 +1,3 @@\n-digraph{a->b;}\n\\ No newline at end of file\n"
        "+digraph {\n+    a -> b\n+}\n"
    )


def test_a_diff_can_be_applied(folder: Path) -> None:
    text = "digraph {\n" + "".join(f"  a{number};\n\n\n  // \u2028\f{number}\n" for number in range(50)) + "}"
    (folder / "long.dot").write_text(text)
    diff = dotcompile("fmt", "--diff", "long.dot").out
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=folder, check=True)
    assert dotcompile("fmt", "--check", "long.dot").code == 0


def test_quiet() -> None:
    assert dotcompile("fmt", "-q", "--check", "ugly.dot", "neat.dot").err == ""
    assert dotcompile("fmt", "-q", "bad.dot").err.startswith("error[DC004")


def test_standard_input() -> None:
    told = dotcompile("fmt", "-", stdin=UGLY)
    assert (told.code, told.out, told.err) == (0, NEAT.decode(), "")
    assert dotcompile("fmt", "-", stdin=NEAT).out == NEAT.decode()
    told = dotcompile("fmt", "-", "--stdin-filename", "shop.dot", stdin=BAD)
    assert (told.code, told.out) == (1, "")
    assert " --> shop.dot:1:13\n" in told.err


def test_standard_input_that_is_only_looked_at() -> None:
    told = dotcompile("fmt", "-", "--check", stdin=UGLY)
    assert (told.code, told.out, told.err) == (1, "", "would reformat <stdin>\n")
    assert dotcompile("fmt", "-", "--diff", stdin=UGLY).out.startswith("--- <stdin>\n+++ <stdin>\n")


def test_standard_output_gets_the_bytes_of_the_encoding() -> None:
    before, after = (
        b'digraph{charset=latin1 "\xe9"}\r\n',
        b'digraph {\r\n    charset = latin1\r\n    "\xe9"\r\n}\r\n',
    )
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert main(["fmt", "-"], io.BytesIO(before), out, io.StringIO(), {}) == 0
    assert out.buffer.getvalue() == after  # type: ignore[attr-defined]  # it is the BytesIO above


def test_a_file_keeps_its_mode_its_link_and_its_encoding(folder: Path) -> None:
    target = folder / "ugly.dot"
    target.write_bytes(b"\xef\xbb\xbfdigraph{a}\r\n")
    target.chmod(0o640)
    (folder / "link.dot").symlink_to(target)
    assert dotcompile("fmt", "link.dot").code == 0
    assert target.read_bytes() == b"\xef\xbb\xbfdigraph {\r\n    a\r\n}\r\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert (folder / "link.dot").is_symlink()
    assert len(list(folder.iterdir())) == 4


def test_a_file_that_is_neat_is_not_touched(folder: Path) -> None:
    before = (folder / "neat.dot").stat()
    dotcompile("fmt", "neat.dot")
    after = (folder / "neat.dot").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_file_that_cannot_be_written_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    told = dotcompile("fmt", "ugly.dot", "neat.dot")
    assert told.code == 2
    assert told.err.startswith("dotcompile: ugly.dot: cannot be written: No space left on device\n")
    assert (folder / "ugly.dot").read_bytes() == UGLY
    assert len(list(folder.iterdir())) == 3


def test_names_are_made_fit_to_show(folder: Path) -> None:
    (folder / "a\x1b[2J.dot").write_bytes(UGLY)
    assert "\x1b" not in dotcompile("fmt", "--check", "a\x1b[2J.dot").err
    (folder / "b\x1b[2J.dot").write_bytes(UGLY)
    assert "\x1b" not in dotcompile("fmt", "--diff", "b\x1b[2J.dot").out


def test_colour() -> None:
    assert "\x1b[" in dotcompile("fmt", "--color", "always", "bad.dot").err
    assert "\x1b[" not in dotcompile("fmt", "bad.dot", terminal=True).err  # that is standard output only


def test_as_a_process(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dotcompile", "fmt", "-"],
        input=UGLY,
        capture_output=True,
        timeout=60,
        cwd=folder,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, NEAT, b"")
