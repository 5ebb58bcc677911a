"""The proof on diagrams by chance: it holds of what is emitted, and of no file that means something else."""

import copy
import random
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
import yaml

from dotcompile.reach.apart import Apart, PairSet
from tests.backends.compiled import Compiled, compile_diagram
from tests.backends.meaning import differs, drawn, is_wrong, load, meaning
from tests.backends.random_diagrams import diagram
from tests.soak import Soak

TARGETS = ("compose", "swarm")
Whole = dict[str, Any]


def compiled(chance: random.Random, target: str, hostile: bool) -> Iterator[Compiled]:
    """Diagrams that have no error, one after the other."""
    while True:
        most = chance.choice((4, 7, 12))
        made = compile_diagram(diagram(chance, target, most_services=most, hostile=hostile), target)
        if not made.errors:
            yield made


@pytest.mark.parametrize("target", TARGETS)
def test_it_holds_of_whatever_is_emitted(target: str, soak: Soak) -> None:
    made = compiled(soak.random, target, hostile=True)
    services = networks = 0
    for _, one in zip(range(soak.count(150)), made, strict=False):
        assert one.prove() == []
        found = meaning(load(one.files), one.topology, one.target)
        assert not found.wrong
        assert not differs(found, one.topology)
        services += len(one.deployment.services)
        networks += len(one.deployment.networks)
    soak.figures |= {"services": services, "networks": networks}
    assert networks > 100


def pick(chance: random.Random, whole: Whole) -> Whole:
    service: Whole = chance.choice(list(whole["services"].values()))
    return service


def joined(service: Whole) -> Whole:
    """The networks of a service, as a mapping."""
    on = service.get("networks") or {}
    service["networks"] = on if isinstance(on, dict) else {key: {} for key in on}
    return service["networks"]


def move(chance: random.Random, whole: Whole) -> None:
    on = joined(pick(chance, whole))
    if on and whole["networks"]:
        del on[chance.choice(list(on))]
        on[chance.choice(list(whole["networks"]))] = {}


def join(chance: random.Random, whole: Whole) -> None:
    if whole["networks"]:
        joined(pick(chance, whole))[chance.choice(list(whole["networks"]))] = {}


def leave(chance: random.Random, whole: Whole) -> None:
    on = joined(pick(chance, whole))
    if on:
        del on[chance.choice(list(on))]


def open_network(chance: random.Random, whole: Whole) -> None:
    if whole["networks"]:
        (chance.choice(list(whole["networks"].values())) or {}).pop("internal", None)


def publish(chance: random.Random, whole: Whole) -> None:
    ports = chance.choice(("9999:80", "127.0.0.1:9999:80", "5432", "9990-9992:80-82/udp"))
    if whole.get("swarm"):
        ports = chance.choice(("9999:80", "5432", "9990-9992:80-82/udp"))
    pick(chance, whole).setdefault("ports", []).append(ports)


def publish_no_more(chance: random.Random, whole: Whole) -> None:
    pick(chance, whole).pop("ports", None)


def name_no_networks(chance: random.Random, whole: Whole) -> None:
    pick(chance, whole).pop("networks", None)


def drop(chance: random.Random, whole: Whole) -> None:
    del whole["services"][chance.choice(list(whole["services"]))]


def use_the_host(chance: random.Random, whole: Whole) -> None:
    service = pick(chance, whole)
    service.pop("networks", None)
    service["network_mode"] = "host"


def share(chance: random.Random, whole: Whole) -> None:
    service, other = pick(chance, whole), chance.choice(list(whole["services"]))
    if whole["services"][other] is not service and "network_mode" not in whole["services"][other]:
        service.pop("networks", None)
        service.pop("ports", None)
        service["network_mode"] = f"service:{other}"


def make_one_of_two(chance: random.Random, whole: Whole) -> None:
    networks = list(whole["networks"])
    if len(networks) > 1:
        one, other = chance.sample(networks, 2)
        whole["networks"][one] = {**(whole["networks"][one] or {}), "name": other}


def undefine(chance: random.Random, whole: Whole) -> None:
    if whole["networks"]:
        del whole["networks"][chance.choice(list(whole["networks"]))]


MUTATIONS: tuple[Callable[[random.Random, Whole], None], ...] = (
    *(move, join, leave, open_network, publish, publish_no_more, name_no_networks, drop),
    *(use_the_host, share, make_one_of_two, undefine),
)


@pytest.mark.parametrize("target", TARGETS)
def test_no_mutant_that_means_something_else_is_proved(target: str, soak: Soak) -> None:
    """Those that mean the same, by the second opinion, must be proved, and count for nothing."""
    caught: dict[str, int] = {mutate.__name__: 0 for mutate in MUTATIONS}
    same = 0
    wanted = soak.count(60)
    for one in compiled(soak.random, target, hostile=False):
        whole = load(one.files)
        right = meaning(whole, one.topology, one.target)
        for mutate in MUTATIONS:
            mutant = copy.deepcopy(whole)
            mutate(soak.random, mutant)
            text = yaml.safe_dump(mutant, sort_keys=False)
            found = one.prove({"mutant.yml": text})
            wrong = is_wrong(meaning(mutant, one.topology, one.target), right, one.topology)
            assert bool(found) == wrong, f"{mutate.__name__}: {found}\n{text}"
            caught[mutate.__name__] += wrong
            same += not wrong
        if sum(caught.values()) >= wanted:
            break
    soak.figures |= {"caught": sum(caught.values()), "same": same, **caught}
    assert sum(caught.values()) >= wanted


def shared(chance: random.Random) -> str:
    """A diagram of services of which some are in the sandbox of others, or of the host."""
    names = [f"s{number}" for number in range(chance.randint(3, 7))]
    some = [[one for one in names if chance.random() < 0.4] for _ in range(chance.randint(0, 3))]
    flows = [(chance.choice(names), chance.choice(names)) for _ in range(chance.randint(0, 6))]
    lines = [
        'isolation="strict";' * (chance.random() < 0.2),
        *(f"subgraph cluster_{number} {{ {'; '.join(zone)} }}" for number, zone in enumerate(some)),
        *(f'{name} [container="shop/app:1"{manner(chance, names)}]' for name in names),
        *(f"{one} -> {other}{chance.choice(('', ' [port=80]'))}" for one, other in flows),
        f"customer -> {chance.choice(names)} [port=80]" * chance.randint(0, 1),
        f"{chance.choice(names)} -> internet" * chance.randint(0, 1),
    ]
    return "\n".join(["digraph shop {", *lines, "}"])


def manner(chance: random.Random, names: list[str]) -> str:
    others = f', network_mode="container:{chance.choice(names)}"'
    published = f', publish="{chance.randint(8000, 9000)}:80"'
    return chance.choice(("", "", "", "", others, others, ", network_mode=host", published))


def test_it_holds_where_services_share_sandboxes(soak: Soak) -> None:
    proved = 0
    for _ in range(soak.count(150)):
        made = compile_diagram(shared(soak.random), "compose")
        if not made.errors:
            assert made.prove() == []
            proved += 1
    soak.figures["proved"] = proved
    assert proved > 50


@pytest.mark.parametrize("target", TARGETS)
def test_it_holds_of_what_keeps_apart_whom_rules_do(target: str, soak: Soak) -> None:
    """And of nothing that was made without regard to them."""
    caught = 0
    for _ in range(soak.count(60)):
        text = diagram(soak.random, target, hostile=False)
        careless = compile_diagram(text, target)
        names = [service.name for service in careless.topology.services]
        sides = [tuple(n for n in range(len(names)) if soak.random.random() < 0.4) for _ in range(2)]
        never = PairSet((Apart(*sides),))
        made = compile_diagram(text, target, never)
        if made.errors or careless.errors:
            continue
        assert made.prove(never=never) == []
        found = meaning(load(careless.files), careless.topology, careless.target)
        apart = {frozenset((names[one], names[other])) for one, other in product(*sides) if one != other}
        wrong = found.together & (apart - {frozenset(pair) for pair in drawn(careless.topology)})
        assert bool(careless.prove(never=never)) == bool(wrong)
        caught += bool(wrong)
    soak.figures["caught"] = caught
    assert caught > 2
