"""Large diagrams of many kinds: what is written `services` times, with `edges` edges between.

Each family makes much of one thing that building has to look into; the text alone decides what is in it.
"""

from collections.abc import Callable, Iterator
from random import Random

Family = Callable[[int, int], Iterator[str]]

IMAGES = ("nginx:1.27", "redis:7-alpine", "postgres:16", "ghcr.io/acme/api:2.3.1", "python:3.12-slim")
ZONES = 100
"""So many services are in a zone."""


def draw(family: str, services: int, edges: int) -> str:
    """The text of a diagram of a family."""
    word = "graph" if family == "undirected" else "digraph"
    return "\n".join([f"{word} bench {{", *FAMILIES[family](services, edges), "}", ""])


def plain(services: int, edges: int) -> Iterator[str]:
    """Nothing but nodes and arrows: all are services."""
    yield from (f"  s{number};" for number in range(services))
    yield from _arrows(services, edges)


def zones(services: int, edges: int) -> Iterator[str]:
    """Services of a few attributes in zones; flows of which half name a port."""
    yield from _zoned(services, lambda n: f'[container="{IMAGES[n % 5]}", ports="{1000 + n % 90}"]')
    yield from _arrows(services, edges, lambda n: f' [port="{n % 99 + 1}"]' if n % 2 else "")


def nested(services: int, edges: int) -> Iterator[str]:
    """Zones four deep."""
    for first in range(0, services, ZONES):
        yield from (f"  subgraph cluster_{first}_{depth} {{ label=l{depth};" for depth in range(4))
        yield from (f"  s{number};" for number in range(first, min(services, first + ZONES)))
        yield "  }}}}"
    yield from _arrows(services, edges)


def full(services: int, edges: int) -> Iterator[str]:
    """Every service and every edge has attributes of its own that no other has."""
    attributes = '[container="r/i{0}:1", ports="{1}", restart=always, cpus="0.5", memory="{2}m", env="A={0}"]'
    yield from _zoned(services, lambda n: attributes.format(n, n % 60_000 + 1, n + 100))
    yield from _arrows(services, edges, lambda n: f' [label="e{n}", port="{n % 60_000 + 1}"]')


def neighbours(services: int, edges: int) -> Iterator[str]:
    """Nothing tells of most services but what they are joined to."""
    yield "  subgraph cluster_in { s0; s1; }"
    yield from (f"  s{number} -> s{number + 1};" for number in range(services - 1))
    yield f"  s{services - 1} -> s0;"
    yield from _arrows(services, edges - services)


def instances(services: int, edges: int) -> Iterator[str]:
    """Half of the services are in two zones, and one of each zone; edges in a zone's braces and without."""
    yield '  instances="per-zone";'
    both = services // 3
    for zone in range(0, both, ZONES):
        shared = " ".join(f"s{n};" for n in range(zone, min(both, zone + ZONES)))
        inner = "".join(f" s{zone} -> s{n};" for n in range(zone, min(both, zone + ZONES)))
        yield f"  subgraph cluster_a{zone} {{ {shared}{inner} }}"
        yield f"  subgraph cluster_b{zone} {{ {shared}{inner} }}"
    yield "  subgraph cluster_rest {"
    yield from (f"    s{number};" for number in range(both, services - both))
    yield "  }"
    random = Random(1)
    for _ in range(edges - 2 * both):
        yield f"  s{random.randrange(both, services - both)} -> s{random.randrange(services - both)};"


def instances_everywhere(services: int, edges: int) -> Iterator[str]:
    """Every edge is between services of two zones, of which there is one each: four links an edge."""
    yield '  instances="per-zone";'
    for zone in range(0, services // 2, ZONES):
        shared = " ".join(f"s{n};" for n in range(zone, min(services // 2, zone + ZONES)))
        yield f"  subgraph cluster_a{zone} {{ {shared} }}"
        yield f"  subgraph cluster_b{zone} {{ {shared} }}"
    yield from _arrows(services // 2, edges // 4)


def lheads(services: int, edges: int) -> Iterator[str]:
    """Edges that are drawn to a zone's border."""
    yield "  compound=true;"
    yield from _zoned(services)
    random = Random(1)
    for _ in range(edges):
        tail, head = random.randrange(services), random.randrange(services)
        yield f"  s{tail} -> s{head} [ltail=cluster_{tail // ZONES}, lhead=cluster_{head // ZONES}];"


def defaults(services: int, edges: int) -> Iterator[str]:
    """A default is changed before each node."""
    for number in range(services):
        yield f'  node [ports="{number % 60_000 + 1}"];'
        yield f"  s{number};"
    yield from _arrows(services, edges)


def edge_defaults(services: int, edges: int) -> Iterator[str]:
    """A default is changed before each tenth edge."""
    yield from (f"  s{number};" for number in range(services))
    for number, arrow in enumerate(_arrows(services, edges)):
        if number % 10 == 0:
            yield f'  edge [port="{number % 60_000 + 1}"];'
        yield arrow


def products(services: int, edges: int) -> Iterator[str]:
    """Edges between sets."""
    yield from _zoned(services)
    random = Random(1)
    for _ in range(edges // 9):
        tail, head = ("; ".join(f"s{random.randrange(services)}" for _ in range(3)) for _ in range(2))
        yield f"  {{ {tail} }} -> {{ {head} }};"


def chains(services: int, edges: int) -> Iterator[str]:
    """Ten edges a statement."""
    yield from _zoned(services)
    random = Random(1)
    for _ in range(edges // 10):
        yield "  " + " -> ".join(f"s{random.randrange(services)}" for _ in range(11)) + ";"


def undirected(services: int, edges: int) -> Iterator[str]:
    """A graph without direction."""
    yield from _zoned(services)
    yield from (arrow.replace("->", "--") for arrow in _arrows(services, edges))


def references(services: int, edges: int) -> Iterator[str]:
    """Edges between whole zones, by their ids."""
    yield from _zoned(services)
    random, count = Random(1), max(1, services // ZONES)
    for _ in range(edges):
        yield f"  cluster_{random.randrange(count)} -> s{random.randrange(services)};"


def subgraphs(services: int, edges: int) -> Iterator[str]:
    """Edges that end at a cluster written in place."""
    zoned = max(1, edges // ZONES)
    yield from (f"  s{number};" for number in range(services))
    random = Random(1)
    for number in range(zoned):
        names = " ".join(f"s{random.randrange(services)};" for _ in range(10))
        yield f"  s{random.randrange(services)} -> subgraph cluster_{number} {{ {names} }};"
    yield from _arrows(services, edges - 10 * zoned)


def labels(services: int, edges: int) -> Iterator[str]:
    """Edges whose labels are ports; services whose ids are no names."""
    for number in range(services):
        yield f'  "Service {number}\\n(main)" [shape=record, label="{{<a> Service|{number}}}"];'
    random = Random(1)
    for number in range(edges):
        tail, head = (f'"Service {random.randrange(services)}\\n(main)"' for _ in range(2))
        yield f'  {tail} -> {head} [label="TCP {number % 900 + 1}"];'


def images(services: int, edges: int) -> Iterator[str]:
    """Services whose images are told by their names."""
    names = ("redis", "postgres", "nginx", "mongo", "rabbitmq")
    named = [f"{names[n % 5]}{n}" for n in range(services)]
    yield from (f"  {name};" for name in named)
    random = Random(1)
    for _ in range(edges):
        yield f"  {random.choice(named)} -> {random.choice(named)};"


def networks(services: int, edges: int) -> Iterator[str]:
    """Networks drawn as nodes, and what is on them."""
    random = Random(1)
    for number in range(edges):
        yield f"  s{number % services} -> net_{random.randrange(services // 10 + 1)};"


def ways_in(services: int, edges: int) -> Iterator[str]:
    """Actors, and ways in to services and zones; volumes."""
    yield from _zoned(services)
    random = Random(1)
    for number in range(edges):
        if number % 3 == 0:
            yield f"  customer{number % 1000} -> s{random.randrange(services)};"
        elif number % 3 == 1:
            yield f'  s{random.randrange(services)} -> vol_{number % 1000} [at="/data"];'
        else:
            yield f"  s{random.randrange(services)} -> internet;"


def mentions(services: int, edges: int) -> Iterator[str]:
    """Edges in zones that mention what another zone lists."""
    yield from _zoned(services)
    arrows, each = list(_arrows(services, edges)), max(1, edges // ZONES)
    for number in range(0, edges, each):
        yield f"  subgraph cluster_more{number} {{ m{number};"
        yield from arrows[number : number + each]
        yield "  }"


def shared(services: int, edges: int) -> Iterator[str]:
    """Each service is in two zones."""
    yield from _zoned(services)
    for first in range(0, services, ZONES):
        yield f"  subgraph cluster_also{first} {{"
        yield from (f"  s{(7 * n) % services};" for n in range(first, min(services, first + ZONES)))
        yield "  }"
    yield from _arrows(services, edges)


def strict(services: int, edges: int) -> Iterator[str]:
    """Edges with keys, which merge."""
    yield from _zoned(services)
    yield from _arrows(services, edges, lambda n: f" [key=k{n % 3}]")


def unknown(services: int, edges: int) -> Iterator[str]:
    """Attributes that nobody knows, each of a name of its own on every tenth service."""
    yield from _zoned(services, lambda n: f"[replicaz{n}=1]" if n % 10 == 0 else "")
    yield from _arrows(services, edges, lambda n: f" [protocoll=tcp, lable=l{n}]" if n % 3 == 0 else "")


FAMILIES: dict[str, Family] = {
    "plain": plain,
    "zones": zones,
    "nested": nested,
    "full": full,
    "neighbours": neighbours,
    "instances": instances,
    "instances everywhere": instances_everywhere,
    "lheads": lheads,
    "defaults": defaults,
    "edge defaults": edge_defaults,
    "products": products,
    "chains": chains,
    "undirected": undirected,
    "references": references,
    "subgraphs": subgraphs,
    "labels": labels,
    "images": images,
    "networks": networks,
    "ways in": ways_in,
    "mentions": mentions,
    "shared": shared,
    "keys": strict,
    "unknown": unknown,
}


def _zoned(services: int, attributes: Callable[[int], str] = lambda _: "") -> Iterator[str]:
    for first in range(0, services, ZONES):
        yield f"  subgraph cluster_{first // ZONES} {{"
        yield from (f"    s{n} {attributes(n)};" for n in range(first, min(services, first + ZONES)))
        yield "  }"


def _arrows(services: int, edges: int, attributes: Callable[[int], str] = lambda _: "") -> Iterator[str]:
    random = Random(1)
    for number in range(edges):
        yield f"  s{random.randrange(services)} -> s{random.randrange(services)}{attributes(number)};"
