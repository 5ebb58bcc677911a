"""What the page knows: things, zones, lines, who may connect to whom, and what was found.

In: a topology, its drawing, and what is known of it. Out: values for JSON. Things are numbers there, those of
the relations first; so are groups of things and the reasons of edges, since many edges share them. The shape:

    {"title": "shop", "target": "compose" or "",
     "things": [{"id": "web", "name": "web", "sort": "service", "says": "proxy", "cards": ["n0"],
                 "at": "shop.dot:3"}],
     "zones": [{"id": "a", "name": "a", "field": "cluster_0", "cards": ["n0"], "outer": true}],
     "within": {"n0": "cluster_0"},
     "lines": [["e0", "n0", "cluster_1"]],
     "groups": [[0, 1]],
     "reasons": [REASON],
     "planes": {"intent": [EDGE], "effective": [EDGE] or null},
     "apart": [{"left": 0, "right": 1, "why": "the rule …", "at": "shop.rules:2"}],
     "marks": [{"tone": "broken", "code": "DC601", "text": "…", "at": "…", "things": [0],
                "fields": ["cluster_0"], "lines": ["e0"]}]}

    EDGE    [group of sources, group of targets, cause, reason, served, ports]
    REASON  {"text": "web -> db", "label": "", "at": "shop.dot:7", "line": "e0"}, or as `carrier_fields` tells
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from dotcompile.model.topology import Link, Sort, Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.carriers import carrier_fields
from dotcompile.reach.relation import Because, Connections, Edge, Group
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.marks import Mark
from dotcompile.render.routing import keys_of
from dotcompile.render.sketch import Sketch
from dotcompile.render.text import clean
from dotcompile.render.things import Thing, places_of
from dotcompile.reports.written import Value


def tell(topology: Topology, sketch: Sketch, known: Knowledge, title: str) -> dict[str, Value]:
    """All that the page knows."""
    telling = _Telling(topology, sketch, known)
    planes = {
        "intent": telling.edges(known.intent),
        "effective": telling.edges(known.effective) if known.effective is not None else None,
    }
    apart: list[Value] = [
        {
            "left": telling.group(one.left),
            "right": telling.group(one.right),
            "why": clean(one.why),
            "at": known.at(one.origin) if one.origin is not None else "",
        }
        for one in known.apart.groups
    ]
    return {
        "title": clean(title),
        "target": known.target,
        "things": list(telling.things()),
        "zones": list(_zones(sketch)),
        "within": _within(sketch),
        "lines": [[line.key, line.tail.box, line.head.box] for line in sketch.lines],
        "planes": planes,
        "apart": apart,
        "marks": [telling.mark(mark) for mark in known.marks],
        "groups": telling.groups,
        "reasons": telling.reasons,
    }


class _Telling:
    """Numbers for what is named several times."""

    def __init__(self, topology: Topology, sketch: Sketch, known: Knowledge) -> None:
        self._topology = topology
        self._sketch = sketch
        self._known = known
        self._keys = keys_of(sketch)
        self._line = {id(link): line.key for line in sketch.lines for link in line.links}
        widest = known.effective or known.intent
        named = [(thing.sort, thing.name) for thing in widest.things]
        others = [thing for thing in self._keys if thing[0] is not Sort.ZONE]
        self._number = {thing: at for at, thing in enumerate(dict.fromkeys((*named, *others)))}
        self._groups: dict[Group, int] = {}
        self._reasons: dict[int, int] = {}
        self.groups: list[Value] = []
        self.reasons: list[Value] = []

    def things(self) -> Iterator[Value]:
        """Each thing; one that is not drawn has no cards."""
        origins = places_of(self._topology)
        count = Counter(name for _, name in self._number)
        for sort, name in self._number:
            cards = self._keys.get((sort, name), ())
            card = self._sketch.card[cards[0]] if cards else None
            yield {
                "id": clean(name if count[name] == 1 else f"{sort}:{name}"),
                "name": card.title if card else clean(name),
                "sort": str(sort),
                "says": card.says if card else "",
                "cards": list(cards),
                "at": self._known.at(origins[sort, name]) if (sort, name) in origins else "",
            }

    def edges(self, connections: Connections) -> Value:
        """Every edge of a relation."""
        return [self._edge(edge) for edge in connections.edges]

    def _edge(self, edge: Edge) -> Value:
        sources, targets = self.group(edge.sources), self.group(edge.targets)
        return [
            sources,
            targets,
            str(edge.cause),
            self._reason(edge.because),
            edge.served,
            _ports(edge.ports),
        ]

    def group(self, group: Group) -> int:
        """The number of a group."""
        if group not in self._groups:
            self._groups[group] = len(self.groups)
            self.groups.append(list(group))
        return self._groups[group]

    def _reason(self, because: Because) -> int:
        if id(because) not in self._reasons:  # a relation holds what it is made of, so that it stays there
            self._reasons[id(because)] = len(self.reasons)
            told = self._tell_link(because) if isinstance(because, Link) else carrier_fields(because)
            self.reasons.append(told)
        return self._reasons[id(because)]

    def _tell_link(self, link: Link) -> Value:
        arrow = "<->" if link.both else "->"
        text = clean(f"{link.source.name} {arrow} {link.target.name}")
        label = clean(link.label)
        line = self._line.get(id(link), "")
        return {"text": text, "label": label, "at": self._known.at(link.origin), "line": line}

    def mark(self, mark: Mark) -> Value:
        """A mark; of its things those that are numbered."""
        things: dict[Thing, None] = dict.fromkeys(mark.things)
        things |= dict.fromkeys(thing for arc in mark.arcs for thing in arc)
        lines = dict.fromkeys(self._line[id(link)] for link in mark.links if id(link) in self._line)
        return {
            "tone": str(mark.tone),
            "code": mark.code,
            "text": clean(mark.text),
            "at": mark.at,
            "things": [self._number[thing] for thing in things if thing in self._number],
            "fields": [key for thing in things if thing[0] is Sort.ZONE for key in self._keys.get(thing, ())],
            "lines": list(lines),
        }


def _ports(ports: Ports | None) -> str:
    return "" if ports is None else ", ".join(map(str, ports))


def _zones(sketch: Sketch) -> Iterator[Value]:
    """Each zone with the cards in it, those of the zones in it too."""
    cards: dict[str, list[Value]] = {field.key: [] for field in sketch.fields}
    for card in sketch.cards:
        for key in sketch.around(card.field) if not card.empty else ():
            cards[key].append(card.key)
    for field in sketch.fields:
        yield {
            "id": clean(field.name),
            "name": field.title,
            "field": field.key,
            "cards": cards[field.key],
            "outer": field.parent is None,
        }


def _within(sketch: Sketch) -> Mapping[str, Value]:
    """The field that each card, and each field, is in."""
    cards = {card.key: card.field for card in sketch.cards if card.field is not None}
    fields = {field.key: field.parent for field in sketch.fields if field.parent is not None}
    return {**cards, **fields}
