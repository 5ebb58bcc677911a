"""`dotcompile lint`, and `dotcompile FILE`, which has the same options."""

import json
import stat
from pathlib import Path

import pytest

from dotcompile.cli import reading
from tests.cli.outcome import dotcompile

GOOD = b'digraph { a -> b; a [image="a:1"]; b [image="b:1"] }\n'
BAD = GOOD.replace(b"->", b"--")
BOLD = GOOD.replace(b"a:1", b'a:1", odd="')
MILD = b"\xef\xbb\xbf" + GOOD


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    files = {"good.dot": GOOD, "bad.dot": BAD, "mild.dot": MILD, "bold.dot": BOLD}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", [(), ("lint",)])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("good.dot", 0),
        ("bad.dot", 1),
        ("mild.dot", 0),
        ("mild.dot --strict", 1),
        ("bold.dot", 0),
        ("bold.dot --strict", 1),
        ("mild.dot --fail-on note", 1),
        ("mild.dot --fail-on warning", 0),
        ("bad.dot --fail-on never", 0),
        ("mild.dot --strict --ignore DC002", 0),
        ("mild.dot --strict --select DC001", 0),
        ("mild.dot --strict --select wrong-arrow,DC002", 1),
        ("bad.dot --ignore DC0", 1),
        ("good.dot --quiet bad.dot", 1),
        ("good.dot missing.dot", 2),
        ("bad.dot .", 2),
    ],
)
def test_exit_code(form: tuple[str, ...], words: str, code: int) -> None:
    assert dotcompile(*form, *words.split()).code == code


def test_findings_go_to_standard_output_and_nothing_to_standard_error() -> None:
    told = dotcompile("lint", "good.dot", "bad.dot")
    assert told.out.startswith("error[DC004 wrong-arrow]")
    assert " --> bad.dot:1:13\n" in told.out
    assert told.out.endswith("\n1 error\n")
    assert told.err == ""


def test_notes_are_counted_and_shown_when_asked() -> None:
    assert dotcompile("lint", "mild.dot").out == "1 note: --notes shows them\n"
    assert dotcompile("lint", "mild.dot", "--notes").out.startswith("note[DC002 byte-order-mark]")


def test_statistics_count_kinds() -> None:
    assert (
        dotcompile("lint", "--statistics", "bad.dot").out
        == "     1  DC004 error   wrong-arrow (1 mended by --fix)\n"
    )


def test_quiet_says_nothing_of_clean_files() -> None:
    assert dotcompile("lint", "-q", "good.dot").out == ""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("god.dot", "dotcompile: god.dot: there is no such file: did you mean `good.dot`?\n"),
        ("nowhere/at/all.dot", "dotcompile: nowhere/at/all.dot: there is no such file\n"),
        (".", "dotcompile: .: is a directory; name the files in it\n"),
        ("a\x1b[2J\n.dot", "dotcompile: a\\x1b[2J\\n.dot: there is no such file\n"),
        ("a\0b", "dotcompile: 'a\\x00b': is not the name of a file\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_line_and_the_others_are_read(path: str, told: str) -> None:
    outcome = dotcompile("lint", path, "bad.dot")
    assert (outcome.code, outcome.err) == (2, told)
    assert "wrong-arrow" in outcome.out


def test_a_file_that_the_system_refuses() -> None:
    Path("loop.dot").symlink_to("loop.dot")
    told = dotcompile("lint", "loop.dot", "good.dot")
    assert (told.code, told.out) == (2, "nothing found in 1 file\n")
    assert told.err.startswith("dotcompile: loop.dot: cannot be read: ")


def test_a_file_without_end_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1024**2)
    assert dotcompile("lint", "/dev/zero").err == "dotcompile: /dev/zero: is larger than 1 MiB\n"


def test_standard_input() -> None:
    assert " --> <stdin>:1:13\n" in dotcompile("lint", "-", stdin=BAD).out
    assert " --> shop.dot:1:13\n" in dotcompile("lint", "-", "--stdin-filename", "shop.dot", stdin=BAD).out


@pytest.mark.parametrize("words", ["good.dot", "- good.dot"])
def test_a_name_for_standard_input_goes_with_standard_input(words: str) -> None:
    outcome = dotcompile("lint", *words.split(), "--stdin-filename", "good.dot", stdin=BAD)
    assert (outcome.code, outcome.out) == (2, "")


def test_a_file_named_twice_is_read_once() -> None:
    assert dotcompile("lint", "bad.dot", "bad.dot").out.endswith("\n1 error\n")


def test_each_format_has_an_output_of_its_own() -> None:
    words = "--format json --output out.json --format text --format sarif --output out.sarif bad.dot"
    told = dotcompile("lint", *words.split())
    assert told.code == 1
    assert told.out.endswith("\n1 error\n")
    assert json.loads(Path("out.json").read_text())["counts"]["error"] == 1
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    "words",
    [
        "--format json --format text",
        "--output a --output b",
        "--format json --output a --format text --output a",
        "--format xml",
        "--select DC9",
        "--ignore wrong-arow",
        "--strickt",
    ],
)
def test_wrong_usage(words: str) -> None:
    told = dotcompile("lint", "bad.dot", *words.split())
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("dotcompile: ")
    assert told.err.count("\n") == 1
    assert not Path("a").exists()


@pytest.mark.parametrize(
    ("words", "guess"),
    [("--ignore wrong-arow", "wrong-arrow"), ("--strickt", "--strict"), ("--formt", "--format")],
)
def test_a_slip_of_the_pen_is_set_right(words: str, guess: str) -> None:
    assert dotcompile("lint", "bad.dot", *words.split()).err.endswith(f": did you mean `{guess}`?\n")


def test_an_output_keeps_its_mode_and_leaves_nothing_beside(folder: Path) -> None:
    out = folder / "out.txt"
    out.write_text("before")
    out.chmod(0o640)
    (folder / "link").symlink_to(out)
    dotcompile("lint", "bad.dot", "--output", "link")
    assert out.read_text().endswith("1 error\n")
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert (folder / "link").is_symlink()
    assert sorted(path.name for path in folder.iterdir()) == [
        "bad.dot",
        "bold.dot",
        "good.dot",
        "link",
        "mild.dot",
        "out.txt",
    ]


def test_an_output_that_cannot_be_written_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "out.txt").write_text("before")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    told = dotcompile("lint", "bad.dot", "--output", "out.txt")
    assert (told.code, told.err) == (2, "dotcompile: out.txt: cannot be written: No space left on device\n")
    assert (folder / "out.txt").read_text() == "before"
    assert len(list(folder.iterdir())) == 5


@pytest.mark.parametrize("output", ["nowhere/out.txt", "."])
def test_an_output_that_is_no_place_for_a_file(output: str) -> None:
    told = dotcompile("lint", "bad.dot", "--output", output)
    assert told.code == 2
    assert told.err.startswith(f"dotcompile: {output}: cannot be written: ")


def test_a_device_is_written_to_and_not_replaced() -> None:
    assert dotcompile("lint", "bad.dot", "--output", "/dev/null").code == 1
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("words", "terminal", "environment", "coloured"),
    [
        ("", True, {}, True),
        ("", False, {}, False),
        ("", True, {"NO_COLOR": "1"}, False),
        ("", True, {"NO_COLOR": ""}, True),
        ("", True, {"TERM": "dumb"}, False),
        ("", False, {"FORCE_COLOR": "1"}, True),
        ("", True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("--color always", False, {"NO_COLOR": "1"}, True),
        ("--color never", True, {"FORCE_COLOR": "1"}, False),
        ("--output out.txt", True, {}, False),
        ("--output out.txt --color always", True, {}, True),
    ],
)
def test_colour(words: str, terminal: bool, environment: dict[str, str], coloured: bool) -> None:
    told = dotcompile("lint", "bad.dot", *words.split(), terminal=terminal, environment=environment)
    text = Path("out.txt").read_text() if "out.txt" in words else told.out
    assert ("\x1b[" in text) == coloured


def test_a_report_is_not_written_over_what_it_is_about() -> None:
    outcome = dotcompile("lint", "good.dot", "--format", "json", "--output", "./good.dot")
    assert (outcome.code, Path("good.dot").read_bytes()) == (2, GOOD)
    assert "written over what it is made from" in outcome.err
