"""What to do about a token that does not fit: one small edit of the text, or a step over what cannot be read.

In: a parse that has come to a halt, and the token at which it did. Out: a finding, and the tokens by which
the parse goes on. An edit inserts, deletes or replaces a token near the halt; of all those after which the
next tokens fit, the most plausible is taken. If there is none, the statement is skipped, up to the first
place from which the text can be read again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from dotcompile.source import Source
from dotcompile.syntax import telling
from dotcompile.syntax.between import Recovery, between_graphs
from dotcompile.syntax.machine import Machine, Splice
from dotcompile.syntax.scan import BAD_ARROW, END, Patches, Start, Token, scan

#: So many tokens after an edit have to fit, or at least so many.
AHEAD, AT_LEAST = 8, 3
#: Edits are tried at so many tokens before the halt.
BACK = 12
#: A statement longer than this, in characters, is not gone through again.
LONGEST = 20_000
#: To find where to go on, so many tokens are looked at.
FARTHEST = 400

KEYWORDS = ("GRAPH", "DIGRAPH", "SUBGRAPH", "NODE", "EDGE", "STRICT")
#: What may be inserted, and its price: the lower, the more often such a token is forgotten.
_INSERTED = {"EQUALS": 0.9, "RBRACKET": 1.1, "LBRACKET": 1.2, "LBRACE": 1.4, "COLON": 3.0, "EDGEOP": 3.2}


@dataclass(frozen=True, slots=True)
class Halt:
    """Where a parse stopped: in a body, after some tokens of a statement, at one that does not fit."""

    source: Source
    patches: Patches
    depth: int
    directed: bool
    tokens: tuple[Token, ...]
    token: Token

    def fine(self) -> Iterator[Token]:
        """The single tokens after the halt."""
        start = Start(self.token.end, directed=self.directed)
        return scan(self.source.text, start, whole=False, patches=self.patches)

    def resume(self, tokens: Sequence[Token], offset: int, *, in_body: bool) -> Iterator[Token]:
        """Some tokens, and those of the text after them."""
        kinds = [token.type for token in tokens]
        start = Start(
            offset,
            self.depth + kinds.count("LBRACE") - kinds.count("RBRACE"),
            kinds.count("LBRACKET") - kinds.count("RBRACKET"),
            self.directed,
            in_body,
        )
        return chain(tokens, scan(self.source.text, start, patches=self.patches))


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
    body = _settle(machine)
    if body < 0:
        return between_graphs(source, machine, token, patches)
    halt = _halt(source, machine, token, body, patches)
    if token.type == END:
        return _close_all(halt, machine)
    if token.type not in telling.UNCLOSED and token.start > mended:
        ahead = tuple(islice(halt.fine(), AHEAD))
        for few in (ahead, ahead[:AT_LEAST]):  # there may be another error close by
            edit = _best_edit(halt, machine, few, mended)
            if edit is not None:
                return _edited(halt, machine, few, edit)
    return _skip(halt, machine, mended)


def _settle(machine: Machine) -> int:
    """Put away what is whole, a graph or a statement; the state of the innermost body, -1 outside all."""
    for kind in ("DIGRAPH", "SKIPPED"):
        if machine.trial().accepts((kind,)):
            machine.settle(kind)
    states = range(len(machine.states) - 1, -1, -1)
    return next((state for state in states if machine.shifts(state, "SKIPPED")), -1)


def _halt(source: Source, machine: Machine, token: Token, body: int, patches: Patches) -> Halt:
    """Go back to the beginning of the statement, and of those before it on its line."""
    signs = [value for value in machine.values[:body] if type(value) is Token]
    depth = sum(sign.type in ("LBRACE", "OPEN") for sign in signs)
    directed = any(sign.type == "DIGRAPH" for sign in signs)
    popped = machine.values[body:]
    begin = _offset(popped[0]) if popped else token.start
    before = machine.values[body - 1]
    if type(before) is Splice:
        begin = _unread(before, source.line_start(source.line_number(begin)), begin)
    machine.rewind(body)
    if token.start - begin > LONGEST:
        tokens: tuple[Token, ...] = (Token("SKIPPED", "", begin, token.start),)
    else:
        start = Start(begin, depth, directed=directed, in_body=True)
        scanned = scan(source.text, start, whole=False, patches=patches)
        tokens = tuple(_before(token.start, scanned))
    return Halt(source, patches, depth, directed, tokens, token)


def _before(offset: int, tokens: Iterator[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.start >= offset:
            return
        yield token


def _unread(items: Splice, line: int, begin: int) -> int:
    """Take from a body the statements at its end that begin on a line; where the first of them begins."""
    while items:
        last = items[-1]
        if type(last) is Token and last.type == "STATEMENTS":
            statements: Any = last.value
            while statements and statements[-1].start >= line:
                begin = statements.pop().start
            if statements:
                break
        elif last.start >= line:
            begin = last.start
        else:
            break
        items.pop()
    return begin


def _offset(value: Any) -> int:
    """Where the text begins of which a value was made."""
    while isinstance(value, list) and not hasattr(value, "start"):
        value = value[0]
    return int(value.start)


def _best_edit(halt: Halt, machine: Machine, ahead: tuple[Token, ...], mended: int) -> Edit | None:
    """The cheapest edit after which everything fits, up to the last token looked at."""
    tokens = (*halt.tokens, halt.token, *ahead)
    kinds = [token.type for token in tokens]
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
        for edit in _edits(kinds[at], at, 0.4 * (halted - at), new_line):
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
    yield Edit(at, 1, None, (2.0 if kind == "ID" else 1.0) + far)
    for put, price in _INSERTED.items():
        yield Edit(at, 0, put, 0.3 + far if new_line and put == "RBRACKET" else price + far)
    yield Edit(at, 2, None, 2.5 + far)
    yield Edit(at, 1, "EQUALS", 2.2 + far)
    yield Edit(at, 1, "EDGEOP", 2.4 + far)


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
    finding = telling.edited(halt.source, used, edit.at, edit.count, edit.put, machine, halt.token)
    tokens = [*used[: edit.at], *put, *used[edit.at + edit.count :]]
    return finding, halt.resume(tokens, used[-1].end, in_body=False)


def _close_all(halt: Halt, machine: Machine) -> Recovery:
    """Close whatever is open at the end of the text."""
    end = halt.token
    opened = [value for value in machine.values if type(value) is Token and value.type in ("LBRACE", "OPEN")]
    finding = telling.unclosed_brace(halt.source, opened[-1], end)
    closing = [Token("RBRACE", "}", end.start, end.start) for _ in opened]
    kept = halt.tokens
    if kept and not machine.trial().accepts([token.type for token in (*kept, closing[0])]):
        kept = (Token("SKIPPED", "", kept[0].start, end.start),)
    return finding, chain(kept, closing, [end])


def give_up(source: Source, machine: Machine, token: Token) -> Iterator[Token]:
    """Leave the rest of the text unread, and close whatever is open."""
    end = len(source.text)
    body = _settle(machine)
    if body < 0:
        machine.rewind(1 if machine.values and type(machine.values[0]) is Splice else 0)
        return iter([Token(END, "", end, end)])
    machine.rewind(body)
    opened = sum(type(value) is Token and value.type in ("LBRACE", "OPEN") for value in machine.values)
    rest = [Token("SKIPPED", "", token.start, end)] if token.start < end else []
    return iter([*rest, *(Token("RBRACE", "}", end, end) for _ in range(opened)), Token(END, "", end, end)])


def _skip(halt: Halt, machine: Machine, mended: int) -> Recovery:
    """Give the statement up, and go on where the text can be read again."""
    finding = telling.unexpected(halt.source, machine, halt.tokens, halt.token)
    begin = halt.tokens[0].start if halt.tokens else halt.token.start
    resume = _resumption(halt, machine, mended)
    skipped = [Token("SKIPPED", "", begin, resume)] if resume > begin else []
    return finding, halt.resume(skipped, resume, in_body=True)


def _resumption(halt: Halt, machine: Machine, mended: int) -> int:
    """The first place from which a few tokens fit: on a new line, after a `;` or `]`, or at a brace."""
    text = halt.source.text
    ahead = [halt.token, *islice(halt.fine(), FARTHEST)]
    kinds = [token.type for token in ahead]
    trial = machine.trial()
    previous = halt.tokens[-1] if halt.tokens else None
    for at, token in enumerate(ahead):
        new_line = previous is not None and "\n" in text[previous.end : token.start]
        after = previous is not None and previous.type in ("SEMICOLON", "RBRACKET")
        if token.type == END:
            return token.start
        few = kinds[at : at + AHEAD // 2]
        begins = new_line or after or token.type in ("RBRACE", "SUBGRAPH")
        if begins and token.start > mended and trial.accepts(few):
            return token.start
        previous = token
    return ahead[-1].start
