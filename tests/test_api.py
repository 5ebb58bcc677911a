"""The Python API: its examples, what it makes of wrong input, and graphs of pydot there and back."""

import doctest
import subprocess
import sys
from pathlib import Path
from typing import Any

import pydot
import pytest

import dotcompile
from dotcompile import api
from dotcompile.model.topology import Link, Settings, Topology
from tests.backends.random_diagrams import diagram
from tests.engine.fake import FakeEngine
from tests.soak import Soak

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.dot"))
SHOP = """digraph shop {
    internet
    subgraph cluster_front { web [container="nginx:1.27", publish="8080:80"] }
    subgraph cluster_back { internal=true; db [container="postgres:16.4"] }
    internet -> web -> db [port=5432]
}"""


def test_the_examples_do_what_they_say() -> None:
    done = doctest.testmod(api)
    assert done.attempted > 15
    assert done.failed == 0


def test_the_package_loads_nothing_of_it_until_it_is_asked() -> None:
    code = """
import sys, dotcompile
assert not [name for name in sys.modules if name.startswith("dotcompile.")]
dotcompile.check
assert "dotcompile.api" in sys.modules and "pydot" not in sys.modules and "docker" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_there_is_nothing_else_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        dotcompile.chekc  # type: ignore[attr-defined]  # noqa: B018  # it is what is asked


def test_what_is_wrong_is_a_finding_at_its_place() -> None:
    checked = dotcompile.check("digraph {\n  web [port=\n}")
    assert checked.has_errors
    assert [(one.line, one.severity) for one in checked.findings if one.severity == "error"]
    assert dotcompile.compile("digraph { a -> ").files == {}
    with pytest.raises(api.FaultyError) as raised:
        dotcompile.explain("digraph { a -> ", "a", "b")
    assert raised.value.findings


def test_rules_and_sites_count() -> None:
    assert not dotcompile.check(SHOP).has_errors
    assert dotcompile.check(SHOP, rules="deny internet -> web\n").has_errors
    done = dotcompile.compile(SHOP, site='[services.db]\nimage = "postgres:17"\n')
    assert '"postgres:17"' in done.files["compose.yml"]
    swarm = dotcompile.compile(SHOP, "swarm", name="stack.yml")
    assert "stack.yml" in swarm.files


def test_what_is_effective_is_explained() -> None:
    assert not dotcompile.explain(SHOP, "db", "web").reachable
    assert dotcompile.explain(SHOP, "db", "web", on="compose").reachable
    with pytest.raises(api.FaultyError, match="nothing"):
        dotcompile.explain(SHOP, "db", "nobody")


def test_a_plan_is_made_and_nothing_done() -> None:
    engine = FakeEngine()
    made = dotcompile.plan(SHOP, engine)
    assert len(made.operations) > 3
    assert not engine.containers()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pydot_there_and_back(path: Path) -> None:
    for topology in dotcompile.check(path.read_text()).topologies:
        graph = dotcompile.to_pydot(topology)
        again = dotcompile.from_pydot(graph)
        assert meaning(again) == meaning(topology)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # by pydot, of its parser
def test_a_graph_that_pydot_read_means_what_its_text_means() -> None:
    (graph,) = pydot.graph_from_dot_data(SHOP)
    (topology,) = dotcompile.check(SHOP).topologies
    assert meaning(dotcompile.from_pydot(graph)) == meaning(topology)


def meaning(topology: Topology) -> dict[str, Any]:
    """A topology by names and values, without places."""
    things = (
        *(topology.services, topology.actors, topology.hosts),
        *(topology.networks, topology.engines, topology.volumes),
    )
    return {
        "name": topology.name,
        "settings": values(topology.settings),
        "zones": {
            zone.name: (
                zone.kind,
                zone.parent,
                {(one.sort, one.name) for one in zone.members},
                values(zone.settings),
            )
            for zone in topology.zones
        },
        "things": {
            (type(one).__name__, one.name): values(one.settings) for several in things for one in several
        },
        "links": sorted(link(one) for one in topology.links),
    }


def link(one: Link) -> str:
    ends = [f"{end.sort}:{end.name}" for end in (one.source, one.target)]
    ends = sorted(ends) if one.both else ends
    ports = None if one.ports is None else one.ports.value
    return f"{one.relation} {ends} {one.both} {one.deny} {ports} {sorted(values(one.settings).items())}"


def values(settings: Settings) -> dict[str, str]:
    own = ("kind", "name", "instances", "rel", "deny", "port")
    return {name: str(value.value) for name, value in settings.items() if name not in own}


@pytest.mark.parametrize("target", ["compose", "swarm"])
def test_random_diagrams_there_and_back(target: str, soak: Soak) -> None:
    for _ in range(soak.count(20)):
        checked = dotcompile.check(diagram(soak.random, target))
        for topology in () if checked.has_errors else checked.topologies:
            if not blanked(topology):
                assert meaning(dotcompile.from_pydot(dotcompile.to_pydot(topology))) == meaning(topology)


def blanked(topology: Topology) -> bool:
    """Whether a zone lacks what the one around it says: that is only so below one that says it blank."""
    pairs = ((zone, topology.zone[zone.parent]) for zone in topology.zones if zone.parent is not None)
    return any(set(outer.settings) - set(zone.settings) for zone, outer in pairs)
