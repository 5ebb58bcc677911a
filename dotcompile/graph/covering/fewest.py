"""The fewest groups that cover some pairs of a few nodes, by search.

In: which nodes are joined, groups that are there from the start and who may join them, pairs. Out: groups, or
that there are none so few. Sets of nodes are bits of an integer, so that all is quick while nodes are few.
"""

from collections.abc import Iterable, Sequence

from dotcompile.records import dataclass

Bits = int


@dataclass(frozen=True, slots=True)
class Small:
    """A small problem: `joined[i]` are the nodes joined with `i`, itself included.

    `given` are groups with the nodes that they may consist of; `pairs` have two nodes each.
    """

    joined: tuple[Bits, ...]
    given: tuple[tuple[Bits, Bits], ...]
    pairs: tuple[Bits, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`groups` are the given ones, extended, and new ones. Without `proved`, fewer new ones may do."""

    groups: tuple[Bits, ...] | None
    proved: bool


def find_fewest(small: Small, most: int, limit: int) -> Answer:
    """Groups with at most so many new ones, as few as there are; the search tries at most `limit` steps."""
    search = _Search(small, limit)
    for new in range(most + 1):
        found = search.solve(new)
        if found is not None:
            return Answer(found, proved=True)
        if search.steps >= limit:
            return Answer(None, proved=False)
    return Answer(None, proved=True)


class _Search:
    """Pair by pair, the one with the fewest ways first; each way is a group that takes it in."""

    def __init__(self, small: Small, limit: int) -> None:
        self._small = small
        self._limit = limit
        self.steps = 0

    def solve(self, new: int) -> tuple[Bits, ...] | None:
        groups = [(held, self._common(held) & may) for held, may in self._small.given]
        return self._solve(groups, self._small.pairs, new)

    def _solve(
        self, groups: list[tuple[Bits, Bits]], pairs: Sequence[Bits], new: int
    ) -> tuple[Bits, ...] | None:
        """`groups` are what each holds and what it may hold yet."""
        self.steps += 1
        if self.steps >= self._limit:
            return None
        left = [pair for pair in pairs if not any(pair & held == pair for held, _ in groups)]
        if not left:
            return tuple(held for held, _ in groups)
        ways = {pair: [at for at, (_, may) in enumerate(groups) if pair & may == pair] for pair in left}
        pair = min(left, key=lambda one: len(ways[one]))
        if self._apart(one for one in left if not ways[one]) > new:
            return None
        for at in ways[pair]:
            held, may = groups[at]
            taken = (held | pair, may & self._common(pair))
            found = self._solve([*groups[:at], taken, *groups[at + 1 :]], left, new)
            if found is not None:
                return found
        if not new:
            return None
        return self._solve([*groups, (pair, self._common(pair))], left, new - 1)

    def _common(self, nodes: Bits) -> Bits:
        """The nodes joined with each of some, those themselves included."""
        common = (1 << len(self._small.joined)) - 1
        while nodes:
            lowest = nodes & -nodes
            common &= self._small.joined[lowest.bit_length() - 1]
            nodes ^= lowest
        return common

    def _apart(self, pairs: Iterable[Bits]) -> int:
        """How many pairs, at least, need a group each: no two of them fit into one."""
        chosen: list[Bits] = []
        for pair in pairs:
            common = self._common(pair)
            if all(other & common != other for other in chosen):
                chosen.append(pair)
        return len(chosen)
