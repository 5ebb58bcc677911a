"""The table of situations against what real engines let through, as `tests/engine/effective` measured it."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dotcompile.model.values.ports import PortRange, Ports
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import Engine, FactNetwork, Facts, Mode, Published, Target
from dotcompile.reach.intent import intend
from dotcompile.reach.search import edges_between
from dotcompile.reach.situations import SITUATIONS, Situation
from tests.reach.drawn import Drawing

MEASURED = json.loads((Path(__file__).parents[1] / "engine/effective/measured.json").read_text())
OUTSIDE = "outside"
Flow = tuple[str, str, str]


def facts(world: dict[str, Any], run: dict[str, Any]) -> Facts:
    number = {name: place for place, name in enumerate(world["services"])}
    engine = Engine(run["version"], run["userland_proxy"])
    networks = tuple(
        FactNetwork(
            one["name"],
            tuple(sorted(number[member] for member in one["members"])),
            one["internal"],
            one["driver"],
            one["icc"],
            one["attachable"],
        )
        for one in world["networks"]
    )
    published = tuple(
        Published(
            number[one["service"]],
            PortRange(one["protocol"], one["container"], one["container"]),
            (one["host"], one["host"]),
            one["address"],
            one["direct"],
        )
        for one in world["published"]
    )
    shares = tuple((number[one], number[other]) for one, other in world["shares"].items())
    modes = tuple(Mode(world["modes"].get(name, "own")) for name in world["services"])
    target = Target(run["world"], cluster=run["world"] == "swarm", engine=engine)
    return Facts(target, tuple(world["services"]), modes, networks, published, shares)


def tried(world: dict[str, Any], target: str) -> tuple[tuple[str, int], ...]:
    """The ports that were tried of a service; who is in another's sandbox has one that is not the other's."""
    if target in world["shares"]:
        return (("tcp", 82),)
    base = 7000 if world["modes"].get(target) == "host" else 0
    return ("tcp", base + 80), ("tcp", base + 81), ("udp", base + 53)


def predicted(world: dict[str, Any], run: dict[str, Any]) -> Iterator[Flow]:
    """Each flow that the relation has, of those that were tried; in one sandbox none was."""
    given = facts(world, run)
    topology = Drawing().service(*given.services).topology()
    found = effective(given, topology, intend(topology))
    names = [*given.services, OUTSIDE]
    rooms = [world["shares"].get(name, name) for name in names]
    for one, other in product(range(len(names)), repeat=2):
        if rooms[one] != rooms[other]:
            edges = edges_between(found, one, other)
            if names[other] == OUTSIDE:
                yield from [(names[one], OUTSIDE, "")][: len(edges)]
                continue
            for protocol, port in tried(world, names[other]):
                if any(edge.ports is None or has(edge.ports, protocol, port) for edge in edges):
                    yield names[one], names[other], f"{port}/{protocol}"


def has(ports: Ports, protocol: str, port: int) -> bool:
    return any(one.protocol == protocol and one.first <= port <= one.last for one in ports)


def measured(world: dict[str, Any], run: dict[str, Any]) -> Iterator[Flow]:
    """Each flow that was open. Who routes through a host gets to its published ports: no matter of actors."""
    on_lan = {one for net in world["networks"] if net["driver"] == "macvlan" for one in net["members"]}
    for flow in run["open"]:
        routed = flow["source"] == OUTSIDE and flow["via"] == ["address"] and flow["target"] not in on_lan
        if not routed:
            port = "" if flow["target"] == OUTSIDE else flow["port"]
            yield flow["source"], flow["target"], port


def of_placement(world: dict[str, Any], run: dict[str, Any], flow: Flow) -> bool:
    """Whether a flow depends on where tasks run, which the relation leaves open, or on the mesh."""
    source, target, _ = flow
    together = world["nodes"].get(source) == world["nodes"].get(target)
    modes = {one["direct"] for one in world["published"] if one["service"] == target}
    if source in world["modes"]:
        return not together or False in modes
    return False in modes or (True in modes and together and not run["userland_proxy"])


@pytest.mark.parametrize("run", MEASURED["runs"], ids=lambda run: f"{run['world']}-{run['userland_proxy']}")
def test_the_relation_is_what_was_measured(run: dict[str, Any]) -> None:
    world = MEASURED["worlds"][run["world"]]
    possible, open_ = set(predicted(world, run)), set(measured(world, run))
    assert open_ - possible == set()
    beyond = {flow for flow in possible - open_ if not world["nodes"] or not of_placement(world, run, flow)}
    assert beyond == set()


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: row.name)
def test_a_row_of_the_table_has_evidence(row: Situation) -> None:
    if row.evidence.startswith("https://"):
        return
    cells = [one for one in MEASURED["cells"] if one["cell"] == row.evidence and one["measured"]]
    answers = {one["userland_proxy"]: one["open"] for one in cells}
    assert answers == {True: row.proxy, False: row.no_proxy}


def test_what_was_measured_is_enough_to_tell() -> None:
    assert {(run["world"], run["userland_proxy"]) for run in MEASURED["runs"]} == set(
        product(("engine", "swarm"), (True, False))
    )
    assert all(len(set(measured(MEASURED["worlds"][run["world"]], run))) > 50 for run in MEASURED["runs"])
