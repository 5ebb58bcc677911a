"""Unordered pairs of services, as pairs of groups: what a zone of a thousand has to do with itself is one.

In: blocks, each of whose first group is paired with each of its second. Out: who is paired with whom among
the members of one network, as bits. A block costs what its groups have in members, never their product.
"""

from collections.abc import Iterable, Sequence

Block = tuple[tuple[int, ...], tuple[int, ...]]


class Pairs:
    """Pairs, which have no direction. That someone is paired with himself says nothing."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._numbers: dict[int | tuple[int, ...], int] = {}
        self._groups: list[tuple[int, ...]] = []  # kept alive, since they are told apart by identity
        self._paired: list[set[int]] = []
        self._of: dict[int, tuple[int, ...]] = {}
        for left, right in blocks:
            first, second = self._number(left), self._number(right)
            self._paired[first].add(second)
            self._paired[second].add(first)

    def _number(self, group: tuple[int, ...]) -> int:
        key = id(group) if len(group) > 1 else group
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._groups)
            self._groups.append(group)
            self._paired.append(set())
            for service in group:
                self._of[service] = (*self._of.get(service, ()), number)
        return number

    def __bool__(self) -> bool:
        return bool(self._groups)

    def holds(self, one: int, other: int) -> bool:
        """Whether these two are paired."""
        others = self._of.get(other, ())
        return any(not self._paired[group].isdisjoint(others) for group in self._of.get(one, ()))

    def rows(self, members: Sequence[int]) -> list[int]:
        """For each member the members that it is paired with: bit i is the i-th of them."""
        alike: dict[tuple[int, ...], int] = {}
        groups = [self._of.get(member, ()) for member in members]
        for place, some in enumerate(groups):
            alike[some] = alike.get(some, 0) | 1 << place
        masks: dict[int, int] = {}
        for some, places in alike.items():
            for group in some:
                masks[group] = masks.get(group, 0) | places
        paired = {group: _union(masks[one] for one in masks.keys() & self._paired[group]) for group in masks}
        rows = {some: _union(paired[group] for group in some) for some in alike}
        return [rows[some] for some in groups]


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
