"""Configuration files: which one is for a diagram, what it changes, and what is said of a wrong one."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from dotcompile.cli.configuring import schema
from dotcompile.cli.configuring.patterns import fits
from dotcompile.diagnostics import Kind
from dotcompile.judging.configuration_kinds import KINDS
from tests.cli.outcome import dotcompile
from tests.goldens import Golden

#: A warning, DC101 unknown-attribute, in line 1 and a note, DC155 image-inferred.
DIAGRAM = "digraph { nginx [odd=1] }\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a diagram in a folder of it, where the test works."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "net").mkdir()
    (tmp_path / "net/shop.dot").write_text(DIAGRAM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*words: str, code: int | None = None) -> dict[str, str]:
    """The kinds that are found in the diagram, with their severities."""
    told = dotcompile("lint", "--format", "json", "net/shop.dot", *words)
    assert told.err == ""
    assert code is None or told.code == code
    severities = {one["name"]: one["severity"] for one in json.loads(told.out)["findings"]}
    return {name: severities[name] for name in BOTH if name in severities}


BOTH = {"unknown-attribute": "warning", "image-inferred": "note"}


@pytest.mark.parametrize(
    ("says", "expected", "code"),
    [
        ("", BOTH, 0),
        ('ignore = ["DC155"]', {"unknown-attribute": "warning"}, 0),
        ('ignore = ["DC1"]', {}, 0),
        ('select = ["unknown-attribute"]', {"unknown-attribute": "warning"}, 0),
        ("strict = true", dict.fromkeys(BOTH, "error"), 1),
        ('strict = true\nseverity = { DC155 = "note" }', BOTH | {"unknown-attribute": "error"}, 1),
        (
            '[severity]\nDC1 = "warning"\nunknown-attribute = "error"',
            {"unknown-attribute": "error", "image-inferred": "warning"},
            1,
        ),
        ('fail-on = "warning"', BOTH, 1),
        ('fail-on = "note"\nignore = ["DC101"]', {"image-inferred": "note"}, 1),
        ('fail-on = "never"\nstrict = true', dict.fromkeys(BOTH, "error"), 0),
        ('[per-file."*.dot"]\nignore = ["DC155"]', {"unknown-attribute": "warning"}, 0),
        ('[per-file."net/*"]\nstrict = true', dict.fromkeys(BOTH, "error"), 1),
        ('strict = true\n[per-file."**/shop.dot"]\nstrict = false', BOTH, 0),
        ('[per-file."shop/*"]\nignore = ["DC155"]', BOTH, 0),
        ('[per-file."net/**"]\nseverity = { DC155 = "error" }', BOTH | {"image-inferred": "error"}, 1),
    ],
)
@pytest.mark.parametrize("name", ["dotcompile.toml", "pyproject.toml"])
def test_what_a_file_says_counts(name: str, says: str, expected: dict[str, str], code: int) -> None:
    if name == "pyproject.toml":
        says = "[tool.dotcompile]\n" + re.sub(r"^\[", "[tool.dotcompile.", says, flags=re.MULTILINE)
    Path(name).write_text(says)
    assert found(code=code) == expected


@pytest.mark.parametrize(
    ("says", "words", "expected"),
    [
        ('ignore = ["DC101"]', "--ignore DC155", {}),
        ('ignore = ["DC101"]', "--select DC101", {"unknown-attribute": "warning"}),
        ('select = ["DC155"]', "--select DC101", {"unknown-attribute": "warning"}),
        ("strict = true", "--no-strict", BOTH),
        ('[per-file."*"]\nstrict = true', "--no-strict", BOTH),
        ('ignore = ["DC101"]', "--isolated", BOTH),
        ('ignore = ["DC101"]', "--config other.toml", {"unknown-attribute": "warning"}),
    ],
)
def test_what_is_typed_wins(says: str, words: str, expected: dict[str, str]) -> None:
    Path("dotcompile.toml").write_text(says)
    Path("other.toml").write_text('ignore = ["DC155"]')
    assert found(*words.split()) == expected


def test_fail_on_that_is_typed_wins() -> None:
    Path("dotcompile.toml").write_text('fail-on = "note"')
    found(code=1)
    found("--fail-on", "error", code=0)


def test_the_nearest_file_is_the_one_that_counts(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.dotcompile]\nignore = ["DC101"]')
    assert found() == {"image-inferred": "note"}
    (folder / "net/pyproject.toml").write_text("[tool.other]\nx = 1")
    assert found() == {"image-inferred": "note"}
    (folder / "dotcompile.toml").write_text("")
    assert found() == BOTH
    (folder / "net/pyproject.toml").write_text('[tool]\ndotcompile.ignore = ["DC155"]')
    assert found() == {"unknown-attribute": "warning"}


def test_no_file_above_the_repository_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "dotcompile.toml").write_text('ignore = ["DC101"]')
    (folder / "net/.git").write_text("gitdir: elsewhere")
    assert found() == BOTH


def test_standard_input_is_in_the_working_folder_or_where_its_name_says() -> None:
    Path("dotcompile.toml").write_text('ignore = ["DC1"]')
    Path("net/dotcompile.toml").write_text("")
    assert "DC101" not in dotcompile("lint", "-", stdin=DIAGRAM.encode()).out
    told = dotcompile("lint", "-", "--stdin-filename", "net/x.dot", stdin=DIAGRAM.encode())
    assert "DC101" in told.out


def test_a_target_is_one_that_there_is() -> None:
    Path("dotcompile.toml").write_text("target = 7")
    told = dotcompile("lint", "net/shop.dot")
    assert told.code == 2
    assert "`target` is one of " in told.err


def test_each_diagram_has_its_own() -> None:
    Path("net/dotcompile.toml").write_text('ignore = ["DC1"]')
    Path("other.dot").write_text(DIAGRAM)
    assert dotcompile("lint", "-q", "--format", "concise", "net/shop.dot", "other.dot").out.startswith(
        "other.dot:1:18:"
    )


def test_compiling_obeys_it_too() -> None:
    assert dotcompile("net/shop.dot", "--emit", "shop.json").code == 0
    Path("shop.json").unlink()
    Path("dotcompile.toml").write_text("strict = true")
    told = dotcompile("net/shop.dot", "--emit", "shop.json")
    assert (told.code, Path("shop.json").exists()) == (1, False)


WRONG = {
    "syntax": "ignore = [DC101]",
    "not-utf-8": "ignore = ['\udce4']",
    "unknown-key": 'ignor = ["DC101"]\nfail_on = "note"\nper-files = {}',
    "unknown-kind": 'ignore = ["unknown-atribute", "DC9"]\n[severity]\nno-such-thing-at-all = "note"',
    "bad-values": 'strict = "yes"\nselect = "DC1"\nfail-on = "eror"\nignore = [1]\nseverity = ["DC1"]',
    "bad-severity": '[severity]\nDC101 = "warn"\nDC155 = false',
    "per-file": '[per-file]\n"a/*" = ["DC1"]\n[per-file."*.dot"]\nselect = ["DC1"]\nignore = ["DC9"]',
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_said_of_a_wrong_one(name: str, golden: Golden) -> None:
    Path("dotcompile.toml").write_bytes(WRONG[name].encode(errors="surrogateescape"))
    told = dotcompile("lint", "net/shop.dot")
    assert (told.code, told.out) == (2, "")
    golden(Path(__file__).parent / "configuration_wrong" / f"{name}.txt", told.err)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--config none/x.toml", "none/x.toml: there is no such file"),
        ("--config pyproject.toml", "pyproject.toml: there is no table [tool.dotcompile] in it"),
        ("--config pyproject.toml --isolated", "--config names a file, and --isolated wants none"),
    ],
)
def test_wrong_usage(words: str, told: str) -> None:
    Path("pyproject.toml").write_text("[tool.other]")
    outcome = dotcompile("lint", "net/shop.dot", *words.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"dotcompile: {told}\n")


@pytest.mark.parametrize(
    ("pattern", "path", "does"),
    [
        ("a.dot", "a.dot", True),
        ("a.dot", "x/y/a.dot", True),
        ("*.dot", "x/y/a.dot", True),
        ("x/*.dot", "x/a.dot", True),
        ("./x/*.dot", "x/a.dot", True),
        ("x/*.dot", "x/y/a.dot", False),
        ("x/**", "x/y/a.dot", True),
        ("x/**/a.dot", "x/a.dot", True),
        ("x/**/a.dot", "x/y/z/a.dot", True),
        ("**/y/*", "x/y/a.dot", True),
        ("**/y/*", "y/a.dot", True),
        ("**/y/*", "x/z/a.dot", False),
        ("[ab].dot", "b.dot", True),
        ("a?.dot", "a.dot", False),
        ("x", "x/a.dot", False),
        ("../*.dot", "../a.dot", True),
    ],
)
def test_patterns(pattern: str, path: str, does: bool) -> None:
    assert fits(pattern, path) is does


def test_a_pattern_is_not_tried_without_end() -> None:
    assert not fits("**/" * 200 + "*a*a*a*a*a*a*a*a*b", "/".join(["aaaaaaaaaaaaaaaa"] * 200))


SHIPPED = Path(schema.__file__).with_name("configuration.schema.json")
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_schema_that_is_shipped_is_current(golden: Golden) -> None:
    golden(SHIPPED, schema.text())
    Draft7Validator.check_schema(json.loads(schema.text()))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_shows_the_fault_and_how_to_write_it(kind: Kind) -> None:
    wrong, right = TOML.findall(kind.page)
    Path("dotcompile.toml").write_text(right)
    assert dotcompile("lint", "net/shop.dot").err == ""
    assert is_valid(tomllib.loads(right))
    Path("dotcompile.toml").write_text(wrong)
    (line,) = [
        number for number, text in enumerate(wrong.splitlines(), 1) if f"# expect: {kind.name}" in text
    ]
    told = dotcompile("lint", "net/shop.dot").err
    assert told.startswith(f"error[{kind.code} {kind.name}]")
    assert f" --> dotcompile.toml:{line}:" in told


def is_valid(values: Any) -> bool:
    return bool(Draft7Validator(json.loads(SHIPPED.read_text())).is_valid(values))


@pytest.mark.parametrize("name", sorted(WRONG.keys() - {"syntax", "not-utf-8", "unknown-kind"}))
def test_the_schema_refuses_what_is_wrong(name: str) -> None:
    assert not is_valid(tomllib.loads(WRONG[name]))
