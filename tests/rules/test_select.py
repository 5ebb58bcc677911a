"""What selectors mean, and what is told of those that mean nothing or two things."""

import pytest

from dotcompile.rules.globs import matches
from dotcompile.rules.select import Selection
from dotcompile.rules.selector import Selector
from tests.model.shown import meaning
from tests.rules.judged import rules_of

DRAWING = """
digraph {
    node1 [kind=host]; node2 [kind=host]
    user [kind=actor, tags="people"]; "partner API" [kind=actor]
    subgraph cluster_app { kind=network; driver=overlay; tags="tier"
        web1 [container="registry.example/shop/web:2", tags="pci,front"]
        web2 [container="nginx:1.27", labels="team=pay"]
    }
    subgraph cluster_data {
        kind=network; db [network_mode=host]; subgraph cluster_inner { kind=network; replica }
    }
    subgraph cluster_redis { kind=network; redis; backup }
    net_dmz [kind=network]; waf -> net_dmz
    user -> web1; web1 -> db; web2 -> redis; web1 -> "partner API"; user -> waf [rel=ingress]
    node1 -> cluster_app; node2 -> db
}
"""


def selection() -> Selection:
    return Selection(meaning(DRAWING)[0])


def one(text: str) -> Selector:
    (rule,) = rules_of(f"fanout {text} <= 1").rules
    return rule.selectors[0]


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        ("web1", "web1"),
        ("web*", "web1 web2"),
        ('"partner API"', "partner-api"),
        ("zone:app", "web1 web2"),
        ("app", "web1 web2"),
        ("zone:data", "db replica"),
        ("net:data", "db"),
        ("net:net_dmz", "waf"),
        ("net_dmz", "waf"),
        ("kind:actor", "user partner-api"),
        ("tag:pci", "web1"),
        ("tag:tier", "web1 web2"),
        ("tag:p*", "user web1"),
        ("host:node1", "web1 web2"),
        ("host:node2", "db"),
        ("image:nginx", "web2"),
        ("image:web", "web1"),
        ('image:"registry.example/shop/web:2"', "web1"),
        ("mode:host", "db"),
        ("mode:overlay", "web1 web2"),
        ("label.team:pay", "web2"),
        ("internet", "user partner-api"),
        ("{web1, db}", "web1 db"),
        ("web1 | db & zone:app", "web1"),
        ("web* \\ tag:pci", "web2"),
        ("not kind:service & not tag:people", "partner-api"),
        ("not (kind:service | tag:people)", "partner-api"),
        ("zone:redis", "redis backup"),
        ("service:redis", "redis"),
    ],
)
def test_a_selector_means(selector: str, names: str) -> None:
    known = selection()
    written = one(selector)
    assert known.faults(written) == []
    found = {known.things[number].name for number in known.group(written) if number < len(known.things)}
    expected = {name for name in (thing.name for thing in known.things) if f" {name} " in f" {names} "}
    assert found == expected


@pytest.mark.parametrize(
    ("selector", "told"),
    [
        ("wbe1", "`wbe1` is nothing here; did you mean `web1`?"),
        ("zone:ap", "`zone:ap` is nothing here; did you mean `app`?"),
        ("tag:pic", "`tag:pic` is nothing here; did you mean `pci`?"),
        ("redis", "`redis` is a service and a zone"),
        ("node1", "`node1` is a host: rules are about services, zones, networks and actors"),
        ("xyz*", "`xyz*` is nothing here"),
        ("web1 & db", "`(web1 & db)` selects nothing"),
        ("{web1, nobody}", "`nobody` is nothing here"),
    ],
)
def test_a_selector_that_means_nothing_or_two_things_is_told(selector: str, told: str) -> None:
    assert [fault.message for fault in selection().faults(one(selector))] == [told]


@pytest.mark.parametrize(
    "selector", ["maybe(nobody)", "maybe(tag:none)", "{web1, maybe(nobody)}", "maybe(web1 & db)"]
)
def test_what_may_be_nothing_is_no_fault(selector: str) -> None:
    assert selection().faults(one(selector)) == []


def test_instances_of_a_node_are_meant_by_its_id() -> None:
    text = """digraph { subgraph cluster_p { kind=network; a [instances="per-zone"]; b }
        subgraph cluster_q { kind=network; a; c } b -> a -> c }"""
    known = Selection(meaning(text)[0])
    found = [known.things[number].name for number in known.group(one("a"))]
    assert found == ["p-a", "q-a"]


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("a*", "a", True),
        ("a*a", "a", False),
        ("*a*b*", "xaxbx", True),
        ("*b*a*", "xaxbx", False),
        ("a*b*c", "abc", True),
        ("*", "", True),
        ("a", "b", False),
        ("*a" * 30 + "b", "a" * 5000, False),
    ],
)
def test_globs(pattern: str, word: str, fits: bool) -> None:
    assert matches(pattern, word) is fits
