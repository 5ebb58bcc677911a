"""What to do about a token that does not fit: one small edit of the text, or a step over what cannot be read.

In: a parse that has come to a halt, and the token at which it did. Out: a finding, and the tokens by which
the parse goes on. An edit inserts, deletes or replaces a token near the halt; of all those after which the
next tokens fit, the most plausible is taken. If there is none, the statement is skipped, up to the first
place from which the text can be read again.
"""

from collections.abc import Iterator
from itertools import chain, islice

from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.errors import braces, telling
from dotcompile.syntax.errors.between import Recovery, between_graphs
from dotcompile.syntax.errors.halt import Halt, halt_at, settle
from dotcompile.syntax.errors.hints import OVER
from dotcompile.syntax.errors.unquoted import Unquoted, find_unquoted
from dotcompile.syntax.machine import Machine, Splice
from dotcompile.syntax.scan import BAD_ARROW, END, Patches, Start, Token, scan

#: So many tokens after an edit have to fit, or at least so many.
AHEAD, AT_LEAST = 8, 3
#: Edits are tried at so many tokens before the halt.
BACK = 12
#: To find where to go on, so many tokens are looked at.
FARTHEST = 400

KEYWORDS = ("GRAPH", "DIGRAPH", "SUBGRAPH", "NODE", "EDGE", "STRICT")
#: What may be inserted, and its price: the lower, the more often such a token is forgotten.
_INSERTED = {"EQUALS": 0.9, "RBRACKET": 1.1, "LBRACKET": 1.2, "LBRACE": 1.4, "COLON": 3.0, "EDGEOP": 3.2}


@dataclass(frozen=True, slots=True)
class Edit:
    """`count` tokens from the one numbered `at` on give way to one of the kind `put`, or to none."""

    at: int
    count: int
    put: str | None
    cost: float


def recover(source: Source, machine: Machine, token: Token, patches: Patches, mended: int) -> Recovery:
    """The finding about a token that does not fit, and the tokens to go on with.

    An edit goes into the patches, so that the text is read with it whenever it is gone through again. What
    stands before the offset `mended` is not edited again: so every halt is further on than the one before.
    """
    body = settle(machine)
    if body < 0:
        return between_graphs(source, machine, token, patches)
    halt = halt_at(source, machine, token, body, patches)
    if token.type == END:
        return _close_all(halt, machine)
    if token.type not in telling.UNCLOSED and token.start > mended:
        word = _best_word(halt, machine, mended)
        if word is not None:
            return _quoted(halt, word)
        ahead = tuple(islice(halt.fine(), AHEAD))
        # There may be another error close by.
        for few in (ahead, ahead[:AT_LEAST], _rest_of_statement(source, token, ahead)):
            edit = _best_edit(halt, machine, few, mended)
            if edit is not None:
                return _edited(halt, machine, few, edit)
    return _skip(halt, machine, mended)


def _best_edit(halt: Halt, machine: Machine, ahead: tuple[Token, ...], mended: int) -> Edit | None:
    """The cheapest edit after which everything fits, up to the last token looked at."""
    tokens = (*halt.tokens, halt.token, *ahead)
    # An arrow that is wrong is told at its place: here it will do.
    kinds = ["EDGEOP" if token.type == BAD_ARROW else token.type for token in tokens]
    halted = len(halt.tokens)
    first = max(0, halted - BACK, sum(token.start <= mended for token in halt.tokens))
    trial = machine.trial()
    best: Edit | None = None
    if trial.advance(kinds[:first]) < first:
        return None
    for at in range(first, halted + 1):
        if tokens[at].start in halt.patches:
            break  # what is mended already is not mended again
        new_line = at > 0 and "\n" in halt.source.text[tokens[at - 1].end : tokens[at].start]
        may = _edits(tokens[at].type, at, 0.4 * (halted - at), new_line)
        if at > 0 and kinds[at - 1] == "EQUALS" and kinds[at] in OVER:
            may = chain((Edit(at, 0, "ID", 0.8 + 0.4 * (halted - at)),), may)
        for edit in may:
            if best is None or edit.cost < best.cost:
                tail = kinds[at + edit.count :]
                if trial.accepts(tail if edit.put is None else [edit.put, *tail]):
                    best = edit
        if at < halted:
            trial.advance(kinds[at : at + 1])
    return best


def _edits(kind: str, at: int, far: float, new_line: bool) -> Iterator[Edit]:
    """What may be done at a token of this kind."""
    if kind in KEYWORDS:
        yield Edit(at, 1, "ID", (0.5 if kind in ("NODE", "EDGE", "GRAPH") else 3.0) + far)
    if kind == BAD_ARROW:
        yield Edit(at, 1, "EDGEOP", 0.5 + far)
    if kind == "COLON":
        yield Edit(at, 1, "EQUALS", 0.6 + far)
    yield Edit(at, 1, None, (2.0 if kind == "ID" else 1.0) + far)
    for put, price in _INSERTED.items():
        yield Edit(at, 0, put, 0.3 + far if new_line and put == "RBRACKET" else price + far)
    yield Edit(at, 2, None, 2.5 + far)
    yield Edit(at, 1, "EQUALS", 2.2 + far)
    yield Edit(at, 1, "EDGEOP", 2.4 + far)


def _rest_of_statement(source: Source, token: Token, ahead: tuple[Token, ...]) -> tuple[Token, ...]:
    """What is ahead up to a semicolon or the line's end."""
    end = source.text.find("\n", token.end)
    rest: list[Token] = []
    for one in ahead:
        if rest and (rest[-1].type == "SEMICOLON" or one.start > end >= 0):
            break
        rest.append(one)
    return tuple(rest)


def _best_word(halt: Halt, machine: Machine, mended: int) -> Unquoted | None:
    """The first word that, once it is quoted, fits together with the token after it."""
    kinds = [token.type for token in halt.tokens]
    for word in find_unquoted(halt.source, halt.tokens, halt.token):
        place = (*halt.tokens, halt.token)[word.at].start
        if place <= mended or place in halt.patches:
            continue
        start = Start(word.end, directed=halt.directed)
        after = islice(scan(halt.source.text, start, whole=False, patches=halt.patches), 1)
        meant = [*kinds[: word.at], *(token.type for token in (*word.put, *after))]
        if machine.trial().accepts(meant):
            return word
    return None


def _quoted(halt: Halt, word: Unquoted) -> Recovery:
    place = (*halt.tokens, halt.token)[word.at].start
    halt.patches[place] = (word.put, word.end)
    return word.finding, halt.resume((*halt.tokens[: word.at], *word.put), word.end, in_body=False)


def _edited(halt: Halt, machine: Machine, ahead: tuple[Token, ...], edit: Edit) -> Recovery:
    used = (*halt.tokens, halt.token, *ahead)[: max(edit.at + edit.count, len(halt.tokens) + 1)]
    gone = used[edit.at : edit.at + edit.count]
    put: list[Token] = []
    if edit.put is not None:
        at = used[edit.at]
        value = at.value if gone else telling.SIGNS.get(edit.put, "")
        put = [Token(edit.put, value, at.start, at.end if gone else at.start)]
    back = () if gone else (used[edit.at],)
    halt.patches[used[edit.at].start] = ((*put, *back), (gone or back)[-1].end)
    known = telling.Before(machine, halt.directed, halt.token)
    context = (*halt.tokens, halt.token, *ahead)
    finding = telling.edited(halt.source, context, edit.at, edit.count, edit.put, known)
    tokens = [*used[: edit.at], *put, *used[edit.at + edit.count :]]
    return finding, halt.resume(tokens, used[-1].end, in_body=False)


def _close_all(halt: Halt, machine: Machine) -> Recovery:
    """Close whatever is open at the end of the text."""
    end = halt.token
    opened = [value for value in machine.values if type(value) is Token and value.type in ("LBRACE", "OPEN")]
    finding = braces.unclosed_brace(halt.source, opened[-1], end)
    closing = [Token("RBRACE", "}", end.start, end.start) for _ in opened]
    kept = halt.tokens
    if kept and not machine.trial().accepts([token.type for token in (*kept, closing[0])]):
        kept = (Token("SKIPPED", "", kept[0].start, end.start),)
    return finding, chain(kept, closing, [end])


def give_up(source: Source, machine: Machine, token: Token) -> Iterator[Token]:
    """Leave the rest of the text unread, and close whatever is open."""
    end = len(source.text)
    body = settle(machine)
    if body < 0:
        machine.rewind(1 if machine.values and type(machine.values[0]) is Splice else 0)
        return iter([Token(END, "", end, end)])
    machine.rewind(body)
    opened = sum(type(value) is Token and value.type in ("LBRACE", "OPEN") for value in machine.values)
    rest = [Token("SKIPPED", "", token.start, end)] if token.start < end else []
    return iter([*rest, *(Token("RBRACE", "}", end, end) for _ in range(opened)), Token(END, "", end, end)])


def _skip(halt: Halt, machine: Machine, mended: int) -> Recovery:
    """Give the statement up, and go on where the text can be read again."""
    known = telling.Before(machine, halt.directed, halt.token)
    finding = telling.unexpected(halt.source, (*halt.tokens, halt.token), known)
    begin = halt.tokens[0].start if halt.tokens else halt.token.start
    resume = _resumption(halt, machine, mended)
    put, _ = halt.patches.get(resume, ((), 0))
    end = min(resume, put[0].start) if put else resume  # a brace may be put at the end of the line before
    skipped = [Token("SKIPPED", "", begin, end)] if end > begin else []
    return finding, halt.resume(skipped, resume, in_body=True)


def _resumption(halt: Halt, machine: Machine, mended: int) -> int:
    """The first place from which a few tokens fit: on a new line, after a `;` or `]`, or at a brace."""
    text = halt.source.text
    further = islice(halt.fine(), FARTHEST)
    few = [halt.token, *islice(further, AHEAD // 2 - 1)]
    trial = machine.trial()
    previous = halt.tokens[-1] if halt.tokens else None
    while True:
        token = few[0]
        new_line = previous is not None and "\n" in text[previous.end : token.start]
        after = previous is not None and previous.type in ("SEMICOLON", "RBRACKET")
        begins = new_line or after or token.type in ("RBRACE", "SUBGRAPH")
        if token.type == END or len(few) == 1:
            return token.start
        if begins and token.start > mended and trial.accepts([one.type for one in few]):
            return token.start
        previous = few.pop(0)
        few += islice(further, 1)
