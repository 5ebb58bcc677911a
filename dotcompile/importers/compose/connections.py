"""The connections that a project states, between services that can reach each other.

In: what each service waits for, is linked to, and has in its variables, and who is on which network. Out:
edges with a note of what says so; and what services wait for that they cannot reach, which is no connection.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.importers.compose.hosts import find_hosts
from dotcompile.importers.imported import ImportedEdge, ImportedEnd
from dotcompile.importers.kinds import HOST_NOT_REACHED, NOT_DEFINED
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Sort, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """One mention of another service: by what, at which port, how far it must have come."""

    other: str
    by: str
    span: Span
    port: int | None = None
    is_any_port: bool = False
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Reachable:
    """A service as others reach it: its networks, each with the names that it has there."""

    name: str
    networks: Mapping[str, frozenset[str]]
    variables: tuple[tuple[str, str, Span], ...]
    stated: tuple[Stated, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class Connections:
    """Edges in source order; and by service what it waits for without reaching it."""

    edges: tuple[ImportedEdge, ...]
    awaited: Mapping[str, tuple[Stated, ...]]


def connect(services: Sequence[Reachable], found: Found) -> Connections:
    """All connections."""
    known = {service.name: service for service in services}
    hosts = _Hosts(services)
    edges: list[ImportedEdge] = []
    awaited: dict[str, tuple[Stated, ...]] = {}
    for service in services:
        stated: dict[str, list[Stated]] = {}
        apart: list[Stated] = []
        for one in (*service.stated, *_named(service, hosts, found)):
            other = known.get(one.other)
            if other is None:
                message = f"{shown(service.name)} names {shown(one.other)}, which is no service"
                found.tell(NOT_DEFINED, message, one.span, "name the file that has it, too")
            elif other is service:
                continue
            elif service.networks.keys() & other.networks.keys():
                stated.setdefault(one.other, []).append(one)
            elif one.condition:
                apart.append(one)
        edges += [_edge(service, other, said, found) for other, said in stated.items()]
        if apart:
            awaited[service.name] = tuple(apart)
    return Connections(tuple(edges), awaited)


class _Hosts:
    """Which service a name means on a network."""

    def __init__(self, services: Sequence[Reachable]) -> None:
        self._of: dict[str, dict[str, str]] = {}
        self._anywhere: dict[str, str] = {}
        for service in services:
            for network, names in service.networks.items():
                for name in sorted(names):
                    self._of.setdefault(network, {}).setdefault(name.lower(), service.name)
                    self._anywhere.setdefault(name.lower(), service.name)

    def find(self, name: str, networks: Mapping[str, frozenset[str]]) -> str | None:
        """The service, as one on some networks finds it."""
        name = name.lower().removeprefix("tasks.")
        return next((other for one in networks if (other := self._of.get(one, {}).get(name))), None)

    def anywhere(self, name: str) -> str | None:
        """The service that has a name on any network."""
        return self._anywhere.get(name.lower().removeprefix("tasks."))


def _named(service: Reachable, hosts: _Hosts, found: Found) -> Iterator[Stated]:
    """What variables name."""
    for variable, value, span in service.variables:
        for mention in dict.fromkeys(find_hosts(variable, value)):
            other = hosts.find(mention.host, service.networks)
            if other is not None:
                yield Stated(other, variable, span, mention.port, mention.port is None)
            elif (far := hosts.anywhere(mention.host)) is not None and far != service.name:
                here = shown(service.name)
                message = f"{shown(variable)} names {shown(far)}, with which {here} shares no network"
                found.tell(
                    HOST_NOT_REACHED, message, span, "let both be on one network if they are to connect"
                )


def _edge(service: Reachable, other: str, stated: Sequence[Stated], found: Found) -> ImportedEdge:
    saying = Saying(Place.EDGE, found)
    ports = {one.port for one in stated if one.port is not None}
    if ports and not any(one.is_any_port for one in stated):
        saying.say("port", within(",".join(map(str, sorted(ports))), stated[0].span))
    condition = next((one for one in stated if one.condition), None)
    if condition is not None:
        saying.say("depends", within(condition.condition, condition.span))
    note = f"by {_several(list(dict.fromkeys(one.by for one in stated)))}"
    source, target = (ImportedEnd(Sort.SERVICE, name) for name in (service.name, other))
    return ImportedEdge(source, target, stated[0].span, _ordered(saying.settings), (note,))


def _ordered(settings: dict[str, Value]) -> dict[str, Value]:
    return {name: settings[name] for name in ("port", "depends") if name in settings}


def _several(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
