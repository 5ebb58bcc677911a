"""Services wait for each other to start, in a circle.

None of them can be the first. `depends_on` and `depends` on edges count together.

```dot
digraph {
    api [container="shop/api:2", depends_on=worker]  // expect: dependency-circle
    worker [container="shop/worker:2", depends_on=api]
    api -> worker
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    worker [container="shop/worker:2", depends_on=api]
    worker -> api
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.waiting import Wait, waits
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC250",
    "dependency-circle",
    Severity.ERROR,
    "The engine refuses the file, or none of them starts.",
    str(__doc__),
)
_SHOWN, _EFFORT = 6, 200_000


def find_circles(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each group of services that wait for each other, with a shortest circle."""
    every = list(waits(subject))
    if not every:
        return
    # Few diagrams say dependencies.
    from dotcompile.graph.adjacency import build_graph
    from dotcompile.graph.components import find_strong_components
    from dotcompile.graph.cycles import find_shortest_cycle

    names = list(dict.fromkeys(name for wait in every for name in (*wait.services, *wait.others)))
    number = {name: at for at, name in enumerate(names)}
    # A wait is a node between those that wait and those waited for, so that zones make no pairs.
    edges = []
    for at, wait in enumerate(every, len(names)):
        edges += [(number[name], at) for name in wait.services]
        edges += [(at, number[name]) for name in wait.others]
    graph = build_graph(len(names) + len(every), edges)
    for members in sorted(map(tuple, find_strong_components(graph).members)):
        circle = find_shortest_cycle(graph, members, effort=_EFFORT) if len(members) > 1 else None
        if circle is not None:  # it begins at its least node, a service
            services = [names[node] for node in circle.nodes[::2]]
            yield _finding(subject, services, [every[node - len(names)] for node in circle.nodes[1::2]])


def _finding(subject: Subject, circle: list[str], by: list[Wait]) -> Diagnostic:
    if len(circle) == 1:
        message = f"{shown(circle[0])} waits for itself"
    else:
        message = f"these wait for each other to start: {' -> '.join([*circle, circle[0]])}"
    steps = list(zip(circle, [*circle[1:], circle[0]], by, strict=True))
    labels = tuple(
        Label(wait.span(subject), f"{shown(one)} waits for {shown(other)}")
        for one, other, wait in steps[1:_SHOWN]
    )
    return Diagnostic(KIND, message, by[0].span(subject), labels, "take one of these dependencies away")


CHECK = Check(KIND, find_circles)
