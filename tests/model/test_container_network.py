"""Docker's container network model of small diagrams: sandboxes, endpoints, networks with their drivers."""

from dotcompile.model.container_network import ContainerNetwork, container_network
from dotcompile.model.values.addresses import SUBNETS
from tests.model.shown import meaning


def of(text: str) -> ContainerNetwork:
    return container_network(meaning(text)[0])


def sandboxes(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.name, one.mode, one.services) for one in of(text).sandboxes]


def endpoints(text: str) -> list[str]:
    found = []
    for one in of(text).endpoints:
        more = " ".join([*one.ip, *([one.mac] if one.mac else []), *one.aliases])
        found.append(f"{one.sandbox}@{one.network.sort}:{one.network.name} {more}".rstrip())
    return found


def test_each_service_has_a_sandbox_and_an_endpoint_on_each_of_its_networks() -> None:
    text = "digraph { subgraph cluster_a { x; y } subgraph cluster_b { y } z [kind=service] }"
    assert sandboxes(text) == [("x", "own", ("x",)), ("y", "own", ("y",)), ("z", "own", ("z",))]
    assert endpoints(text) == ["x@zone:a", "y@zone:a", "y@zone:b"]


def test_services_share_a_sandbox_by_their_network_mode() -> None:
    text = """digraph { subgraph cluster_a {
        side [network_mode="container:app"]; app; more [network_mode="container:side"]
    } }"""
    assert sandboxes(text) == [("app", "own", ("app", "side", "more"))]
    assert endpoints(text) == ["app@zone:a"]


def test_a_ring_of_sandboxes_is_one_sandbox() -> None:
    text = """digraph { subgraph cluster_a {
        a [network_mode="container:b"]; b [network_mode="container:c"]; c [network_mode="container:b"]
    } }"""
    assert sandboxes(text) == [("b", "own", ("b", "a", "c"))]


def test_the_machines_stack_and_none_have_no_endpoints() -> None:
    text = """digraph { subgraph cluster_a {
        a [network_mode=host]; b [network_mode=none]; c [network_mode="container:a"]
    } }"""
    assert sandboxes(text) == [("a", "host", ("a", "c")), ("b", "none", ("b",))]
    assert endpoints(text) == []


def test_edges_make_endpoints_and_say_what_is_theirs() -> None:
    text = """digraph {
        net_a; net_b
        web [aliases="www", mac="02:42:ac:11:00:02"]
        web -> net_a [ip="10.0.0.5", alias="front,shop"]
        net_b -> web
        web -> net_b
        web -> net_c [deny=true]
    }"""
    assert endpoints(text) == [
        "web@network:net_a 10.0.0.5 02:42:ac:11:00:02 front shop",
        "web@network:net_b 02:42:ac:11:00:02 www",
    ]


def test_an_address_is_for_the_network_whose_subnet_has_it() -> None:
    text = """digraph {
        subgraph cluster_a { subnet="10.0.1.0/24"; x [ip="10.0.1.5,10.9.9.9"] }
        subgraph cluster_b { subnet="10.0.2.0/24"; x }
        subgraph cluster_c { x }
    }"""
    assert endpoints(text) == ["x@zone:a 10.0.1.5", "x@zone:b", "x@zone:c 10.9.9.9"]


def test_a_zone_has_the_members_of_zones_in_it_only_if_it_inherits() -> None:
    inner = "subgraph cluster_in { y }"
    assert endpoints(f"digraph {{ subgraph cluster_out {{ x; {inner} }} }}") == ["x@zone:out", "y@zone:in"]
    text = f"digraph {{ subgraph cluster_out {{ inherit=true; x; {inner} }} }}"
    assert endpoints(text) == ["x@zone:out", "y@zone:out", "y@zone:in"]


def test_the_driver_and_the_management_of_addresses_are_two_things() -> None:
    text = """digraph { driver=bridge
        subgraph cluster_a { driver=macvlan; parent=eth0; opt_mode=bridge; subnet="10.0.1.0/24"
            ipam_driver=dhcp; x }
        subgraph cluster_b { driver="weaveworks/net-plugin:2.8"; mtu=1400; x }
        net_c; x -> net_c
        subgraph cluster_d { kind=group; x }
    }"""
    found = of(text).networks
    assert [(one.end.name, one.driver.name, one.driver.options) for one in found] == [
        ("a", "macvlan", (("parent", "eth0"), ("mode", "bridge"))),
        ("b", "weaveworks/net-plugin:2.8", (("mtu", "1400"),)),
        ("net_c", "bridge", ()),
    ]
    assert [(one.ipam.driver, list(one.ipam.said)) for one in found] == [
        ("dhcp", ["subnet"]),
        ("default", []),
        ("default", []),
    ]
    assert SUBNETS.write(found[0].ipam.said["subnet"].value) == "10.0.1.0/24"
