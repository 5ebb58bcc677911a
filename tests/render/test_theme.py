"""Texts can be read, by their contrast to what they stand on, and every role and hue has a look."""

import pytest

from dotcompile.render.icons import ICONS
from dotcompile.render.roles import Hue, Role
from dotcompile.render.theme import DARK, LIGHT, Mode, Palette, style_sheet

#: https://www.w3.org/TR/WCAG22/#contrast-minimum, and 3 for what is no text
TEXT, SIGN = 4.5, 3.0


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(palette: Palette) -> None:
    for text, ground in (
        (palette.ink, palette.canvas),
        (palette.ink, palette.card),
        (palette.ink, palette.pill),
        (palette.muted, palette.canvas),
        (palette.muted, palette.card),
        *((ink, field) for field, _, ink in palette.hues.values()),
    ):
        assert contrast(text, ground) >= TEXT, (text, ground)
    for sign, ground in (
        (palette.line, palette.canvas),
        (palette.zone_line, palette.canvas),
        *((palette.line, field) for field, _, _ in palette.hues.values()),
        *((ink, chip) for chip, ink in palette.roles.values()),
    ):
        assert contrast(sign, ground) >= SIGN, (sign, ground)


@pytest.mark.parametrize("mode", Mode)
def test_every_role_and_hue_has_a_look(mode: Mode) -> None:
    style = style_sheet(mode)
    assert set(ICONS) == set(Role)
    assert all(f".role-{role} .chip{{" in style for role in Role)
    assert all(f".{hue} .field{{" in style for hue in Hue)
    assert style.count("{") == style.count("}")
