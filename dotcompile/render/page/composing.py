"""A drawing, and what is known of it, as a page.

In: a drawing, perhaps one of the outermost zones alone, and how they are to look. Out: HTML.
"""

from collections.abc import Mapping

from dotcompile.model.topology import Topology
from dotcompile.records import replace
from dotcompile.render.drawing import Drawing
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.page.telling import tell
from dotcompile.render.page.writing import write_page
from dotcompile.render.svg import Look, write_svg

#: With more services than this the page opens on the outermost zones.
MOST_OPEN = 60


def compose(
    topology: Topology,
    drawing: Drawing,
    overview: Drawing | None,
    known: Knowledge,
    look: Look,
    *,
    served: bool = False,
) -> str:
    """The page; its findings are in its panel, not under its picture."""
    look = replace(look, keyed=True, listed=False)
    pictures = [write_svg(drawing.sketch, drawing.layout, look, known.marks)]
    told = tell(topology, drawing.sketch, known, look.title)
    if overview is not None:
        pictures.append(write_svg(overview.sketch, overview.layout, replace(look, fonts=False)))
        told["overview"] = _opened(drawing, overview)
    return write_page(pictures, told, look.title, look.mode, served=served)


def _opened(drawing: Drawing, overview: Drawing) -> Mapping[str, str]:
    """Which field of the whole drawing each field of the overview is."""
    whole = {field.name: field.key for field in drawing.sketch.fields}
    return {field.key: whole[field.name] for field in overview.sketch.fields if field.name in whole}
