"""Where DOT is not what it seems: one case for each trap, against its stated meaning and libcgraph's own."""

from dataclasses import dataclass

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.source import Source
from dotcompile.syntax.drawing import Drawing, Edge, Scope
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from dotcompile.syntax.tree import Html
from tests.syntax.truth import LIBCGRAPH, expand

pytestmark = pytest.mark.libcgraph


@dataclass(frozen=True)
class Trap:
    """A text and what it means: its nodes, edges and subgraphs, clusters with a star; and what is said."""

    name: str
    text: str
    nodes: str
    edges: str = ""
    subgraphs: str = ""
    said: tuple[str, ...] = ()


TRAPS = (
    Trap(
        "defaults at creation",
        "digraph {a; node[color=red]; b; subgraph s{node[color=blue]; a; c} d}",
        "a b[color=red] c[color=blue] d[color=red]",
        subgraphs="s{a c}",
    ),
    Trap(
        "defaults persist in a reopened subgraph",
        "digraph {subgraph s{node[color=blue]} subgraph s{x}}",
        "x[color=blue]",
        subgraphs="s{x}",
    ),
    Trap(
        "a reopened subgraph sees its parent's newer defaults under its own",
        "digraph {subgraph s{node[color=blue]} node[color=red, shape=box] subgraph s{x}}",
        "x[color=blue shape=box]",
        subgraphs="s{x}",
    ),
    Trap(
        "first mention wins",
        "digraph {node[color=red] subgraph cluster_0{node[color=blue]; x} x->y}",
        "x[color=blue] y[color=red]",
        "x->y",
        "cluster_0*{x}",
    ),
    Trap(
        "graph attributes inherited at creation",
        "digraph {color=red; subgraph x{} color=blue; subgraph y{}}",
        "",
        subgraphs="x{}[color=red] y{}[color=blue]",
    ),
    Trap(
        "graph attributes that a subgraph keeps are what its own subgraphs get",
        "digraph {subgraph x{} color=red; subgraph x{subgraph y{}}}",
        "",
        subgraphs="x{} y{}",
    ),
    Trap(
        "graph attributes pass over a subgraph that was made before",
        "digraph {color=blue; subgraph p{subgraph x{} color=red; subgraph x{subgraph y{}}}}",
        "",
        subgraphs="p{}[color=red] x{}[color=blue] y{}[color=red]",
    ),
    Trap(
        "edge defaults at edge creation",
        "digraph {edge[color=red]; a->b; edge[color=blue]; a->b}",
        "a b",
        "a->b[color=red] a->b[color=blue]",
    ),
    Trap(
        "strict merges",
        "strict digraph{edge[c=1] a->b[x=1]; edge[c=2] a->b[y=2,x=3]; b->a}",
        "a b",
        "a->b[c=1 x=3 y=2] b->a[c=2]",
    ),
    Trap(
        "strict undirected with ports",
        "strict graph{a:x--b:y; b:p--a:q}",
        "a b",
        "a--b[headport=p tailport=q]",
    ),
    Trap(
        "strict and a new key",
        "strict digraph {a->b; a->b[key=k, x=y]; subgraph s{a->b[key=k]}}",
        "a b",
        "a->b a->b(k)",
        "s{a b}",
        said=("lost-edge",),
    ),
    Trap("key merges even if not strict", "digraph {a->b[key=k]; a->b[key=k,c=d]}", "a b", "a->b(k)[c=d]"),
    Trap("an empty key is a key", 'digraph {a->b[key=""]; a->b[key=""]}', "a b", "a->b()"),
    Trap("no key by default", "digraph {edge[key=k] a->b a->b}", "a b", "a->b a->b", said=("ignored-key",)),
    Trap(
        "product",
        "digraph {d; {a b}->{c d}}",
        "d a b c",
        "a->d a->c b->d b->c",
        "{a b} {c d}",
    ),
    Trap(
        "an operand is evaluated when read",
        "digraph {a -> subgraph s {b} -> c; subgraph s {d}}",
        "a b c d",
        "a->b b->c",
        "s{b d}",
    ),
    Trap(
        "an operand opened twice in a chain has the nodes of both",
        "digraph {subgraph s{a} -> subgraph s{b}}",
        "a b",
        "a->a a->b b->a b->b",
        "s{a b}",
    ),
    Trap("inner edges come first", "digraph {a -> {b -> c}}", "a b c", "b->c a->b a->c", "{b c}"),
    Trap(
        "attributes on a subgraph",
        "digraph {{a b}[color=red]}",
        "a b",
        subgraphs="{a b}",
        said=("subgraph-attributes",),
    ),
    Trap("a subgraph with a body", "digraph {subgraph s {} -> c}", "c", subgraphs="s{}"),
    Trap(
        "one name, several parents",
        "digraph {subgraph x{a} subgraph y{a subgraph x{b}}}",
        "a b",
        subgraphs="x{a} y{a} x{b}",
    ),
    Trap(
        "clusters",
        "digraph {subgraph Cluster_b{y} subgraph s{cluster=true; x} subgraph t{cluster=0} subgraph clusters{}"
        "}",
        "y x",
        subgraphs="Cluster_b*{y} s*{x}[cluster=true] t{}[cluster=0] clusters*{}",
    ),
    Trap(
        "cluster is inherited as any attribute",
        "digraph {cluster=yes; subgraph s{}}",
        "",
        subgraphs="s*{}[cluster=yes]",
    ),
    Trap("ids", 'digraph {abc -> "abc" -> "a"+"bc"}', "abc", "abc->abc abc->abc"),
    Trap("ids that look alike", 'digraph {1 1.0 01 "1"}', "1 1.0 01"),
    Trap("escapes", r'digraph {"a\"b" "c\\d" "e\nf"}', r'a"b c\\d e\nf'),
    Trap("joined lines", 'digraph {"a\\\nb" "c\\\r\nd"}', "ab c\\\r\nd"),
    Trap("HTML and string", "digraph {a -> <a>}", "a <a>", "a-><a>"),
    Trap(
        "HTML and string subgraphs", "digraph {subgraph <x>{a} subgraph x{b}}", "a b", subgraphs="<x>{a} x{b}"
    ),
    Trap("keywords in quotes", 'digraph {"node"}', "node"),
    Trap(
        "ports",
        "digraph {a:p->b:q:ne; c:p; a:p->b[tailport=x]}",
        "a b c",
        "a->b[headport=q:ne tailport=p] a->b[tailport=x]",
        said=("dropped-port",),
    ),
    Trap("lists of nodes", "digraph {a,b->c,d}", "a b c d", "a->c a->d b->c b->d"),
    Trap("lists of attributes", "digraph {a[b=c,] d[e=f;g=h]}", "a[b=c] d[e=f g=h]"),
    Trap("comments", 'digraph {a # x\n# 40 "orig.m4"\nb /* c */ // d\n}', "a b"),
    Trap("undirected", "graph {a--b; b--a}", "a b", "a--b b--a"),
    Trap(
        "a late attribute is empty on all that were there",
        'digraph {a; node[color=red]; b; c[color=""]}',
        "a b[color=red] c[color=]",
    ),
)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_meaning(trap: Trap) -> None:
    document, wrong = parse(Source("trap.dot", trap.text))
    assert not wrong
    (drawing,), findings = evaluate(document)
    assert shown_nodes(drawing) == trap.nodes
    assert " ".join(shown_edge(drawing, edge) for edge in drawing.edges()) == trap.edges
    assert " ".join(shown_scope(scope) for scope in list(drawing.root.walk())[1:]) == trap.subgraphs
    assert tuple(finding.kind.name for finding in findings) == trap.said
    assert expand(drawing) == LIBCGRAPH.read(trap.text)


REFUSED = {
    "no bare reference": "digraph {subgraph s -> c}",
    "keyword": "digraph {Node;}",
    "keyword as an end": "digraph {a -> Edge}",
    "operator in a digraph": "digraph {a->b--c}",
    "operator in a graph": "graph {a->b}",
    "empty statement": "digraph {;}",
    "two semicolons": "digraph {a;;b}",
    "attribute without value": "digraph {a[bold]}",
    "comma first": "digraph {a[,]}",
    "two commas": "digraph {a[x=y,,z=w]}",
    "chain after attributes": "digraph {a->b[x=y]->c}",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_refused(text: str) -> None:
    _, findings = parse(Source("trap.dot", text))
    assert any(finding.kind.severity is Severity.ERROR for finding in findings)
    assert LIBCGRAPH.read(text) is None


def test_number_that_runs_into_a_letter_is_two_ids() -> None:
    text = "digraph {1e5 -> b}"
    document, findings = parse(Source("trap.dot", text))
    (drawing,), _ = evaluate(document)
    assert [(finding.kind.name, finding.kind.severity) for finding in findings] == [
        ("split-number", Severity.WARNING)
    ]
    assert list(drawing.nodes) == ["1", "e5", "b"]
    assert expand(drawing) == LIBCGRAPH.read(text)


def test_byte_order_mark_is_read_and_noted_though_libcgraph_refuses_it() -> None:
    source, findings = decode("trap.dot", b"\xef\xbb\xbfdigraph {a}")
    assert [finding.kind.name for finding in findings] == ["byte-order-mark"]
    document, wrong = parse(source)
    assert not wrong
    assert [list(drawing.nodes) for drawing in evaluate(document)[0]] == [["a"]]
    assert LIBCGRAPH.read("\ufeffdigraph {a}") is None


def test_text_after_the_graph_is_an_error_though_libcgraph_stops_before_it() -> None:
    document, findings = parse(Source("trap.dot", "digraph {a} }"))
    assert [finding.kind.severity for finding in findings] == [Severity.ERROR]
    (drawing,), _ = evaluate(document)
    assert expand(drawing) == LIBCGRAPH.read("digraph {a} }")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param("digraph {é}".encode(), [], id="UTF-8"),
        pytest.param("digraph {charset=latin1 é}".encode("latin1"), [], id="as declared"),
        pytest.param("\ufeffdigraph {é}".encode("utf-16-le"), ["byte-order-mark"], id="UTF-16"),
    ],
)
def test_encodings(data: bytes, said: list[str]) -> None:
    source, findings = decode("trap.dot", data)
    assert [finding.kind.name for finding in findings] == said
    document, wrong = parse(source)
    assert not wrong
    assert [list(drawing.nodes) for drawing in evaluate(document)[0]] == [["é"]]


def test_undecodable_bytes_are_found_where_they_are() -> None:
    source, findings = decode("trap.dot", b"digraph {a\xff}")
    assert [(finding.kind.name, finding.span.start) for finding in findings] == [("undecodable-bytes", 10)]
    assert source.text == "digraph {a\ufffd}"


def node(name: str) -> str:
    return f"<{name}>" if isinstance(name, Html) else name


def attributes(values: dict[str, str]) -> str:
    return f"[{' '.join(f'{name}={value}' for name, value in sorted(values.items()))}]" if values else ""


def shown_nodes(drawing: Drawing) -> str:
    return " ".join(
        node(name) + attributes({key: one.value for key, one in made.attributes().items()})
        for name, made in drawing.nodes.items()
    )


def shown_edge(drawing: Drawing, edge: Edge) -> str:
    arrow = "->" if drawing.graph.directed else "--"
    key = "" if edge.arrow.key is None else f"({edge.arrow.key})"
    values = attributes({name: one.value for name, one in edge.attributes().items()})
    return f"{node(edge.tail.id)}{arrow}{node(edge.head.id)}{key}{values}"


def shown_scope(scope: Scope) -> str:
    star = "*" if scope.is_cluster else ""
    values = attributes({name: one.value for name, one in scope.attributes().items()})
    return f"{node(scope.name or '')}{star}{{{' '.join(map(node, scope.members))}}}{values}"
