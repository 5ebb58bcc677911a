"""Groups with less in them: those given up whose needs others can take, and no node where it is for nothing.

In: groups that serve all needs. Out: the same or fewer groups, that still do.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from dotcompile.graph.covering.holding import Holding, pairs_of
from dotcompile.graph.covering.needs import Need


def merge(holding: Holding, needs: Sequence[Need]) -> None:
    """Give up made groups, the last first, where other groups can take in what they serve."""
    serves: dict[int, list[Need]] = {}
    shared: list[Need] = []
    for need in needs:
        server = holding.server(need)
        if server is None:
            shared.append(need)
        else:
            serves.setdefault(server, []).append(need)
    for group in reversed(holding.made):
        moved = _give_up(holding, group, serves.get(group, ()), shared)
        for server, need in moved or ():
            serves.setdefault(server, []).append(need)


def _give_up(
    holding: Holding, group: int, serves: Sequence[Need], shared: Sequence[Need]
) -> list[tuple[int, Need]] | None:
    """Where the needs of a group went, if they could all go; `shared` are served by several groups."""
    members = sorted(holding.members[group])
    holding.remove(group, members)
    moved: list[tuple[int, Need]] = []
    joined: list[tuple[int, list[int]]] = []
    for need in serves:
        server = holding.server(need)
        if server is None:
            # A group made earlier has refused what this group was made for, and has lost nobody since.
            near = holding.near(need)
            placed = holding.place(need, near if len(serves) > 1 else (one for one in near if one > group))
            if placed is None:
                break
            server = placed[0]
            joined.append(placed)
        moved.append((server, need))
    else:
        if all(map(holding.is_served, shared)):
            return moved
    for other, nodes in reversed(joined):
        holding.remove(other, nodes)
    holding.add(group, members)
    return None


def trim(holding: Holding, needs: Sequence[Need]) -> None:
    """Take each node out of each group where it is no given member, and meets nobody it needs only there."""
    waiting: list[list[Need]] = [[] for _ in holding.members]
    for need in needs:
        server = holding.server(need)
        if server is not None:
            waiting[server].append(need)
        else:
            _share(holding, [Need((node,), need.right) for node in need.left], waiting)
    for group in reversed(range(len(holding.members))):
        idle = _idle(holding, group, waiting[group])
        holding.remove(group, idle)
        # What this group served for one that left, others serve: they must know that they do.
        for need in waiting[group] if idle else ():
            for side, others in ((need.left, need.right), (need.right, need.left)):
                left = [Need((node,), others) for node in side if node in idle]
                _share(holding, left, waiting[:group])


def _share(holding: Holding, needs: Iterable[Need], waiting: Sequence[list[Need]]) -> None:
    """Note needs of single nodes in a group that serves them whole, or in all that do so in part."""
    for need in needs:
        server = holding.server(need)
        met = (holding.of[one] & holding.of[other] for one, other in pairs_of(need))
        for group in dict.fromkeys(chain.from_iterable(met)) if server is None else (server,):
            if group < len(waiting):
                waiting[group].append(need)


def _idle(holding: Holding, group: int, needs: Sequence[Need]) -> set[int]:
    """The guests of a group that need nobody there whom they do not meet elsewhere."""
    idle = holding.members[group] - set(holding.given[group].members if group < len(holding.given) else ())
    for need in reversed(needs):
        if any(server != group for server in holding.servers(need)):
            continue
        for side, others in ((need.left, need.right), (need.right, need.left)):
            for node in side:
                if node in idle and any(_only_here(holding, group, node, other) for other in others):
                    idle.remove(node)
        if not idle:
            break
    return idle


def _only_here(holding: Holding, group: int, one: int, other: int) -> bool:
    """Whether two nodes meet in a group and nowhere else."""
    of_one, of_other = holding.of[one], holding.of[other]
    return one != other and group in of_one and group in of_other and len(of_one & of_other) == 1
