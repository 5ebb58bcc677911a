"""Themes that a file says: what they change, what is said of wrong ones, their schema and their page."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from dotcompile.cli.documenting.shipped import FOLDER
from dotcompile.diagnostics import Kind
from dotcompile.render.roles import Hue, Role
from dotcompile.render.theme import DARK, LIGHT, OURS, Mode, Palette, style_sheet
from dotcompile.render.theming import schema
from dotcompile.render.theming.kinds import KINDS, LOW_CONTRAST
from dotcompile.render.theming.reading import read_theme
from tests.cli.outcome import dotcompile
from tests.goldens import Golden

SHIPPED = Path(schema.__file__).with_name("theme.schema.json")
WRONG = sorted((Path(__file__).parent / "theme_wrong").glob("*.toml"))
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
(EXAMPLE,) = TOML.findall((FOLDER / "themes.md").read_text())


def is_valid(text: str) -> bool:
    return bool(Draft7Validator(json.loads(SHIPPED.read_text())).is_valid(tomllib.loads(text)))


def render(*words: str) -> Any:
    Path("shop.dot").write_text("digraph { subgraph cluster_proxy { nginx } db; nginx -> db }")
    return dotcompile("render", "shop.dot", *words)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_example_of_the_page_is_a_theme() -> None:
    found = read_theme("house.toml", EXAMPLE.encode())
    assert found.findings == ()
    assert is_valid(EXAMPLE)
    light, dark = found.theme.light, found.theme.dark
    assert (found.mode, light.canvas, light.card_border) == (Mode.AUTO, "#fffdf7", "#d9d2bf")
    assert light.hues[Hue.AMBER] == ("#fff4d6", "#e0a526", "#7a4a05")
    assert light.hues[Hue.SKY] == LIGHT.hues[Hue.SKY]
    assert light.roles[Role.DATABASE] == ("#e3f0ff", "#1d4f91")
    assert (dark.canvas, dark.ink) == ("#101418", DARK.ink)


def test_a_picture_has_the_colours_of_its_theme() -> None:
    Path("house.toml").write_text('mode = "light"\n[light]\ncanvas = "#ABC"\n')
    svg = render("--theme", "house.toml").out
    assert ".canvas{fill:#AABBCC}" in svg
    assert "prefers-color-scheme" not in svg
    assert render("--theme", "house.toml", "-o", "shop.png").code == 0


def written(palette: Palette) -> str:
    """A whole palette as a table."""
    rows = [
        f'{name.replace("_", "-")} = "{value}"'
        for name in Palette.__match_args__
        if isinstance(value := getattr(palette, name), str) and value.startswith("#")
    ]
    for hue, (field, border, text) in palette.hues.items():
        rows.append(f'zones.{hue} = {{ field = "{field}", border = "{border}", text = "{text}" }}')
    for role, (chip, icon) in palette.roles.items():
        rows.append(f'roles.{role} = {{ chip = "{chip}", icon = "{icon}" }}')
    return "\n".join(rows)


def test_our_own_theme_can_be_written() -> None:
    text = f"[light]\n{written(LIGHT)}\n[dark]\n{written(DARK)}\n"
    found = read_theme("ours.toml", text.encode())
    assert found.findings == ()
    assert is_valid(text)
    assert style_sheet(Mode.AUTO, found.theme) == style_sheet(Mode.AUTO, OURS)


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_what_is_said_of_a_wrong_theme(path: Path, golden: Golden) -> None:
    Path(path.name).write_bytes(path.read_bytes())
    told = render("--theme", path.name, "-o", "shop.svg")
    is_drawn = path.stem == "contrast"
    assert Path("shop.svg").exists() is is_drawn
    assert told.code == (0 if is_drawn else 2)
    golden(path.with_suffix(".diag"), told.err)
    if path.stem in ("values", "keys", "tables"):
        assert not is_valid(path.read_text())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_shows_the_fault_and_how_to_write_it(kind: Kind) -> None:
    wrong, right = TOML.findall(kind.page)
    assert read_theme("right.toml", right.encode()).findings == ()
    assert is_valid(right)
    found = read_theme("wrong.toml", wrong.encode())
    (line,) = [
        number for number, text in enumerate(wrong.splitlines(), 1) if f"# expect: {kind.name}" in text
    ]
    assert {one.kind for one in found.findings} == {kind}
    assert {found.source.line_number(one.span.start) for one in found.findings} == {line}
    assert kind is LOW_CONTRAST or kind.name == "theme-syntax" or not is_valid(wrong)


def test_the_schema_that_is_shipped_is_current(golden: Golden) -> None:
    golden(SHIPPED, schema.text())
    Draft7Validator.check_schema(json.loads(schema.text()))


def test_a_theme_is_no_output_and_has_to_be_there() -> None:
    assert "there is no such file" in render("--theme", "gone.toml").err
    Path("house.toml").write_text("")
    assert (
        "--theme: invalid choice: 'lihgt' (choose from 'light', 'dark', 'auto'"
        in render("--theme", "lihgt").err
    )
