"""The keys of theme files: one table for their reader, their schema and their reference page.

A file has `mode`, and a table for each palette that it changes. In a palette are colours, and the tables
`zones` and `roles`, with a table of colours for each hue of zones and each role of cards.
"""

from dotcompile.records import dataclass
from dotcompile.render.roles import Hue, Role
from dotcompile.render.theme import Mode

#: A colour as it may be written; in a style sheet it can be nothing else.
COLOUR = "#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
PALETTES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour: its key, and what it is the colour of."""

    name: str
    says: str


MODE = Colour("mode", f"Which palette is used: {', '.join(Mode)}, which is what the viewer prefers.")
COLOURS = (
    Colour("canvas", "What everything stands on."),
    Colour("card", "Cards."),
    Colour("card-border", "Borders of cards."),
    Colour("ink", "Names, labels and the title."),
    Colour("muted", "What is said under names."),
    Colour("line", "Lines between services."),
    Colour("zone-line", "Lines that end at zones."),
    Colour("pill", "What labels stand on."),
    Colour("pill-border", "Borders of labels."),
    Colour("shadow", "What cards throw."),
)
OF_ZONES = (
    Colour("field", "The zone."),
    Colour("border", "Its border."),
    Colour("text", "Its heading and icon."),
)
OF_ROLES = (Colour("chip", "What the icon stands on."), Colour("icon", "The icon."))
#: For each table in a palette: what its tables are called, and what they may say.
TABLES = (("zones", tuple(Hue), OF_ZONES), ("roles", tuple(Role), OF_ROLES))
