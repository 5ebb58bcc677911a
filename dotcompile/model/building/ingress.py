"""What the drawn ways in and out open: which services an ingress publishes, and what to doubt about it.

In: a topology. Out: findings. Nothing is published by a slip: a way in to a group, to a store of data or
through something that only seems to be outside is told.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.building.inferring import is_store
from dotcompile.model.kinds.openings import (
    DOUBTFUL_ACTOR,
    INGRESS_REFUSED,
    INGRESS_TO_ALL,
    INGRESS_WITHOUT_PORT,
)
from dotcompile.model.topology import End, Link, Relation, Service, Sort, Topology, ZoneKind
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass, replace

_SHOWN = 6
_PORTS = frozenset(("ports", "publish"))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a way in publishes. `is_said` if somebody said what; `stores` keep data, and forbid it.

    `silent` names those of which nothing says where they listen (`a, b are`), and `labels` are their places.
    """

    services: tuple[Service, ...]
    is_said: bool = True
    stores: tuple[Service, ...] = ()
    silent: str = ""
    labels: tuple[Label, ...] = ()


def published_by(topology: Topology, link: Link) -> tuple[str, ...]:
    """The services that an ingress publishes: none if it may not be."""
    return tuple(service.name for service in _opening(topology, link.target, "rel" in link.settings).services)


def _opening(topology: Topology, target: End, is_said: bool) -> Opening:
    """Of a zone or network those are published that have `publish`, or else all, unless that is too much.

    `is_said` if the edge says `rel=ingress`, which allows all of it.
    """
    services = tuple(map(topology.service.__getitem__, _reached(topology, target)))
    publishing = tuple(service for service in services if "publish" in service.settings)
    if target.sort is Sort.SERVICE or publishing or is_said:
        return Opening(publishing or services)
    if target.sort is Sort.NETWORK and _serves(topology, target):
        return Opening(services)
    stores = tuple(service for service in services if is_store(service.id, service.settings))
    refused = bool(stores) or _is_group(topology, target)
    return Opening(() if refused else services, is_said=not (refused or services), stores=stores)


def _reached(topology: Topology, end: End) -> tuple[str, ...]:
    """The services that a way in leads to: a zone's own members, all in a group, those a network serves."""
    if end.sort is Sort.SERVICE:
        return (end.name,)
    if end.sort is Sort.NETWORK:
        served = [link.target.name for link in _serves(topology, end)]
        attached = [link.source.name for link in topology.joining[end.name] if not served]
        return tuple(dict.fromkeys(served or attached))
    if _is_group(topology, end):
        return topology.services_of(end.name)
    return tuple(one.name for one in topology.zone[end.name].members if one.sort is Sort.SERVICE)


def _serves(topology: Topology, network: End) -> list[Link]:
    return [link for link in topology.joining[network.name] if link.relation is Relation.SERVE]


def check_ways(topology: Topology) -> tuple[Diagnostic, ...]:
    """What is to be said about every ingress and egress."""
    both = (Relation.INGRESS, Relation.EGRESS)
    ways = [link for link in topology.links if link.relation in both and not link.deny]
    openings: dict[tuple[Sort, str, bool], Opening] = {}
    found: list[Diagnostic] = []
    for link in ways:
        if link.relation is Relation.INGRESS:
            key = link.target.sort, link.target.name, "rel" in link.settings
            if key not in openings:
                openings[key] = _with_silent(_opening(topology, link.target, key[2]))
            found += _check_ingress(topology, link, openings[key])
    return (*found, *_doubtful(topology, ways))


def _check_ingress(topology: Topology, link: Link, opening: Opening) -> Iterator[Diagnostic]:
    if not opening.is_said:
        yield _unsaid(topology, link, opening)
    if opening.silent and link.ports is None:
        yield _without_port(link, opening)


def _with_silent(opening: Opening) -> Opening:
    silent = [one for one in opening.services if not _PORTS & one.settings.keys()]
    if not silent:
        return opening
    says = f"{_list(silent)} {'is' if len(silent) == 1 else 'are'}"
    labels = tuple(Label(service.origin, "where does it listen?") for service in silent[:_SHOWN])
    return replace(opening, silent=says, labels=labels)


def _unsaid(topology: Topology, link: Link, opening: Opening) -> Diagnostic:
    if _is_group(topology, link.target):
        return _refused(link, f"{shown(link.target.name)} is a group: this would publish all that is in it")
    if opening.stores:
        return _refused(
            link, f"this would publish {_list(opening.stores)}, where data is kept", opening.stores
        )
    return _to_all(link, opening.services)


def _refused(link: Link, message: str, services: Sequence[Service] = ()) -> Diagnostic:
    labels = tuple(Label(service.origin, "it keeps data") for service in services[:_SHOWN])
    help_ = "`publish=` on the services that are meant says which; `rel=ingress` on the edge that all are"
    return Diagnostic(INGRESS_REFUSED, message, link.origin, labels, help_)


def _to_all(link: Link, services: Sequence[Service]) -> Diagnostic:
    what = "network" if link.target.sort is Sort.NETWORK else "zone"
    all_ = "all of" if len(services) > 1 else "the one service of"
    message = f"this publishes {all_} the {what} {shown(link.target.name)}: {_list(services)}"
    help_ = "`publish=` on a service publishes that one alone; or let the edge end at the service"
    return Diagnostic(INGRESS_TO_ALL, message, link.origin, help=help_)


def _without_port(link: Link, opening: Opening) -> Diagnostic:
    message = f"{opening.silent} not published for {shown(link.source.name)}: no port is known"
    help_ = "`ports=80` says where it listens, `publish=8080:80` at which port of the host, too"
    return Diagnostic(INGRESS_WITHOUT_PORT, message, link.origin, opening.labels, help_)


def _doubtful(topology: Topology, ways: Sequence[Link]) -> Iterator[Diagnostic]:
    doubtful = {actor.name: actor for actor in topology.actors if actor.doubtful}
    through: dict[str, list[Link]] = {}
    for link in ways if doubtful else ():
        actor = link.source if link.relation is Relation.INGRESS else link.target
        if actor.sort is Sort.ACTOR and actor.name in doubtful:
            through.setdefault(actor.name, []).append(link)
    for name, links in through.items():
        published = [shown(one.target.name) for one in links if one.relation is Relation.INGRESS]
        opened = [shown(one.source.name) for one in links if one.relation is Relation.EGRESS]
        parts = []
        if published:
            parts.append(f"publishes {_some(published)}")
        if opened:
            parts.append(f"lets {_some(opened)} out")
        message = f"nothing says what {shown(name)} is: taken for someone outside, it {' and '.join(parts)}"
        labels = tuple(Label(link.origin, "by this edge") for link in links[:_SHOWN])
        help_ = "`kind=actor` says that it is meant so, `kind=service` that it is a container like the others"
        yield Diagnostic(DOUBTFUL_ACTOR, message, doubtful[name].origin, labels, help_)


def _is_group(topology: Topology, end: End) -> bool:
    return end.sort is Sort.ZONE and topology.zone[end.name].kind is ZoneKind.GROUP


def _list(services: Sequence[Service]) -> str:
    return _some([shown(service.name) for service in services])


def _some(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    unique = list(dict.fromkeys(names))
    more = len(unique) - _SHOWN
    return ", ".join(unique[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
