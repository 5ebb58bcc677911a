"""The parser proper: a stack of states, driven by a grammar's tables; unless another is named, DOT's.

In: tokens. Out: what the grammar makes of them. One step for each token, nothing is called twice, and no
depth of nesting is too deep. What to do about a token that does not fit is the matter of
`dotcompile.syntax.errors`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from dotcompile.syntax.actions import ACTIONS
from dotcompile.syntax.scan import END, Token
from dotcompile.syntax.tables import DOT, Tables, load

#: What a symbol does in a state: go to a state, or reduce by an action a number of parts to a symbol.
Step = tuple[int, Callable[[list[Any]], Any] | None, int, str]
Steps = tuple[dict[str, Step], ...]
#: What to make of the parts of each rule of a grammar.
Actions = Mapping[str, Callable[[list[Any]], Any]]


class Splice(list[Any]):
    """The parts that a helper rule gathered, to stand among the parts of the rule that uses it."""

    __slots__ = ()


@cache
def steps() -> Steps:
    """The tables of DOT with their actions bound, ready to run."""
    return bind(load(DOT), ACTIONS)


def bind(tables: Tables, actions: Actions) -> Steps:
    """The tables of a grammar with actions bound to its rules; helper rules, named `_…`, need none."""
    reductions: list[Step] = [(-1, _action(origin, actions), size, origin) for origin, size in tables.rules]
    return tuple(
        {symbol: (to, None, 0, "") if to >= 0 else reductions[-1 - to] for symbol, to in row.items()}
        for row in tables.rows
    )


def _action(origin: str, actions: Actions) -> Callable[[list[Any]], Any]:
    if origin.startswith("_"):
        return _gather
    act = actions[origin]

    def reduce(parts: list[Any]) -> Any:
        for part in parts:
            if type(part) is Splice:
                return act(_spliced(parts))
        return act(parts)

    return reduce


def _gather(parts: list[Any]) -> Splice:
    first = parts[0]
    if type(first) is not Splice:
        return Splice(_spliced(parts))
    # Left recursion: the list grows in place, or a body of n statements would cost n squared.
    for part in parts[1:]:
        if type(part) is Splice:
            first += part
        else:
            first.append(part)
    return first


def _spliced(parts: list[Any]) -> list[Any]:
    flat: list[Any] = []
    for part in parts:
        if type(part) is Splice:
            flat += part
        else:
            flat.append(part)
    return flat


class Machine:
    """A parse under way: the states gone through, and what was made of the text so far."""

    __slots__ = ("result", "rows", "states", "values")

    def __init__(self, rows: Steps | None = None) -> None:
        self.rows = rows or steps()
        self.states = [0]
        self.values: list[Any] = []
        self.result: Any = None

    def feed(self, token: Token) -> bool:
        """Take one token; or, if it does not fit here, leave it and say so."""
        rows, states, values = self.rows, self.states, self.values
        kind = token.type
        while True:
            step = rows[states[-1]].get(kind)
            if step is None:
                return False
            state, act, size, origin = step
            if act is None:
                states.append(state)
                values.append(token)
                return True
            if size:
                made = act(values[-size:])
                del states[-size:], values[-size:]
            else:
                made = act([])
            if origin == "start":
                self.result = made
                return True
            states.append(rows[states[-1]][origin][0])
            values.append(made)

    def settle(self, kind: str) -> None:
        """Make all reductions that a token of this kind would cause, without the token."""
        token = Token(kind, "", 0, 0)
        if self.feed(token):
            self.states.pop()
            self.values.pop()

    def rewind(self, state: int) -> None:
        """Forget everything that came after a state, counted from the bottom."""
        del self.states[state + 1 :], self.values[state:]

    def shifts(self, state: int, kind: str) -> bool:
        """Whether a token of this kind fits in a state, counted from the bottom, without any reduction."""
        step = self.rows[self.states[state]].get(kind)
        return step is not None and step[1] is None

    def trial(self) -> "Trial":
        """A parse of kinds alone that begins where this one is."""
        return Trial(list(self.states), self.rows)

    def expected(self) -> list[str]:
        """The terminals that would fit here."""
        trial = self.trial()
        return [kind for kind in self.rows[self.states[-1]] if _is_terminal(kind) and trial.accepts((kind,))]


class Trial:
    """A parse that makes nothing: what would fit, and how far."""

    __slots__ = ("rows", "states")

    def __init__(self, states: list[int], rows: Steps) -> None:
        self.states = states
        self.rows = rows

    def accepts(self, kinds: Sequence[str]) -> bool:
        """Whether tokens of these kinds would fit, one after another."""
        return Trial(list(self.states), self.rows).advance(kinds) == len(kinds)

    def advance(self, kinds: Sequence[str]) -> int:
        """Go on by as many of these as fit; how many that is."""
        rows, states = self.rows, self.states
        for fitted, kind in enumerate(kinds):
            while True:
                step = rows[states[-1]].get(kind)
                if step is None:
                    return fitted
                state, act, size, origin = step
                if act is None:
                    states.append(state)
                    break
                if size:
                    del states[-size:]
                if origin == "start":
                    break
                states.append(rows[states[-1]][origin][0])
        return len(kinds)


def _is_terminal(symbol: str) -> bool:
    return symbol == END or symbol.isupper()
