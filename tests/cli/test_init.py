"""`dotcompile init`: what it writes is clean, and nothing that is there is written over."""

from pathlib import Path

import pytest

from dotcompile.model.values.text import within
from dotcompile.rules.read import read_rules
from dotcompile.source import Source
from tests.cli.outcome import dotcompile

FILES = {".pre-commit-config.yaml", "shop.dot", "shop.rules", "shop.site.toml"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def there(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_is_written(folder: Path) -> None:
    told = dotcompile("init", "shop")
    assert (told.code, told.err) == (0, "")
    assert set(told.out.split("\n")) == {"", *(f"wrote {name}" for name in FILES)}
    assert there(folder) == FILES
    assert not [name for name in FILES if "NAME" in Path(name).read_text()]


@pytest.mark.parametrize("name", [(), ("shop",), ("1-2.x",)])
def test_it_is_clean_even_under_strict(name: tuple[str, ...], folder: Path) -> None:
    dotcompile("init", *name)
    (diagram,) = folder.glob("*.dot")
    assert dotcompile("lint", "--strict", "--notes", diagram.name).out.startswith("nothing found in ")
    assert dotcompile("fmt", "--check", diagram.name).code == 0
    told = dotcompile("--strict", "--notes", diagram.name, "--emit", "compose.yml")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("nothing found in ")
    assert Path("compose.yml").exists()


def test_its_rules_can_be_read() -> None:
    dotcompile("init", "shop")
    source = Source("shop.rules", Path("shop.rules").read_text())
    rules, findings = read_rules(within(source.text, source.span(0, len(source.text))))
    assert findings == ()
    assert len(rules.rules) == 3


def test_its_comment_is_needed() -> None:
    dotcompile("init", "shop")
    text = Path("shop.dot").read_text()
    Path("shop.dot").write_text(text.replace("ignore[cut-off]", "ignore[DC309]"))
    told = dotcompile("shop.dot", "--emit", "compose.yml", "--format", "concise")
    assert {line.partition("[")[2][:5] for line in told.out.splitlines()} == {"DC501", "DC030"}


@pytest.mark.parametrize("name", ["shop.dot", "shop.rules", "shop.site.toml"])
def test_what_is_there_is_not_written_over(name: str, folder: Path) -> None:
    Path(name).symlink_to("elsewhere")
    told = dotcompile("init", "shop")
    assert (told.code, told.out) == (2, "")
    assert told.err == f"dotcompile: {name} would be written over; --force does that\n"
    assert there(folder) == {name}


def test_hooks_that_are_there_stay(folder: Path) -> None:
    Path(".pre-commit-config.yaml").write_text("repos: []\n")
    told = dotcompile("init", "shop")
    assert told.code == 0
    assert "left .pre-commit-config.yaml as it is\n" in told.out
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert there(folder) == FILES


def test_force_writes_over_it() -> None:
    for name in FILES:
        Path(name).write_text("mine")
    assert dotcompile("init", "--force", "shop").code == 0
    assert not [name for name in FILES if Path(name).read_text() == "mine"]


@pytest.mark.parametrize("name", ["../shop", "a b", ".dot", "-", "x" * 64, "ä", "a\nb"])
def test_an_odd_name_is_refused(name: str, folder: Path) -> None:
    told = dotcompile("init", name)
    assert (told.code, there(folder)) == (2, set())
    assert told.err.count("\n") == 1
