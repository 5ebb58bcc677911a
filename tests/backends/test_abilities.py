"""The tables of what targets can hold: each attribute has a row, and what is emitted is what the row says."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from dotcompile.backends.abilities.ability import Ability, Fact, Verdict, choose
from dotcompile.backends.catalogue import TARGETS, load_backend
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import ROWS, Place, Row
from dotcompile.source import Span
from tests.backends.compiling import Outcome, compiled
from tests.backends.random_diagrams import quoted

ABILITIES = {name: backend.abilities for name in TARGETS if (backend := load_backend(name))}
#: Those whose files have the keys that the vocabulary names, or nearly.
BY_KEY = ("compose", "swarm")
#: What an attribute needs beside it to mean something.
BESIDE = {
    "driver": 'subnet="10.20.0.0/24"',
    "gateway": 'subnet="10.20.0.0/24"',
    "ip_range": 'subnet="10.20.0.0/24"',
    "aux": 'subnet="10.20.0.0/24"',
    "parent": 'driver="vendor/plugin:tag"',
    "encrypted": "driver=overlay",
    "ip": 'subnet="10.20.0.0/24"',
    "ipv6": 'subnet="10.20.0.0/24,fd00:20::/64"',
    "endpoint_mode": "ports=80",
    "healthcheck_interval": 'healthcheck="true"',
    "healthcheck_timeout": 'healthcheck="true"',
    "healthcheck_retries": 'healthcheck="true"',
    "healthcheck_disable": 'healthcheck="true"',
    "healthcheck_start_period": 'healthcheck="true"',
    "healthcheck_start_interval": 'healthcheck="true", healthcheck_start_period="5m"',
}
#: What a target does in any case, so that nothing is written.
ANYWAY = {
    ("kubernetes", "restart", "always"),
    ("kubernetes", "restart", "unless-stopped"),
    ("shell", "pull_policy", "build"),  # where nothing is to be built
}
#: Examples that mean something where the form's own would not.
EXAMPLES = {
    "ip": ("10.20.0.5",),
    "gateway": ("10.20.0.1",),
    "ip_range": ("10.20.0.0/26",),
    "aux": ("router=10.20.0.2",),
    "parent": ("eth0",),
    "network_mode": ("none", "host", "service:other", "bridge"),
    "depends_on": ("other", "other:healthy"),
    "affinity": ("other", "!other"),
    "publish": ("8080:80", "127.0.0.1:8080:80", "8080:80@host", "8000-8010:80", "81"),
    "volumes": ("data:/data", '["./conf:/etc/app:ro,Z"]', "/anonymous", "data:/data:nocopy"),
    "tmpfs": ("/run:size=64m", "/run", '["/run:mode=1777,size=1m"]'),
    "subnet": ("10.20.0.0/24",),
    "driver": ("overlay", "bridge", "macvlan", "vendor/plugin:tag"),
    "restart": ("no", "always", "on-failure:3", "unless-stopped"),
    "platform": ("linux/arm64/v8", "linux"),
    "external": ("true", "false"),
    "discovery": ("dns", "static", "etcd", "client"),
    "alias": ("front",),
    "ifname": ("eth7",),
}
#: Where Swarm has what Compose has elsewhere.
ELSEWHERE = {
    ("swarm", "restart"): "deploy.restart_policy",
    ("swarm", "tmpfs"): "volumes",
    ("swarm", "network_mode"): "networks",
    ("compose", "network_mode"): "",
    ("compose", "mac"): "networks",
}
PLACES = (Place.SERVICE, Place.ZONE, Place.NETWORK, Place.VOLUME, Place.EDGE)
SECTIONS = {
    Place.SERVICE: ("services", "web"),
    Place.ZONE: ("networks", "z"),
    Place.NETWORK: ("networks", "n"),
    Place.VOLUME: ("volumes", "disk"),
    Place.EDGE: ("services", "web", "networks", "n"),
}
#: What a flow can say, and an edge to a network cannot.
OF_FLOWS = ("depends", "port")
#: What an edge says that is told of elsewhere: what it means, and where a volume is mounted.
OF_OTHERS = ("rel", "deny", "at", "read_only")


@pytest.mark.parametrize("target", TARGETS)
def test_every_attribute_and_every_fact_has_a_row_and_no_row_is_left_over(target: str) -> None:
    abilities = ABILITIES[target]
    assert set(abilities.attributes) == {(place, row.name) for row in ROWS for place in row.places}
    assert set(abilities.facts) == set(Fact)


@pytest.mark.parametrize("target", TARGETS)
def test_every_row_ends_with_what_holds_of_any_value(target: str) -> None:
    for choices in ABILITIES[target].attributes.values():
        assert [one.when is None for one in choices].index(True) == len(choices) - 1


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_not_kept_is_told_in_words(target: str) -> None:
    attributes, facts = ABILITIES[target].attributes, ABILITIES[target].facts
    for one in (*(one for choices in attributes.values() for one in choices), *facts.values()):
        assert bool(one.says) is (one.verdict in (Verdict.APPROXIMATED, Verdict.REFUSED))


def cases() -> Iterator[Any]:
    for row in ROWS:
        for place in (place for place in PLACES if place in row.places and row.name not in OF_OTHERS):
            name = row.name.replace("*", "x")
            for said in EXAMPLES.get(row.name, dict.fromkeys((row.form.example, *row.form.choices))):
                for target in TARGETS:
                    yield pytest.param(
                        row, place, name, said, target, id=f"{place.value}-{name}={said}-{target}"
                    )


def diagram(place: Place, name: str, said: str) -> str:
    """Services, a zone, a network, a volume and edges, one of which says it; none if nothing is said."""
    says = f"{name}={quoted(said)}" if said else ""
    of = {one: says if place is one else "" for one in PLACES}
    beside = BESIDE.get(name, "")
    other = "quay.io/coreos/etcd:v3.5.21" if name == "discovery" else "shop/other:1"
    of_zone, of_service, network = beside, "", ""
    if place is Place.SERVICE and name not in ("ip", "ipv6"):
        of_zone, of_service = "", beside
    if place in (Place.NETWORK, Place.EDGE):
        edge = f"web -> {'other' if name in OF_FLOWS else 'n'} [{of[Place.EDGE]}]"
        of_zone, network = "", f"n [kind=network, {beside} {of[Place.NETWORK]}]; {edge}"
    return f"""digraph shop {{
    subgraph cluster_z {{ {of_zone}
        {of[Place.ZONE]}
        web [container="shop/web:1", {of_service} {of[Place.SERVICE]}]
        vol_disk [name=disk, {of[Place.VOLUME]}]
        other [container="{other}"] }}
    {network}
    web -> vol_disk [at="/disk"] }}
"""


def expected(row: Row, place: Place, said: str, target: str) -> Ability:
    value, _ = row.form.read(within(said, Span("", 0, 0)))
    return choose(ABILITIES[target].attributes[place, row.name], value)


@pytest.mark.parametrize(("row", "place", "name", "said", "target"), list(cases()))
def test_a_value_is_held_as_its_row_says(row: Row, place: Place, name: str, said: str, target: str) -> None:
    outcome = compiled(diagram(place, name, said), target)
    found = expected(row, place, said, target)
    told = {
        kind: [line for line in outcome.lines(kind) if f"`{name}`" in line[1]]
        for kind in ("not-on-target", "approximated")
    }
    match found.verdict:
        case Verdict.REFUSED:
            assert not outcome.files
            assert told["not-on-target"]
        case Verdict.APPROXIMATED:
            assert len(told["approximated"]) == 1
        case Verdict.SETTLED:
            assert not told["approximated"]
        case Verdict.KEPT if not is_default(row, said) and (target, name, said) not in ANYWAY:
            assert not outcome.errors, outcome.errors
            assert not told["approximated"]
            assert_kept(outcome, row, place, name, target)


@cache
def emitted(dot: str, target: str) -> Mapping[str, str]:
    return compiled(dot, target).files


def is_default(row: Row, said: str) -> bool:
    """Whether the value is what holds in any case, so that nothing has to be written."""
    whatever = {("driver", "overlay"), ("driver", "bridge"), ("internal", "true"), ("external", "true")}
    return said in (row.default, "false", "bridge", "none") or (row.name, said) in whatever


def assert_kept(outcome: Outcome, row: Row, place: Place, name: str, target: str) -> None:
    """The value stands where the vocabulary says, or at least changes what is emitted."""
    assert outcome.files != emitted(diagram(place, name, ""), target)
    if target not in BY_KEY or name in OF_FLOWS:
        return
    path = ELSEWHERE.get((target, name), row.compose)
    entry: Any = outcome.document
    for key in SECTIONS[place]:
        entry = entry[key]
    if entry.get("external"):
        assert name.replace("aux", "aux-address").replace("_", "-") in outcome.files["stack.networks.sh"]
        return
    options, dot, option = path.partition("driver_opts.")
    for key in (*options.split("."), "driver_opts", option) if dot else path.split("."):
        if key == "networks":
            return
        if key:
            assert key in (entry[0] if isinstance(entry, list) else entry), entry
            entry = (entry[0] if isinstance(entry, list) else entry)[key]
