"""Where everything is: what an engine found, read into boxes and curves.

In: a sketch, and the JSON of an engine. Out: a layout, y growing downwards, each end that is a zone cut
off at the zone's border.
"""

import json
from collections.abc import Mapping
from typing import Any

from dotcompile.records import dataclass
from dotcompile.render.boxes import Box, box_at, end_on_border, start_on_border
from dotcompile.render.curves import Curve, Point, join, middle, straight, turned
from dotcompile.render.layout_dot import INSET
from dotcompile.render.sketch import Line, Sketch


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes and curves by key; the middle of each label; how far right of its place each heading is.

    Inner lines are not here yet.
    """

    boxes: Mapping[str, Box]  # of cards and fields
    curves: Mapping[str, Curve]
    labels: Mapping[str, Point]
    headings: Mapping[str, float]


def read_layout(sketch: Sketch, text: str) -> Layout:
    """The layout that an engine found."""
    found = json.loads(text)
    height = _numbers(found["bb"])[3]
    boxes = _boxes(sketch, found.get("objects", ()), height)
    curves, labels = {}, {}
    lines = {line.key: line for line in sketch.lines}
    for edge in found.get("edges", ()):
        if "pos" not in edge or edge.get("style") == "invis":
            continue  # an engine gives up a line that it finds no way for
        line = lines[edge["id"]]
        curves[line.key] = _cut(line, _curve(edge["pos"], height, line), boxes)
        if line.label:
            labels[line.key] = _point(edge["lp"], height) if "lp" in edge else middle(curves[line.key])
    return Layout(boxes, curves, labels, {})


def _boxes(sketch: Sketch, objects: list[dict[str, Any]], height: float) -> dict[str, Box]:
    boxes = {}
    for one in objects:
        name = one["name"]
        if "pos" in one:
            card = sketch.card[name]
            boxes[name] = box_at(_point(one["pos"], height), card.width, card.height)
        elif "bb" in one and name in sketch.field:
            left, bottom, right, top = _numbers(one["bb"])
            boxes[name] = Box(left, height - top, right, height - bottom).grown(-INSET)
    return boxes


def _curve(text: str, height: float, line: Line) -> Curve:
    """A line's curve from its tail to its head, as the author drew it, with the lengths of arrow heads."""
    start = end = None
    along: list[Point] = []
    for word in text.split():
        if word.startswith("e,"):
            end = _point(word[2:], height)
        elif word.startswith("s,"):
            start = _point(word[2:], height)
        else:
            along.append(_point(word, height))
    curve = join(along)
    if start is not None:
        curve = straight(start, along[0]), *curve
    if end is not None:
        curve = *curve, straight(along[-1], end)
    return turned(curve) if line.reversed else curve


def _cut(line: Line, curve: Curve, boxes: Mapping[str, Box]) -> Curve:
    if line.tail.field is not None:
        curve = start_on_border(curve, boxes[line.tail.field])
    if line.head.field is not None:
        curve = end_on_border(curve, boxes[line.head.field])
    return curve


def _point(text: str, height: float) -> Point:
    x, _, y = text.partition(",")
    return float(x), height - float(y)


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split(",")]
