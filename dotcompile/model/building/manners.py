"""How an edge joins its ends, whatever they are: which way it runs, and what its attributes say.

In: an arrow of the drawing. Out: its manner. Arrows that share their attributes share it.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from dotcompile.model.building.labels import RECORDS, shown_label
from dotcompile.model.building.settings import Reader
from dotcompile.model.topology import Relation, Said, Settings, Value
from dotcompile.model.values.ports import ports_of_label
from dotcompile.model.vocabulary import Place
from dotcompile.records import plain
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Edge, Edges, Node, settings_of
from dotcompile.syntax.tree import EdgeStatement, Html

FLOWS = (Relation.FLOW, Relation.INGRESS, Relation.EGRESS)
_NETWORKS = (Relation.ATTACH, Relation.SERVE)
#: The relations that have a use for an attribute; those that are not here go with any.
USES = {
    "port": (*FLOWS, Relation.SERVE),
    "depends": (Relation.FLOW,),
    "at": (Relation.MOUNT,),
    "read_only": (Relation.MOUNT,),
    "ip": _NETWORKS,
    "alias": _NETWORKS,
    "mac": _NETWORKS,
    "ifname": _NETWORKS,
}

NO_DEFAULTS = Defaults({})


class Ways(StrEnum):
    """Which ways an edge runs: `BOTH` has an arrowhead at each end, `NEITHER` none."""

    ONE = "one"
    BOTH = "both"
    NEITHER = "neither"


@plain
class Manner:
    """What the attributes of an edge say. `turned` if it runs from its head to its tail.

    `lhead` and `ltail` are the zones that Graphviz lets it end at, `ports` what its label or `port` says.
    `is_plain` if no attribute says what could be out of place; `code` is a number for `ways` and `rel`.
    """

    invisible: bool
    ways: Ways
    turned: bool
    rel: Relation | None
    lhead: Setting | None
    ltail: Setting | None
    deny: bool
    label: str
    ports: Value | None
    settings: Settings
    explicit: Mapping[str, Setting]
    is_plain: bool
    code: int


class Manners:
    """Reads the manners of edges; each set of attributes once."""

    def __init__(self, reader: Reader, directed: bool) -> None:
        self._reader = reader
        self._directed = directed
        self._known: dict[Defaults | int, Manner] = {}

    def of(self, arrow: Edges) -> Manner:
        """The manner of an arrow."""
        key: Defaults | int
        if arrow.again:
            key = id(arrow)
        else:
            key = id(arrow.statement) if arrow.statement.attributes else arrow.inherited
        known = self._known.get(key)
        if known is None:
            explicit = _without_ports(Edge(arrow, 0, 0).explicit()) if arrow.again else arrow.explicit()
            known = self._known[key] = self._manner(explicit, arrow.inherited)
        return known

    def of_statement(self, statement: EdgeStatement) -> Manner:
        """The manner of a statement for which there is no arrow."""
        return self._manner({found.name: found for found in settings_of(statement)}, NO_DEFAULTS)

    def _manner(self, explicit: Mapping[str, Setting], inherited: Defaults) -> Manner:
        get = explicit.get if not inherited.top else lambda name: explicit.get(name) or inherited.get(name)
        settings = self._reader.settings(Place.EDGE, "", explicit, inherited)
        label, direction, style = get("label"), get("dir"), get("style")
        ways, turned = self._ways(direction)
        rel, deny = settings.get("rel"), settings.get("deny")
        forbids = deny is not None and deny.value is True
        ports = settings.get("port") or self._ports_of(label)
        relation = None if rel is None else Relation(rel.value)
        return Manner(
            is_invisible(style),
            ways,
            turned,
            relation,
            _named(get("lhead")),
            _named(get("ltail")),
            forbids,
            shown_label(label, "", ""),
            ports,
            settings,
            explicit,
            not (forbids or ports or USES.keys() & explicit.keys()),
            _code(ways, relation),
        )

    def _ways(self, setting: Setting | None) -> tuple[Ways, bool]:
        match setting.value.lower() if setting is not None else "":
            case "forward":
                return Ways.ONE, False
            case "back":
                return Ways.ONE, True
            case "both":
                return Ways.BOTH, False
            case "none":
                return Ways.NEITHER, False
            case _:
                return (Ways.ONE if self._directed else Ways.NEITHER), False

    def _ports_of(self, label: Setting | None) -> Value | None:
        if label is None or isinstance(label.value, Html):
            return None
        ports = ports_of_label(label.value)
        if ports is None:
            return None
        return Value(ports, self._reader.text_span(label), Said.INFERRED)


def _without_ports(explicit: Mapping[str, Setting]) -> dict[str, Setting]:
    """The attributes of an edge but for those that its ends have written at them."""
    return {name: found for name, found in explicit.items() if name not in ("headport", "tailport")}


@cache
def _code(ways: Ways, rel: Relation | None) -> int:
    return tuple(Ways).index(ways) << 4 | (0 if rel is None else 1 + tuple(Relation).index(rel))


def is_invisible(style: Setting | None) -> bool:
    """Whether a style draws nothing."""
    return style is not None and "invis" in style.value and "invis" in style.value.replace(" ", "").split(",")


def is_record(node: Node) -> bool:
    """Whether a node is drawn as a record."""
    shape = node.attribute("shape")
    return shape is not None and shape.value.lower() in RECORDS


def _named(setting: Setting | None) -> Setting | None:
    return setting if setting is not None and setting.value else None
