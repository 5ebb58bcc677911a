"""The portability report: everything that is drawn has a line in it, and what is refused is not compiled."""

import json
from collections.abc import Mapping, Sequence
from itertools import product

import pytest

from dotcompile.backends.abilities.ability import Fact, Verdict
from dotcompile.backends.abilities.things import shown_link
from dotcompile.backends.catalogue import TARGETS
from dotcompile.backends.portability import json as as_json
from dotcompile.backends.portability import markdown, text
from dotcompile.backends.portability.facts import facts_of
from dotcompile.backends.portability.report import Line, Report
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.model.topology import Topology, ZoneKind
from dotcompile.pipeline.porting import report_on
from dotcompile.pipeline.understand import understand
from dotcompile.reach.intent import intend
from dotcompile.reach.permitted import neighbours
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.compiling import compiled
from tests.backends.random_diagrams import diagram
from tests.soak import Soak

DOCKER = ("compose", "swarm")


def reported(dot: str, targets: Sequence[str] = DOCKER) -> tuple[Report, Mapping[str, Source]]:
    found = understand(("shop.dot", dot.encode()), (), DEFAULT_LIMITS)
    assert not [one.message for one in found.findings if one.kind.severity is Severity.ERROR]
    return report_on(found.topologies[0], found.sources, targets)


def answers(dot: str, target: str = "compose") -> list[tuple[str, str, str, str]]:
    """What is told of each fact: of what, which, what becomes of it, and why."""
    report, _ = reported(dot, [target])
    return [
        (line.subject, line.fact, str(line.abilities[0].verdict), line.abilities[0].says)
        for line in report.lines
    ]


def verdicts(dot: str, fact: str, target: str = "compose") -> list[str]:
    return [verdict for _, name, verdict, _ in answers(dot, target) if name == fact]


#: Services in zones of their own, which only edges join.
APART = """digraph shop {{
    subgraph cluster_za {{ a [container="x:1"] }}
    subgraph cluster_zb {{ b [container="x:1", {b}] }}
    subgraph cluster_zc {{ c [container="x:1"]; d [container="x:1", ports=90] }}
    {edges}
}}"""


def apart(edges: str, b: str = "") -> str:
    return APART.format(edges=edges, b=b)


@pytest.mark.parametrize("target", DOCKER)
@pytest.mark.parametrize(
    ("dot", "fact", "expected"),
    [
        (apart("a -> b"), "direction", ["approximated"]),
        (apart("a -> b; b -> a"), "direction", ["kept", "kept"]),
        (apart("a -> b [dir=both]"), "direction", []),
        (apart("c -> d"), "direction", ["kept"]),
        (apart("c -> d [port=90]"), "port", ["kept"]),
        (apart("a -> b [port=90]"), "port", ["approximated"]),
        (apart("a -> b"), "port", []),
        (apart("a -> b", "ports=80"), "port", ["approximated"]),
        (apart("a -> b [port=90]; a -> b", "ports=80"), "port", ["approximated", "approximated"]),
        (apart("a -> b [port=90]; a -> b"), "port", ["kept"]),
        (apart("a -> cluster_zc; d -> a"), "direction", ["approximated", "kept"]),
        (apart("a -> cluster_zc; cluster_zc -> a"), "direction", ["kept", "kept"]),
        (apart("internet -> b", 'publish="80:80"'), "ingress", ["kept"]),
        (apart("customer [kind=actor]; customer -> b", 'publish="80:80"'), "ingress", ["approximated"]),
        (apart("customer [kind=actor]; customer -> b"), "ingress", ["approximated"]),
        (apart("internet -> b [port=80]", 'publish="80:80"'), "port", ["kept"]),
        (apart("internet -> b [port=80]", 'publish="80:80,81:81"'), "port", ["approximated"]),
        (apart("a -> internet [port=443]"), "port", ["approximated"]),
        (apart("a -> b [port=90, deny=true]"), "port", ["settled"]),
        (apart("a -> internet"), "egress", ["kept"]),
        (apart("mail [kind=actor]; a -> mail"), "egress", ["approximated"]),
        (apart("a -> b [deny=true]"), "denial", ["kept"]),
        (apart("x [kind=actor]; y [kind=actor]; x -> y"), "outside", ["kept"]),
        (apart("vol_x; a -> vol_x [at=\"/x\"]"), "mount", ["kept"]),
        (apart("net_x; a -> net_x"), "attachment", ["kept"]),
        (apart("net_x; b -> net_x; net_x -> a"), "direction", ["kept"]),
    ],
)  # fmt: skip
def test_what_becomes_of_a_fact(dot: str, fact: str, expected: list[str], target: str) -> None:
    assert verdicts(dot, fact, target) == expected


def test_hosts_are_kept_by_a_swarm_alone() -> None:
    dot = """digraph shop {
        subgraph cluster_pool { kind=hosts; one [role=manager]; two }
        subgraph cluster_app { api [container="x:1"] }
        cluster_pool -> cluster_app
        two -> api
    }"""
    assert verdicts(dot, "host", "compose") == ["approximated", "approximated"]
    assert verdicts(dot, "host", "swarm") == ["kept", "kept"]
    assert verdicts(dot, "role", "compose") == ["approximated"]
    assert verdicts(dot, "role", "swarm") == ["settled"]
    assert verdicts(dot, "placement", "compose")[0] == "kept"


@pytest.mark.parametrize(
    ("rule", "verdict"), [("deny b -> a", Verdict.APPROXIMATED), ("deny a -> b", Verdict.REFUSED)]
)
def test_a_broken_rule_has_a_line(rule: str, verdict: Verdict) -> None:
    """What only an engine's networks break is a warning when it is compiled, what is drawn an error."""
    dot = apart(f'a -> b; graph [rules="{rule}"]')
    report, _ = reported(dot)
    (line,) = [line for line in report.lines if line.fact == "rules"]
    assert [one.verdict for one in line.abilities] == [verdict, verdict]
    assert bool(compiled(dot, "compose").files) is (verdict is Verdict.APPROXIMATED)


def test_a_value_that_many_have_by_default_has_one_line() -> None:
    dot = 'digraph shop { node [restart="unless-stopped", container="x:1"]; subgraph cluster_a { a; b } }'
    (line,) = [one for one in answers(dot, "swarm") if one[1] == "restart"]
    assert line == ("`a`, `b`", "restart", "approximated", "it is started again always")


def test_what_has_no_effect_is_no_refusal() -> None:
    dot = apart('a -> b [ip="10.0.0.2"]')
    assert verdicts(dot, "ip", "swarm") == ["approximated"]
    assert compiled(dot, "swarm").files


def test_every_fact_that_tables_know_can_be_drawn() -> None:
    dot = """digraph shop {
        customer; mail [kind=actor]; swarm; net_x; vol_x
        subgraph cluster_pool { kind=hosts; one; two }
        subgraph cluster_a { a [container="x:1", ports=80]; b [container="x:1"] }
        subgraph cluster_c { c [container="x:1", ports=81] }
        customer -> a; a -> mail; a -> swarm; b -> net_x; net_x -> c; c -> vol_x [at="/x"]
        swarm -> cluster_a; a -> c [port=81]; b -> c [deny=true]
    }"""
    assert {fact for _, fact, _, _ in answers(dot)} >= {str(fact) for fact in Fact}


def expected_facts(topology: Topology) -> set[tuple[str, object]]:
    """At the least one line for each place where something is drawn, and one for each value."""
    facts: set[tuple[str, object]] = {("isolation", one.origin) for one in topology.networks}
    facts |= {("isolation", zone.origins[0]) for zone in topology.zones if zone.kind is ZoneKind.NETWORK}
    facts |= {("service", one.origin) for one in topology.services}
    facts |= {("host", one.origin) for one in topology.hosts}
    settings = [topology.settings, *(zone.settings for zone in topology.zones)]
    for things in (topology.services, topology.actors, topology.hosts, topology.networks, topology.volumes):
        settings += [one.settings for one in things]
    settings += [link.settings for link in topology.links]
    facts |= {
        (name, value.span) for of_thing in settings for name, value in of_thing.items() if name != "deny"
    }
    return facts


def test_everything_that_is_drawn_has_a_line(soak: Soak) -> None:
    """And each target's refusals are its errors."""
    counted = 0
    for number in range(soak.count(16)):
        target = TARGETS[number % len(TARGETS)]
        dot = diagram(soak.random, target if target in DOCKER else "compose")
        found = understand(("shop.dot", dot.encode()), (), DEFAULT_LIMITS)
        if any(one.kind.severity is Severity.ERROR for one in found.findings):
            continue
        counted += 1
        topology = found.topologies[0]
        report, sources = reported(dot, TARGETS)
        lines = {(line.fact, line.span) for line in report.lines}
        assert expected_facts(topology) <= lines, dot
        spans = {line.span for line in report.lines}
        assert {link.origin for link in topology.links} <= spans, dot
        for at, name in enumerate(TARGETS):
            check_against(compiled(dot, name).findings, report.lines, at, dot)
        json.loads(as_json.render(report, sources))
        for render in (text.render, markdown.render):
            assert render(report, sources).isprintable() is False  # lines end
            assert all(line.isprintable() for line in render(report, sources).splitlines())
    soak.figures |= {"diagrams": counted}
    assert counted


def test_what_the_drawing_permits_besides_is_seen_pair_by_pair(soak: Soak) -> None:
    """Of each flow: whether all of its pairs may connect the other way, too."""
    counted = 0
    for _ in range(soak.count(20)):
        dot = diagram(soak.random, "compose", hostile=False)
        topology = understand(("shop.dot", dot.encode()), (), DEFAULT_LIMITS).topologies[0]
        intent = intend(topology)
        permitted = {pair for group in neighbours(topology) for pair in product(group, group)}
        permitted |= {pair for edge in intent.edges for pair in product(edge.sources, edge.targets)}
        for drawn in facts_of(topology, intent):
            if drawn.fact is Fact.DIRECTION:
                counted += 1
                of = (drawn.shown, drawn.span)  # one line may draw edges between several instances
                edges = [one for one in intent.edges if (shown_link(one.link), one.link.origin) == of]
                pairs = {pair for edge in edges for pair in product(edge.targets, edge.sources)}
                free = {pair for pair in pairs if pair[0] != pair[1]} <= permitted
                assert (drawn.ability is not None) is free, (dot, drawn.shown)
    soak.figures |= {"flows": counted}
    assert counted


def check_against(findings: Sequence[Diagnostic], lines: Sequence[Line], at: int, dot: str) -> None:
    """What compiling says of a value stands in the report, too."""
    refused = {line.span for line in lines if line.abilities[at].verdict is Verdict.REFUSED}
    near = {line.span for line in lines if line.abilities[at].verdict is Verdict.APPROXIMATED}
    errors = {one.span for one in findings if one.kind.severity is Severity.ERROR}
    assert bool(refused) == bool(errors), dot
    assert errors <= refused, dot
    assert {one.span for one in findings if one.kind.name == "approximated"} <= near | refused, dot
