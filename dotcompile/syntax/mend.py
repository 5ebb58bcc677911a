"""Errors that show far from where they were made: a forgotten quote, a forgotten or needless brace.

A quote that is missing turns all strings after it round; a brace shows only at the end of the text. So where
the text has errors that may come of such a fault, the fault is looked for: at the first string that goes on
over a line's end, and where braces and indentation disagree. The text is then read again with the fault
mended at each likely place, and the mending after which the fewest errors are left is taken for the truth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.source import Source
from dotcompile.syntax import kinds, telling
from dotcompile.syntax.layout import misplaced_braces
from dotcompile.syntax.machine import Machine, Trial
from dotcompile.syntax.reading import Reading, read
from dotcompile.syntax.scan import BAD_STRING, END, Patches, Start, Token, scan

#: So many characters are read again at most, in all.
BUDGET = 3_000_000
#: So many strings are suspected, and so many ways to mend each are tried on the whole text.
SUSPECTS, TRIES = 4, 3
#: So many tokens after a mended line must fit, or at least so many.
AHEAD, AT_LEAST = 24, 4
_BRACES = (kinds.UNCLOSED_BRACE, kinds.STRAY_BRACE, kinds.OUTSIDE_GRAPH)
_STRUCTURE = re.compile(r"[\[\]{};=]|->|--")
_OPENING = re.compile(r'(?:(?<=[\s=\[,;{>\-:])|^)(?=[^\s"])')
_CLOSING = re.compile(r'(?<=[^\s"])(?=[\s\],;=}:\-]|$)')


@dataclass(frozen=True, slots=True)
class Mending:
    """Patches that put one fault right, and the finding that tells of it."""

    patches: Patches
    finding: Diagnostic


def mend(source: Source, reading: Reading) -> Reading:
    """The reading after as many faults as can be found are mended, each told by one finding."""
    patches: Patches = {}
    told: tuple[Diagnostic, ...] = ()
    budget = BUDGET // (len(source.text) + 1)
    while reading.findings and budget > 0:
        best = None
        fewest = len(reading.findings)
        for mending in islice((*_quotes(source, reading), *_braces(source, reading)), budget):
            budget -= 1
            again = read(source, patches | mending.patches)
            count = len(again.findings) + 1
            same = count == fewest and best is None and mending.finding.kind in _kinds(reading)
            if count < fewest or same:
                best, fewest = (mending, again), count
            if count == 1:
                break
        if best is None:
            break
        mending, reading = best
        patches |= mending.patches
        told = (*told, mending.finding)
    return Reading(reading.graphs, (*told, *reading.findings), patches)


def _kinds(reading: Reading) -> set[Kind]:
    return {found.kind for found in reading.findings}


def _braces(source: Source, reading: Reading) -> Iterator[Mending]:
    """Braces to insert or to leave out where they and the indentation disagree."""
    found = _kinds(reading)
    if found.isdisjoint(_BRACES):
        return
    missing = kinds.UNCLOSED_BRACE in found
    for opened, closing, at, before in misplaced_braces(source, missing=missing):
        if opened is not None:
            brace = Token("RBRACE", "}", at, at)
            yield Mending(
                {before.start: ((brace, before), before.end)}, telling.missing_brace(source, opened, at)
            )
        elif closing is not None:
            brace = Token("LBRACE", "{", before.start, before.start)
            yield Mending(
                {before.start: ((brace, before), before.end)},
                telling.missing_opening_brace(source, before.start, closing),
            )
            yield Mending(
                {closing.start: ((), closing.end)}, telling.outside(source, closing, (), True, Machine())
            )


def _quotes(source: Source, reading: Reading) -> Iterator[Mending]:
    """Quotes to insert on the lines where strings begin that run on over the line's end."""
    text = source.text
    last = source.line_number(max(found.span.end for found in reading.findings))
    tokens: list[Token] = []
    suspects: dict[int, int] = {}
    for token in scan(text, whole=False, patches=reading.patches):
        if _runs_on(text, token):
            suspects.setdefault(source.line_number(token.start), len(tokens))
        tokens.append(token)
        if token.type == END or source.line_number(token.start) > last:
            break
    lines = list(suspects)
    for line in dict.fromkeys((*lines[: SUSPECTS // 2], *lines[-SUSPECTS // 2 :])):
        yield from islice(_on_line(source, tokens[: suspects[line] + 1], line), TRIES)


def _runs_on(text: str, token: Token) -> bool:
    if token.type == BAD_STRING:
        return True
    return (
        token.type == "ID"
        and text[token.start] == '"'
        and "\n" in text[token.start : token.end].replace("\\\n", "")
    )


def _on_line(source: Source, tokens: list[Token], line: int) -> Iterator[Mending]:
    """The ways to insert one quote on a line that leave every string closed and fit, the likeliest first."""
    begin = source.line_start(line)
    before = [token for token in tokens if token.start < begin]
    begin = next(token.start for token in tokens if token.start >= begin)
    end = source.line_start(line) + len(source.line_text(line))
    segment = source.text[begin:end]
    trial = Machine().trial()
    kinds_before = [token.type for token in before]
    if trial.advance(kinds_before) < len(kinds_before):
        return
    after = [token.type for token in islice(scan(source.text, Start(end), whole=False), AHEAD)]
    ranked: list[tuple[tuple[int, ...], int, Token, list[Token]]] = []
    for few in (after, after[:AT_LEAST]):  # there may be another error close by
        ranked = ranked or list(_insertions(segment, trial, few))
    for _, at, string, edited in sorted(ranked, key=itemgetter(0)):
        whole = _moved(string, begin, begin + at)
        finding = telling.missing_quote(source, whole.start, whole.end, opening=string.start == at)
        yield Mending({begin: ([_moved(token, begin, begin + at) for token in edited], end)}, finding)


def _insertions(
    line: str, trial: Trial, after: list[str]
) -> Iterator[tuple[tuple[int, ...], int, Token, list[Token]]]:
    """Where a quote may be inserted: what speaks against it, the place, its string, the line's tokens."""
    for at in sorted({match.start() for pattern in (_OPENING, _CLOSING) for match in pattern.finditer(line)}):
        edited = line[:at] + '"' + line[at:]
        tokens = list(scan(edited, whole=False))[:-1]
        kinds_of_line = [token.type for token in tokens]
        if BAD_STRING in kinds_of_line or not trial.accepts([*kinds_of_line, *after]):
            continue
        string = next(token for token in tokens if token.start <= at < token.end)
        inside = edited[string.start + 1 : string.end - 1]
        yield (len(_STRUCTURE.findall(inside)), len(inside), at), at, string, tokens


def _moved(token: Token, begin: int, inserted: int) -> Token:
    """A token of the edited line, with the offsets that it has in the text."""
    start, end = token.start + begin, token.end + begin
    return Token(token.type, token.value, start - (start > inserted), end - (end > inserted))
