"""What a cover is asked for: groups that are there from the start, and pairs of groups that must meet."""

from collections.abc import Container

from dotcompile.graph.grouped import Group
from dotcompile.records import dataclass


class _Everyone:
    def __contains__(self, _: object) -> bool:
        return True


EVERYONE: Container[int] = _Everyone()
NOBODY: Container[int] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A clique that is a group from the start, and the nodes that may join it as guests."""

    members: Group
    welcomes: Container[int] = EVERYONE


@dataclass(frozen=True, slots=True)
class Need:
    """Each node of `left` and each of `right` must meet in some group; all of them together are a clique.

    `homes` are given groups to be tried first, by number.
    """

    left: Group
    right: Group
    homes: tuple[int, ...] = ()
