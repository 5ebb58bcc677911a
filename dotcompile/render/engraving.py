"""Elements of SVG as text: escaping, numbers, shapes.

In: values, some of them an author's. Out: text that is well-formed wherever it is put.
"""

from math import hypot

from dotcompile.render.boxes import Box
from dotcompile.render.curves import Curve, Point

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """A text for the inside of an element or an attribute."""
    return text.translate(_ESCAPES)


def number(value: float) -> str:
    """A number with one decimal at most."""
    text = f"{value:.1f}"
    if text.endswith(".0"):
        return text[:-2] if text != "-0.0" else "0"
    return text


def element(name: str, text: str = "", /, **attributes: str | float) -> str:
    """An element around markup; `class_` is the attribute `class`."""
    words = name
    for key, value in attributes.items():
        shown = escaped(value) if isinstance(value, str) else number(value)
        words += f' {key.rstrip("_")}="{shown}"'
    return f"<{words}>{text}</{name}>" if text else f"<{words}/>"


def text_at(x: float, y: float, text: str, class_: str, width: float | None = None) -> str:
    """A line of text, whose beginning or middle is at x; with a width one that takes just that."""
    fitted: dict[str, str | float] = {}
    if width is not None:
        fitted = {"textLength": width, "lengthAdjust": "spacingAndGlyphs"}
    return element("text", escaped(text), class_=class_, x=x, y=y, **fitted)


def rectangle(box: Box, class_: str, rounding: float) -> str:
    """A rectangle with round corners."""
    return element(
        "rect",
        class_=class_,
        x=box.left,
        y=box.top,
        width=round(box.right, 1) - round(box.left, 1),
        height=round(box.bottom, 1) - round(box.top, 1),
        rx=rounding,
    )


def path_of(curve: Curve) -> str:
    """The data of a path along a curve; straight pieces are written as such."""
    words = [f"M{_pair(curve[0][0])}"]
    for start, second, third, end in curve:
        straight = _is_on(start, end, second) and _is_on(start, end, third)
        words.append(f"L{_pair(end)}" if straight else f"C{_pair(second)} {_pair(third)} {_pair(end)}")
    return "".join(words)


def arrow_head(tip: Point, behind: Point, size: float) -> str:
    """A head that points from one place to another, hollowed at its back."""
    x, y = tip[0] - behind[0], tip[1] - behind[1]
    far = hypot(x, y) or 1
    x, y = x / far * size, y / far * size
    back = tip[0] - x, tip[1] - y
    corners = (
        tip,
        (back[0] - y * 0.46, back[1] + x * 0.46),
        (tip[0] - x * 0.74, tip[1] - y * 0.74),
        (back[0] + y * 0.46, back[1] - x * 0.46),
    )
    return element("path", class_="head", d="M" + "L".join(map(_pair, corners)) + "Z")


def _pair(point: Point) -> str:
    text = f"{point[0]:.1f} {point[1]:.1f}"
    return f"{number(point[0])} {number(point[1])}" if ".0" in text else text


def _is_on(start: Point, end: Point, point: Point) -> bool:
    x, y = end[0] - start[0], end[1] - start[1]
    return abs(x * (point[1] - start[1]) - y * (point[0] - start[0])) < 0.1 * (hypot(x, y) or 1)
