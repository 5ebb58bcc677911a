"""What a diagram shows, and what is left to its site file.

In: the settings of one thing, and what it is. Out: those for the diagram, those for the site file.

Those who draw say what there is and what talks to what; with which values, limits, drivers and addresses it
is run is said by those who run it.
"""

from dotcompile.importers.writing.words import can_be_dot
from dotcompile.model.site.site import is_for_sites
from dotcompile.model.topology import Settings
from dotcompile.model.vocabulary import Place, Row, find

#: Passwords are among the values of variables, and those are nobody's business who looks at a diagram.
_DRAWN = {
    Place.GRAPH: frozenset({"egress", "isolation", "cross", "instances", "name"}),
    Place.ZONE: frozenset({"internal", "external", "egress", "isolation", "cross", "inherit", "kind"}),
    Place.SERVICE: frozenset(
        {
            *("image", "build", "ports", "publish", "expose", "replicas", "mode", "network_mode"),
            *("depends_on", "profiles", "aliases", "ip", "egress", "discovery", "tags", "kind"),
        }
    ),
    Place.ACTOR: frozenset({"enters", "addr", "tags", "kind"}),
    Place.VOLUME: frozenset[str](),
}
_DRAWN[Place.NETWORK] = _DRAWN[Place.ZONE]


def share(settings: Settings, place: Place) -> tuple[Settings, Settings]:
    """The settings for the diagram, and those for the site file, each in the order they have."""
    drawn = {
        name: value
        for name, value in settings.items()
        if _is_drawn(name, text_of(settings, name, place), place)
    }
    return drawn, {name: value for name, value in settings.items() if name not in drawn}


def row_of(name: str, place: Place) -> Row:
    """The row of an attribute that those who read have found there."""
    row = find(name, place)
    assert row is not None, f"{name} is no attribute of {place}"
    return row


def text_of(settings: Settings, name: str, place: Place) -> str:
    """What a diagram would have for a setting."""
    text: str = row_of(name, place).form.write(settings[name].value)
    return text


def _is_drawn(name: str, text: str, place: Place) -> bool:
    if place is Place.EDGE or not is_for_sites(row_of(name, place), place):
        return True
    return name in _DRAWN[place] and can_be_dot(text)
