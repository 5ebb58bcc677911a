"""A layout to SVG, drawn by us: every engine gives the same look.

In: a sketch, its layout and how it is to look. Out: SVG, with classes of ours, texts escaped, no script, no
reference to anything outside, and the font in it if that is wanted.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import chain

from dotcompile.records import dataclass
from dotcompile.render.boxes import Box, extent
from dotcompile.render.curves import Curve, points
from dotcompile.render.engraving import element, escaped, text_at
from dotcompile.render.figures import draw_card, draw_field, draw_heading, draw_label, draw_line
from dotcompile.render.labelling import label_box
from dotcompile.render.layout import Layout
from dotcompile.render.legend import draw_legend
from dotcompile.render.marking import draw_list, draw_marks, mark_rules, tone_of_lines
from dotcompile.render.marks import Mark
from dotcompile.render.routing import Routed, route
from dotcompile.render.sketch import Sketch
from dotcompile.render.text import FONTS, clean, shorten
from dotcompile.render.theme import OURS, Mode, Theme, style_sheet

_PAD, _TITLE, _LEAST_WIDTH = 28.0, 58.0, 420.0
TITLE_SIZE, SUBTITLE_SIZE = 18.0, 12.0
_FACES = ((400, "Inter-Regular.woff2"), (600, "Inter-SemiBold.woff2"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look; `rules` are those of classes that the sketch has of its author.

    Figures of a `keyed` one have their keys as attributes.
    """

    mode: Mode = Mode.LIGHT
    title: str = ""
    subtitle: str = ""
    legend: bool = True
    fonts: bool = True
    theme: Theme = OURS
    rules: tuple[str, ...] = ()
    keyed: bool = False
    listed: bool = True


def write_svg(sketch: Sketch, layout: Layout, look: Look, marks: Sequence[Mark] = ()) -> str:
    """The picture, with marks over it and, if it is to be `listed`, under it what they say."""
    routed = route(sketch, layout, marks)
    drawn = _extent(sketch, layout, [arc for one in routed for arc in one.arcs])
    title = clean(look.title)
    inner = max(drawn.width, _LEAST_WIDTH if title or look.legend or routed else 0)
    above = _TITLE if title else 0.0
    legend, below = draw_legend(sketch, inner) if look.legend else ("", 0.0)
    told, of_list = draw_list(routed, inner) if look.listed else ("", 0.0)
    width, height = inner + 2 * _PAD, drawn.height + 2 * _PAD + above + below + of_list
    left = _PAD - drawn.left + (inner - drawn.width) / 2
    body = [
        element("title", escaped(title or "diagram")),
        element("style", style_of(look, marked=bool(routed))),
        element("rect", class_="canvas", width=width, height=height),
        *_heading(title, clean(look.subtitle), inner),
        _moved("\n".join(_world(sketch, layout, look, routed)), left, _PAD + above - drawn.top),
    ]
    if legend:
        body.append(_moved(legend, _PAD, height - _PAD - of_list - below + 20))
    if told:
        body.append(_moved(told, _PAD, height - _PAD - of_list + 16))
    size = {"viewBox": f"0 0 {width:.0f} {height:.0f}", "width": f"{width:.0f}", "height": f"{height:.0f}"}
    return element("svg", "\n" + "\n".join(body) + "\n", xmlns="http://www.w3.org/2000/svg", **size) + "\n"


def style_of(look: Look, *, marked: bool = False) -> str:
    """The style sheet of a picture, which is the whole text of its element `style`."""
    faces = _faces() if look.fonts else ""
    rules = mark_rules(look.mode) if marked else ()
    return faces + "\n".join((style_sheet(look.mode, look.theme), *look.rules, *rules))


def _heading(title: str, subtitle: str, width: float) -> Iterator[str]:
    if title:
        yield text_at(_PAD, _PAD + 16, shorten(title, TITLE_SIZE, width, bold=True), "title")
        yield text_at(_PAD, _PAD + 37, shorten(subtitle, SUBTITLE_SIZE, width), "subtitle")


def _moved(markup: str, x: float, y: float) -> str:
    return element("g", markup, transform=f"translate({x:.1f} {y:.1f})")


def _extent(sketch: Sketch, layout: Layout, arcs: Sequence[Curve]) -> Box:
    """The box that has everything in it."""
    labels = (label_box(line, layout) for line in sketch.lines if line.key in layout.labels)
    boxes = extent((*layout.boxes.values(), *labels), ())
    # A curve stays among the points that it is made of: most need no closer look.
    curves = chain(layout.curves.values(), arcs)
    far = (curve for curve in curves if not all(map(boxes.holds, chain(*curve))))
    return extent((boxes,), (points(curve, 4) for curve in far))


def _world(sketch: Sketch, layout: Layout, look: Look, routed: Sequence[Routed]) -> Iterator[str]:
    """Zones, then lines, then headings, cards and labels over them, and marks over all."""
    tones = tone_of_lines(routed)
    for what, key, markup in _figures(sketch, layout):
        words = f' data-{what}="{key}"' if look.keyed else ""
        if what == "line" and key in tones:
            markup = markup.replace('class="link', f'class="link {tones[key]}', 1)
        yield f"<g{words}{markup.removeprefix('<g')}"
    yield from draw_marks(routed, keyed=look.keyed)


def _figures(sketch: Sketch, layout: Layout) -> Iterator[tuple[str, str, str]]:
    """What each figure is of, its key, and the figure, which is a group."""
    boxes = layout.boxes
    lines = [line for line in sketch.lines if line.key in layout.curves]
    for field in sketch.fields:
        yield "field", field.key, draw_field(field, boxes[field.key])
    for line in lines:
        yield "line", line.key, draw_line(line, layout.curves[line.key])
    for field in sketch.fields:
        shift, loops = layout.headings.get(field.key, 0), field.key in sketch.loops
        yield "heading", field.key, draw_heading(field, boxes[field.key], shift, loops=loops)
    for card in sketch.cards:
        yield "card", card.key, draw_card(card, boxes[card.key])
    for line in lines:
        if line.key in layout.labels:
            yield "label", line.key, draw_label(line, label_box(line, layout))


def _faces() -> str:
    """The font, so that texts fit their boxes wherever the picture is shown."""
    return "".join(
        f"@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,"
        f'{b64encode((FONTS / name).read_bytes()).decode()}) format("woff2")}}\n'
        for weight, name in _FACES
    )
