"""Colour for a terminal: a style has a name here and a code nowhere else.

https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters
"""

from collections.abc import Callable

Paint = Callable[[str, str], str]
"""From a style and a text without control characters to what is printed."""

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "message": "1",
    "gutter": "1;34",
    "label": "1;34",
    "help": "1;32",
}


def plain(_: str, text: str) -> str:
    """The text as it is."""
    return text


def coloured(style: str, text: str) -> str:
    """The text in its style; a style without a code leaves it as it is."""
    code = STYLES.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
