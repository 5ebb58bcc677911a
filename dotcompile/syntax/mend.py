"""Errors that show far from where they were made: a forgotten quote, a brace, the wrong word for a graph.

A quote that is missing turns all strings after it round; a brace shows only at the end of the text. So where
the text has errors that may come of such a fault, the fault is looked for: at the first string that goes on
over a line's end, and where braces and indentation disagree. The text is then read again with the fault
mended at each likely place, and the mending after which the fewest errors are left is taken for the truth.
"""

import re
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.errors import braces, telling
from dotcompile.syntax.layout import misplaced_braces
from dotcompile.syntax.machine import Machine, Trial
from dotcompile.syntax.reading import Reading, read
from dotcompile.syntax.scan import BAD_HTML, BAD_STRING, END, Patches, Start, Token, scan

#: So much is gone through at most, in tokens, in all that is tried: for each text, for each of its
#: characters, and altogether.
BUDGET, SHARE, MOST = 100_000, 0.4, 1_000_000
#: Quotes are not looked for on longer lines: each place on it costs going over it.
LONGEST_LINE = 1_000
#: How many characters a token has, so that a text too long is not gone through to find out.
A_TOKEN = 5
#: So many strings are suspected, and so many ways to mend each are tried on the whole text.
SUSPECTS, TRIES = 4, 3
#: So many tokens after a mended line must fit, or at least so many.
AHEAD, AT_LEAST = 24, 4
_BRACES = (kinds.UNCLOSED_BRACE, kinds.STRAY_BRACE, kinds.OUTSIDE_GRAPH)
_HEADERS = ("GRAPH", "DIGRAPH")
_STRUCTURE = re.compile(r"[\[\]{};=]|->|--")
_OPENING = re.compile(r'(?:(?<=[\s=\[,;{>\-:])|^)(?=[^\s"])')
_CLOSING_HTML = re.compile(r"(?<=>)(?=[\s\],;]|$)")
_CLOSING = re.compile(r'(?<=[^\s"])(?=[\s\],;=}:\-]|$)')


Insertion = tuple[tuple[int, ...], int, Token, list[Token]]


@dataclass(slots=True)
class Budget:
    """How much may still be gone through."""

    left: int


@dataclass(frozen=True, slots=True)
class Mending:
    """Patches that put one fault right, and the finding that tells of it."""

    patches: Patches
    finding: Diagnostic


def mend(source: Source, reading: Reading) -> Reading:
    """The reading after as many faults as can be found are mended, each told by one finding."""
    patches: Patches = {}
    told: tuple[Diagnostic, ...] = ()
    budget = Budget(min(MOST, BUDGET + int(SHARE * len(source.text))))
    while reading.findings and budget.left > len(source.text) // A_TOKEN:
        best = None
        fewest = len(reading.findings)
        for mending in _mendings(source, reading, patches, budget):
            again = read(source, _joined(patches, mending.patches))
            budget.left -= again.steps
            count = len(again.findings) + 1
            if count < fewest or (count == fewest and best is None and _is_likely(mending, source, reading)):
                best, fewest = (mending, again), count
            if count == 1 or budget.left <= 0:
                break
        if best is None:
            break
        mending, reading = best
        patches = _joined(patches, mending.patches)
        told = (*told, mending.finding)
    return Reading(reading.graphs, (*told, *reading.findings), patches, reading.steps)


def _joined(patches: Patches, further: Patches) -> Patches:
    """Patches and further ones; what the two insert at one place is all inserted."""
    joined = patches | further
    for place in patches.keys() & further.keys():
        (old, old_end), (new, new_end) = patches[place], further[place]
        inserted = [token for token in new if token.start == token.end]
        if inserted:
            joined[place] = ((*inserted, *old), old_end)
        else:
            joined[place] = ((*(token for token in old if token.start == token.end), *new), new_end)
    return joined


def _mendings(source: Source, reading: Reading, patches: Patches, budget: Budget) -> Iterator[Mending]:
    yield from _quotes(source, reading, budget)
    yield from _headers(source, reading)
    yield from _braces(source, reading, patches, budget)


def _headers(source: Source, reading: Reading) -> Iterator[Mending]:
    """The other word for a graph that has wrong arrows."""
    wrong = [found.span.start for found in reading.findings if found.kind is kinds.WRONG_ARROW]
    for graph in reading.graphs:
        if any(graph.start <= place < graph.end for place in wrong):
            header = next(
                token for token in scan(source.text, Start(graph.start)) if token.type in (*_HEADERS, END)
            )
            if header.start >= graph.end:
                continue  # its header was made up
            meant = Token("GRAPH" if header.type == "DIGRAPH" else "DIGRAPH", "", header.start, header.end)
            finding = telling.wrong_header(source, header)
            yield Mending({header.start: ((meant,), header.end)}, finding)


def _kinds(reading: Reading) -> set[Kind]:
    return {found.kind for found in reading.findings}


def _is_likely(mending: Mending, source: Source, reading: Reading) -> bool:
    """Whether an error that was found is what such a fault looks like."""
    kind, found = mending.finding.kind, _kinds(reading)
    if kind is kinds.WRONG_ARROW:
        return False  # one arrow more often is the wrong one than the word for the graph
    if kind is kinds.STRAY_BRACE and kinds.OUTSIDE_GRAPH in found:
        return True
    if kind is kinds.UNCLOSED_HTML and kinds.UNEXPECTED in found:
        return True
    places = (source.text[one.span.start : one.span.end] for one in reading.findings)
    return kind in found or any(place.startswith('"') and "\n" in place for place in places)


def _braces(source: Source, reading: Reading, patches: Patches, budget: Budget) -> Iterator[Mending]:
    """Braces to insert or to leave out where they and the indentation disagree."""
    found = _kinds(reading)
    if found.isdisjoint(_BRACES):
        return
    missing = kinds.UNCLOSED_BRACE in found
    budget.left -= len(source.text) // A_TOKEN
    for opened, closing, at, before in misplaced_braces(source, patches, missing=missing):
        if opened is not None:
            brace = Token("RBRACE", "}", at, at)
            yield Mending(
                {before.start: ((brace, before), before.end)}, braces.missing_brace(source, opened, at)
            )
        elif closing is not None and before is not closing:
            brace = Token("LBRACE", "{", before.start, before.start)
            yield Mending(
                {before.start: ((brace, before), before.end)},
                braces.missing_opening_brace(source, before.start, closing),
            )
        if closing is not None:
            yield Mending({closing.start: ((), closing.end)}, braces.stray_brace(source, closing))


def _quotes(source: Source, reading: Reading, budget: Budget) -> Iterator[Mending]:
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
    budget.left -= len(tokens)
    lines = [line for line in suspects if len(source.line_text(line)) <= LONGEST_LINE]
    for line in dict.fromkeys((*lines[: SUSPECTS // 2], *lines[-SUSPECTS // 2 :])):
        yield from islice(_on_line(source, tokens[: suspects[line] + 1], line, budget), TRIES)


def _runs_on(text: str, token: Token) -> bool:
    if token.type in (BAD_STRING, BAD_HTML):
        return True
    return (
        token.type == "ID"
        and text[token.start] in '"<'
        and "\n" in text[token.start : token.end].replace("\\\n", "")
    )


def _on_line(source: Source, tokens: list[Token], line: int, budget: Budget) -> Iterator[Mending]:
    """The ways to close a string on a line that leave every string closed and fit, the likeliest first."""
    begin = source.line_start(line)
    before = [token for token in tokens if token.start < begin]
    starts = {token.start for token in tokens if token.start >= begin}
    begin = min(starts)
    end = source.line_start(line) + len(source.line_text(line))
    segment = source.text[begin:end]
    budget.left -= len(tokens) + len(segment) ** 2 // A_TOKEN**2
    trial = Machine().trial()
    kinds_before = [token.type for token in before]
    if trial.advance(kinds_before) < len(kinds_before):
        return
    directed = next((kind for kind in kinds_before if kind in ("GRAPH", "DIGRAPH")), "DIGRAPH") == "DIGRAPH"
    rest = scan(source.text, Start(end, directed=directed), whole=False)
    after = [token.type for token in islice(rest, AHEAD)]
    is_html = source.text[tokens[-1].start] == "<"
    ranked: list[Insertion] = []
    for few in (after, after[:AT_LEAST]):  # there may be another error close by
        ranked = ranked or list(_insertions(segment, ">" if is_html else '"', directed, trial, few))
    for _, at, string, edited in sorted(ranked, key=itemgetter(0)):
        whole = _moved(string, begin, begin + at)
        told = telling.missing_angle if is_html else telling.missing_quote
        finding = told(source, whole.start, whole.end, opening=string.start == at)
        put = [_moved(token, begin, begin + at) for token in edited]
        # As late as may be: whoever goes back to the beginning of a statement must meet the patch again.
        late = max(number for number in range(edited.index(string) + 1) if put[number].start in starts)
        yield Mending({put[late].start: (put[late:], end)}, finding)


def _insertions(line: str, sign: str, directed: bool, trial: Trial, after: list[str]) -> Iterator[Insertion]:
    """Where a sign may be inserted: what speaks against it, the place, its string, the line's tokens."""
    patterns = (_OPENING, _CLOSING) if sign == '"' else (_CLOSING_HTML,)
    for at in sorted({match.start() for pattern in patterns for match in pattern.finditer(line)}):
        edited = line[:at] + sign + line[at:]
        tokens = list(scan(edited, Start(directed=directed), whole=False))[:-1]
        kinds_of_line = [token.type for token in tokens]
        string = next((token for token in tokens if token.start <= at < token.end), None)
        if string is None or not trial.accepts([*kinds_of_line, *after]):
            continue
        inside = edited[string.start + 1 : string.end - 1]
        yield (len(_STRUCTURE.findall(inside)), len(inside), at), at, string, tokens


def _moved(token: Token, begin: int, inserted: int) -> Token:
    """A token of the edited line, with the offsets that it has in the text."""
    start, end = token.start + begin, token.end + begin
    return Token(token.type, token.value, start - (start > inserted), end - (end > inserted))
