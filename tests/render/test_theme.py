"""Texts can be read, by their contrast to what they stand on, and every role and hue has a look."""

import pytest

from dotcompile.render.contrast import contrast
from dotcompile.render.icons import ICONS
from dotcompile.render.roles import Hue, Role
from dotcompile.render.theme import DARK, LIGHT, Mode, Palette, style_sheet
from dotcompile.render.theming.pairs import pairs_of


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(palette: Palette) -> None:
    for one, other in pairs_of(palette):
        assert contrast(one.colour, other.colour) >= one.least, (one, other)


@pytest.mark.parametrize("mode", Mode)
def test_every_role_and_hue_has_a_look(mode: Mode) -> None:
    style = style_sheet(mode)
    assert set(ICONS) == set(Role)
    assert all(f".role-{role} .chip{{" in style for role in Role)
    assert all(f".{hue} .field{{" in style for hue in Hue)
    assert style.count("{") == style.count("}")
