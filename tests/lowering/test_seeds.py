"""The two seed diagrams: the networks that the language promises, and all the rest as goldens."""

from pathlib import Path

import pytest

from dotcompile.reach.facts import COMPOSE, SWARM, Target
from tests.goldens import Golden
from tests.lowering.lowered import lowered, networks, shown

SEEDS = Path(__file__).parents[2] / "examples" / "bidspy"
GOLDENS = Path(__file__).parent / "seeds"

PROJECT = "demo extractor scheduler repository basin-spider udb-spider"
FIVE = {
    "controller": {"admin_frontend", "control_center"},
    "proxy1": {"haproxy", "nginx", *PROJECT.split()},
    "proxy2": {"haproxy", "nginx", "admin_frontend"},
    "project": set(PROJECT.split()),
    "storage": {"mongodb", "redis", "postgres", *PROJECT.split()},
}


def seed(name: str) -> str:
    return (SEEDS / f"{name}.dot").read_text()


@pytest.mark.parametrize("target", [COMPOSE, SWARM], ids=["compose", "swarm"])
@pytest.mark.parametrize("name", ["bidspy", "flow"])
def test_golden(name: str, target: Target, golden: Golden) -> None:
    found = lowered(seed(name), target, path=f"{name}.dot")
    golden(GOLDENS / f"{name}.{target.name}.txt", shown(*found))


def test_a_swarm_has_five_networks_all_internal() -> None:
    found = networks(seed("bidspy"), SWARM)
    assert not any(members.startswith("*") for members in found.values())
    assert {name: set(members.split()) for name, members in found.items()} == FIVE


def test_one_engine_has_a_way_in_besides() -> None:
    found = networks(seed("bidspy"), COMPOSE)
    assert found.pop("ingress") == "* haproxy nginx"
    assert {name: set(members.split()) for name, members in found.items()} == FIVE
