"""Where labels stand: on or beside their lines, and clear of cards, headings and each other.

In: a sketch and a layout whose lines have their ways. Out: the layout with a place for every label.
"""

from collections.abc import Iterator

from dotcompile.records import replace
from dotcompile.render.boxes import Box, box_at
from dotcompile.render.curves import Curve, Point, length, points
from dotcompile.render.grid import Grid
from dotcompile.render.headings import heading_box
from dotcompile.render.layout import Layout
from dotcompile.render.sketch import Line, Sketch

_GAP = 3.0
_STEPS = 20
#: How much of its line must show on both sides of a label together.
_OPEN = 26.0
#: How far beside its line a label may stand, in its own size, and in rings around it where all is full.
_BESIDE = (0.6, 1.2)
_RING = 24.0


def place_labels(sketch: Sketch, layout: Layout) -> Layout:
    """The layout with its labels; those of lines that the engine drew stay where it put them, if they can."""
    labelled = [line for line in sketch.lines if line.label and line.key in layout.curves]
    taken = Grid((key, layout.boxes[key].grown(_GAP)) for key in sketch.card if key in layout.boxes)
    for field in sketch.fields:
        heading = heading_box(field, layout.boxes[field.key], layout.headings.get(field.key, 0))
        taken.add(f"{field.key}/heading", heading.grown(_GAP))
    labels: dict[str, Point] = {}
    for line in sorted(labelled, key=lambda line: bool(line.fields)):
        curve = layout.curves[line.key]
        wanted = [layout.labels[line.key]] if not line.fields and line.key in layout.labels else []
        labels[line.key] = _free_place(line, (*wanted, *_places(line, curve)), layout, taken)
        taken.add(f"{line.key}/label", _label_box(line, labels[line.key]).grown(_GAP))
    return replace(layout, labels=labels)


def label_box(line: Line, layout: Layout) -> Box:
    """The pill of a line's label."""
    return _label_box(line, layout.labels[line.key])


def _label_box(line: Line, center: Point) -> Box:
    return box_at(center, line.width, line.height)


def _free_place(line: Line, places: tuple[Point, ...], layout: Layout, taken: Grid) -> Point:
    """The first place where the label touches nothing, at best not even the border of a zone it joins."""
    open_places = [place for place in places if not taken.near(_label_box(line, place))]
    own = [layout.boxes[tip.field] for tip in (line.tail, line.head) if tip.field]
    for place in open_places:
        box = _label_box(line, place)
        if line.inner or not any(box.meets(zone) for zone in own):
            return place
    if open_places:
        return open_places[0]
    return next(_around(line, places[0], taken))


def _places(line: Line, curve: Curve) -> Iterator[Point]:
    """Points of the way, those near its middle first; then points beside it."""
    along = points(curve, max(_STEPS // len(curve), 4))
    middle = (len(along) - 1) / 2
    order = sorted(range(2, len(along) - 2), key=lambda at: (abs(at - middle), at))
    if length(curve) > line.height + _OPEN:
        yield from (along[at] for at in order)
    for part in _BESIDE:
        for at in order:
            x, y = along[at]
            yield x + line.width * part, y
            yield x - line.width * part, y
            yield x, y + line.height * part
            yield x, y - line.height * part


def _around(line: Line, start: Point, taken: Grid) -> Iterator[Point]:
    """Places further and further away; there is always one beyond everything that is drawn."""
    x, y = start
    ring = 0
    while True:
        ring += 1
        reach = ring * _RING
        for across, along in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            place = x + across * reach, y + along * reach
            if not taken.near(_label_box(line, place)):
                yield place
