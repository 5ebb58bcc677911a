"""SVG to a picture in pixels, by resvg.

In: SVG of ours without fonts in it, and font files for what our own font lacks. Out: PNG. The system's fonts
are not searched: the picture is the same wherever it is made.
"""

from collections.abc import Iterable

from dotcompile.render.mixed import cut_texts
from dotcompile.render.text import BOLD, REGULAR
from dotcompile.render.theme import FAMILIES


def write_png(svg: str, fonts: Iterable[str] = (), zoom: float = 2) -> bytes:
    """The picture, `zoom` pixels to one of the SVG."""
    import resvg_py  # a shared library of several megabytes

    # resvg takes the first family it has, and for a text with a letter that is missing there any font.
    named = cut_texts(svg).replace(FAMILIES, "Inter", 1)
    files = [str(REGULAR), str(BOLD), *fonts]
    return bytes(resvg_py.svg_to_bytes(svg_string=named, skip_system_fonts=True, font_files=files, zoom=zoom))
