"""A topology is sketched, laid out, its lines made plain and its labels placed: the best of several.

In: a topology and the engines that there are. Out: a sketch and its layout, and notes on what was given
up so that there is a picture.
"""

from collections.abc import Mapping, Sequence

from dotcompile.model.topology import Topology
from dotcompile.records import dataclass, replace
from dotcompile.render.blocks import lay_out_blocks
from dotcompile.render.cards import Closed
from dotcompile.render.engines import Engine, LayoutError, run_engine
from dotcompile.render.folding import fold
from dotcompile.render.headings import place_headings
from dotcompile.render.inner import join_inner
from dotcompile.render.labelling import place_labels
from dotcompile.render.layout import Layout, read_layout
from dotcompile.render.layout_dot import Direction, Effort, write_layout
from dotcompile.render.looks import PLAIN_LOOKS, Looks
from dotcompile.render.scoring import score
from dotcompile.render.sketch import Sketch
from dotcompile.render.sketching import sketch
from dotcompile.render.straightening import straighten
from dotcompile.render.touching import touch_shapes

#: With more cards, or pairs of lines, there is one try and not the best of several, and then a quick one.
_MOST_TRIED, _MOST_FULL = 200, 600
#: What has more than this is a blot, and takes minutes.
MOST_LINKS = 20_000


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sketch and where everything in it is. `notes` say what is not as it was asked for, and why."""

    sketch: Sketch
    layout: Layout
    notes: tuple[str, ...] = ()


def draw(
    topology: Topology,
    engines: Sequence[Engine],
    direction: Direction | None = None,
    closed: Mapping[str, Closed] | None = None,
    looks: Looks = PLAIN_LOOKS,
) -> Drawing:
    """The best drawing that an engine gives; with a direction, the best of those that run there.

    What one engine cannot do in its time the next one tries. If all fail, only zones are drawn, and at last
    all that is to be drawn without an engine.
    """
    notes: list[str] = []
    if len(topology.links) > MOST_LINKS:
        notes.append(f"{len(topology.links)} connections are more than the {MOST_LINKS} that can be drawn")
        if closed is not None or not topology.zones:
            raise LayoutError(notes[0])
    for engine in engines if not notes else ():
        try:
            drawing = _draw(topology, engine, direction, closed or {}, looks)
            return replace(drawing, notes=tuple(notes))
        except LayoutError as error:
            notes.append(str(error))
    if closed is None and topology.zones and engines:
        folded, kept = fold(topology)
        drawing = draw(folded, engines, direction, kept, looks)
        return replace(drawing, notes=(*notes, "so only the outermost zones are drawn", *drawing.notes))
    rows = sketch(topology, closed=closed, looks=looks)
    layout = place_labels(rows, touch_shapes(rows, join_inner(rows, lay_out_blocks(rows))))
    return Drawing(rows, layout, (*notes, "there is no layout, so everything is put in rows"))


def _draw(
    topology: Topology,
    engine: Engine,
    direction: Direction | None,
    closed: Mapping[str, Closed],
    looks: Looks,
) -> Drawing:
    first = sketch(topology, closed=closed, looks=looks)
    amount = max(len(first.cards), len(first.lines) // 2)
    if amount > _MOST_TRIED:
        effort = Effort.FULL if amount <= _MOST_FULL else Effort.QUICK
        return _lay_out(first, direction or Direction.DOWN, effort, engine)
    second = sketch(topology, by_requests=True, closed=closed, looks=looks)
    sketches = (first,) if first.lines == second.lines else (first, second)
    directions = (direction,) if direction else tuple(Direction)
    tried = [_lay_out(one, way, Effort.FULL, engine) for one in sketches for way in directions]
    return min(tried, key=lambda drawing: score(drawing.sketch, drawing.layout))


def _lay_out(sketch: Sketch, direction: Direction, effort: Effort, engine: Engine) -> Drawing:
    text = run_engine(engine, write_layout(sketch, direction, effort))
    try:
        found = read_layout(sketch, text)
    except (ValueError, KeyError, IndexError):
        raise LayoutError(f"{engine.name} gave no layout that can be read") from None
    lined = touch_shapes(sketch, join_inner(sketch, straighten(sketch, found)))
    return Drawing(sketch, place_labels(sketch, place_headings(sketch, lined)))
