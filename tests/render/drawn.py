"""Diagrams drawn for tests, and what is asked of every drawing."""

import shutil
import sysconfig
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from dotcompile.model.topology import Topology
from dotcompile.pipeline.understand import understand
from dotcompile.render.boxes import Box, outside_by
from dotcompile.render.cards import AFTER_TEXT, HEADING_AT, NAME_SIZE, SAYS_SIZE, TEXT_AT
from dotcompile.render.curves import points
from dotcompile.render.drawing import Drawing, draw
from dotcompile.render.engines import Engine
from dotcompile.render.headings import heading_box
from dotcompile.render.labelling import label_box
from dotcompile.render.looks import PLAIN_LOOKS, Looks
from dotcompile.render.obstacles import Obstacles
from dotcompile.render.sketching import LABEL_SIZE
from dotcompile.render.source.reading import read_looks
from dotcompile.render.svg import Look, write_svg
from dotcompile.render.text import width_of
from dotcompile.render.theme import Mode
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.semantics import DEFAULT_LIMITS

PURE = Engine("graphviz-pure", str(Path(sysconfig.get_path("scripts")) / "graphviz-pure"))
SYSTEM = Engine("dot", shutil.which("dot") or "dot")
#: How far a line may end from the border of a zone.
NEAR = 1.0


def meant(text: str) -> Topology:
    return understand(("test.dot", text.encode()), (), DEFAULT_LIMITS).topologies[0]


def drawn(text: str, engine: Engine = PURE, looks: Looks = PLAIN_LOOKS) -> Drawing:
    return draw(meant(text), (engine,), looks=looks)


def looks_of(text: str) -> tuple[Looks, Mode]:
    source, _ = decode("test.dot", text.encode())
    return read_looks((source,), DEFAULT_LIMITS)


def assert_sound(drawing: Drawing) -> None:
    """What holds of every drawing, whatever it is of."""
    assert_ends_on_borders(drawing)
    assert_labels_apart(drawing)
    assert_texts_fit(drawing)
    ElementTree.fromstring(write_svg(drawing.sketch, drawing.layout, Look(title="t & <t>", fonts=False)))


def assert_ends_on_borders(drawing: Drawing) -> None:
    layout = drawing.layout
    for line in drawing.sketch.lines:
        if line.key not in layout.curves:
            continue  # a card's line to itself, where no engine is
        curve = layout.curves[line.key]
        for tip, end in ((line.tail, curve[0][0]), (line.head, curve[-1][3])):
            if tip.field is not None:
                off = abs(outside_by(end, layout.boxes[tip.field]))
                assert off <= NEAR, f"{line} ends {off:.1f} px off {tip.field}"


def assert_labels_apart(drawing: Drawing) -> None:
    boxes = [
        label_box(line, drawing.layout) for line in drawing.sketch.lines if line.key in drawing.layout.labels
    ]
    overlapping = [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]
    assert not overlapping


def assert_texts_fit(drawing: Drawing) -> None:
    for card in drawing.sketch.cards:
        box = drawing.layout.boxes[card.key]
        has_icon = not card.empty and card.shape is None
        room = box.width - (TEXT_AT + AFTER_TEXT - 2 if has_icon else 0)
        assert width_of(card.title, NAME_SIZE, bold=True) <= room, card
        assert width_of(card.says, SAYS_SIZE) <= room, card
    for field in drawing.sketch.fields:
        room = drawing.layout.boxes[field.key].width - HEADING_AT
        assert width_of(field.title, NAME_SIZE, bold=True) <= room, field
        assert width_of(field.says, SAYS_SIZE) <= room, field
    for line in drawing.sketch.lines:
        assert all(width_of(row, LABEL_SIZE) <= line.width - 8 for row in line.label), line


def crossing_lines(drawing: Drawing) -> list[str]:
    """The lines that cross a card that is not their end."""
    sketch, layout = drawing.sketch, drawing.layout
    cards = {card.key: shrunk(layout.boxes[card.key]) for card in sketch.cards}
    obstacles = Obstacles(sketch, {**layout.boxes, **cards}, {})
    return [
        line.key
        for line in sketch.lines
        if any(key in cards for key in obstacles.crossed(line, points(layout.curves[line.key], 24)))
    ]


def headings_crossed(drawing: Drawing) -> list[tuple[str, str]]:
    """Which lines run over the headings of which zones."""
    sketch, layout = drawing.sketch, drawing.layout
    ways = {key: points(curve, 24) for key, curve in layout.curves.items()}
    return [
        (line, field.key)
        for field in sketch.fields
        for heading in [heading_box(field, layout.boxes[field.key], layout.headings.get(field.key, 0))]
        for line, way in ways.items()
        if any(map(heading.is_touched, way, way[1:]))
    ]


def shrunk(box: Box) -> Box:
    """The box less the margin that obstacles have, and a pixel for its border."""
    return box.grown(-8)
