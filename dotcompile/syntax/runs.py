"""Runs of plain statements to tree nodes, by one pattern a statement.

This is what makes reading fast: most of any large diagram is plain statements, and none of them is taken
apart into tokens. What is not plain (a comment inside, joined strings, a subgraph as an operand, an error)
ends the run, and the parser reads on by tokens.
"""

import re
from typing import Any

from dotcompile.syntax.lexemes import ATTRIBUTE, ENDPOINT, PLAIN_ID, plain_statement, unescape, value_of
from dotcompile.syntax.tree import (
    Assignment,
    Attribute,
    Defaults,
    EdgeStatement,
    Html,
    NodeRef,
    NodeStatement,
    Statement,
)

_PLAIN_IDS = re.compile(PLAIN_ID, re.DOTALL)


def plain_statements(text: str, start: int, limit: int, directed: bool) -> tuple[list[Statement], int, int]:
    """As many plain statements as stand between `start` and `limit`, where they begin and end."""
    run: list[Statement] = []
    add = run.append
    end = start
    pattern: Any = plain_statement(directed)  # its scanner is not in the type stubs
    for found in iter(pattern.scanner(text, start, limit).match, None):
        first, assigned, port, second, second_port, rest, attributes, keyword, defaults = found.groups()
        end = found.end()
        if first is None:
            closed = text.index("]", found.end(9)) + 1
            target = keyword.lower()
            add(
                Defaults(
                    target,
                    _attributes(text, found, 9) if defaults else (),
                    found.start(8),
                    closed,
                    found.start(9) - 1,
                )
            )
            continue
        begin, stop = found.span(1)
        if assigned is not None:
            add(Assignment(value_of(first), value_of(assigned), begin, found.end(2)))
            continue
        if first[0] == '"':
            first = first[1:-1] if "\\" not in first else value_of(first)
        if port is not None:
            stop = found.end(3)
            port = _port(port)
        ref = NodeRef(first, port, begin, stop)
        chain = None
        if second is not None:
            at, stop = found.span(4)
            if second[0] == '"':
                second = second[1:-1] if "\\" not in second else value_of(second)
            if second_port is not None:
                stop = found.end(5)
                second_port = _port(second_port)
            chain = [ref, NodeRef(second, second_port, at, stop)]
            if rest:
                chain += [
                    NodeRef(value_of(more[1]), _port(more[2]) if more[2] else None, more.start(1), more.end())
                    for more in ENDPOINT.finditer(text, *found.span(6))
                ]
                stop = chain[-1].end
        pairs: list[Attribute] | tuple[()] = ()
        brackets = -1
        if attributes is not None:
            if attributes:
                pairs = _attributes(text, found, 7)
            brackets = found.start(7) - 1
            stop = text.index("]", found.end(7)) + 1
        if chain is None:
            add(NodeStatement((ref,), pairs, begin, stop, brackets))
        else:
            add(EdgeStatement(chain, pairs, begin, stop, brackets))
    return run, run[0].start if run else start, end


def pass_plain_statements(
    text: str, start: int, limit: int, directed: bool
) -> tuple[list[Statement], int, int]:
    """Where the same statements begin and end; nothing is made of them."""
    first, end = start, start
    pattern: Any = plain_statement(directed)
    for found in iter(pattern.scanner(text, start, limit).match, None):
        if end == start:
            first = found.start(1 if found[1] is not None else 8)
        end = found.end()
    return [], first, end


def _attributes(text: str, found: re.Match[str], group: int) -> list[Attribute]:
    return [
        (
            name or (unescape(quoted) if "\\" in quoted else quoted),
            value or (Html(html[1:-1]) if html else unescape(string) if "\\" in string else string),
        )
        for name, quoted, value, string, html in ATTRIBUTE.findall(text, *found.span(group))
    ]


def _port(written: str) -> str:
    if ":" not in written and '"' not in written:
        return written
    return ":".join(value_of(word) for word in _PLAIN_IDS.findall(written))
