"""What libcgraph makes of a DOT text: asked live, in a process of its own.

In: a DOT text. Out: a plain record of nodes, edges and subgraphs, or None where libcgraph refuses the text;
and the same record of a drawing of ours, so that the two can be compared.
The library is the one that the pygraphviz wheel brings along; `pygraphviz` itself does not tell HTML-like
strings from plain ones nor the order in which edges were made, so its C functions are called directly.
https://graphviz.org/doc/libguide/  (cgraph)

Run as a program this file is the worker: one JSON text a line in, one JSON record a line out.
"""

import atexit
import ctypes
import json
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from dotcompile.syntax.drawing import Drawing, Scope
from dotcompile.syntax.tree import Assignment, Defaults, EdgeStatement, Html, NodeStatement, Subgraph

GRAPH, NODE, EDGE = 0, 1, 2
KINDS = {"graph": GRAPH, "node": NODE, "edge": EDGE}
SECONDS = 30.0


class Worker:
    """A process that reads texts with libcgraph; a text that kills or stops it costs only that process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def read(self, text: str) -> dict[str, Any] | None:
        """What libcgraph makes of the first graph of `text`."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(text) + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], SECONDS)
        line = process.stdout.readline() if ready else ""
        if not line:
            self.close()
            raise RuntimeError("libcgraph crashed" if ready else f"libcgraph took more than {SECONDS} s")
        record: dict[str, Any] | None = json.loads(line)
        return record

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, __file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        return self._process


LIBCGRAPH = Worker()
"""The worker of a test session. It starts when it is first asked."""
atexit.register(LIBCGRAPH.close)


def expand(drawing: Drawing) -> dict[str, Any]:
    """A drawing as libcgraph has it: every edge by itself, and on each thing every attribute of its kind."""
    declared = _declared(drawing)
    edges = list(drawing.edges())
    numbers: dict[Any, list[int]] = {}
    for number, edge in enumerate(edges):
        numbers.setdefault(edge.arrow, []).append(number)
    return {
        "directed": drawing.graph.directed,
        "strict": drawing.graph.strict,
        "declared": {kind: sorted(names) for kind, names in declared.items()},
        "nodes": [
            [_shown(node.id), _filled(node.attributes(), declared["node"])] for node in drawing.nodes.values()
        ],
        "edges": [
            [
                _shown(edge.tail.id),
                _shown(edge.head.id),
                _shown(edge.arrow.key),
                _filled(edge.attributes(), declared["edge"]),
            ]
            for edge in edges
        ],
        "root": _expanded_scopes(drawing, declared["graph"], numbers),
    }


def _expanded_scopes(drawing: Drawing, declared: set[str], numbers: dict[Any, list[int]]) -> list[Any]:
    records: dict[Scope, list[Any]] = {}
    for scope in reversed(list(drawing.root.walk())):
        below = [records[child] for child in scope.children]
        inside = {number for arrow in scope.edges for number in numbers[arrow]}.union(
            *(of[3] for of in below)
        )
        nodes = [_shown(node.id) for node in scope.nodes()]
        attributes = _filled(scope.attributes(), declared)
        records[scope] = [_shown(scope.name), attributes, nodes, sorted(inside), below]
    return records[drawing.root]


def _declared(drawing: Drawing) -> dict[str, set[str]]:
    """The attributes that each kind of thing has: once one has it, all do."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    pending = list(drawing.graph.body)
    for statement in pending:
        match statement:
            case Assignment():
                found["graph"].add(str(statement.name))
            case Defaults():
                found[statement.target] |= _names(statement)
            case NodeStatement():
                found["node"] |= _names(statement)
            case EdgeStatement():
                found["node" if len(statement.operands) == 1 else "edge"] |= _names(statement)
                pending.extend(operand for operand in statement.operands if isinstance(operand, Subgraph))
            case Subgraph():
                pending.extend(statement.body)
    for kind in ("tailport", "headport"):
        if any(kind in edge.explicit() for edge in drawing.edges()):
            found["edge"].add(kind)
    found["edge"].discard("key")
    return found


def _names(statement: NodeStatement | EdgeStatement | Defaults) -> set[str]:
    return {str(name) for name, _ in statement.attributes}


def _filled(attributes: dict[str, Any], declared: set[str]) -> dict[str, Any]:
    filled: dict[str, Any] = dict.fromkeys(declared, "")
    for name, setting in attributes.items():
        value = setting.value
        filled[name] = [str(value)] if isinstance(value, Html) else value
    return filled


def _shown(name: str | None) -> str | None:
    """A name, unless libcgraph keeps it to itself as it does with those that begin with `%`."""
    return None if name is None or name.startswith("%") else str(name)


class _Symbol(ctypes.Structure):
    """The head of `Agsym_t`: two words of dictionary link, then the name."""

    _fields_ = (("link", ctypes.c_void_p * 2), ("name", ctypes.c_char_p))


class _Cgraph:
    """The C functions, with pointers as integers."""

    def __init__(self) -> None:
        from pygraphviz import _graphviz

        # The extension module's own handle finds what it is linked with, wherever the wheel put it.
        library = ctypes.CDLL(_graphviz.__file__)
        pointer = ctypes.c_void_p
        for name, arguments, result in (
            ("agmemread", (ctypes.c_char_p,), pointer),
            ("agclose", (pointer,), ctypes.c_int),
            ("agnameof", (pointer,), ctypes.c_char_p),
            ("agisdirected", (pointer,), ctypes.c_int),
            ("agisstrict", (pointer,), ctypes.c_int),
            ("agfstnode", (pointer,), pointer),
            ("agnxtnode", (pointer, pointer), pointer),
            ("agfstout", (pointer, pointer), pointer),
            ("agnxtout", (pointer, pointer), pointer),
            ("agfstsubg", (pointer,), pointer),
            ("agnxtsubg", (pointer,), pointer),
            ("agnxtattr", (pointer, ctypes.c_int, pointer), pointer),
            ("agxget", (pointer, pointer), pointer),
            ("aghtmlstr", (pointer,), ctypes.c_int),
        ):
            function = getattr(library, name)
            function.argtypes, function.restype = arguments, result
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


class _Reading:
    """One graph, walked."""

    def __init__(self, library: _Cgraph, graph: int) -> None:
        self._c = library
        self._graph = graph
        self._symbols = {kind: list(self._walk_symbols(number)) for kind, number in KINDS.items()}

    def record(self) -> dict[str, Any]:
        c, graph = self._c, self._graph
        edges = sorted(self._out_edges(graph), key=lambda edge: _sequence(edge[2]))
        numbers = {edge: number for number, (_, _, edge) in enumerate(edges)}
        return {
            "directed": bool(c.agisdirected(graph)),
            "strict": bool(c.agisstrict(graph)),
            "declared": {kind: sorted(name for name, _ in known) for kind, known in self._symbols.items()},
            "nodes": [[self._name(node), self._attributes(node, "node")] for node in self._nodes(graph)],
            "edges": [
                [self._name(tail), self._name(head), self._name(edge), self._attributes(edge, "edge")]
                for tail, head, edge in edges
            ],
            "root": self._scopes(numbers),
        }

    def _scopes(self, numbers: dict[int, int]) -> list[Any]:
        """The graph and its subgraphs as `[name, attributes, nodes, edges, children]`, without recursion."""
        root = self._scope(self._graph, numbers)
        pending = [(self._graph, root)]
        while pending:
            graph, record = pending.pop()
            child = self._c.agfstsubg(graph)
            while child:
                record[4].append(self._scope(child, numbers))
                pending.append((child, record[4][-1]))
                child = self._c.agnxtsubg(child)
        return root

    def _scope(self, graph: int, numbers: dict[int, int]) -> list[Any]:
        edges = sorted(numbers[edge] for _, _, edge in self._out_edges(graph))
        nodes = [self._name(node) for node in self._nodes(graph)]
        return [self._name(graph), self._attributes(graph, "graph"), nodes, edges, []]

    def _nodes(self, graph: int) -> Iterator[int]:
        node = self._c.agfstnode(graph)
        while node:
            yield node
            node = self._c.agnxtnode(graph, node)

    def _out_edges(self, graph: int) -> Iterator[tuple[int, int, int]]:
        for tail in self._nodes(graph):
            edge = self._c.agfstout(graph, tail)
            while edge:
                yield tail, _head(edge), edge
                edge = self._c.agnxtout(graph, edge)

    def _walk_symbols(self, kind: int) -> Iterator[tuple[str, int]]:
        symbol = self._c.agnxtattr(self._graph, kind, None)
        while symbol:
            name = ctypes.cast(symbol, ctypes.POINTER(_Symbol)).contents.name
            yield name.decode(errors="surrogateescape"), symbol
            symbol = self._c.agnxtattr(self._graph, kind, symbol)

    def _attributes(self, thing: int, kind: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, symbol in self._symbols[kind]:
            pointer = self._c.agxget(thing, symbol)
            value = ctypes.string_at(pointer).decode(errors="surrogateescape")
            found[name] = [value] if self._c.aghtmlstr(pointer) else value
        return found

    def _name(self, thing: int) -> str | None:
        name: bytes | None = self._c.agnameof(thing)
        return None if name is None else _shown(name.decode(errors="surrogateescape"))


def _sequence(thing: int) -> int:
    """When the thing was made: the upper 28 bits of the first word of its `Agtag_t`."""
    return ctypes.c_uint.from_address(thing).value >> 4


def _head(edge: int) -> int:
    """The node of an out edge: after its tag, its data and two dictionary links."""
    address: int | None = ctypes.c_void_p.from_address(edge + 24 + 32).value
    assert address is not None
    return address


def _work() -> None:
    library = _Cgraph()
    for line in sys.stdin:
        graph = library.agmemread(json.loads(line).encode(errors="surrogateescape"))
        print(json.dumps(_Reading(library, graph).record() if graph else None), flush=True)
        if graph:
            library.agclose(graph)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, BrokenPipeError):
        _work()
