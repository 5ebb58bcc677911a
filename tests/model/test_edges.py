"""The sentences of the language about edges, each in a small diagram."""

import pytest

from dotcompile.source import Span
from tests.model.shown import links, meaning, told

IN_A = "subgraph cluster_a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # references
        (f"{IN_A} {{ x }} y [kind=service]; y -> cluster_a", ["flow y -> zone:a"]),
        (f"{IN_A} {{ x }} y [kind=service]; y -> a", ["flow y -> zone:a"]),
        (f"{IN_A} {{ x }} y [kind=service]; y -> a; a [kind=service]", ["flow y -> a"]),
        (f"{IN_A} {{ x -> a }} y [kind=service]; y -> a", ["flow x -> a (in a)", "flow y -> a"]),
        (f"{IN_A} {{ x }} cluster_a [shape=box]; y [kind=service]; y -> cluster_a", ["flow y -> zone:a"]),
        (f'{IN_A} {{ x }} "cluster_a" -> "cluster_a"', ["flow zone:a -> zone:a"]),
        # a cluster as an end in place is one edge, layout is the product
        ("x [ports=1]; x -> subgraph cluster_a { y; z }", ["flow x -> zone:a"]),
        ("subgraph cluster_a { x; y } subgraph cluster_a {} -> z; z [ports=1]", ["flow zone:a -> z"]),
        ("z [ports=1]; z -> subgraph cluster_a {} subgraph cluster_a { x; y }", ["flow z -> zone:a"]),
        ("{ a b } -> { c d }", ["flow a -> c", "flow a -> d", "flow b -> c", "flow b -> d"]),
        ("a -> b -> c", ["flow a -> b", "flow b -> c"]),
        ("a -> b [style=invis]", []),
        ("{ edge [style=invis] a -> b } b -> c", ["flow b -> c"]),
        # direction
        ("a -> b [dir=back]", ["flow b -> a"]),
        ("a -> b [dir=both]", ["flow a <-> b"]),
        ("a -> b [dir=none]", ["flow a <-> b"]),
        ("a -> b [dir=forward]", ["flow a -> b"]),
        ("a -> user [dir=back]", ["ingress actor:user -> a publishes a"]),
        ("a -> user [dir=none]", ["ingress actor:user -> a publishes a"]),
        ("a -> user [dir=both]", ["ingress actor:user -> a publishes a", "egress a -> actor:user"]),
        ("a -> net_x [dir=none]; net_x -> a [dir=none]", ["attach a -> network:net_x"] * 2),
        ("swarm -> x [dir=none]; x [ports=1]", ["control x -> engine:swarm"]),
        # what it joins
        ("a -> net_x; net_x -> b", ["attach a -> network:net_x", "serve network:net_x -> b"]),
        ("a -> user; user -> a", ["egress a -> actor:user", "ingress actor:user -> a publishes a"]),
        ("net_x -> user; x -> net_x", ["egress network:net_x -> actor:user", "attach x -> network:net_x"]),
        (
            "a -> swarm; user -> swarm; swarm -> docker",
            [
                "control a -> engine:swarm",
                "control actor:user -> engine:swarm",
                "control engine:swarm -> engine:docker",
            ],
        ),
        ("swarm -> a", ["provision engine:swarm -> a"]),
        ("net_x -> net_y", ["flow network:net_x -> network:net_y"]),
        (f"{IN_A} {{ x }} cluster_a -> net_x", ["flow zone:a -> network:net_x"]),
        (
            'a -> vol_x [at="/x"]; vol_x -> a [at="/x"]',
            ["mount a -> volume:vol_x", "mount volume:vol_x -> a"],
        ),
        ("user -> customer", ["outside actor:user -> actor:customer"]),
        (
            f"{IN_A} {{ kind=outside; u }} x [ports=1]; cluster_a -> x; x -> cluster_a; u -> x",
            ["ingress zone:a -> x publishes x", "egress x -> zone:a", "ingress actor:u -> x publishes x"],
        ),
        (
            f"{IN_A} {{ kind=hosts; h }} {{ x [ports=1] }} x -> h; h -> x; cluster_a -> x",
            ["control x -> host:h", "provision host:h -> x", "provision zone:a -> x"],
        ),
        ("a -> net_x [rel=flow]", ["flow a -> network:net_x"]),
        # ports
        ('a -> b [port="53/udp"]', ["flow a -> b : 53/udp"]),
        ('a -> b [label="5432/tcp"]', ["flow a -> b : 5432 '5432/tcp'"]),
        ('a -> b [label=":5432"]', ["flow a -> b : 5432 ':5432'"]),
        ('a -> b [label="1. calls"]', ["flow a -> b '1. calls'"]),
        ('a -> b [label="5432"]', ["flow a -> b '5432'"]),
        ('a -> b [label="All Connections"]', ["flow a -> b : any 'All Connections'"]),
        ('a -> b [label="TCP 80,443, UDP 53", port=22]', ["flow a -> b : 22 'TCP 80,443, UDP 53'"]),
        (
            'edge [label="80/tcp"] a -> b; b -> a; c -> net_x; a [ports=1]; b [ports=1]',
            ["flow a -> b : 80 '80/tcp'", "flow b -> a : 80 '80/tcp'", "attach c -> network:net_x '80/tcp'"],
        ),
        ("a:eth0 -> b:n", ["flow a -> b"]),
        ("a -> b [deny=true, port=22]", ["deny flow a -> b : 22"]),
        # where it stands
        (f"{IN_A} {{ x; {{ y; x -> y }} }}", ["flow x -> y (in a)"]),
        # lhead and ltail
        (
            f"compound=true; {IN_A} {{ x }} subgraph cluster_b {{ y }} "
            "x -> y [lhead=cluster_b, ltail=cluster_a]",
            ["flow zone:a -> zone:b"],
        ),
        (
            f"compound=true; {IN_A} {{ x }} user -> x [lhead=cluster_a]",
            ["ingress actor:user -> x publishes x"],
        ),
        (f"compound=true; {IN_A} {{ x }} x -> user [ltail=cluster_a]", ["egress x -> actor:user"]),
        (
            f"compound=true; {IN_A} {{ p [shape=point]; x }} y [ports=1]; y -> p [lhead=cluster_a]",
            ["flow y -> zone:a"],
        ),
        # drawing only
        ("a -> b; title [kind=none]; title -> a", ["flow a -> b"]),
    ],
)
def test_edges(text: str, expected: list[str]) -> None:
    assert links(f"digraph {{ {text} }}") == expected


def test_an_undirected_graph() -> None:
    text = 'graph { node [kind=service] a; b; node [kind=""] a -- b; user -- a; a -- user; '
    text += 'a -- net_x; net_x -- net_y; b -- a [dir=back]; a -- vol_x [at="/x"]; a -- swarm }'
    assert links(text) == [
        "flow a <-> b",
        "ingress actor:user -> a publishes a",
        "ingress actor:user -> a publishes a",
        "attach a -> network:net_x",
        "flow network:net_x <-> network:net_y",
        "flow a -> b",
        "mount a -> volume:vol_x",
        "control a -> engine:swarm",
    ]
    assert told(text).count("both-ways") == 1


def test_strict_graphs_merge_edges_and_keep_zones_as_one_end() -> None:
    text = """strict digraph { z [ports=1]; subgraph cluster_a { x; y }
        x -> z [port=1]; x -> z [label=l]; subgraph cluster_a {} -> z; z -> x, y; z -> cluster_a }"""
    assert links(text) == [
        "flow x -> z : 1 'l'",
        "flow zone:a -> z",
        "flow z -> x",
        "flow z -> y",
        "flow z -> zone:a",
    ]


def test_spans_are_those_of_the_text() -> None:
    topology, _, source = meaning('digraph { a [image="x:1", replicas=2]; b\n a -> b:c [port = 80] }')

    def text(one: Span) -> str:
        return source.text[one.start : one.end]

    (link,) = topology.links
    assert [text(span) for span in (link.origin, link.source.span, link.target.span)] == [
        "a -> b:c",
        "a",
        "b:c",
    ]
    assert link.ports is not None
    assert text(link.ports.span) == "80"
    assert text(topology.service["a"].settings["image"].span) == "x:1"
    assert text(topology.service["a"].origin) == "a"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("x [ports=1]; y [ports=1]", "x y", ["ingress-to-all"]),
        ('x [publish="1:1"]; y [ports=1]', "x", []),
        ('x [publish="1:1"]; redis', "x", []),
        ("x [ports=1]; redis", "nothing", ["ingress-refused"]),
        ("x [ports=1]; db [image=postgres]", "nothing", ["ingress-refused"]),
        ("x; y [ports=1]", "x y", ["ingress-to-all", "ingress-without-port"]),
        ("x [ports=1]; subgraph cluster_in { y [ports=1] }", "x", ["ingress-to-all"]),
        ("subgraph cluster_in { y [ports=1] }", "nothing", ["ingress-refused"]),
        ('subgraph cluster_in { y [publish="1:1"]; z }', "y", []),
        ("kind=group; y [ports=1]", "nothing", ["ingress-refused"]),
        ("u [kind=actor]", "nothing", []),
    ],
)
def test_ingress_to_a_zone(text: str, published: str, expected: list[str]) -> None:
    plain = f"digraph {{ {IN_A} {{ {text} }} user -> cluster_a }}"
    assert links(plain)[-1] == f"ingress actor:user -> zone:a publishes {published}"
    assert [name for name in told(plain) if name.startswith("ingress")] == expected
    said = links(plain.replace("-> cluster_a", "-> cluster_a [rel=ingress]"))[-1]
    assert ("nothing" in said) == (text == "u [kind=actor]")


def test_an_ingress_says_its_port() -> None:
    assert "ingress-without-port" not in told("digraph { user -> x [port=80] }")
    assert "ingress-without-port" in told("digraph { user -> x }")
