"""Texts of several scripts, cut where Chinese begins and ends.

In: SVG of ours. Out: the same picture for resvg, which draws a text as a whole with the first font that has
all of its characters: a Chinese font would draw the Latin letters too, and they would not be bold.
"""

import re
from html import unescape

from dotcompile.render.cards import NAME_SIZE, SAYS_SIZE
from dotcompile.render.engraving import element, escaped
from dotcompile.render.sketching import LABEL_SIZE
from dotcompile.render.svg import SUBTITLE_SIZE, TITLE_SIZE
from dotcompile.render.text import runs_of, width_of

#: For each class of texts how large they are and whether they are bold.
_SIZES = {
    "name": (NAME_SIZE, True),
    "zone-name": (NAME_SIZE, True),
    "title": (TITLE_SIZE, True),
    "subtitle": (SUBTITLE_SIZE, False),
    "label": (LABEL_SIZE, False),
    "says": (SAYS_SIZE, False),
    "zone-says": (SAYS_SIZE, False),
}
_TEXT = re.compile(r'<text class="([a-z-]+)( middle)?" x="([-0-9.]+)" y="([-0-9.]+)">([^<]+)</text>')


def cut_texts(svg: str) -> str:
    """The picture with a piece of text for each font that it needs."""
    return _TEXT.sub(_cut, svg)


def _cut(found: re.Match[str]) -> str:
    class_, middle, x, y, written = found.groups()
    text = unescape(written)
    runs = runs_of(text)
    if len(runs) == 1:
        return found[0]
    size, bold = _SIZES[class_]
    is_middle = middle is not None or class_ == "label"
    at = float(x) - (width_of(text, size, bold=bold) / 2 if is_middle else 0)
    pieces = []
    for run in runs:
        width = width_of(run, size, bold=bold)
        pieces.append(element("tspan", escaped(run), x=at + (width / 2 if is_middle else 0), y=float(y)))
        at += width
    return f'<text class="{class_}{middle or ""}">{"".join(pieces)}</text>'
