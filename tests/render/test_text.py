"""Texts and the room that they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.render.text import ELLIPSIS, clean, is_covered, shorten, width_of, wrap

SIZE = 11.5


@pytest.mark.parametrize("text", ["网", "報", "한", "あ", "Ａ", "😀"])
def test_wide_characters_are_as_wide_as_high(text: str) -> None:
    assert width_of(text, 10) == 10


def test_letters_are_as_wide_as_the_font_has_them() -> None:
    """By the font's own table: 562 thousandths for `a`, and 1000 for an em dash's em."""
    assert width_of("a", 1000) < width_of("a", 1000, bold=True)
    assert width_of("iiii", 1000) < width_of("WWWW", 1000) / 2
    assert width_of("", 10) == 0
    assert width_of("e\u0301", 10) == width_of("e", 10)


@given(st.text(), st.integers(40, 300), st.integers(1, 4))
def test_what_is_wrapped_fits(text: str, most: int, lines: int) -> None:
    rows = wrap(text, SIZE, most, lines)
    assert len(rows) <= lines
    assert all(width_of(row, SIZE) <= most for row in rows)


@given(st.text(min_size=1), st.integers(20, 200))
def test_what_is_shortened_fits_and_is_the_beginning(text: str, most: int) -> None:
    short = shorten(text, SIZE, most)
    assert width_of(short, SIZE) <= most
    assert short == text or text.startswith(short.removesuffix(ELLIPSIS))


@given(st.text())
def test_what_is_cleaned_is_xml(text: str) -> None:
    """https://www.w3.org/TR/xml/#charsets"""
    shown = clean(text)
    assert all(
        "\x20" <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter >= "\U00010000"
        for letter in shown
    )
    assert not any("\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" for letter in shown)
    assert clean(shown) == shown


def test_what_the_font_has() -> None:
    assert is_covered("Größe · сервис → × …")
    assert not is_covered("网络")
