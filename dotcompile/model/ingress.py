"""What the drawn ways in and out open: which services an ingress publishes, and what to doubt about it.

In: a topology. Out: findings. Nothing is published by a slip: a way in to a group, to a store of data or
through something that only seems to be outside is told.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.inferring import is_store
from dotcompile.model.opening_kinds import (
    DOUBTFUL_ACTOR,
    INGRESS_REFUSED,
    INGRESS_TO_ALL,
    INGRESS_WITHOUT_PORT,
)
from dotcompile.model.topology import End, Link, Relation, Service, Sort, Topology, ZoneKind
from dotcompile.model.values.form import shown

_SHOWN = 6


def published_by(topology: Topology, link: Link) -> tuple[str, ...]:
    """The services that an ingress publishes.

    Of a zone these are its direct members that have `publish`, or all if none has; of a group those within
    it that have. A network node leads to the services that it serves, or else to those attached to it.
    """
    names = reached_by(topology, link.target)
    said = tuple(name for name in names if "publish" in topology.service[name].settings)
    if said or _is_group(topology, link.target):
        return said or (names if "rel" in link.settings else ())
    return names


def reached_by(topology: Topology, end: End) -> tuple[str, ...]:
    """The services that a way in leads to, of which some may be published."""
    if end.sort is Sort.SERVICE:
        return (end.name,)
    if end.sort is Sort.ZONE:
        if _is_group(topology, end):
            return topology.services_of(end.name)
        members = topology.zone[end.name].members
        return tuple(member.name for member in members if member.sort is Sort.SERVICE)
    of_network = [link for link in topology.links if not link.deny and _joins_network(link, end)]
    served = [link.target.name for link in of_network if link.relation is Relation.SERVE]
    attached = [link.source.name for link in of_network if link.relation is Relation.ATTACH]
    return tuple(dict.fromkeys(served or attached))


def check_ways(topology: Topology) -> tuple[Diagnostic, ...]:
    """What is to be said about every ingress and egress."""
    ways = [
        link
        for link in topology.links
        if link.relation in (Relation.INGRESS, Relation.EGRESS) and not link.deny
    ]
    found: list[Diagnostic] = []
    for link in ways:
        if link.relation is Relation.INGRESS:
            found += _check_ingress(topology, link)
    return (*found, *_doubtful(topology, ways))


def _check_ingress(topology: Topology, link: Link) -> Iterator[Diagnostic]:
    names = published_by(topology, link)
    if _is_group(topology, link.target) and not names:
        yield _refused(link, f"{shown(link.target.name)} is a group: this would publish all that is in it")
        return
    services = [topology.service[name] for name in names]
    if link.target.sort is not Sort.SERVICE and not _is_said(topology, link, services):
        stores = [one for one in services if is_store(one.id, one.settings)]
        if stores:
            yield _refused(link, f"this would publish {_list(stores)}, where data is kept", stores)
            return
        yield _to_all(link, services)
    yield from _without_port(link, services)


def _is_said(topology: Topology, link: Link, services: Sequence[Service]) -> bool:
    """Whether somebody said which services are meant, by `publish`, by `rel=ingress` or by what is served."""
    if link.settings.get("rel") is not None or not services:
        return True
    if link.target.sort is Sort.NETWORK:
        return any(
            one.relation is Relation.SERVE and _joins_network(one, link.target) for one in topology.links
        )
    return all("publish" in service.settings for service in services)


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


def _without_port(link: Link, services: Sequence[Service]) -> Iterator[Diagnostic]:
    if link.ports is not None:
        return
    for service in services:
        if not {"ports", "publish"} & service.settings.keys():
            who = shown(link.source.name)
            message = f"{shown(service.name)} is not published for {who}: nothing says where it listens"
            label = Label(service.origin, "`ports=` belongs here")
            help_ = "`ports=80` says where it listens, `publish=8080:80` at which port of the host, too"
            yield Diagnostic(INGRESS_WITHOUT_PORT, message, link.origin, (label,), help_)


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


def _joins_network(link: Link, network: End) -> bool:
    return any(end.sort is Sort.NETWORK and end.name == network.name for end in (link.source, link.target))


def _list(services: Sequence[Service]) -> str:
    return _some([shown(service.name) for service in services])


def _some(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = len(unique) - _SHOWN
    return ", ".join(unique[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
