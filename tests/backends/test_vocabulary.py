"""Every attribute of the vocabulary, on every target: kept, settled, approximated or refused, and never lost.

Each value is said in a diagram that has one thing of every sort, and what is emitted is compared with what
is emitted without it. The clients accept all that is emitted.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dotcompile.backends.abilities.ability import Verdict, choose
from dotcompile.backends.catalogue import TARGETS, load_backend
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import ROWS, Place, Row
from dotcompile.source import Span
from tests.backends import oracles
from tests.backends.compiling import NAMES, Outcome, compiled
from tests.backends.random_diagrams import quoted
from tests.backends.test_abilities import BESIDE, EXAMPLES

ABILITIES = {name: backend.abilities for name in TARGETS if (backend := load_backend(name))}
#: Examples that mean something in the diagram below, where others would not.
VALUES = EXAMPLES | {
    "driver": (*EXAMPLES["driver"], "ipvlan", "veth", "weave", "calico", "flannel", "ovs"),
    "discovery": ("dns", "static", "etcd", "consul", "zookeeper"),
    "prefix": ("25",),
    "rel": ("flow",),
    "name": ("renamed",),
    "label_*": ("it's $HOME",),
}
#: What an attribute needs beside it to mean something, in its own place or for the whole diagram.
ALONGSIDE = BESIDE | {
    "discovery": 'subnet="10.20.0.0/24"',
    "driver": 'subnet="10.20.0.0/24"; egress=open',
}
OF_GRAPH = {"prefix": 'pool="10.0.0.0/8"', "driver": 'pool="10.0.0.0/8", egress=open'}
HEALTH = 'healthcheck="true", '
#: Diagrams for what needs another one to show.
SCENES = {
    "cross": "subgraph cluster_p {{ {zone} a b }} subgraph cluster_q {{ {zone} c }} {{a b}} -> c",
    "instances": "subgraph cluster_p {{ {zone} a [{service}] }} subgraph cluster_q {{ {zone} a b }}",
    "inherit": "subgraph cluster_p {{ {zone} a subgraph cluster_q {{ b c }} }}",
    "isolation": "subgraph cluster_p {{ {zone} a b }} n [kind=network, {network}] c -> n d -> n",
    "egress": "subgraph cluster_p {{ {zone} a [{service}] }} n [kind=network, {network}] c -> n",
}
ATTACHING, MOUNTING = ("ip", "alias", "mac", "ifname"), ("at", "read_only")

#: What no target has a word for: it says what a thing is, is for others to read, or is judged elsewhere.
OF_MODEL = {"kind", "name", "tags", "x_*", "rules", "target", "rel", "port", "deny"}
#: Things that no target makes. What is said of them is told in the report.
AROUND = (Place.ACTOR, Place.HOST, Place.ENGINE)
#: What holds in any case.
NEUTRAL = {
    "driver": ("bridge", "overlay"),
    "internal": ("true",),
    "cross": ("guest",),
    "isolation": ("zone",),
    "instances": ("shared",),
    "egress": ("drawn",),
    "network_mode": ("bridge",),
    "affinity": ("other",),
    "strategy": ("spread",),
    "endpoint_mode": ("vip", "dnsrr"),
    "restart": ("always", "unless-stopped"),
    "pull_policy": ("build",),
}
#: The cluster's own network, whichever it is, enforces the policies.
OF_CLUSTER = {"calico", "weave", "ovs"}


def diagram(place: Place, name: str, said: str | None) -> str:
    """One thing of every sort, one of which says a value."""
    of = {one: f"{name}={quoted(said)}" if one is place and said is not None else "" for one in Place}
    if name in SCENES:
        scene = SCENES[name].format(
            zone=f"{of[Place.ZONE]};", service=of[Place.SERVICE], network=of[Place.NETWORK]
        )
        return f'digraph shop {{ graph [{of[Place.GRAPH]}] node [container="shop/app:1"] {scene} }}'
    beside = ALONGSIDE.get(name, "")
    zone = f"{beside};" if place in (Place.ZONE, Place.SERVICE) else ""
    network = f"{beside.replace(';', ',')}," if place in (Place.NETWORK, Place.EDGE) and beside else ""
    edge = of[Place.EDGE]
    attach, mount = (edge if name in names else "" for names in (ATTACHING, MOUNTING))
    flow = "" if attach or mount else edge
    at = "" if name == "at" and said is not None else 'at="/disk",'
    health = HEALTH if name.startswith("healthcheck_") else ""
    graph = ", ".join(filter(None, (OF_GRAPH.get(name, "") if place is Place.GRAPH else "", of[Place.GRAPH])))
    return f"""digraph shop {{ graph [{graph}]
    h1 [kind=host, {of[Place.HOST]}]
    subgraph cluster_z {{ {zone} {of[Place.ZONE]}
        web [container="shop/web:1", ports=80, {health} {of[Place.SERVICE]}]
        other [container="shop/other:1"] }}
    third [container="shop/third:1"]
    web -> other [{flow}]
    n [kind=network, {network} {of[Place.NETWORK]}]
    other -> n [{attach}]
    third -> n
    vol_disk [name=disk, {of[Place.VOLUME]}]
    other -> vol_disk [{at} {mount}]
    customer [kind=actor, {of[Place.ACTOR]}]
    customer -> other
    third -> customer
    swarm [kind=engine, {of[Place.ENGINE]}] }}
"""


def values(row: Row) -> tuple[str, ...]:
    return VALUES.get(row.name) or tuple(dict.fromkeys((row.form.example, *row.form.choices)))


def cases() -> Iterator[Any]:
    for target in TARGETS:
        for row in ROWS:
            for place in row.places:
                yield pytest.param(row, place, target, id=f"{target}-{place.value}-{row.name}")


@cache
def of_value(place: Place, name: str, said: str | None, target: str) -> Outcome:
    """What is emitted of a value, or without it."""
    return compiled(diagram(place, name.replace("*", "x"), said), target)


@pytest.mark.parametrize(("row", "place", "target"), list(cases()))
def test_a_value_is_kept_settled_approximated_or_refused(row: Row, place: Place, target: str) -> None:
    name = row.name.replace("*", "x")
    for said in values(row):
        outcome = of_value(place, row.name, said, target)
        value, wrong = row.form.read(within(said, Span("", 0, 0)))
        assert value is not None or row.name == "target", wrong
        assert not outcome.lines("not-proved"), outcome.errors
        verdict = choose(ABILITIES[target].attributes[place, row.name], value).verdict
        told = {kind: is_told(outcome, kind, name) for kind in ("not-on-target", "approximated")}
        match verdict:
            case Verdict.REFUSED if place not in AROUND:
                assert told["not-on-target"] or outcome.errors, said
                assert not outcome.files
            case Verdict.APPROXIMATED if place not in AROUND:
                assert told["approximated"] or outcome.errors, said
            case Verdict.KEPT:
                assert not any(told.values()), said
                assert reaches(outcome, row, place, target) or is_neutral(row, said), said
            case Verdict.SETTLED:
                assert not any(told.values()), said
                silent = row.name in OF_MODEL or place in AROUND or is_neutral(row, said)
                silent |= target == "kubernetes" and row.name == "driver" and said in OF_CLUSTER
                assert silent or reaches(outcome, row, place, target), said


def is_told(outcome: Outcome, kind: str, name: str) -> bool:
    return any(f"`{name}` of" in message for _, message in outcome.lines(kind))


def reaches(outcome: Outcome, row: Row, place: Place, target: str) -> bool:
    """Whether a value changes what is emitted, or is such that nothing can be."""
    before = of_value(place, row.name, None, target)
    return bool(outcome.errors) or outcome.files != before.files


def is_neutral(row: Row, said: str) -> bool:
    """Whether a value is what holds in any case, so that nothing has to be written."""
    return said in (row.default, "false") or said in NEUTRAL.get(row.name, ())


def emitted(target: str) -> Iterator[tuple[str, Outcome]]:
    """What is emitted of all values that a target does not refuse."""
    for row in ROWS:
        for place in row.places:
            for said in values(row):
                outcome = of_value(place, row.name, said, target)
                if outcome.files:
                    yield f"{place.value} {row.name}={said}", outcome


def check_clients(target: str, folder: Path) -> int:
    """Hand each different text to the client; how many there were."""
    seen: set[str] = set()
    for what, outcome in emitted(target):
        if outcome.text not in seen:
            seen.add(outcome.text)
            for name, text in outcome.files.items():
                (folder / name).write_text(text)
            try:
                if target == "compose":
                    oracles.compose(folder, [NAMES[target]])
                else:
                    oracles.stack(folder, NAMES[target])
            except AssertionError as error:
                raise AssertionError(f"{what}: {error}") from None
    return len(seen)


@pytest.mark.compose
def test_compose_accepts_every_value(tmp_path: Path) -> None:
    assert check_clients("compose", tmp_path) > 100


@pytest.mark.stack
def test_swarms_client_accepts_every_value(tmp_path: Path) -> None:
    assert check_clients("swarm", tmp_path) > 80
