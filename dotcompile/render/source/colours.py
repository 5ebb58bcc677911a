"""A colour of DOT to one of a style sheet.

In: the value of an attribute. Out: `#rrggbb`, or nothing if it is no colour that is known here.
https://graphviz.org/docs/attr-types/color/
"""

import re
from collections.abc import Mapping
from colorsys import hsv_to_rgb
from functools import cache
from pathlib import Path

CLEAR = "none"
"""What has no colour at all."""
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})")
_GREY = re.compile(r"gr[ae]y([0-9]{1,3})")
_NUMBER = r"([0-9]*\.?[0-9]+)"
_HSV = re.compile(rf"{_NUMBER}[, ]+{_NUMBER}[, ]+{_NUMBER}")
#: No colour is written in more characters.
_LONGEST = 100
#: The schemes in which names mean what they mean here; those of Brewer are not known.
_SCHEMES = ("//", "/x11/", "/svg/")


def read_colour(text: str) -> str | None:
    """The first colour of a list, or the only one."""
    word = re.split("[:;]", text[:_LONGEST].strip().lower(), maxsplit=1)[0].strip()
    for scheme in _SCHEMES:
        word = word.removeprefix(scheme)
    if word in ("transparent", "none"):
        return CLEAR
    if found := _HEX.fullmatch(word):
        digits = found[1] if len(found[1]) > 3 else "".join(digit * 2 for digit in found[1])
        return f"#{digits[:6]}"
    if (grey := _GREY.fullmatch(word)) and int(grey[1]) <= 100:
        return _written(*[int(grey[1]) / 100] * 3)
    if parts := _HSV.fullmatch(word):
        return _written(*hsv_to_rgb(*(min(float(part), 1.0) for part in parts.groups())))
    return _names().get(word)


def _written(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


@cache
def _names() -> Mapping[str, str]:
    text = Path(__file__).with_name("colours.txt").read_text(encoding="ascii")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {name: f"#{digits}" for name, digits in rows}
