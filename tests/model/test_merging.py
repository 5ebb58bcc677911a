"""Several diagrams as one: that means what one would that holds them, and every place is in its own file."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.merging import KINDS
from dotcompile.model.merging.merge import merge
from dotcompile.model.site.site import NO_SITE
from dotcompile.model.topology import Relation, Sort, Topology
from dotcompile.source import Source, Span
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.model.shown import meaning, shown

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z-]+)")

FRONT = """\
digraph shop {
    node [restart=always]
    subgraph cluster_front { web [container="shop/web:1", ports=80] }
    customer -> web
    web -> payments [port=8080]
}
"""
BACK = """\
digraph back {
    compound=true
    subgraph cluster_back { payments [container="shop/pay:1"]; db [container="postgres:16"] }
    subgraph cluster_front { cache [container="redis:7"] }
    payments -> db [lhead=cluster_back, port=5432]
    cluster_front -> db
}
"""


def merged(
    *texts: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Topology, ...], tuple[Diagnostic, ...]]:
    documents = [parse(Source(f"{number}.dot", text))[0] for number, text in enumerate(texts)]
    return merge(documents, NO_SITE, limits)


def topology(*texts: str) -> Topology:
    (made,), _ = merged(*texts)
    return made


def test_what_one_diagram_only_mentions_is_what_another_says() -> None:
    made = topology(FRONT, BACK)
    assert made.name == "shop"
    assert [(zone.name, [one.name for one in zone.members]) for zone in made.zones] == [
        ("front", ["web", "cache"]),
        ("back", ["payments", "db"]),
    ]
    assert [service.name for service in made.services] == ["web", "payments", "db", "cache"]
    assert [actor.name for actor in made.actors] == ["customer"]
    assert [(link.relation, link.source.name, link.target.name, link.target.sort) for link in made.links] == [
        (Relation.INGRESS, "customer", "web", Sort.SERVICE),
        (Relation.FLOW, "web", "payments", Sort.SERVICE),
        (Relation.FLOW, "payments", "back", Sort.ZONE),
        (Relation.FLOW, "front", "db", Sort.SERVICE),
    ]


def test_defaults_are_of_their_own_diagram() -> None:
    restarts = {one.name: "restart" in one.settings for one in topology(FRONT, BACK).services}
    assert restarts == {"web": True, "payments": True, "db": False, "cache": False}


def test_what_a_graph_says_is_said_of_all() -> None:
    made = topology('digraph { pool="10.9.0.0/16" }', "digraph { driver=overlay; prefix=26 }")
    assert set(made.settings) == {"pool", "prefix"}
    alike = topology('digraph { driver=overlay; pool="10.9.0.0/16" }', "digraph { driver=overlay }")
    assert set(alike.settings) == {"pool", "driver"}


@pytest.mark.parametrize("path", ["0.dot", "1.dot"])
def test_every_place_is_in_its_own_file(path: str) -> None:
    texts = {"0.dot": FRONT, "1.dot": BACK}
    made, findings = merged(FRONT, BACK)
    spans = [span for span in spans_in((made, findings)) if span.path == path]
    assert spans
    assert {span.path for span in spans_in((made, findings))} == set(texts)
    words = {texts[path][span.start : span.end] for span in spans}
    expected = {"0.dot": {"web", "customer -> web", "80"}, "1.dot": {"db", "payments -> db", "5432"}}
    assert expected[path] <= words


def spans_in(thing: Any) -> Iterator[Span]:
    """Every span within records, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from spans_in(value)
    elif isinstance(thing, tuple):
        for value in thing:
            yield from spans_in(value)
    elif hasattr(thing, "__match_args__"):
        for name in thing.__match_args__:
            yield from spans_in(getattr(thing, name))


def test_one_diagram_alone_means_what_it_means() -> None:
    alone, findings, source = meaning(BACK, "0.dot")
    (made,), of_merge = merged(BACK)
    assert shown(made, of_merge, source) == shown(alone, findings, source)


def test_diagrams_without_a_graph_are_nothing() -> None:
    assert merged("", "// nothing") == ((), ())


def test_a_limit_is_for_all_of_them() -> None:
    _, findings = merged("digraph { a -> b }", "digraph { c -> d }", limits=Limits(nodes=3))
    (found,) = [one for one in findings if one.kind.name == "too-large"]
    assert found.span == Span("1.dot", 15, 16)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    ours = {one.name for one in KINDS}

    def found(example: str) -> list[tuple[int, str]]:
        source = Source("page.dot", example)
        _, findings = merge([parse(source)[0]], NO_SITE, DEFAULT_LIMITS)
        return [
            (source.line_number(one.span.start), one.kind.name) for one in findings if one.kind.name in ours
        ]

    lines = enumerate(wrong.splitlines(), 1)
    assert found(wrong) == [(number, said[1]) for number, line in lines for said in EXPECTED.finditer(line)]
    assert found(right) == []
