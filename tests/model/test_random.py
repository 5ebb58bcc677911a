"""Diagrams by chance, full of what means something: all are built, soundly, and alike each time."""

from random import Random

from dotcompile.model.build import build
from dotcompile.model.container_network import container_network
from dotcompile.model.vocabulary import ROWS, Place
from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.shown import shown
from tests.model.soundness import check
from tests.soak import Soak
from tests.syntax import generate

IDS = (
    *("web", "api", "Web", "a b", "redis", "postgres2", "user", "internet", "customer1", "swarm", "docker"),
    *(
        "net_a",
        "subnet_b",
        "vol_a",
        "node1",
        "worker2",
        "cluster_a",
        "cluster_b",
        "cluster_c",
        "a",
        "b",
        "数据",
    ),
)
ZONES = (
    "cluster_a",
    "cluster_b",
    "clusterA",
    "cluster_hosts",
    "cluster_external",
    "cluster_legend",
    "rank",
    "",
)
GRAPHVIZ = (
    *("style=invis", "shape=point", "rank=same", "label=swarm", 'label="80/tcp"', "dir=back", "dir=both"),
    *("dir=none", "cluster=true", "lhead=cluster_a", "ltail=cluster_b", "compound=true", "shape=record"),
)


class Writer:
    """One diagram in the making."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._arrow = random.choice(("->", "->", "--"))

    def document(self) -> str:
        word = "digraph" if self._arrow == "->" else "graph"
        strict = self._random.choice(("", "", "strict "))
        return f"{strict}{word} shop {{\n{self._body(0)}\n}}\n"

    def _body(self, depth: int) -> str:
        return "\n".join(
            self._statement(depth) for _ in range(self._random.randint(1, max(2, 8 - 2 * depth)))
        )

    def _statement(self, depth: int) -> str:
        pick = self._random.random()
        if pick < 0.25 and depth < 3:
            return self._subgraph(depth)
        if pick < 0.6:
            ends = [self._end(depth) for _ in range(self._random.choice((2, 2, 2, 3)))]
            return f"{f' {self._arrow} '.join(ends)} {self._attributes((Place.EDGE,))}"
        if pick < 0.7:
            target, places = self._random.choice((("node", (Place.SERVICE,)), ("edge", (Place.EDGE,)),
                ("graph", (Place.GRAPH, Place.ZONE))))  # fmt: skip
            return f"{target} {self._attributes(places) or '[]'}"
        if pick < 0.8:
            return self._attribute((Place.GRAPH, Place.ZONE))
        return f"{self._id()} {self._attributes(tuple(Place))}"

    def _subgraph(self, depth: int) -> str:
        name = self._random.choice(ZONES)
        return f"{f'subgraph {name} ' if name else ''}{{ {self._body(depth + 1)} }}"

    def _end(self, depth: int) -> str:
        pick = self._random.random()
        if pick < 0.1 and depth < 3:
            return self._subgraph(depth + 1)
        return self._id() + (self._random.choice((":80", ":n", ':"443":s')) if pick < 0.2 else "")

    def _id(self) -> str:
        return f'"{self._random.choice(IDS)}"'

    def _attributes(self, places: tuple[Place, ...]) -> str:
        found = [self._attribute(places) for _ in range(self._random.choice((0, 0, 1, 2, 4)))]
        return f"[{', '.join(found)}]" if found else ""

    def _attribute(self, places: tuple[Place, ...]) -> str:
        if self._random.random() < 0.4:
            return self._random.choice(GRAPHVIZ)
        row = self._random.choice([row for row in ROWS if set(places) & set(row.places)])
        name = row.name.replace("*", "x")
        said = self._random.choice((row.form.example, row.default, "nonsense", "", *row.form.choices))
        return f'{name}="{said}"'.replace("\n", "\\n")


def test_diagrams_of_the_vocabulary(soak: Soak) -> None:
    for _ in range(soak.count(300)):
        check_text(Writer(soak.random).document())


def test_any_diagrams(soak: Soak) -> None:
    for _ in range(soak.count(200)):
        check_text(generate.valid(soak.random))


def test_damaged_diagrams(soak: Soak) -> None:
    for _ in range(soak.count(200)):
        check_text(
            generate.damaged(Writer(soak.random).document(), soak.random, "subgraph cluster_a { web }")
        )


def check_text(text: str) -> None:
    source = Source("d.dot", text)
    document, _ = parse(source)
    for drawing in evaluate(document)[0]:
        topology, findings = build(document, drawing)
        check(topology)
        container_network(topology)
        for found in findings:
            spans = [found.span, *(label.span for label in found.labels)]
            assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        again, found_again = build(document, drawing)
        assert shown(again, found_again, source) == shown(topology, findings, source)
