"""What was made from a joined text, with every place in the file that it is from.

In: a topology or findings, and what leads a span back. Out: the same with other spans.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Label
from dotcompile.model.topology import (
    Actor,
    End,
    Engine,
    Host,
    Link,
    NetworkNode,
    Service,
    Settings,
    Topology,
    Value,
    Volume,
    Zone,
)
from dotcompile.records import replace
from dotcompile.source import Span

_Node = TypeVar("_Node", Service, Actor, Host, NetworkNode, Engine, Volume)


class Mover:
    """Moves records by what leads a span back."""

    def __init__(self, own: Callable[[Span], Span]) -> None:
        self._own = own

    def finding(self, found: Diagnostic) -> Diagnostic:
        """A finding with all its places; a fix is one of the file that it is for."""
        labels = tuple(Label(self._own(label.span), label.text) for label in found.labels)
        return replace(found, span=self._own(found.span), labels=labels, fix=self._fix(found.fix))

    def topology(self, made: Topology) -> Topology:
        """A topology with all its places."""
        return replace(
            made,
            settings=self._settings(made.settings),
            zones=tuple(map(self._zone, made.zones)),
            services=self._nodes(made.services),
            actors=self._nodes(made.actors),
            hosts=self._nodes(made.hosts),
            networks=self._nodes(made.networks),
            engines=self._nodes(made.engines),
            volumes=self._nodes(made.volumes),
            links=tuple(map(self._link, made.links)),
            origin=self._own(made.origin),
        )

    def _fix(self, fix: Fix | None) -> Fix | None:
        if fix is None:
            return None
        return replace(fix, edits=tuple(Edit(self._own(edit.span), edit.text) for edit in fix.edits))

    def _settings(self, settings: Settings) -> Settings:
        return {name: self._value(value) for name, value in settings.items()}

    def _value(self, value: Value) -> Value:
        return replace(value, span=self._own(value.span))

    def _end(self, end: End) -> End:
        return replace(end, span=self._own(end.span))

    def _nodes(self, nodes: Iterable[_Node]) -> tuple[_Node, ...]:
        return tuple(
            replace(node, settings=self._settings(node.settings), origin=self._own(node.origin))
            for node in nodes
        )

    def _zone(self, zone: Zone) -> Zone:
        return replace(
            zone,
            members=tuple(map(self._end, zone.members)),
            settings=self._settings(zone.settings),
            origins=tuple(map(self._own, zone.origins)),
        )

    def _link(self, link: Link) -> Link:
        return replace(
            link,
            source=self._end(link.source),
            target=self._end(link.target),
            ports=None if link.ports is None else self._value(link.ports),
            settings=self._settings(link.settings),
            origin=self._own(link.origin),
        )
