"""Networks that are drawn: who is on them, guests, links, splits, and services that are on none."""

import pytest

from dotcompile.lowering.deployment import OnNetworks, OnNothing
from dotcompile.reach.facts import COMPOSE, SWARM, Target
from tests.lowering.lowered import apart, kinds, lowered, networks

NODE = 'node [container="x:1"];'
TIERS = ["digraph {", NODE, "subgraph cluster_app { a; b }", "subgraph cluster_data { c; d }"]


def tiers(*lines: str) -> str:
    return "\n".join([*TIERS, *lines, "}"])


def test_the_callers_join_the_called_zones_network() -> None:
    assert networks(tiers("cluster_app -> cluster_data")) == {"app": "a b", "data": "a b c d"}
    assert networks(tiers("a -> cluster_data")) == {"app": "a b", "data": "a c d"}


def test_a_called_service_joins_the_calling_zones_network() -> None:
    assert networks(tiers("cluster_app -> c")) == {"app": "a b c", "data": "c d"}


def test_what_remains_is_a_link_named_for_its_first_flow() -> None:
    assert networks(tiers("a -> c")) == {"app": "a b", "data": "c d", "a--c": "a c"}
    assert networks(tiers("b -> d; a -> c")) == {"app": "a b", "data": "c d", "b--d": "b d", "a--c": "a c"}


def test_a_service_is_a_guest_wherever_that_saves_a_link() -> None:
    assert networks(tiers("a -> c; a -> d; b -> c")) == {"app": "a b c", "data": "a c d"}


def test_a_zone_that_takes_no_guests_is_as_it_is_drawn() -> None:
    text = tiers("graph [cross=link]; cluster_app -> cluster_data").replace(
        "digraph {", 'digraph { cross="link"'
    )
    assert networks(text) == {"app": "a b", "data": "c d", "app--data": "a b c d"}


def test_a_strict_zone_has_a_network_for_each_flow_alone() -> None:
    text = tiers("a -> b").replace("cluster_app {", 'cluster_app { isolation="strict"; e; a -> e;')
    assert networks(text) == {"app-1": "e a", "app-2": "a b", "data": "c d"}
    assert kinds(text) == ["zone-split"]


def test_a_zone_is_split_by_what_a_rule_keeps_apart() -> None:
    text = f"digraph {{ {NODE} subgraph cluster_app {{ a; b; c; d }} }}"
    found = networks(text, never=apart(text, ("a", "b")))
    assert found == {"app-1": "a c d", "app-2": "b c d"}
    _, findings, _ = lowered(text, never=apart(text, ("a", "b")))
    (note,) = (one for one in findings if one.kind.name == "zone-split")
    assert "`deny a -> b`" in note.message
    assert networks(text, never=apart(text, ("a b", "c d"))) == {"app-1": "a b", "app-2": "c d"}


def test_an_empty_zone_has_no_network_and_a_node_listed_twice_has_two() -> None:
    zones = "subgraph cluster_p { kind=network } subgraph cluster_q { a } subgraph cluster_r { a }"
    text = f"digraph {{ {NODE} {zones} }}"
    assert networks(text) == {"q": "a", "r": "a"}


def test_a_network_node_is_a_network_with_what_is_joined_to_it() -> None:
    text = f"digraph {{ {NODE} a; b; net_x [kind=network]; a -> net_x; net_x -> b }}"
    assert networks(text) == {"net_x": "a b"}


def test_names_that_are_taken_or_reserved_get_a_number() -> None:
    text = (
        f"digraph {{ {NODE} subgraph cluster_default {{ a }} subgraph cluster_egress {{ b }} b -> internet }}"
    )
    assert networks(text) == {"default-2": "a", "egress": "b", "egress-2": "* b"}


def test_who_is_on_no_network_has_one_of_its_own_on_a_swarm_alone() -> None:
    text = f"digraph {{ {NODE} a; b; c; b -> c }}"
    assert networks(text, SWARM) == {"b--c": "b c", "a": "a"}
    deployment, _, _ = lowered(text, COMPOSE)
    sandboxes = {spec.name: type(spec.sandbox) for spec in deployment.services}
    assert sandboxes == {"a": OnNothing, "b": OnNetworks, "c": OnNetworks}


def test_a_flow_with_a_service_in_its_hosts_sandbox_needs_any_network() -> None:
    text = f"digraph {{ {NODE} a; b [network_mode=host]; a -> b }}"
    assert networks(text) == {"a": "a"}
    assert kinds(text) == []


@pytest.mark.parametrize("driver", ["host", "none"])
def test_a_zones_driver_puts_its_members_elsewhere(driver: str) -> None:
    text = (
        f"digraph {{ {NODE} subgraph cluster_metal {{ driver={driver}; a }} subgraph cluster_app {{ b }} }}"
    )
    assert networks(text) == {"app": "b"}


def test_drivers_and_options_are_passed_on() -> None:
    text = f"""digraph {{ {NODE}
        subgraph cluster_p {{ driver=overlay; encrypted=true; mtu=1400; opt_x=y; label_team=red; a }}
        subgraph cluster_q {{ driver="vendor/plugin:1"; parent=eth0; b }}
    }}"""
    deployment, _, _ = lowered(text)
    p, q = deployment.networks
    assert (p.driver, q.driver) == ("overlay", "vendor/plugin:1")
    assert p.options == {"com.docker.network.driver.mtu": "1400", "encrypted": "", "x": "y"}
    assert q.options == {"parent": "eth0"}
    assert p.labels == {"team": "red"}


@pytest.mark.parametrize(("target", "driver"), [(COMPOSE, "bridge"), (SWARM, "overlay")])
def test_networks_that_say_no_driver_have_the_targets(target: Target, driver: str) -> None:
    deployment, _, _ = lowered(tiers("a -> c"), target)
    assert {network.driver for network in deployment.networks} == {driver}


def test_the_graphs_driver_is_that_of_links_too_unless_it_makes_no_networks() -> None:
    text = tiers("a -> c").replace("digraph {", "digraph { driver=macvlan;")
    deployment, _, _ = lowered(text)
    assert {network.driver for network in deployment.networks} == {"macvlan"}
