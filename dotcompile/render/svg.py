"""A layout to SVG, drawn by us: every engine gives the same look.

In: a sketch, its layout and how it is to look. Out: SVG, with classes of ours, texts escaped, no script, no
reference to anything outside, and the font in it if that is wanted.
"""

from base64 import b64encode
from collections.abc import Iterator

from dotcompile.records import dataclass
from dotcompile.render.boxes import Box, extent
from dotcompile.render.curves import points
from dotcompile.render.engraving import element, escaped, text_at
from dotcompile.render.figures import draw_card, draw_field, draw_heading, draw_label, draw_line
from dotcompile.render.labelling import label_box
from dotcompile.render.layout import Layout
from dotcompile.render.legend import draw_legend
from dotcompile.render.sketch import Sketch
from dotcompile.render.text import FONTS, clean, shorten
from dotcompile.render.theme import Mode, style_sheet

_PAD, _TITLE, _LEAST_WIDTH = 28.0, 58.0, 420.0
_TITLE_SIZE, _SUBTITLE_SIZE = 18.0, 12.0
_FACES = ((400, "Inter-Regular.woff2"), (600, "Inter-SemiBold.woff2"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look."""

    mode: Mode = Mode.LIGHT
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    fonts: bool = True


def write_svg(sketch: Sketch, layout: Layout, look: Look) -> str:
    """The picture."""
    drawn = _extent(sketch, layout)
    title = clean(look.title)
    inner = max(drawn.width, _LEAST_WIDTH if title or look.legend else 0)
    above = _TITLE if title else 0.0
    legend, below = draw_legend(sketch, inner) if look.legend else ("", 0.0)
    width, height = inner + 2 * _PAD, drawn.height + 2 * _PAD + above + below
    left = _PAD - drawn.left + (inner - drawn.width) / 2
    body = [
        element("title", escaped(title or "diagram")),
        element("style", (_faces() if look.fonts else "") + style_sheet(look.mode)),
        element("rect", class_="canvas", width=width, height=height),
        *_heading(title, clean(look.subtitle), inner),
        _moved("\n".join(_world(sketch, layout)), left, _PAD + above - drawn.top),
    ]
    if legend:
        body.append(_moved(legend, _PAD, height - _PAD - below + 20))
    size = {"viewBox": f"0 0 {width:.0f} {height:.0f}", "width": f"{width:.0f}", "height": f"{height:.0f}"}
    return element("svg", "\n" + "\n".join(body) + "\n", xmlns="http://www.w3.org/2000/svg", **size) + "\n"


def _heading(title: str, subtitle: str, width: float) -> Iterator[str]:
    if title:
        yield text_at(_PAD, _PAD + 16, shorten(title, _TITLE_SIZE, width, bold=True), "title")
        yield text_at(_PAD, _PAD + 37, shorten(subtitle, _SUBTITLE_SIZE, width), "subtitle")


def _moved(markup: str, x: float, y: float) -> str:
    return element("g", markup, transform=f"translate({x:.1f} {y:.1f})")


def _extent(sketch: Sketch, layout: Layout) -> Box:
    """The box that has everything in it."""
    labels = (label_box(line, layout) for line in sketch.lines if line.key in layout.labels)
    ways = (points(curve, 4) for curve in layout.curves.values())
    return extent((*layout.boxes.values(), *labels), ways)


def _world(sketch: Sketch, layout: Layout) -> Iterator[str]:
    """Zones, then lines, then headings, cards and labels over them."""
    boxes = layout.boxes
    lines = [line for line in sketch.lines if line.key in layout.curves]
    yield from (draw_field(field, boxes[field.key]) for field in sketch.fields)
    yield from (draw_line(line, layout.curves[line.key]) for line in lines)
    for field in sketch.fields:
        yield draw_heading(field, boxes[field.key], loops=field.key in sketch.loops)
    yield from (draw_card(card, boxes[card.key]) for card in sketch.cards)
    yield from (draw_label(line, label_box(line, layout)) for line in lines if line.key in layout.labels)


def _faces() -> str:
    """The font, so that texts fit their boxes wherever the picture is shown."""
    return "".join(
        f"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,"
        f'{b64encode((FONTS / name).read_bytes()).decode()}) format("woff2")}}\n'
        for weight, name in _FACES
    )
