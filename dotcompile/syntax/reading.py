"""A text read once, from its beginning to its end, over whatever does not fit.

In: a text, and patches to it. Out: its graphs, and a finding for each error, a hundred at most.
"""

from dotcompile.diagnostics import Diagnostic
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.scan import END, Patches, Token, scan
from dotcompile.syntax.tree import Graph

#: After so many errors a text is hardly DOT, and is read no more.
MOST_ERRORS = 100
#: An error is told only if so many tokens could be read since the one before; others are its echo.
BETWEEN_ERRORS = 3
#: What takes about as long as a token does: a halt is worth so many, and so many plain characters one.
A_HALT, A_TOKEN = 300, 30
_COMPOSITE = ("STATEMENTS", "OPEN")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text, what is wrong with it, and the patches with which it was read in the end.

    `steps` is how much work that was, in tokens.
    """

    graphs: tuple[Graph, ...]
    findings: tuple[Diagnostic, ...]
    patches: Patches
    steps: int


def read(source: Source, patches: Patches | None = None, *, whole: bool = True, kept: bool = True) -> Reading:
    """Read a text as it stands, but for the patches. Unless `kept`, most statements are not in the graphs."""
    machine = Machine()
    findings: list[Diagnostic] = []
    patches = dict(patches or {})
    tokens = scan(source.text, whole=whole, kept=kept, patches=patches)
    since, halts, mended, split, steps = BETWEEN_ERRORS, 0, -1, 0, 0
    before: Token | None = None
    while machine.result is None:
        token = next(tokens)
        steps += 1
        if machine.feed(token):
            since += BETWEEN_ERRORS if token.type in _COMPOSITE else 1
            if (
                token.type == "ID"
                and before is not None
                and before.end == token.start >= split
                and _splits_number(source.text, before, token)
            ):
                from dotcompile.syntax.errors import (
                    telling,  # what tells of errors is imported when there is one
                )

                findings.append(telling.split_number(source, before))
                split = findings[-1].span.end
            before = token
            continue
        from dotcompile.syntax.errors import telling
        from dotcompile.syntax.errors.recover import give_up, recover

        halts += 1
        if len(findings) >= MOST_ERRORS or halts >= 2 * MOST_ERRORS:
            findings.append(telling.too_many(source, token))
            tokens = give_up(source, machine, token)
            continue
        finding, tokens = recover(source, machine, token, patches, mended)
        if since >= BETWEEN_ERRORS or token.type == END:
            findings = telling.with_further(findings, finding)
        since, before, mended = 0, None, max(mended, token.start)
    return Reading(
        tuple(machine.result), tuple(findings), patches, steps + halts * A_HALT + len(source.text) // A_TOKEN
    )


def _splits_number(text: str, before: Token, token: Token) -> bool:
    quotes = '"<'
    return before.type == "ID" and text[before.start] not in quotes and text[token.start] not in quotes
