"""Drivers: what each is told, what is said of it that it does not know, wires, and parts that hosts make."""

from typing import Any

import pytest

from dotcompile.checks.option_of_other_driver import _DRIVERS_WITH
from dotcompile.lowering.drivers.catalogue import DRIVERS, find_driver
from dotcompile.lowering.drivers.driver import Place
from dotcompile.reach.facts import COMPOSE, SWARM
from tests.lowering.lowered import kinds, lowered, networks

NODE = 'node [container="x:1"];'


def one(zone: str, target: Any = COMPOSE, graph: str = "egress=open;") -> Any:
    """The first network of a diagram with one zone."""
    deployment, _, _ = lowered(f"digraph {{ {graph} {NODE} subgraph cluster_z {{ {zone} }} }}", target)
    return deployment.networks[0]


def messages(zone: str, kind: str, target: Any = COMPOSE) -> list[str]:
    text = f"digraph {{ egress=open; {NODE} subgraph cluster_z {{ {zone} }} }}"
    return [found.message for found in lowered(text, target)[1] if found.kind.name == kind]


def test_what_checks_know_of_attributes_is_what_drivers_have_options_for() -> None:
    every = [driver for driver in DRIVERS if driver.place is Place.NETWORK]
    for attribute in ("mtu", "parent", "encrypted"):
        having = {driver.name for driver in every if attribute in dict(driver.options)}
        assert having == set(_DRIVERS_WITH[attribute])


def test_a_driver_knows_the_options_that_its_attributes_mean() -> None:
    for driver in DRIVERS:
        if driver.knows is not None:
            assert {key for _, key in driver.options} <= {option.name for option in driver.knows}


@pytest.mark.parametrize(
    ("name", "knows"),
    [
        ("weave", "weave"),
        ("weaveworks/net-plugin:latest_release", "weave"),
        ("registry.example:5000/weaveworks/net-plugin", None),
        ("calico/libnetwork-plugin:v3", "calico"),
        ("vendor/plugin:tag", None),
    ],
)
def test_plugins_are_known_by_their_names_in_any_version(name: str, knows: str | None) -> None:
    driver = find_driver(name)
    assert driver.name == name
    assert driver.knows == (find_driver(knows).knows if knows else None)


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("driver=macvlan; parent=eth0; opt_macvlan_mode=vepa", {"parent": "eth0", "macvlan_mode": "vepa"}),
        ("driver=ipvlan; parent=eth0; opt_ipvlan_mode=l3", {"parent": "eth0", "ipvlan_mode": "l3"}),
        (
            "driver=ovs; mtu=1400; parent=eth1",
            {"net.gopher.ovs.bridge.mtu": "1400", "net.gopher.ovs.bridge.bind_interface": "eth1"},
        ),
        ('driver=weave; "opt_works.weave.multicast"=true', {"works.weave.multicast": "true"}),
        ('driver="vendor/plugin:1"; opt_x=y; parent=e', {"parent": "e", "x": "y"}),
    ],
)
def test_options_are_told_by_the_names_that_drivers_have(said: str, options: dict[str, str]) -> None:
    assert one(f"{said}; a; b").options == options
    assert kinds(f"digraph {{ egress=open; {NODE} subgraph cluster_z {{ {said}; a; b }} }}") == []


def test_calicos_networks_have_its_addresses_unless_something_else_is_said() -> None:
    assert one("driver=calico; a").ipam_driver == "calico-ipam"
    assert one('driver=calico; ipam_driver="other"; a').ipam_driver == "other"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            "driver=macvlan; parent=e; opt_mode=vepa",
            "the driver `macvlan` has no option `mode`; did you mean `opt_macvlan_mode`?",
        ),
        ("driver=calico; opt_x=1", "the driver `calico` has no option `x`"),
        ("opt_bridge=1", "the driver `bridge` has no option `bridge`"),
        (
            '"opt_com.docker.network.bridge.enable_ic"=false',
            "the driver `bridge` has no option `com.docker.network.bridge.enable_ic`; "
            "did you mean `opt_com.docker.network.bridge.enable_icc`?",
        ),
    ],
)
def test_options_that_a_driver_does_not_have(said: str, message: str) -> None:
    assert messages(f"{said}; a; b", "driver-option-unknown") == [message]


def test_values_that_a_driver_does_not_take() -> None:
    (message,) = messages("driver=macvlan; parent=e; opt_macvlan_mode=bridg; a", "driver-option-value")
    assert message == "`bridg` is nothing that `macvlan` takes for `macvlan_mode`; did you mean `bridge`?"


def test_an_internal_network_is_made_without_what_would_lead_out_of_it() -> None:
    text = f"digraph {{ {NODE} subgraph cluster_z {{ driver=macvlan; parent=eth0; a; b }} }}"
    assert lowered(text)[0].networks[0].options == {}
    assert "way-out-left-out" in kinds(text)


def test_a_service_on_the_lan_is_published_by_a_bridge_of_its_own() -> None:
    zone = "subgraph cluster_z { driver=macvlan; parent=eth0; egress=open; a [ports=80] }"
    text = f"digraph {{ {NODE} {zone} customer -> a }}"
    assert networks(text) == {"z": "* a", "ingress": "* a"}
    drivers = {network.name: network.driver for network in lowered(text)[0].networks}
    assert drivers == {"z": "macvlan", "ingress": "bridge"}


@pytest.mark.parametrize(("target", "driver"), [(COMPOSE, "bridge"), (SWARM, "overlay")])
def test_a_wire_is_a_network_of_two_that_takes_no_guests_and_leads_nowhere(target: Any, driver: str) -> None:
    zones = "subgraph cluster_w { driver=veth; egress=open; a; b } subgraph cluster_p { c }"
    text = f"digraph {{ {NODE} {zones} cluster_p -> cluster_w }}"
    wire = lowered(text, target)[0].networks[0]
    assert (wire.name, wire.driver, wire.members, wire.internal) == ("w", driver, ("a", "b"), True)
    assert kinds(text, target) == []


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ("a", "`z` joins two services, and 1 are drawn on it"),
        ("a; b; c", "`z` joins two services, and 3 are drawn on it"),
        ("a; b [replicas=2]", "`z` joins two containers, and `b` is several"),
        ("a; b [mode=global]", "`z` joins two containers, and `b` is several"),
        ("internal=false; a; b", "nothing leads out of `z`, which joins two containers"),
    ],
)
def test_what_is_no_wire(members: str, message: str) -> None:
    assert messages(f"driver=veth; {members}", "not-a-pair") == [message]


HOSTS = 'h1 [kind=host]; h2 [kind=host]; h3 [kind=host, engine="ssh://h3"];'
LAN = 'driver=macvlan; parent=eth0; subnet="192.168.1.0/24"; gateway="192.168.1.1"'


def test_each_host_hands_out_addresses_of_its_own() -> None:
    parts = one(f"{LAN}; a; b", SWARM, f"egress=open; {HOSTS}").parts
    assert [(part.host, part.engine, part.pools[0].ip_range) for part in parts] == [
        ("h1", "", "192.168.1.0/26"),
        ("h2", "", "192.168.1.64/26"),
        ("h3", "ssh://h3", "192.168.1.128/26"),
    ]
    assert {(part.pools[0].subnet, part.pools[0].gateway) for part in parts} == {
        ("192.168.1.0/24", "192.168.1.1")
    }


def test_hosts_share_the_range_that_is_said() -> None:
    parts = one(f'{LAN}; ip_range="192.168.1.240/30"; a', SWARM, f"egress=open; {HOSTS}").parts
    assert [part.pools[0].ip_range for part in parts] == [
        "192.168.1.240/32",
        "192.168.1.241/32",
        "192.168.1.242/32",
    ]


def test_one_host_has_the_whole_network_and_one_engine_has_no_parts() -> None:
    (part,) = one(f"{LAN}; a", SWARM, "egress=open; h1 [kind=host];").parts
    assert (part.host, part.pools[0].ip_range) == ("h1", "")
    assert one(f"{LAN}; a").parts == ()
    assert one(f"{LAN}; external=true; a", SWARM).parts == ()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f'{LAN}; ip_range="192.168.1.2/31"', ["hosts-without-subnet"]),
        ("driver=macvlan; parent=eth0", ["hosts-without-subnet"]),
        (LAN, []),
    ],
)
def test_hosts_that_cannot_have_addresses_of_their_own(said: str, found: list[str]) -> None:
    text = f"digraph {{ egress=open; {HOSTS} {NODE} subgraph cluster_z {{ {said}; a }} }}"
    assert kinds(text, SWARM) == found


def test_without_hosts_all_hand_out_the_same_addresses() -> None:
    text = f"digraph {{ egress=open; {NODE} subgraph cluster_z {{ {LAN}; a }} }}"
    assert kinds(text, SWARM) == ["hosts-not-drawn"]


def test_ways_in_and_out_are_the_engines_own_networks_where_a_driver_leads_elsewhere() -> None:
    text = f"digraph {{ driver=macvlan; {NODE} a [ports=80]; b; a -> b; b -> internet; customer -> a }}"
    drivers = {network.name: network.driver for network in lowered(text)[0].networks}
    assert drivers == {"a--b": "macvlan", "egress": "bridge", "ingress": "bridge"}
