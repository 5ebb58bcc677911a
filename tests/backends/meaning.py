"""What a compose or stack file permits, worked out pair by pair with PyYAML's own loader: a second opinion.

In: texts of files, a diagram's topology. Out: what they say of services, and in what that differs from what
is drawn. It is slow and plain, and shares no code with the proof but the records of facts and the intent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import yaml

from dotcompile.model.topology import Sort, Topology, ZoneKind
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.facts import FactNetwork, Facts, Mode, Published, Target
from dotcompile.reach.intent import intend
from tests.reach.pairwise import Oracle

Names = frozenset[str]


@dataclass
class Meaning:
    """`wrong` is why files cannot be run as drawn; if they can, who shares networks, gets out and so on."""

    wrong: str
    together: set[Names]
    talking: set[tuple[str, str]]
    out: set[str]
    published: set[tuple[str, str]]
    in_force: set[tuple[str, str]]
    hosted: set[str]
    within: set[tuple[str, str]]


def load(texts: Mapping[str, str]) -> dict[str, Any]:
    """All files as one; no two of them have a service in common."""
    whole: dict[str, Any] = {"services": {}, "networks": {}}
    for name, text in texts.items():
        if name.endswith(".yml"):
            file = yaml.safe_load(text)
            whole["services"] |= file.get("services") or {}
            whole["networks"] |= file.get("networks") or {}
    return whole


def meaning(whole: dict[str, Any], topology: Topology, target: Target) -> Meaning:
    """What the files come to for the services that are drawn."""
    names = [service.name for service in topology.services]
    services, networks = whole["services"], whole["networks"]
    nothing = Meaning("", *(set() for _ in range(7)))
    if set(services) != set(names):
        nothing.wrong = "other services"
        return nothing
    for service in services.values():
        joined, mode = list(service.get("networks") or ()), service.get("network_mode")
        if not joined and (target.cluster or not mode):
            nothing.wrong = "a default network"
        elif any(key not in networks for key in joined):
            nothing.wrong = "an undefined network"
        elif (joined and mode) or (mode and target.cluster):
            nothing.wrong = "a mode that is ignored"
    return nothing if nothing.wrong else _of_facts(facts(whole, names, target), topology)


def facts(whole: dict[str, Any], names: list[str], target: Target) -> Facts:
    services, networks = whole["services"], whole["networks"]
    members: dict[str, set[int]] = {}
    for number, name in enumerate(names):
        for key in services[name].get("networks") or ():
            members.setdefault((networks[key] or {}).get("name", key), set()).add(number)
    made = []
    for real, on in members.items():
        said = [(one or {}) for key, one in networks.items() if (one or {}).get("name", key) == real]
        if real in ("host", "none") and said[0].get("external"):
            continue
        internal = all(one.get("internal", False) for one in said)
        driver = said[0].get("driver", "overlay" if target.cluster else "bridge")
        icc = said[0].get("driver_opts", {}).get("com.docker.network.bridge.enable_icc") != "false"
        made.append(FactNetwork(real, tuple(sorted(on)), internal, driver, icc))
    published = [
        Published(
            number, PortRange(protocol, *target_ports), host, address, direct=mode or not target.cluster
        )
        for number, name in enumerate(names)
        for target_ports, host, address, protocol, mode in map(port, services[name].get("ports") or ())
    ]
    shares = [
        (number, names.index(services[name]["network_mode"].partition(":")[2]))
        for number, name in enumerate(names)
        if ":" in str(services[name].get("network_mode"))
    ]
    modes = tuple(mode_of(services[name], networks) for name in names)
    return Facts(target, tuple(names), modes, tuple(made), tuple(published), tuple(shares))


def mode_of(service: dict[str, Any], networks: dict[str, Any]) -> Mode:
    said = str(service.get("network_mode", ""))
    for key in service.get("networks") or ():
        if (networks[key] or {}).get("external") and networks[key]["name"] in ("host", "none"):
            said = networks[key]["name"]
    return Mode(said) if said in ("host", "none") else Mode.OWN


def port(entry: Any) -> tuple[tuple[int, int], tuple[int, int] | None, str, str, bool]:
    if isinstance(entry, dict):
        host, address = str(entry.get("published", "")), entry.get("host_ip", "")
        direct, protocol, target = entry.get("mode") == "host", entry.get("protocol", "tcp"), entry["target"]
    else:
        rest, _, protocol = str(entry).partition("/")
        rest, _, target = rest.rpartition(":")
        address, _, host = rest.rpartition(":")
        address, direct = address.strip("[]"), False
    return bounds(str(target)), bounds(host) if host else None, address, protocol or "tcp", direct


def bounds(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def _of_facts(given: Facts, topology: Topology) -> Meaning:
    names = given.services
    plain = Oracle(given, {}, [], {"internet": []})
    published = {
        one: (names[one.service], f"{one.host} {one.address} {one.container!r} {one.direct}")
        for one in given.published
    }
    return Meaning(
        "",
        {frozenset(pair) for pair in combinations(names, 2) if plain.together(*pair)},
        {pair for pair in product(names, repeat=2) if pair[0] != pair[1] and plain.causes(*pair, 1)},
        {name for name in names if plain.causes(name, "internet", 1)},
        set(published.values()),
        {told for one, told in published.items() if plain.is_in_force(one)},
        {name for name, mode in zip(names, given.modes, strict=True) if mode is Mode.HOST},
        {(names[one], names[other]) for one, other in given.shares},
    )


def is_wrong(found: Meaning, right: Meaning, topology: Topology) -> bool:
    """Whether files say other than a diagram does; `right` are those that were emitted."""
    if found.wrong:
        return True
    more = found.out - right.out or found.hosted - right.hosted or found.within - right.within
    other_ports = (found.published, found.in_force) != (right.published, right.in_force)
    return bool(more or other_ports or differs(found, topology))


def differs(found: Meaning, topology: Topology) -> set[Any]:
    """What is permitted and neither drawn nor between neighbours, and what is drawn and not possible."""
    beyond = found.together - permitted(topology)
    return beyond | (drawn(topology) - found.talking) | (leaving(topology) - found.out)


def drawn(topology: Topology) -> set[tuple[str, str]]:
    intent = intend(topology)
    pairs = (
        (intent.things[one], intent.things[other])
        for edge in intent.edges
        for one, other in product(edge.sources, edge.targets)
    )
    return {
        (one.name, other.name)
        for one, other in pairs
        if one != other and one.sort is Sort.SERVICE and other.sort is Sort.SERVICE
    }


def leaving(topology: Topology) -> set[str]:
    intent = intend(topology)
    return {
        intent.things[one].name
        for edge in intent.edges
        if intent.things[edge.targets[0]].sort is Sort.ACTOR
        for one in edge.sources
    }


def permitted(topology: Topology) -> set[Names]:
    """Pairs with a flow either way, or in a zone whose members may talk."""
    pairs = {frozenset(pair) for pair in drawn(topology)}
    for zone in topology.zones:
        if zone.kind is ZoneKind.NETWORK and not is_strict(topology, zone.name):
            inside = [one.name for one in zone.members if one.sort is Sort.SERVICE]
            pairs |= {frozenset(pair) for pair in combinations(inside, 2)}
    for node in topology.networks:
        if not is_strict(topology, None):
            on = [link.source.name for link in topology.joining[node.name]]
            pairs |= {frozenset(pair) for pair in combinations(on, 2)}
    return pairs


def is_strict(topology: Topology, zone: str | None) -> bool:
    while zone is not None:
        if "isolation" in topology.zone[zone].settings:
            return bool(topology.zone[zone].settings["isolation"].value == "strict")
        zone = topology.zone[zone].parent
    said = topology.settings.get("isolation")
    return said is not None and bool(said.value == "strict")
