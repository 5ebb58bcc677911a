"""A text read once, from its beginning to its end, over whatever does not fit.

In: a text, and patches to it. Out: its graphs, and a finding for each error, a hundred at most.
"""

from dataclasses import dataclass

from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax import telling
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.recover import give_up, recover
from dotcompile.syntax.scan import END, Patches, Token, scan
from dotcompile.syntax.tree import Graph

#: After so many errors a text is hardly DOT, and is read no more.
MOST_ERRORS = 100
#: An error is told only if so many tokens could be read since the one before; others are its echo.
BETWEEN_ERRORS = 3
_COMPOSITE = ("STATEMENTS", "OPEN")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text, what is wrong with it, and the patches with which it was read in the end."""

    graphs: tuple[Graph, ...]
    findings: tuple[Diagnostic, ...]
    patches: Patches


def read(source: Source, patches: Patches | None = None, *, whole: bool = True) -> Reading:
    """Read a text as it stands, but for the patches."""
    machine = Machine()
    findings: list[Diagnostic] = []
    patches = dict(patches or {})
    tokens = scan(source.text, whole=whole, patches=patches)
    since, halts, mended = BETWEEN_ERRORS, 0, -1
    before: Token | None = None
    while machine.result is None:
        token = next(tokens)
        if machine.feed(token):
            since += BETWEEN_ERRORS if token.type in _COMPOSITE else 1
            if (
                before is not None
                and before.end == token.start
                and _splits_number(source.text, before, token)
            ):
                findings.append(telling.split_number(source, before, token))
            before = token
            continue
        halts += 1
        if len(findings) >= MOST_ERRORS or halts >= 2 * MOST_ERRORS:
            findings.append(telling.too_many(source, token))
            tokens = give_up(source, machine, token)
            continue
        finding, tokens = recover(source, machine, token, patches, mended)
        if since >= BETWEEN_ERRORS or token.type == END:
            findings.append(finding)
        since, before, mended = 0, None, max(mended, token.start)
    return Reading(tuple(machine.result), tuple(findings), patches)


def _splits_number(text: str, before: Token, token: Token) -> bool:
    quotes = '"<'
    return (
        before.type == token.type == "ID"
        and text[before.start] not in quotes
        and text[token.start] not in quotes
    )
