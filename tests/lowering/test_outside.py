"""What leads in and out: open and drawn ways, published ports, and who is cut off."""

import pytest

from dotcompile.reach.facts import COMPOSE, SWARM, Target
from tests.lowering.lowered import kinds, lowered, networks

NODE = 'node [container="x:1"];'


def diagram(*lines: str) -> str:
    return "\n".join(["digraph {", *lines, "}"])


def test_a_drawn_way_out_is_shared_by_neighbours_with_the_same_actors_alone() -> None:
    text = diagram(
        "subgraph cluster_app {", NODE, "a; b; c; d }", "subgraph cluster_more {", NODE, "e }",
        "internet; bank [kind=actor]; a -> internet; b -> internet; c -> bank; e -> internet",
    )  # fmt: skip
    assert networks(text) == {
        "app": "a b c d",
        "more": "e",
        "egress": "* a b",
        "egress-2": "* e",
        "egress-3": "* c",
    }


def test_a_way_out_that_joins_two_services_is_their_link_as_well() -> None:
    text = diagram('a [container="x:1"]; b [container="x:1"]; a -> b; {a b} -> internet')
    assert networks(text) == {"egress": "* a b"}


@pytest.mark.parametrize("opened", ["egress=open", "internal=false"])
def test_an_open_zone_leads_out_and_takes_no_guest_that_may_not(opened: str) -> None:
    text = diagram(
        f"subgraph cluster_app {{ {opened}", NODE, "a; b }", "subgraph cluster_more {", NODE, "c; d }",
        "cluster_more -> cluster_app",
    )  # fmt: skip
    assert networks(text) == {"app": "* a b", "more": "a b c d"}


def test_a_service_that_may_not_go_out_closes_its_zone_and_the_others_get_a_way() -> None:
    text = diagram("subgraph cluster_app { egress=open;", NODE, "a; b; c [egress=drawn] }")
    assert networks(text) == {"app": "a b c", "egress": "* a b"}


def test_an_open_service_in_a_closed_zone_gets_a_way() -> None:
    text = diagram("subgraph cluster_app {", NODE, "a [egress=open]; b }")
    assert networks(text) == {"app": "a b", "egress": "* a"}


def test_an_internal_zone_in_an_open_graph_is_closed() -> None:
    text = diagram("egress=open; subgraph cluster_app { internal=true;", NODE, "a; b }", NODE, "c -> d")
    assert networks(text) == {"app": "a b", "c--d": "* c d"}


PUBLISHED = diagram(
    "subgraph cluster_app {", NODE, 'a [publish="80:80"]; b [publish="81:81@host"]; c }',
    "subgraph cluster_more {", NODE, 'd [publish="82:82"] }',
)  # fmt: skip


def test_on_one_engine_what_publishes_gets_a_way_in() -> None:
    found = networks(PUBLISHED)
    assert found == {"app": "a b c", "more": "d", "ingress": "* a b", "ingress-2": "* d"}


def test_on_a_swarm_only_ports_of_one_host_do() -> None:
    assert networks(PUBLISHED, SWARM) == {"app": "a b c", "more": "d", "ingress": "* b"}


def test_a_way_out_is_a_way_in_as_well() -> None:
    text = diagram("subgraph cluster_app {", NODE, 'a [publish="80:80"]; b }', "a -> internet")
    assert networks(text) == {"app": "a b", "egress": "* a"}


@pytest.mark.parametrize(("target", "who"), [(COMPOSE, "`c`"), (SWARM, "`b`, `c`")], ids=["compose", "swarm"])
def test_one_warning_lists_who_is_cut_off(target: Target, who: str) -> None:
    text = diagram(
        "subgraph cluster_app {", NODE, 'a [publish="80:80"]; b; c; d [network_mode=host] }',
        "b -> internet" if target is COMPOSE else "",
    )  # fmt: skip
    _, findings, _ = lowered(text, target)
    (warning,) = (found for found in findings if found.kind.name == "cut-off")
    assert warning.message.startswith(who + " ")


@pytest.mark.parametrize(
    ("attributes", "edge", "published"),
    [
        ("ports=80", "", ["80"]),
        ('ports="80,53/udp"', "[port=80]", ["80"]),
        ("", "[port=443]", ["443"]),
        ('ports="80", publish="8080:80, 127.0.0.1:9000:9000"', "", ["8080:80", "127.0.0.1:9000:9000"]),
        ("", "", []),
    ],
)
def test_what_an_actor_enters_by_is_published(attributes: str, edge: str, published: list[str]) -> None:
    text = diagram(f'a [container="x:1", {attributes}]; user [kind=actor]; user -> a {edge}')
    deployment, _, _ = lowered(text)
    (spec,) = deployment.services
    assert [str(one.said or one.container) for one in spec.openings] == published
    told = "host-port-picked" in kinds(text)
    assert told == (bool(published) and "publish" not in attributes)


def test_a_service_that_shares_a_sandbox_publishes_through_it() -> None:
    text = diagram(
        'a [container="x:1"]; b [container="x:1", network_mode="container:a", publish="80:80"]; a -> internet'
    )
    deployment, _, _ = lowered(text)
    openings = {spec.name: [str(one.said) for one in spec.openings] for spec in deployment.services}
    assert openings == {"a": ["80:80"], "b": []}


def test_a_service_in_its_hosts_sandbox_publishes_nothing() -> None:
    text = diagram('a [container="x:1", network_mode=host, publish="80:80"]; user -> a')
    deployment, _, _ = lowered(text)
    assert deployment.services[0].openings == ()
    assert deployment.networks == ()


@pytest.mark.parametrize(
    ("zone", "target", "lost"),
    [
        ("", SWARM, True),
        ("egress=open;", SWARM, False),
        ('a [publish="80:80"];', SWARM, False),
        ('a [publish="80:80@host"];', SWARM, False),
        ("", COMPOSE, False),
        ("driver=macvlan; parent=eth0; egress=open;", COMPOSE, True),
    ],
)
@pytest.mark.parametrize("flow", ["h -> a", "a -> h", "cluster_z -> h", "w -> a"])
def test_flows_with_the_hosts_own_sandbox_that_no_way_leads(
    zone: str, target: Target, lost: bool, flow: str
) -> None:
    services = 'h [network_mode=host]; w [network_mode="service:h"];'
    text = f'digraph {{ node [container="x:1"]; {services} subgraph cluster_z {{ {zone} a }} {flow} }}'
    assert kinds(text, target).count("beyond-reach") == lost
