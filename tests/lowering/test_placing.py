"""Where services are placed: what strategies do, what a loss does, and what becomes labels of hosts."""

import pytest

from dotcompile.lowering.placing.asked import ask
from dotcompile.lowering.placing.loss import lose, lose_each
from dotcompile.lowering.placing.place import Placement, Verdict, place
from dotcompile.model.topology import Topology
from dotcompile.reach.facts import COMPOSE, SWARM
from tests.lowering.lowered import lowered
from tests.model.shown import meaning

POOL = """digraph {{
    name=shop; target=swarm; egress=open
    subgraph cluster_pool {{ kind=hosts
        a [role=manager, cpus=4, labels="disk=ssd,rack=one"]
        b [role=manager, cpus=4, labels="rack=one"]
        c [role=manager, cpus=2, labels="rack=two"]
    }}
    subgraph cluster_app {{ {} }}
    {}
}}
"""


def drawn(services: str, edges: str = "") -> Topology:
    return meaning(POOL.format(services, edges))[0]


def shares(topology: Topology, placement: Placement) -> dict[str, str]:
    """For each service how many run on a, b and c."""
    pairs = zip(topology.services, placement.counts, strict=True)
    return {service.name: "".join(map(str, row)) for service, row in pairs}


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        ("x [replicas=4]; y", {"x": "211", "y": "010"}),
        ("x [replicas=4, reserve_cpus=1, strategy=binpack]", {"x": "400"}),
        ("x [replicas=3, reserve_cpus=2, strategy=binpack]", {"x": "210"}),
        ("x [mode=global]; y [mode=global, constraint=\"node.labels.disk != SSD\"]",
         {"x": "111", "y": "011"}),
        ("x [replicas=3, max_per_node=1]; y [publish=\"80:80@host\"]; z [publish=\"80:8080@host\"]",
         {"x": "111", "y": "100", "z": "010"}),
        ("x [replicas=4, prefer=\"spread=node.labels.rack\"]", {"x": "112"}),
        ("x [affinity=y]; y [constraint=\"node.hostname == c\"]", {"x": "001", "y": "001"}),
        ("x [replicas=2]; y [affinity=\"!x\"]", {"x": "110", "y": "001"}),
        ("x [constraint=\"node.role == worker\"]", {"x": "000"}),
    ],
)  # fmt: skip
def test_services_are_placed_as_they_say(services: str, expected: dict[str, str]) -> None:
    topology = drawn(services)
    assert shares(topology, place(ask(topology))) == expected


def test_what_a_strategy_leaves_out_a_search_finds() -> None:
    """Spread puts one of the first service on each large host, and the second one needs a whole one."""
    topology = drawn("x [replicas=2, reserve_cpus=1]; y [reserve_cpus=4]; z [reserve_cpus=2]")
    placement = place(ask(topology))
    assert placement.verdict is Verdict.SEARCHED
    assert shares(topology, placement)["y"] in ("100", "010")


def test_what_is_impossible_says_why() -> None:
    topology = drawn('x [replicas=2, reserve_cpus=3, constraint="node.labels.disk == ssd"]; y [replicas=9]')
    placement = place(ask(topology))
    assert placement.verdict is Verdict.IMPOSSIBLE
    assert placement.exact
    told = {reason.text for reason in placement.conflict}
    assert told == {"`x` has `reserve_cpus=3` for each of 2", "`x` runs where `node.labels.disk == ssd`"}


def test_random_is_the_same_for_a_seed_and_even() -> None:
    topology = drawn("x [replicas=5, strategy=random]")
    found = {shares(topology, place(ask(topology), seed))["x"] for seed in range(20)}
    assert shares(topology, place(ask(topology), 7)) == shares(topology, place(ask(topology), 7))
    assert found == {"122", "212", "221"}


def test_a_loss_moves_what_ran_there() -> None:
    topology = drawn('x [replicas=3]; y [constraint="node.hostname == a"]; g [mode=global]', "x -> y; x -> g")
    asked = ask(topology)
    loss = lose(topology, asked, place(asked).counts, {0})
    assert loss.after == ((0, 2, 1), (0, 0, 0), (0, 1, 1))
    assert loss.missing == (0, 1, 0)
    assert loss.would_fit is False
    assert [(link.source.name, link.target.name) for link in loss.broken] == [("x", "y")]
    assert loss.quorum is not None
    assert loss.quorum.holds
    assert loss.moved == 1


def test_without_enough_managers_nothing_moves() -> None:
    topology = drawn("x [replicas=3]")
    asked = ask(topology)
    loss = lose(topology, asked, place(asked).counts, {0, 1})
    assert loss.quorum is not None
    assert not loss.quorum.holds
    assert (loss.after, loss.missing) == (((0, 0, 1),), (2,))


def test_the_worst_loss_comes_first() -> None:
    topology = drawn('x [replicas=2]; y [constraint="node.hostname == c"]', "x -> y")
    asked = ask(topology)
    assert lose_each(topology, asked, place(asked).counts)[0].lost == (2,)


@pytest.mark.parametrize(
    ("services", "edges", "expected"),
    [
        ("x; y", "", {}),
        ("x; y", "cluster_pool -> cluster_app", {}),
        ("x; y", "a -> x", {"x": "a"}),
        ("x; y", "a -> cluster_app; b -> y", {"x": "a", "y": "ab"}),
        ("x [replicas=2]; y [affinity=\"!x\"]", "", {"x": "ab", "y": "c"}),
        ("x [affinity=y]; y [replicas=2]", "", {"x": "a", "y": "ab"}),
        ("x [replicas=4, reserve_cpus=1, strategy=binpack]; y", "", {"x": "a"}),
        ("x [replicas=2, reserve_cpus=1]; y [reserve_cpus=4]; z [reserve_cpus=2]", "", None),
    ],
)  # fmt: skip
def test_what_a_swarm_does_not_do_itself_becomes_labels(
    services: str, edges: str, expected: dict[str, str] | None
) -> None:
    deployment, _, _ = lowered(POOL.format(services, edges), SWARM)
    homes = {}
    for spec in deployment.services:
        for one in spec.settings["constraint"].value if "constraint" in spec.settings else ():
            label = one.key.removeprefix("node.labels.")
            homes[spec.name] = "".join(
                host.host for host in deployment.labelled if (label, "true") in host.labels
            )
    if expected is None:
        assert set(homes) == {"x", "y", "z"}
    else:
        assert homes == expected
    labels = {tuple(label for label, _ in host.labels) for host in deployment.labelled}
    assert len(labels) <= 1, "every host has every label, or none has any"


def test_one_engine_has_no_labels() -> None:
    deployment, findings, _ = lowered(POOL.format('x; y [affinity="!x"]', ""), COMPOSE)
    assert not deployment.labelled
    assert not [one for one in findings if one.kind.name.startswith("placement")]
