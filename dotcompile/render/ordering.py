"""Which of many things comes first, so that few and light arcs run backwards; and layers by longest paths.

In: arcs between numbers. Out: each number's place, or its layer. The order is the greedy one of P. Eades,
X. Lin and W. F. Smyth, with weights, https://doi.org/10.1016/0020-0190(93)90079-O.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

Arc = tuple[int, int]


def order(size: int, weights: Mapping[Arc, int]) -> list[int]:
    """Each place: sinks go to the end, sources and then what has the greatest surplus to the front."""
    out, into = _rows(size, weights)
    leaving, entering = [sum(row.values()) for row in out], [sum(row.values()) for row in into]
    place = [-1] * size
    heap = [(entering[one] - leaving[one], one) for one in range(size)]
    heapify(heap)
    sinks = [one for one in reversed(range(size)) if not leaving[one]]
    sources = [one for one in reversed(range(size)) if not entering[one]]
    first, last = 0, size - 1
    for _ in range(size):
        one = _next(sinks, place)
        if one is None:
            one = _next(sources, place)
            if one is None:
                one = _greatest(heap, place, leaving, entering)
            place[one], first = first, first + 1
        else:
            place[one], last = last, last - 1
        for rows, counts, free in ((out, entering, sources), (into, leaving, sinks)):
            for other, weight in rows[one].items():
                counts[other] -= weight
                if place[other] < 0:
                    heappush(heap, (entering[other] - leaving[other], other))
                    if not counts[other]:
                        free.append(other)
    return place


def layers(size: int, arcs: Iterable[Arc]) -> list[int]:
    """The length of the longest path to each thing, arcs that close a cycle left out."""
    out: list[list[int]] = [[] for _ in range(size)]
    entered = [False] * size
    for tail, head in arcs:
        out[tail].append(head)
        entered[head] = True
    finished, forward = _finish(out, sorted(range(size), key=lambda one: entered[one]))
    layer = [0] * size
    for one in reversed(finished):
        for head in forward[one]:
            layer[head] = max(layer[head], layer[one] + 1)
    return layer


def _finish(out: Sequence[Sequence[int]], roots: Iterable[int]) -> tuple[list[int], list[list[int]]]:
    """Things as a depth-first search leaves them, and the arcs that lead back to none on its path."""
    on_path, done, finished = set[int](), set[int](), list[int]()
    forward: list[list[int]] = [[] for _ in out]
    for root in roots:
        stack = [] if root in done else [(root, iter(out[root]))]
        on_path.update(one for one, _ in stack)
        while stack:
            one, heads = stack[-1]
            fresh = None
            for head in heads:
                if head not in on_path:
                    forward[one].append(head)
                    if head not in done:
                        fresh = head
                        break
            if fresh is None:
                stack.pop()
                on_path.discard(one)
                done.add(one)
                finished.append(one)
            else:
                on_path.add(fresh)
                stack.append((fresh, iter(out[fresh])))
    return finished, forward


def _rows(size: int, weights: Mapping[Arc, int]) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
    out: list[dict[int, int]] = [{} for _ in range(size)]
    into: list[dict[int, int]] = [{} for _ in range(size)]
    for (tail, head), weight in weights.items():
        if tail != head:
            out[tail][head] = weight
            into[head][tail] = weight
    return out, into


def _next(free: list[int], place: Sequence[int]) -> int | None:
    while free:
        one = free.pop()
        if place[one] < 0:
            return one
    return None


def _greatest(
    heap: list[tuple[int, int]], place: Sequence[int], leaving: Sequence[int], entering: Sequence[int]
) -> int:
    while True:
        deficit, one = heappop(heap)
        if place[one] < 0 and deficit == entering[one] - leaving[one]:
            return one
