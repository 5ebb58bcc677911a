"""The first groups that come to mind: guests where they may be, and what remains in groups that grow.

In: the given groups, and needs that they do not serve. Out: groups that serve all of them.
Growing after https://doi.org/10.1016/j.ic.2019.104464, where nodes join one by one; here sides of needs do.
"""

from collections.abc import Sequence

from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.needs import Need
from dotcompile.graph.grouped import Group

#: How many needs of a node are looked at for one group (of one that has grown, as many more as the less busy
#: of its first two has), how many sides it may refuse for each that it takes, and how many needs further on
#: it is asked to serve. What thousands need to meet has as many groups: none of them may ask for all.
_LOOKED_AT, _REFUSED, _FURTHER = 64, 16, 1000

_At = dict[int, dict[int, Need]]
"""Needs by the first node of each side: a side lies within a group only if its first node does."""


def invite(holding: Holding, needs: Sequence[Need]) -> None:
    """Guests to given groups: where a need asks for it, else where its right side is, or its left."""
    given = len(holding.given)
    for need in needs:
        if not holding.is_served(need):
            near = (group for side in (need.right, need.left) for group in sorted(holding.of[side[0]]))
            holding.place(need, dict.fromkeys((*need.homes, *(group for group in near if group < given))))


def make(holding: Holding, needs: Sequence[Need]) -> None:
    """Groups for the needs that no given group serves."""
    waiting = [need for need in needs if not holding.is_served(need)]
    at: _At = {}
    for number, need in enumerate(waiting):
        at.setdefault(need.left[0], {})[number] = need
        at.setdefault(need.right[0], {})[number] = need
    for number, need in enumerate(waiting):
        if not holding.is_served(need) and holding.place(need, holding.near(need)) is None:
            growing = _Growing(holding, at, need)
            growing.take_sides()
            if growing.has_grown:
                growing.take_needs(waiting[number + 1 : number + 1 + _FURTHER])


class _Growing:
    """A group that begins with one need."""

    def __init__(self, holding: Holding, at: _At, need: Need) -> None:
        self._holding = holding
        self._at = at
        self._group = holding.open(dict.fromkeys((*need.left, *need.right)))
        self._members = holding.members[self._group]
        self._gains: dict[Group, int] = {}
        self._tried: set[Group] = set()
        self._patience = _REFUSED
        firsts = need.left[0], need.right[0]
        self._more = min(len(at[first]) for first in firsts)
        self.has_grown = False
        for first in firsts:
            self._add_gains(first)

    def take_sides(self) -> None:
        """Take in, again and again, the side that makes the group serve the most needs more."""
        while self._gains and self._patience:
            side = max(self._gains, key=self._gains.__getitem__)
            del self._gains[side]
            if side not in self._tried:
                self._tried.add(side)
                self._take(side, (side[0],))

    def take_needs(self, needs: Sequence[Need]) -> None:
        """Take in needs that have no side here, and what their sides then lead to."""
        for need in needs:
            if not self._patience:
                return
            if not self._holding.is_served(need):
                self._take((*need.left, *need.right), (need.left[0], need.right[0]))
                self.take_sides()

    def _take(self, nodes: Group, firsts: Group) -> None:
        lacking = [node for node in dict.fromkeys(nodes) if node not in self._members]
        if lacking and self._holding.takes(self._group, lacking):
            self._holding.add(self._group, lacking)
            self._patience += _REFUSED
            self.has_grown = True
            for first in firsts:
                self._add_gains(first)
        elif lacking:
            self._patience -= 1

    def _add_gains(self, first: int) -> None:
        """Count the sides that meet one which begins at a node, and is in the group by now."""
        for need in self._unserved(first):
            for here, there in ((need.left, need.right), (need.right, need.left)):
                if here[0] == first and self._members.issuperset(here):
                    self._gains[there] = self._gains.get(there, 0) + 1

    def _unserved(self, first: int) -> list[Need]:
        """Some needs that begin at a node and that nothing serves yet."""
        at = self._at.get(first, {})
        most = _LOOKED_AT + (self._more if self.has_grown else 0)
        found: list[Need] = []
        served: list[int] = []
        for number, need in at.items():
            if self._holding.is_served(need):
                served.append(number)
            else:
                found.append(need)
                if len(found) == most:
                    break
        for number in served:
            del at[number]
        return found
