"""The shapes of cards that their authors chose, as Graphviz names them: their size and outline.

In: a name, the width of a text, a box. Out: a shape of ours, how large it is, the data of a path.
https://graphviz.org/doc/info/shapes.html
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from dotcompile.render.boxes import Box
from dotcompile.render.curves import Point


class Shape(StrEnum):
    """A shape; where none is chosen a card is ours, with an icon."""

    BOX = "box"
    ROUND = "rounded box"
    ELLIPSE = "ellipse"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    CYLINDER = "cylinder"
    NOTE = "note"
    FOLDER = "folder"
    PLAIN = "plaintext"


_NAMES = {
    **dict.fromkeys(("ellipse", "oval", "circle", "doublecircle", "egg", "mcircle"), Shape.ELLIPSE),
    **dict.fromkeys(("diamond", "mdiamond"), Shape.DIAMOND),
    **dict.fromkeys(("hexagon", "octagon", "doubleoctagon", "tripleoctagon", "septagon"), Shape.HEXAGON),
    **dict.fromkeys(("plaintext", "plain", "none", "underline", "point"), Shape.PLAIN),
    **dict.fromkeys(("folder", "tab"), Shape.FOLDER),
    "cylinder": Shape.CYLINDER,
    "note": Shape.NOTE,
    "mrecord": Shape.ROUND,
}
#: How wide a shape is: so many times its text and so much more; and how high.
_SIZES = {
    Shape.BOX: (1.0, 32, 46),
    Shape.ROUND: (1.0, 32, 46),
    Shape.ELLIPSE: (1.12, 30, 54),
    Shape.DIAMOND: (1.4, 40, 76),
    Shape.HEXAGON: (1.0, 60, 46),
    Shape.CYLINDER: (1.0, 32, 58),
    Shape.NOTE: (1.0, 40, 46),
    Shape.FOLDER: (1.0, 32, 54),
    Shape.PLAIN: (1.0, 16, 34),
}
#: How much lower than its middle a shape has its text.
_LOWER = {Shape.CYLINDER: 5.0, Shape.FOLDER: 4.0}
_LEAST_WIDTH = 84
#: How far the sides of a hexagon come out.
_POINT = 16
#: What does not fill its box, and what engines take it for, so that lines end at it or near it.
BENT = {Shape.ELLIPSE: "ellipse", Shape.DIAMOND: "diamond", Shape.HEXAGON: "box"}


def read_shape(name: str, *, is_rounded: bool) -> Shape:
    """The shape that is most like one of Graphviz."""
    found = _NAMES.get(name.strip().lower(), Shape.BOX)
    return Shape.ROUND if found is Shape.BOX and is_rounded else found


def size_of(shape: Shape, text: float) -> tuple[float, float]:
    """How wide and high a shape is around a text."""
    times, more, height = _SIZES[shape]
    return max(round(text * times + more), _LEAST_WIDTH), height


def text_place(shape: Shape, box: Box) -> Point:
    """Where the middle of a text is."""
    x, y = box.center
    return x, y + 4.5 + _LOWER.get(shape, 0)


def holds(shape: Shape, box: Box, point: Point) -> bool:
    """Whether a point is in a shape that does not fill its box."""
    x, y = box.center
    across, along = abs(point[0] - x) / (box.width / 2), abs(point[1] - y) / (box.height / 2)
    if shape is Shape.ELLIPSE:
        return across * across + along * along <= 1
    point_part = 1 if shape is Shape.DIAMOND else _POINT / (box.width / 2)
    return along <= 1 and across + along * point_part <= 1


def outline(shape: Shape, box: Box) -> str:
    """The data of a path around a shape."""
    if shape in (Shape.BOX, Shape.ROUND):
        return _rounded(box, 10 if shape is Shape.ROUND else 2)
    return _OUTLINES[shape](box)


def _path(*points: Point) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def _rounded(box: Box, by: float) -> str:
    wide, high = box.width - 2 * by, box.height - 2 * by
    arc = f"a{by:g} {by:g} 0 0 1 "
    return (
        f"M{box.left + by:.1f} {box.top:.1f}h{wide:.1f}{arc}{by:g} {by:g}v{high:.1f}{arc}-{by:g} {by:g}"
        f"h{-wide:.1f}{arc}-{by:g} -{by:g}v{-high:.1f}{arc}{by:g} -{by:g}Z"
    )


def _ellipse(box: Box) -> str:
    x, y = box.width / 2, box.height / 2
    arc = f"a{x:.1f} {y:.1f} 0 0 1 "
    return f"M{box.left:.1f} {box.top + y:.1f}{arc}{box.width:.1f} 0{arc}{-box.width:.1f} 0Z"


def _diamond(box: Box) -> str:
    x, y = box.center
    return _path((box.left, y), (x, box.top), (box.right, y), (x, box.bottom))


def _hexagon(box: Box) -> str:
    (_, y), by = box.center, _POINT
    top, bottom = box.top, box.bottom
    return _path(
        (box.left, y), (box.left + by, top), (box.right - by, top),
        (box.right, y), (box.right - by, bottom), (box.left + by, bottom),
    )  # fmt: skip


def _cylinder(box: Box) -> str:
    left, right, high, wide = box.left, box.right, 7, box.width / 2
    return (
        f"M{left:.1f} {box.top + high:.1f}a{wide:.1f} {high} 0 0 1 {box.width:.1f} 0V{box.bottom - high:.1f}"
        f"a{wide:.1f} {high} 0 0 1 {-box.width:.1f} 0Z"
        f"M{left:.1f} {box.top + high:.1f}a{wide:.1f} {high} 0 0 0 {right - left:.1f} 0"
    )


def _note(box: Box) -> str:
    by = 12
    right, top = box.right - by, box.top + by
    corner = f"M{right:.1f} {box.top:.1f}V{top:.1f}H{box.right:.1f}"
    return (
        _path(
            (box.left, box.top),
            (right, box.top),
            (box.right, top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        )
        + corner
    )


def _folder(box: Box) -> str:
    tab, by = box.left + min(40.0, box.width / 2), 8
    return _path(
        (box.left, box.top), (tab - by, box.top), (tab, box.top + by), (box.right, box.top + by),
        (box.right, box.bottom), (box.left, box.bottom),
    )  # fmt: skip


_OUTLINES: Mapping[Shape, Callable[[Box], str]] = {
    Shape.ELLIPSE: _ellipse,
    Shape.DIAMOND: _diamond,
    Shape.HEXAGON: _hexagon,
    Shape.CYLINDER: _cylinder,
    Shape.NOTE: _note,
    Shape.FOLDER: _folder,
    Shape.PLAIN: lambda box: _rounded(box, 2),
}
