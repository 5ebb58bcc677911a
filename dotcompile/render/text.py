"""Texts and the room that they take.

In: a text, its size and weight. Out: its width in pixels, the lines that it is broken into, or what is
left of it where there is little room. Layout engines are not asked: to them a Chinese character is three
spaces wide.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import bidirectional, category, east_asian_width

from dotcompile.render.advances import read_advances

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = FONTS / "Inter-Regular.ttf", FONTS / "Inter-SemiBold.ttf"

ELLIPSIS = "…"
#: Marks that sit on the character before them, and characters that only shape others.
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})
_WIDE, _UNKNOWN = 1000, 650
#: A line may break after each of these: a wide character, a word, a slash, an underscore or a hyphen.
_PIECES = r"[\u2e80-\uffff\U0001f000-\U0003ffff]|[^\s/_\-\u2e80-\uffff]+[/_\-]*|[/_\-]+|\s+"


class _Advances(dict[str, int]):
    """The advance of every character, in thousandths of the font's size."""

    def __missing__(self, letter: str) -> int:
        self[letter] = _other(letter)
        return self[letter]


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is in the font of the pictures."""
    return sum(map(_advances(bold).__getitem__, text)) * size / 1000


def clean(text: str) -> str:
    """A label as one line of what can be shown: Graphviz's breaks and all blanks become single spaces."""
    if text.isascii() and text.isprintable() and "\\" not in text:
        return " ".join(text.split())
    broken = re.sub(r"\\[nlr]", " ", text)
    shown = "".join(" " if letter.isspace() else letter for letter in broken if _is_shown(letter))
    return " ".join(shown.split())


def clean_lines(text: str) -> tuple[str, ...]:
    """A label line by line, as its author broke it."""
    lines = (clean(line) for line in re.split(r"\\[nlr]|\r\n?|\n", text))
    return tuple(line for line in lines if line)


def wrap(text: str, size: float, most: float, lines: int) -> tuple[str, ...]:
    """A label in at most so many lines, each at most so wide; what has no room is left out, with a mark."""
    made = [row for line in clean_lines(text) for row in _broken(line, size, most)]
    if len(made) > lines:
        made = [*made[: lines - 1], shorten(made[lines - 1] + ELLIPSIS, size, most)]
    return tuple(made)


def shorten(text: str, size: float, most: float, *, bold: bool = False) -> str:
    """As much of a line as there is room for."""
    if width_of(text, size, bold=bold) <= most:
        return text
    room = most - width_of(ELLIPSIS, size, bold=bold)
    kept = 0
    for letter in text:
        room -= width_of(letter, size, bold=bold)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def is_covered(text: str) -> bool:
    """Whether our own font has every character."""
    return all(letter.isspace() or letter in _font(False) for letter in text)


def is_wide(letter: str) -> bool:
    """Whether a character is as wide as it is high, as Chinese ones are."""
    return east_asian_width(letter) in "WF" or letter >= "\U0001f000"


def runs_of(text: str) -> list[str]:
    """A text cut where wide characters begin and end; one that runs from right to left stays whole."""
    if any(bidirectional(letter) in ("R", "AL") for letter in text):
        return [text]
    runs: list[str] = []
    wide = None
    for letter in text:
        if runs and (category(letter) in _WITHOUT_WIDTH or is_wide(letter) is wide):
            runs[-1] += letter
        else:
            runs.append(letter)
            wide = is_wide(letter)
    return runs


def _broken(line: str, size: float, most: float) -> list[str]:
    rows, row = [], ""
    for piece in _pieces().findall(line):
        if row and width_of(row + piece.rstrip(), size) > most:
            rows.append(row.rstrip())
            row = ""
        row += piece if row else piece.lstrip()
    return [shorten(one, size, most) for one in [*rows, row.rstrip()] if one]


def _is_shown(letter: str) -> bool:
    """XML cannot hold most controls at all, and directions of text would reorder what follows."""
    kind = category(letter)
    return letter.isspace() or (kind not in ("Cc", "Cs", "Cn", "Co") and not _turns(letter))


def _turns(letter: str) -> bool:
    return "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069" or letter in "\u200e\u200f\ufeff"


def _other(letter: str) -> int:
    if category(letter) in _WITHOUT_WIDTH:
        return 0
    return _WIDE if is_wide(letter) else _UNKNOWN


@cache
def _pieces() -> re.Pattern[str]:
    """Compiled for the first label only: sets with that many characters take milliseconds."""
    return re.compile(_PIECES)


@cache
def _advances(bold: bool) -> _Advances:
    return _Advances({letter: advance for letter, advance in _font(bold).items() if advance})


@cache
def _font(bold: bool) -> Mapping[str, int]:
    return read_advances((BOLD if bold else REGULAR).read_bytes())
