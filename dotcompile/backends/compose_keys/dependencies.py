"""What Compose refuses of dependencies: circles, and services that are not there.

In: services. Out: findings, each at a place that makes the file as a whole unacceptable.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.backends.kinds import DEPENDENCY_NOT_ON_TARGET
from dotcompile.diagnostics import Diagnostic
from dotcompile.graph.adjacency import Graph
from dotcompile.graph.cycles import find_shortest_cycle
from dotcompile.lowering.deployment import ContainerSpec, Within
from dotcompile.source import Span

_Awaited = Mapping[str, Span]
_IN_VAIN = "let both be in the same profiles, or take the dependency away"


def find_refused(services: Sequence[ContainerSpec]) -> Iterator[Diagnostic]:
    """All that is wrong, in the order of services, and the shortest circle."""
    awaited = {spec.name: _awaited(spec) for spec in services}
    if not any(awaited.values()):
        return
    named = {spec.name: spec for spec in services}
    for spec in services:
        for name, span in awaited[spec.name].items():
            yield from _missing(spec, named.get(name), name, span)
    yield from _circle([spec.name for spec in services], awaited)


def _awaited(spec: ContainerSpec) -> _Awaited:
    """The services that one waits for, one in whose sandbox it is among them, and where that is said."""
    found = {one.service: one.origin for one in spec.dependencies}
    return found | {spec.sandbox.service: spec.origin} if isinstance(spec.sandbox, Within) else found


def _missing(spec: ContainerSpec, other: ContainerSpec | None, name: str, span: Span) -> Iterator[Diagnostic]:
    if other is None:
        message = f"`{spec.name}` waits for `{name}`, which is no service"
        yield Diagnostic(DEPENDENCY_NOT_ON_TARGET, message, span, help="name a service of the diagram")
    elif _profiles(other) and not (_profiles(spec) and _profiles(spec) <= _profiles(other)):
        message = f"`{spec.name}` waits for `{name}`, which does not run in all profiles in which it runs"
        yield Diagnostic(DEPENDENCY_NOT_ON_TARGET, message, span, help=_IN_VAIN)


def _profiles(spec: ContainerSpec) -> frozenset[str]:
    said = spec.settings.get("profiles")
    return frozenset() if said is None else frozenset(said.value)


def _circle(names: Sequence[str], awaited: Mapping[str, _Awaited]) -> Iterator[Diagnostic]:
    number = {name: at for at, name in enumerate(names)}
    graph = Graph([[number[other] for other in awaited[name] if other in number] for name in names])
    cycle = find_shortest_cycle(graph)
    if cycle is not None:
        circle = [names[node] for node in cycle.nodes]
        pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
        shown = ", ".join(f"`{one}` waits for `{other}`" for one, other in pairs)
        message = f"none of these would ever start: {shown}"
        span = awaited[circle[0]][circle[1] if len(circle) > 1 else circle[0]]
        yield Diagnostic(DEPENDENCY_NOT_ON_TARGET, message, span, help="take one of these dependencies away")
