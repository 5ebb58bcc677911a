"""SVG to PDF, by typst: shapes stay shapes, and the fonts are in it.

In: SVG of ours without fonts in it, and folders of fonts for what our own font lacks. Out: PDF of one
page, without a date. typst is an extra, since it is eight times as large as everything else that draws.
"""

from collections.abc import Iterable
from typing import Any

from dotcompile.render.text import FONTS
from dotcompile.render.theme import FAMILIES

_PAGE = b"""\
#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt)
#image("picture.svg")
"""


class NoPdfError(Exception):
    """What makes PDF is not installed."""


def write_pdf(svg: str, fonts: Iterable[str] = ()) -> bytes:
    """The picture as a page of its size."""
    try:
        import typst
    except ImportError:
        raise NoPdfError("PDF needs typst: `pip install 'dotcompile[pdf]'`") from None
    files: Any = {"main": _PAGE, "picture.svg": svg.replace(FAMILIES, "Inter", 1).encode()}
    folders: list[Any] = [str(FONTS), *fonts]
    made = typst.compile(files, font_paths=folders, ignore_system_fonts=True, format="pdf")
    return bytes(made)
