"""Two sides of a rule, taken apart: where they overlap, or where every pair is to be looked at.

In: sources and targets. Out: pairs of groups; together they hold every source with every other target.
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.selector import Selector


def apart(sources: Group, targets: Group) -> Iterator[tuple[Group, Group]]:
    """The sources that are no targets with all targets, then each that is one with the others."""
    common = set(sources).intersection(targets)
    left = tuple(one for one in sources if one not in common)
    if left and targets:
        yield left, targets
    for one in sorted(common):
        others = tuple(other for other in targets if other != one)
        if others:
            yield (one,), others


def pairs_of(case: Case, left: Selector, right: Selector) -> Iterator[tuple[Group, Group]]:
    """Both sides, or each single pair where every pair is to be found."""
    sources, targets = case.group(left), case.group(right)
    if not case.is_exact(len(sources) * len(targets)):
        yield sources, targets
        return
    yield from (((one,), (other,)) for one in sources for other in targets if one != other)
