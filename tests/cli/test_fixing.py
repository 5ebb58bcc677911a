"""`lint --fix` and `lint --diff`: files are mended, or left as they were."""

import stat
from pathlib import Path

import pytest

from dotcompile.cli import fixing
from tests.cli.outcome import Outcome, dotcompile

ZONES = "subgraph cluster_a { a [container=x] } subgraph cluster_b { b [container=x] }"
SAFE = f"digraph {{ {ZONES} a -> b [lhead=cluster_b] }}\n"
MENDED = SAFE.replace("{ subgraph cluster_a", "{ compound=true; subgraph cluster_a")
UNSAFE = f"digraph {{ {ZONES} a -> b:80 }}\n"
BROKEN = "digraph { a -- b; c == d }\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(text: str | bytes, name: str = "d.dot") -> Path:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return Path(name)


def lint(*words: object, stdin: bytes = b"") -> Outcome:
    """Lint for what these tests are about only."""
    return dotcompile("lint", "--select", "DC0,DC101,DC203,DC205", *words, stdin=stdin)


def test_what_is_safe_is_mended() -> None:
    file = written(SAFE)
    file.chmod(0o640)
    told = lint("--fix", file)
    assert (told.code, told.out, told.err) == (0, "nothing found in 1 file\n", "1 fix made\n")
    assert file.read_text() == MENDED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert lint("--fix", file).err == "no fixes made\n"


def test_what_is_not_safe_is_left_unless_it_is_wanted() -> None:
    file = written(UNSAFE)
    assert lint("--fix", file).err == "no fixes made\n"
    assert file.read_text() == UNSAFE
    assert lint("--fix", "--unsafe-fixes", file).err == "1 fix made\n"
    assert file.read_text() == UNSAFE.replace("b:80", "b [port=80]")


def test_what_is_left_counts() -> None:
    file = written(SAFE.replace("container=x", "odd=1", 1))
    told = lint("--fix", "--fail-on", "warning", file)
    assert told.code == 1
    assert "unknown-attribute" in told.out
    assert "lhead-without-compound" not in told.out


def test_a_diff_writes_nothing() -> None:
    file = written(SAFE)
    told = lint("--diff", file)
    assert told.code == 1
    assert told.out == f"--- d.dot\n+++ d.dot\n@@ -1 +1 @@\n-{SAFE}+{MENDED}"
    assert told.err == "nothing found in 1 file\n1 fix would be made\n"
    assert file.read_text() == SAFE
    assert lint("--diff", written(MENDED)).code == 0


def test_standard_input_goes_to_standard_output() -> None:
    told = lint("--fix", "-", stdin=SAFE.encode())
    assert (told.code, told.out, told.err) == (0, MENDED, "nothing found in 1 file\n1 fix made\n")
    told = lint("--fix", "-q", "-", stdin=UNSAFE.encode())
    assert (told.out, told.code) == (UNSAFE, 0)
    assert "port-as-position" in told.err


def test_several_rounds_mend_what_one_brings_to_light() -> None:
    file = written(SAFE.replace("->", "--"))
    assert lint("--fix", file).err == "2 fixes made\n"
    assert file.read_text() == MENDED


@pytest.mark.parametrize("words", ["--ignore DC203", "--select DC1", "--config c.toml"])
def test_what_does_not_count_is_not_mended(words: str) -> None:
    Path("c.toml").write_text('ignore = ["DC203"]')
    file = written(SAFE)
    assert dotcompile("lint", "--fix", *words.split(), file).err == "no fixes made\n"


def test_what_is_silenced_is_not_mended() -> None:
    file = written(f"// dotcompile: ignore[DC203] the picture is right\n{SAFE}")
    assert lint("--fix", file).err == "no fixes made\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_a_file_keeps_its_encoding_and_its_ends_of_lines(encoding: str) -> None:
    charset = "charset=latin1; " if encoding == "latin-1" else ""
    text = SAFE.replace("digraph {", f"digraph {{\r\n// ä\r\n{charset}")
    file = written(text.encode(encoding))
    assert lint("--fix", file).err == "1 fix made\n"
    after = file.read_bytes().decode(encoding)
    assert after.replace("compound=true;", "").split() == text.split()
    assert after.count("\r\n") >= text.count("\r\n")


def test_a_file_that_cannot_be_written_back_is_left_alone() -> None:
    data = SAFE.replace("digraph {", "digraph {/* \xe4 */").encode("latin-1")
    file = written(data)
    told = lint("--fix", file)
    assert file.read_bytes() == data
    assert told.code == 1
    assert told.err == "no fixes made\n"
    written(data.replace(b"->", b"--"))
    assert "d.dot: not all is fixed: the file cannot be written back" in lint("--fix", file).err


def test_a_round_that_makes_it_worse_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    spoilt = {"d.dot": "digraph { a -- b; c == d; e == ; -- }"}
    monkeypatch.setattr(fixing, "mended", lambda *_: spoilt)
    file = written(BROKEN)
    told = lint("--fix", file)
    assert "d.dot: not all is fixed: more would be wrong than before" in told.err
    assert file.read_text() == BROKEN


def test_a_file_that_cannot_be_written_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    file = written(SAFE)
    monkeypatch.setattr(Path, "replace", full)
    told = lint("--fix", file)
    assert told.code == 2
    assert told.err.startswith("dotcompile: d.dot: cannot be written: No space left on device\n")
    assert file.read_text() == SAFE


def test_wrong_usage() -> None:
    told = lint("--unsafe-fixes", written(SAFE))
    assert (told.code, told.err) == (2, "dotcompile: --unsafe-fixes goes with --fix or --diff\n")


WRONG = sorted((Path(__file__).parents[1] / "syntax/wrong").glob("*.dot"))


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.stem)
def test_what_is_fixed_stays_so(case: Path, unsafe: bool) -> None:
    words = ["--unsafe-fixes"] if unsafe else []
    file = written(case.read_bytes())
    before = lint("--format", "concise", file)
    first = lint("--fix", *words, "--format", "concise", file)
    assert first.code in (0, 1)
    assert len(first.out.splitlines()) <= len(before.out.splitlines())
    after = file.read_bytes()
    assert lint("--fix", *words, file).err.endswith("no fixes made\n")
    assert file.read_bytes() == after
