"""What a drawing says about who connects to whom."""

import pytest

from dotcompile.model.topology import ZoneKind
from tests.reach.drawn import Drawing


def test_a_flow_is_one_way_and_on_any_port() -> None:
    assert Drawing().link("web -> db").pairs() == {"web -> db": "any"}


def test_a_line_is_both_ways_each_on_the_ports_of_its_target() -> None:
    drawing = Drawing().service("a", ports="1").service("b", ports="2/udp").link("a -- b")
    assert drawing.pairs() == {"a -> b": "2/udp", "b -> a": "1"}


@pytest.mark.parametrize(
    ("ports", "link", "told"),
    [
        ("", "a -> b: 80,443", "80,443"),
        ("5432", "a -> b", "5432"),
        ("5432", "a -> b: 80", "80"),
        ("5432", "a -> b: any", "any"),
        ("any", "a -> b", "any"),
        ("", "a -> b: 1-65535,1-65535/udp,1-65535/sctp", "any"),
    ],
)
def test_ports_are_those_of_the_link_or_of_its_target(ports: str, link: str, told: str) -> None:
    assert Drawing().service("b", ports=ports).link(link).pairs() == {"a -> b": told}


def test_links_of_one_pair_add_their_ports() -> None:
    assert Drawing().link("a -> b: 80", "a -> b: 81,90").pairs() == {"a -> b": "80-81,90"}


def test_a_denied_link_is_no_connection() -> None:
    assert Drawing().link("not a -> b").pairs() == {}


def test_a_loop_is_no_connection() -> None:
    drawing = Drawing().link("a -> a")
    assert drawing.pairs() == {}
    assert drawing.connections().edges == ()


def test_a_zone_is_all_that_is_in_it_and_one_edge() -> None:
    drawing = Drawing().zone("outer", "a").zone("inner", "b", parent="outer").link("zone:outer -> db")
    assert drawing.pairs() == {"a -> db": "any", "b -> db": "any"}
    assert len(drawing.connections().edges) == 1


def test_a_zone_connects_to_itself_pair_by_pair() -> None:
    drawing = Drawing().zone("z", "a", "b").link("zone:z -> zone:z")
    assert drawing.pairs() == {"a -> b": "any", "b -> a": "any"}


def test_a_flow_to_a_zone_means_its_services() -> None:
    drawing = Drawing().actor("internet").zone("z", "a", "internet").link("web -> zone:z")
    assert drawing.pairs() == {"web -> a": "any"}


def test_one_edge_for_each_set_of_ports() -> None:
    drawing = Drawing().service("a", "b", ports="80").service("c", ports="81")
    drawing.zone("z", "a", "b", "c").zone("y", "d", "e").link("zone:y -> zone:z")
    edges = drawing.connections().edges
    assert [(len(edge.sources), len(edge.targets)) for edge in edges] == [(2, 2), (2, 1)]


def test_being_on_a_network_connects_to_nobody() -> None:
    assert Drawing().network("net").link("a attach net", "b attach net").pairs() == {}


def test_a_network_serves_one_of_its_members_to_the_others() -> None:
    drawing = Drawing().network("net").link("a attach net", "b attach net", "net serve c: 80")
    assert drawing.pairs() == {"a -> c": "80", "b -> c": "80"}


def test_a_network_as_the_end_of_a_flow_is_what_is_on_it() -> None:
    drawing = Drawing().network("one", "two")
    drawing.link("a attach one", "b attach two", "two serve c", "one -> two")
    assert drawing.pairs() == {"b -> c": "any", "a -> b": "any", "a -> c": "any"}


@pytest.mark.parametrize(
    ("ports", "publish", "link", "told"),
    [
        ("80", "", "user -> web", "80"),
        ("80,9090", "8080:80", "user -> web", "80"),
        ("80", "8080:80", "user -> web: 443", "443"),
        ("any", "", "user -> web", "any"),
        ("", "", "user -> web", "not served"),
        ("", "", "user -> web: 443", "443"),
    ],
)
def test_an_ingress_is_for_what_is_published(ports: str, publish: str, link: str, told: str) -> None:
    drawing = Drawing().actor("user").service("web", ports=ports, publish=publish).link(link)
    assert drawing.pairs() == {"user -> web": told}


def test_an_ingress_that_is_served_adds_no_ports_of_one_that_is_not() -> None:
    drawing = Drawing().actor("user").link("user -> web", "user -> web: 443")
    assert drawing.pairs() == {"user -> web": "443"}


def test_an_ingress_to_a_zone_publishes_its_own_services() -> None:
    drawing = Drawing().actor("user").service("a", "b", "c", ports="80")
    drawing.zone("z", "a", "b").zone("inner", "c", parent="z").link("user -> zone:z")
    assert drawing.pairs() == {"user -> a": "80", "user -> b": "80"}


def test_an_ingress_to_a_group_publishes_what_says_so() -> None:
    drawing = Drawing().actor("user").service("a", publish="80").service("b", ports="81")
    drawing.zone("site", kind=ZoneKind.GROUP).zone("z", "a", "b", parent="site").link("user -> zone:site")
    assert drawing.pairs() == {"user -> a": "80"}


def test_a_zone_may_hold_services_and_actors() -> None:
    drawing = Drawing().actor("internet").zone("z", "a", "internet").service("web", ports="80")
    drawing.link("zone:z -> web", "a -> internet")
    assert drawing.pairs() == {"a -> web": "80", "a -> internet": "any"}


def test_an_ingress_to_a_zone_or_network_publishes_those_that_say_so() -> None:
    drawing = Drawing().actor("user").network("net").service("a", publish="80").service("b", ports="81")
    drawing.zone("z", "a", "b").link("user -> zone:z", "a attach net", "b attach net", "user -> net")
    assert drawing.pairs() == {"user -> a": "80"}


def test_an_egress_is_to_any_port() -> None:
    drawing = Drawing().actor("stripe").zone("z", "a", "b").link("zone:z -> stripe: 443", "a -> stripe: 80")
    assert drawing.pairs() == {"a -> stripe": "80,443", "b -> stripe": "443"}


def test_a_zone_outside_is_its_actors() -> None:
    drawing = Drawing().actor("x", "y").zone("saas", "x", "y", kind=ZoneKind.OUTSIDE)
    drawing.service("web", ports="80").link("zone:saas -> web", "web -> zone:saas")
    assert drawing.pairs() == {"web -> x": "any", "web -> y": "any", "x -> web": "80", "y -> web": "80"}


def test_a_line_with_an_actor_may_go_both_ways() -> None:
    drawing = Drawing().actor("user").service("web", ports="80").link("user -- web", "web -- user")
    assert drawing.pairs() == {"user -> web": "80", "web -> user": "any"}


def test_between_actors_nothing_is_connected() -> None:
    assert Drawing().actor("a", "b").link("a -> b").pairs() == {}
