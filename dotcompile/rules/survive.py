"""`survive loss of any 1 host for A ->> B`: whatever host is lost, or two, something of A still reaches B.

What is lost may be a `host`, with the services that run on no other; a `node`, which is one service, the ends
too; a `zone`, with its members; an `edge`, as it is drawn; or a `network` of the target. Who is outside is
never lost.

```dot
digraph {
    user [kind=actor]; a [ports=80]; b [ports=80]
    subgraph cluster_data { kind=network; db1; db2 }
    user -> a; user -> b; a -> db1; b -> db2; b -> db1
}
```

```rules
survive loss of any 1 node for user ->> {db1, db2}     # holds
survive loss of any 2 node for user ->> {db1, db2}     # broken
survive loss of any 1 node for user ->> db1            # broken
survive loss of any 1 edge for user ->> db1            # holds
survive loss of any 2 edge for user ->> db1            # broken
survive loss of any 1 zone for user ->> {db1, db2}     # broken
survive loss of any 1 host for user ->> db1            # unknown
```
"""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial

from dotcompile.diagnostics import Label
from dotcompile.model.topology import Link
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import FactNetwork, Facts
from dotcompile.reach.relation import Connections, Group
from dotcompile.reach.search import Hop
from dotcompile.records import dataclass, replace
from dotcompile.rules.case import Case
from dotcompile.rules.form import INTENT, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector
from dotcompile.rules.ways import Ways
from dotcompile.source import Span

UNITS = ("host", "node", "network", "edge", "zone")


@dataclass(frozen=True, slots=True)
class Survival:
    """What may be lost, how many of it, and who must still reach whom."""

    count: int
    unit: str
    sources: Selector
    targets: Selector


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that was lost: its name, where it is drawn, and what is gone with it."""

    name: str
    origin: Span | None
    things: Set[int] = frozenset()
    link: Link | None = None
    network: FactNetwork | None = None
    host: str = ""


def read(parts: Parts) -> Survival | None:
    """A number, a unit and two selectors."""
    count = parts.number(parts.tokens("NUMBER")[0], least=1, most=2)
    unit = parts.among(parts.tokens("NAME", "NETWORK")[0], UNITS, "what can be lost")
    return Survival(count, unit, *parts.two()) if count and unit else None


def judge(terms: Survival, case: Case) -> Iterator[Outcome]:
    """What was lost, and what is left."""
    sources, targets = case.group(terms.sources), case.group(terms.targets)
    unknown = _unknown(terms, case)
    if unknown:
        yield unknown
        return
    known: dict[tuple[str, ...], Ways] = {}
    search = partial(_search, case, sources, targets, known)
    if case.is_too_much(len(search(())) ** terms.count):
        yield Unknown("the way is too long to look at each loss", "name sides that are nearer")
        return
    lost = find_loss(search, partial(_used, terms, case), terms.count)
    if lost is not None:
        tell = partial(_tell, case, terms, lost)
        yield Breach(sources, targets, "", terms.unit, case.worst, tell)


def find_loss(
    search: Callable[[Sequence[Lost]], Sequence[Hop]],
    used: Callable[[Sequence[Hop], Sequence[Lost]], Sequence[Lost]],
    count: int,
    lost: tuple[Lost, ...] = (),
) -> tuple[Lost, ...] | None:
    """What parts the sides if it is lost, up to so many; None if nothing does.

    To part them, something of every path must be lost, so also of the one that is found.
    """
    path = search(lost)
    if not path:
        return lost
    for one in used(path, lost) if count else ():
        found = find_loss(search, used, count - 1, (*lost, one))
        if found is not None:
            return found
    return None


def _unknown(terms: Survival, case: Case) -> Unknown | None:
    if terms.unit == "host" and not case.ground.topology.hosts:
        return Unknown("no hosts are drawn", "draw the hosts, and by edges from them what runs where")
    if terms.unit == "network" and case.ground.facts is None:
        return Unknown("which networks carry a path depends on the target", "write `in effective`")
    return None


def _search(
    case: Case, sources: Group, targets: Group, known: dict[tuple[str, ...], Ways], lost: Sequence[Lost]
) -> Sequence[Hop]:
    """A path without what is lost; together lost hosts take what runs on no third one."""
    gone = _things(lost) | _homeless(case, frozenset(one.host for one in lost if one.host))
    links = [one.link for one in lost if one.link]
    networks = [one.network for one in lost if one.network]
    ways = case.ground.all
    if links or networks:
        key = tuple(sorted(one.name for one in lost))
        if key not in known:
            known[key] = Ways(_without(case, links, networks))
        ways = known[key]
    left, right = (tuple(one for one in side if one not in gone) for side in (sources, targets))
    return ways.path(left, right, gone)


def _without(case: Case, links: Sequence[Link], networks: Sequence[FactNetwork]) -> Connections:
    ground = case.ground
    if networks and ground.facts:
        facts: Facts = ground.facts
        kept = tuple(one for one in facts.networks if one not in networks)
        return effective(replace(facts, networks=kept), ground.topology, ground.intent)
    relation = ground.all.connections
    gone = set(map(id, links))
    return Connections(relation.things, tuple(one for one in relation.edges if id(one.because) not in gone))


def _used(terms: Survival, case: Case, path: Sequence[Hop], lost: Sequence[Lost]) -> Sequence[Lost]:
    """Everything that a path needs, of the unit that may be lost."""
    members = [path[0].source, *(hop.target for hop in path)]
    services = [one for one in members if case.is_service(one)]
    topology = case.ground.topology
    match terms.unit:
        case "node":
            return [
                Lost(topology.services[one].name, topology.services[one].origin, frozenset((one,)))
                for one in services
            ]
        case "zone":
            zones = [zone for zone in topology.zones if not _members(case, zone.name).isdisjoint(services)]
            return [Lost(zone.name, zone.origins[0], _members(case, zone.name)) for zone in zones]
        case "edge":
            links = [edge.because for hop in path for edge in hop.edges if isinstance(edge.because, Link)]
            every = {id(link): link for link in links}.values()
            return [
                Lost(f"{link.source.name} -> {link.target.name} #{place}", link.origin, link=link)
                for place, link in enumerate(topology.links)
                if any(link is one for one in every)
            ]
        case "host":
            needed = {host for one in services for host in _hosts(case, one)} - {one.host for one in lost}
            return [
                Lost(host.name, host.origin, host=host.name) for host in topology.hosts if host.name in needed
            ]
    facts = case.ground.facts
    return [
        Lost(network.name, None, network=network)
        for network in (facts.networks if facts else ())
        if not set(network.members).isdisjoint(services)
    ]


def _members(case: Case, zone: str) -> Set[int]:
    number = case.ground.selection.number
    return frozenset(number(name) for name in case.ground.topology.services_of(zone))


def _hosts(case: Case, service: int) -> Set[str]:
    every = frozenset(host.name for host in case.ground.topology.hosts)
    return case.ground.selection.drawn.hosts.get(service, every)


def _homeless(case: Case, hosts: Set[str]) -> Set[int]:
    """The services that run on these hosts alone."""
    services = range(len(case.ground.topology.services)) if hosts else ()
    return {one for one in services if _hosts(case, one) <= hosts}


def _things(lost: Sequence[Lost]) -> Set[int]:
    return frozenset().union(*(one.things for one in lost))


def _tell(case: Case, terms: Survival, lost: Sequence[Lost], sources: Group, targets: Group) -> Telling:
    sides = f"{case.names(sources)} and {case.names(targets)}"
    if not lost:
        return Telling(f"there is no path between {sides}, even with nothing lost", case.origins(sources[:1]))
    what = " and ".join(f"`{one.name.partition(' #')[0]}`" for one in lost)
    labels = tuple(Label(one.origin, "this is lost") for one in lost if one.origin)
    left = case.ground.all.reached(sources, _things(lost))
    help_ = f"what is still reached: {case.names(left)}" if left else ""
    return Telling(f"without the {terms.unit} {what} there is no path between {sides}", labels, help_)


FORM = Form("survive", "survive loss of any 1 host for A ->> B", INTENT, read, judge)
