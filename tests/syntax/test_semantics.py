"""What `evaluate` makes of a tree: as libcgraph does on small graphs, bounded, and led back to the text."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Drawing, Edge, Node, Scope, span_of
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import DEFAULT_LIMITS, evaluate
from dotcompile.syntax.tree import Assignment, Subgraph
from tests.syntax.truth import LIBCGRAPH, expand


def evaluated(
    text: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Drawing, ...], tuple[Diagnostic, ...]]:
    document, findings = parse(Source("test.dot", text))
    assert not findings
    return evaluate(document, limits)


def drawn(text: str, limits: Limits = DEFAULT_LIMITS) -> Drawing:
    (only,), _ = evaluated(text, limits)
    return only


def found(text: str, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str]]:
    _, findings = evaluated(text, limits)
    return [(finding.kind.name, text[finding.span.start : finding.span.end]) for finding in findings]


def ends(edge: Edge) -> str:
    return f"{edge.tail.id}{edge.head.id}"


NODES = st.sampled_from(["a", "b", "c", "d", '"a"', "<a>", "%1"])
PORTS = st.sampled_from(["", "", "", ":p", ":q:ne"])
NAMES = st.sampled_from(["color", "label", "key", "tailport", "cluster"])
VALUES = st.sampled_from(["red", "blue", '""', "<b>", "true"])
SUBGRAPHS = st.sampled_from(["", "", "subgraph ", "subgraph x ", "subgraph y ", "subgraph cluster_z "])
ATTRIBUTES = st.lists(st.tuples(NAMES, VALUES).map("=".join), max_size=3).map(", ".join)
BRACKETS = st.one_of(st.just(""), ATTRIBUTES.map("[{}]".format))
REFS = st.tuples(NODES.map(lambda name: f'"{name}"' if name == "%1" else name), PORTS).map("".join)
LISTS = st.lists(REFS, min_size=1, max_size=3).map(", ".join)
DEFAULTS = st.tuples(st.sampled_from(["graph", "node", "edge"]), ATTRIBUTES).map(
    lambda pair: "{} [{}]".format(*pair)
)
PLAIN = st.one_of(
    st.tuples(LISTS, BRACKETS).map(" ".join), DEFAULTS, st.tuples(NAMES, VALUES).map(" = ".join)
)


def nested(statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(statements, max_size=4).map("; ".join)
    subgraph = st.tuples(SUBGRAPHS, body).map(lambda pair: "{}{{ {} }}".format(*pair))
    chain = st.lists(st.one_of(LISTS, subgraph), min_size=1, max_size=3).map(" -> ".join)
    return st.tuples(chain, BRACKETS).map(" ".join)


STATEMENTS = st.recursive(PLAIN, nested, max_leaves=12)
GRAPHS = st.tuples(
    st.sampled_from(["digraph", "graph", "strict digraph", "strict graph"]),
    st.lists(STATEMENTS, max_size=8).map("; ".join),
).map(lambda pair: f"{pair[0]} {{ {pair[1] if 'di' in pair[0] else pair[1].replace('->', '--')} }}")


@pytest.mark.libcgraph
@settings(deadline=None, max_examples=300)
@given(text=GRAPHS)
def test_any_graph_is_what_libcgraph_makes_of_it(text: str) -> None:
    made = drawn(text)
    if made.graph.strict:
        pairs = [frozenset((edge.tail, edge.head)) for edge in made.edges()]
        directed = [(edge.tail, edge.head) for edge in made.edges()]
        unique = directed if made.graph.directed else pairs
        assume(
            len(set(unique)) == len(unique)
        )  # several by means of `key`: which one merges is left to chance
    assert expand(made) == LIBCGRAPH.read(text)


@settings(deadline=None)
@given(text=GRAPHS)
def test_everything_leads_back_to_where_it_was_written(text: str) -> None:
    source = Source("test.dot", text)
    made = drawn(text)
    scopes = list(made.root.walk())
    things: list[Node | Scope | Edge] = [*made.nodes.values(), *scopes, *made.edges()]
    for setting in [setting for thing in things for setting in thing.attributes().values()]:
        span = span_of(setting, source)
        written = text[span.start : span.end]
        assert setting.value.split(":")[0] in written
        assert setting.name in written or setting.name in ("tailport", "headport")
    for node in made.nodes.values():
        assert text[node.ref.start : node.ref.end].strip('"<').startswith(node.id)
        assert node.statement.start <= node.ref.start < node.ref.end <= node.statement.end
        assert node.scope in scopes
    for scope in scopes:
        for statement in scope.statements:
            assert text[statement.end - 1] == "}"
            assert scope.name is None or scope.name in text[statement.start : statement.end]
        for member in scope.members.values():
            assert any(one.start < member.ref.start < one.end for one in scope.statements)
            assert member.listing is None or member.ref.start <= member.listing.end


@given(names=st.lists(st.integers(0, 2000).map(str), max_size=200))
def test_a_table_of_defaults_never_changes(names: list[str]) -> None:
    statement = Assignment("", "", 0, 0)
    tables: list[tuple[Defaults, dict[str, Setting]]] = [(Defaults({}), {})]
    for number, name in enumerate(names):
        table, plain = tables[number // 2]
        setting = Setting(name, "", statement, number)
        tables.append((table.put(name, setting), plain | {name: setting}))
    for table, plain in tables:
        assert table.all() == plain
        assert all(table.get(name) == plain.get(name) for name in names)


def test_what_belongs_to_whom() -> None:
    text = (
        'digraph { edge [w=1] a; a:p -> subgraph cluster_x { b } [key=k, c="d e"]; subgraph cluster_x { c } }'
    )
    made = drawn(text)
    (arrow,) = made.arrows
    (edge,) = arrow
    cluster = made.root.children[0]
    assert arrow.head.scope is cluster
    assert isinstance(arrow.head.written, Subgraph)
    assert arrow.explicit().keys() == {"c"}
    assert arrow.attributes().keys() == {"w", "c"}
    assert edge.explicit().keys() == {"tailport", "c"}
    assert edge.attributes().keys() == {"w", "tailport", "c"}
    assert len(cluster.statements) == 2
    member = cluster.members["b"]
    assert member.listing is not None
    assert text[member.ref.start] == "b"
    assert text[member.listing.start : member.listing.end] == "b"
    assert made.root.members["a"].listing is not None
    assert "b" not in made.root.members
    assert [node.id for node in made.root.nodes()] == ["a", "b", "c"]


def test_nodes_share_their_defaults() -> None:
    nodes = drawn("digraph { node [a=b]; x; y; node [c=d]; z }").nodes
    assert nodes["x"].inherited is nodes["y"].inherited
    assert nodes["z"].attributes().keys() == {"a", "c"}


def test_a_product_is_one_arrow() -> None:
    ones, twos = (" ".join(f"{letter}{number}" for number in range(1000)) for letter in "ab")
    made = drawn(f"digraph {{ {{ {ones} }} -> {{ {twos} }} }}")
    assert len(made.arrows) == 1
    assert made.edge_count == 1_000_000
    assert [ends(edge) for edge, _ in zip(made.edges(), range(2), strict=False)] == ["a0b0", "a0b1"]


@pytest.mark.parametrize(
    "level",
    ["subgraph { ", "subgraph { node [a=b] %d; ", "subgraph { node [a%d=b] %d -> x; ", "subgraph s { x -> "],
    ids=["empty", "nodes", "defaults", "operands"],
)
def test_no_depth_is_too_deep(level: str) -> None:
    depth = 50_000
    inner = "".join(level.replace("%d", str(number)) for number in range(depth))
    (made,), findings = evaluated(
        f"digraph {{ {inner} {'x' if level.endswith('> ') else ''} {'}' * depth} }}"
    )
    assert sum(1 for _ in made.root.walk()) == depth + 1
    assert not findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("digraph { {a b} [color=red] }", ("subgraph-attributes", "{a b} [color=red]")),
        ("digraph { a:p:n [x=y] }", ("dropped-port", "a:p:n")),
        ("digraph { a, b:p }", ("dropped-port", "b:p")),
        ("digraph { edge [key=k] }", ("ignored-key", "edge [key=k]")),
        ("strict graph { a--b; b--a; a--b [key=k] }", ("lost-edge", "a--b [key=k]")),
    ],
)
def test_what_has_no_effect_is_told(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "digraph { {a b} -> c; a:p -> b [key=k] }",
        "graph { node [key=k]; a [key=k] }",
        "strict graph { a--b--a }",
    ],
)
def test_what_has_an_effect_is_not_told(text: str) -> None:
    assert found(text) == []


def test_too_many_edges_are_left_out_and_told_once() -> None:
    text = "digraph { {a b c} -> {d e f}; {a b c} -> {d e f}; a -> b; {a b c} -> {d e f} }"
    limits = Limits(edges=10)
    assert [ends(edge) for edge in drawn(text, limits).edges()] == [
        *("ad", "ae", "af", "bd", "be", "bf", "cd", "ce", "cf"),
        "ab",
    ]
    (told,) = found(text, limits)
    assert told[0] == "too-many-edges"
    _, findings = evaluated(text, limits)
    assert findings[0].span.start == text.index(";") + 2


@pytest.mark.parametrize(
    ("text", "limits", "place"),
    [
        ("digraph { a; b; c; d }", Limits(nodes=2), "c"),
        ("digraph { a subgraph x { subgraph y { b } } }", Limits(depth=1), "subgraph y { b }"),
        ("digraph { subgraph s {a b c} subgraph s {} -> d }", Limits(steps=3), "subgraph s {} -> d"),
        ("digraph { subgraph s {node [a=b]} subgraph s {} }", Limits(steps=3), "subgraph s {}"),
        ("strict digraph { a->b; a->b [key=k] }", Limits(steps=0), "a->b [key=k]"),
    ],
    ids=["nodes", "depth", "looks", "defaults", "keys"],
)
def test_a_graph_that_is_too_large_is_read_up_to_there(text: str, limits: Limits, place: str) -> None:
    assert found(text) == [] or limits.steps == 0
    assert found(text, limits) == [("too-large", place)]
    assert "a" in drawn(text, limits).nodes or limits.steps == 3


def test_limits_hold_for_all_graphs_of_a_file_together() -> None:
    drawings, findings = evaluated("digraph { a b } graph { c d } graph { e }", Limits(nodes=3))
    assert [list(made.nodes) for made in drawings] == [["a", "b"], ["c"], []]
    assert [finding.kind.name for finding in findings] == ["too-large"]
