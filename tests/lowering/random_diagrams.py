"""Random diagrams of services, zones, network nodes and flows, with pairs that must share no network."""

from dataclasses import dataclass
from itertools import combinations
from random import Random

from dotcompile.model.topology import Topology
from dotcompile.reach.apart import Apart, PairSet
from dotcompile.reach.intent import intend
from tests.model.shown import meaning

Pair = frozenset[int]


@dataclass(frozen=True)
class Sample:
    """A diagram, and what a test knows of it without asking the lowering."""

    text: str
    topology: Topology
    never: PairSet
    must: frozenset[Pair]
    allowed: frozenset[Pair]
    zones: dict[str, frozenset[int]]
    strict: frozenset[str]
    closed: frozenset[str]

    @property
    def whole(self) -> dict[str, frozenset[int]]:
        """The zones whose members may all share one network."""
        return {name: members for name, members in self.zones.items() if self.is_clique(members)}

    @property
    def wanted(self) -> frozenset[Pair]:
        """The pairs that must share a network: those with a flow, and neighbours in zones that are split."""
        split = self.zones.keys() - self.whole.keys() - self.strict
        near = (pair for name in split for pair in pairs(self.zones[name]))
        return self.must | (frozenset(near) & self.allowed)

    def is_clique(self, members: frozenset[int]) -> bool:
        return all(pair in self.allowed for pair in pairs(members))


def pairs(members: frozenset[int] | set[int]) -> list[Pair]:
    return [frozenset(pair) for pair in combinations(sorted(members), 2)]


def draw(random: Random, most: int) -> Sample:
    """A diagram of up to so many services."""
    count = most if random.random() < 0.6 else random.randint(2, most)
    names = [f"s{number}" for number in range(count)]
    lines = [f'  {name} [container="x:1"];' for name in names]
    zones: dict[str, frozenset[int]] = {}
    strict, closed = set(), set()
    flat = random.random() < 0.2
    for number in range(0 if flat else random.randint(1, max(2, most // 3))):
        name = f"z{number}" if random.random() < 0.8 else f"net_{number}"
        members = random.sample(range(count), random.randint(1, min(count, 5)))
        if name.startswith("z"):
            # Its name in the body, in source order of the services, is what lists a node.
            settings = []
            if random.random() < 0.2:
                settings.append('isolation="strict"')
                strict.add(name)
            if random.random() < 0.1:
                settings.append('cross="link"')
                closed.add(name)
            body = "; ".join([*settings, *(names[member] for member in members)])
            lines.append(f"  subgraph cluster_{name} {{ {body} }}")
        else:
            lines += [f"  {names[member]} -> {name};" for member in members]
        zones[name] = frozenset(members)
    ends = [*names, *(f"cluster_{name}" if name.startswith("z") else name for name in zones)]
    for _ in range(random.randint(0, random.choice((1, 2, 3)) * count)):
        tail, head = random.choice(ends), random.choice(ends)
        if not tail.startswith("s") or not head.startswith("net"):
            serves = tail.startswith("net") and head.startswith("s")
            if tail != head and not serves:
                lines.append(f"  {tail} -> {head}{' [dir=both]' if random.random() < 0.1 else ''};")
    text = "\n".join(["digraph {", *lines, "}", ""])
    return known(text, zones, frozenset(strict), frozenset(closed), random)


def known(
    text: str,
    zones: dict[str, frozenset[int]],
    strict: frozenset[str],
    closed: frozenset[str],
    random: Random,
) -> Sample:
    topology, _, _ = meaning(text)
    number = {service.name: at for at, service in enumerate(topology.services)}
    zones = {name: frozenset(number[f"s{member}"] for member in members) for name, members in zones.items()}
    must = {
        frozenset((one, other))
        for edge in intend(topology).edges
        for one in edge.sources
        for other in edge.targets
        if one != other
    }
    may = {pair for name, members in zones.items() if name not in strict for pair in pairs(members)}
    groups = []
    for _ in range(random.choice((0, 0, 1, 3))):
        some, others = (random.sample(range(len(number)), random.randint(1, 2)) for _ in range(2))
        if not any(frozenset((one, other)) in must for one in some for other in others if one != other):
            groups.append(Apart(tuple(sorted(some)), tuple(sorted(others)), "a rule"))
    apart = {frozenset((one, other)) for group in groups for one in group.left for other in group.right}
    allowed = frozenset(must | (may - apart))
    return Sample(text, topology, PairSet(tuple(groups)), frozenset(must), allowed, zones, strict, closed)
