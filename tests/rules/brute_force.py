"""Rules on small graphs, by going along every path: what the forms are compared with.

A path passes no thing twice, joins two different things, and has actors at its ends alone.
"""

import random
from collections.abc import Iterator
from itertools import combinations, permutations

from tests.reach.drawn import Drawing

Names = tuple[str, ...]
Line = tuple[Names, Names]
Path = tuple[str, ...]


class Small:
    """A random diagram of up to seven things, some of them in zones, and what can be asked of it."""

    def __init__(self, rng: random.Random) -> None:
        size = rng.randint(2, 7)
        self.names = tuple("abcdefg"[:size])
        self.actors = tuple(rng.sample(self.names, rng.choice((0, 0, 1, min(2, size - 1)))))
        self.services = tuple(name for name in self.names if name not in self.actors)
        self.zones = {
            zone: tuple(rng.sample(self.services, rng.randint(1, len(self.services)))) for zone in ("y", "z")
        }
        self.lines: list[Line] = []
        self.drawing = Drawing().actor(*self.actors).service(*self.services, ports="80")
        for zone, members in self.zones.items():
            self.drawing.zone(zone, *members)
        for _ in range(rng.randint(1, 2 * size)):
            self._draw(rng)
        self.steps = _steps(self.lines)

    def _draw(self, rng: random.Random) -> None:
        ends = [*self.names * 4, "zone:y", "zone:z"]
        left, right = rng.choice(ends), rng.choice(ends)
        if left in self.actors and right in self.actors:
            return
        sides = self._members(left), self._members(right)
        self.drawing.link(f"{left} -> {right}")
        self.lines.append(sides)

    def _members(self, end: str) -> Names:
        return self.zones[end.removeprefix("zone:")] if ":" in end else (end,)

    def paths(
        self, source: str, lost: Names = (), steps: dict[str, set[str]] | None = None
    ) -> Iterator[Path]:
        """Every path from a thing."""
        steps = self.steps if steps is None else steps
        waiting: list[Path] = [(source,)] if source not in lost else []
        while waiting:
            path = waiting.pop()
            if len(path) > 1:
                yield path
            if len(path) == 1 or path[-1] not in self.actors:
                waiting += [(*path, one) for one in steps.get(path[-1], ()) if one not in (*path, *lost)]

    def between(self, sources: Names, targets: Names, lost: Names = ()) -> list[Path]:
        """Every path from one side to the other."""
        return [path for one in sources for path in self.paths(one, lost) if path[-1] in targets]

    def reaches(self, source: str, target: str) -> bool:
        return source != target and bool(self.between((source,), (target,)))

    def walks(self, sources: Names, targets: Names, through: Names) -> bool:
        return any(
            len({one, other, middle}) == 3 and self.reaches(one, middle) and self.reaches(middle, other)
            for one in sources
            for other in targets
            for middle in through
            if middle not in self.actors
        )

    def goes_round(self, sources: Names, targets: Names, stages: tuple[Names, ...]) -> bool:
        return any(not _passes(path, stages) for path in self.between(sources, targets))

    def meets(self, source: str, target: str, one_hop: bool, via: Names | None) -> bool:
        def near(one: str, other: str) -> bool:
            return other in self.steps.get(one, ()) if one_hop else self.reaches(one, other)

        if via is None:
            return near(source, target)
        middles = (one for one in via if one not in (*self.actors, source, target))
        return any(near(source, middle) and near(middle, target) for middle in middles)

    def survives(self, unit: str, count: int, sources: Names, targets: Names) -> bool:
        """Whether a path is left, whatever is lost."""
        things: list[Names]
        if unit == "edge":
            kept = combinations(self.lines, max(0, len(self.lines) - count))
            return all(self._joined(_steps(lines), sources, targets) for lines in kept)
        things = [(one,) for one in self.services] if unit == "node" else list(self.zones.values())
        return all(
            self.between(sources, targets, sum(lost, ()))
            for number in range(count + 1)
            for lost in combinations(things, number)
        )

    def _joined(self, steps: dict[str, set[str]], sources: Names, targets: Names) -> bool:
        return any(path[-1] in targets for one in sources for path in self.paths(one, (), steps))

    def cycles(self, names: Names) -> bool:
        within = {one: self.steps.get(one, set()) & set(names) for one in names}
        return any(
            all(other in within[one] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
            for size in range(2, len(names) + 1)
            for ring in permutations(names, size)
        )


def _steps(lines: object) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sources, targets in lines:
        for one in sources:
            found.setdefault(one, set()).update(set(targets) - {one})
    return found


def _passes(path: Path, stages: tuple[Names, ...]) -> bool:
    at = 0
    for one in path:
        if at < len(stages) and one in stages[at]:
            at += 1
    return at == len(stages)
