"""How wide text looks in a terminal.

In: a piece of a line. Out: a cell for each of its characters: what to show for it, and over how many columns.
Emoji that joiners make one picture are counted as one, as terminals do that know them.
https://www.unicode.org/reports/tr11/
"""

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from dotcompile.records import dataclass
from dotcompile.reports.visible import HASH, JOINERS, LOG_COMMAND, visible_character

TAB = 4
_EMOJI_SELECTOR = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
#: Vowels and last consonants that join the Korean syllable before them.
_HANGUL_JOINING = range(0x1160, 0x1200)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is shown for one character, and the columns that it takes: 0 if it joins the one before it."""

    text: str
    width: int


def cells(text: str) -> Iterator[Cell]:
    """The characters of one line, or of a piece of one."""
    commands = {found.start() for found in LOG_COMMAND.finditer(text)} if "##" in text else ()
    column, base_width, previous = 0, 0, ""
    for at, character in enumerate(text):
        if at in commands:
            cell = Cell(HASH, len(HASH))
        elif character == "\t":
            width = TAB - column % TAB
            cell = Cell(" " * width, width)
        elif " " <= character <= "~":
            cell = Cell(character, 1)
        else:
            cell = _cell(character, previous, base_width)
        yield cell
        column += cell.width
        base_width = cell.width or base_width
        previous = character


def _cell(character: str, previous: str, base_width: int) -> Cell:
    shown = visible_character(character)
    if shown != character:
        return Cell(shown, len(shown))
    if character == _EMOJI_SELECTOR and base_width == 1 and previous > "\u2000":
        return Cell(character, 1)
    return Cell(character, 0 if _joins(character, previous, base_width) else _width(character))


def _joins(character: str, previous: str, base_width: int) -> bool:
    if character in JOINERS or category(character) in ("Mn", "Me"):
        return True
    code = ord(character)
    if previous == "\u200d" or code in _SKIN_TONES:
        return base_width == 2 and _width(character) == 2
    return code in _HANGUL_JOINING


def _width(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1
