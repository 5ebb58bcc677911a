"""The table of what targets can hold: every attribute has a row, and what is emitted is what the row says."""

from collections.abc import Iterator
from typing import Any

import pytest

from dotcompile.backends.abilities import ABILITIES
from dotcompile.backends.ability import Ability, Verdict, ability
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import ROWS, Place, Row
from dotcompile.source import Span
from tests.backends.compiling import Outcome, compiled
from tests.backends.random_diagrams import quoted

CLUSTER = {"compose": False, "swarm": True}
#: What an attribute needs beside it to mean something.
BESIDE = {
    "gateway": 'subnet="10.20.0.0/24"',
    "ip_range": 'subnet="10.20.0.0/24"',
    "aux": 'subnet="10.20.0.0/24"',
    "parent": 'driver="vendor/plugin:tag"',
    "encrypted": "driver=overlay",
    "ip": 'subnet="10.20.0.0/24"',
    "ipv6": 'subnet="10.20.0.0/24,fd00:20::/64"',
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
}
#: Where Swarm has what Compose has elsewhere.
ELSEWHERE = {
    ("swarm", "restart"): "deploy.restart_policy",
    ("swarm", "tmpfs"): "volumes",
    ("swarm", "network_mode"): "networks",
    ("compose", "network_mode"): "",
    ("compose", "mac"): "networks",
}
PLACES = (Place.SERVICE, Place.ZONE, Place.VOLUME)
SECTIONS = {
    Place.SERVICE: ("services", "web"),
    Place.ZONE: ("networks", "z"),
    Place.VOLUME: ("volumes", "disk"),
}


def test_every_attribute_has_a_row_and_no_row_is_left_over() -> None:
    assert set(ABILITIES) == {(place, row.name) for row in ROWS for place in row.places}


def cases() -> Iterator[Any]:
    for row in ROWS:
        for place in (place for place in PLACES if place in row.places):
            name = row.name.replace("*", "x")
            for said in EXAMPLES.get(row.name, dict.fromkeys((row.form.example, *row.form.choices))):
                for target in CLUSTER:
                    yield pytest.param(
                        row, place, name, said, target, id=f"{place.value}-{name}={said}-{target}"
                    )


def diagram(place: Place, name: str, said: str) -> str:
    """A service in a zone, with a volume, one of which says it, on line 3, 4 or 5."""
    beside = BESIDE.get(name, "")
    of = {one: f"{name}={quoted(said)}" if place is one and name else "" for one in PLACES}
    return f"""digraph shop {{
    subgraph cluster_z {{ {beside}
        {of[Place.ZONE]}
        web [container="shop/web:1", {of[Place.SERVICE]}]
        vol_disk [name=disk, {of[Place.VOLUME]}]
        other [container="shop/other:1"] }}
    web -> vol_disk [at="/disk"] }}
"""


def expected(row: Row, place: Place, said: str, target: str) -> Ability:
    value, _ = row.form.read(within(said, Span("", 0, 0)))
    return ability(ABILITIES[place, row.name], CLUSTER[target], value)


@pytest.mark.parametrize(("row", "place", "name", "said", "target"), list(cases()))
def test_a_value_is_held_as_its_row_says(row: Row, place: Place, name: str, said: str, target: str) -> None:
    outcome = compiled(diagram(place, name, said), target)
    found = expected(row, place, said, target)
    told = {kind: outcome.lines(kind) for kind in ("not-on-target", "approximated")}
    match found.verdict:
        case Verdict.REFUSED:
            assert not outcome.files
            assert told["not-on-target"]
        case Verdict.APPROXIMATED:
            assert len(told["approximated"]) == 1
            assert f"`{name}`" in told["approximated"][0][1]
        case Verdict.SETTLED:
            assert not told["approximated"]
        case Verdict.KEPT if not is_default(row, said):
            assert not outcome.errors, outcome.errors
            assert not told["approximated"]
            assert_kept(outcome, row, place, name, target)


def is_default(row: Row, said: str) -> bool:
    """Whether the value is what holds in any case, so that nothing has to be written."""
    whatever = {("driver", "overlay"), ("driver", "bridge"), ("internal", "true"), ("external", "true")}
    return said in (row.default, "false", "bridge", "none") or (row.name, said) in whatever


def assert_kept(outcome: Outcome, row: Row, place: Place, name: str, target: str) -> None:
    """The value stands where the vocabulary says, or at least changes what is emitted."""
    without = compiled(diagram(place, "", "").replace("{ \n", f"{{ {BESIDE.get(name, '')}\n"), target)
    assert outcome.files != without.files
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
