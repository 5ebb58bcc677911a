"""The forms about paths against brute force, on random diagrams of up to seven things."""

import random
from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise, permutations

import networkx
import pytest

from dotcompile.reach.cuts import find_line_cut
from dotcompile.reach.intent import intend
from tests.rules.brute_force import Names, Small
from tests.rules.judged import judgement
from tests.soak import Soak

Asked = tuple[str, bool]
"""A rule, and whether it holds."""


def some(rng: random.Random, names: Names) -> Names:
    return tuple(sorted(rng.sample(names, rng.randint(1, min(3, len(names))))))


def said(names: Names) -> str:
    return f"{{{', '.join(names)}}}"


def deny_path(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    return f"deny {said(a)} ->> {said(b)}", not one.between(a, b)


def isolate(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    return f"isolate {said(a)} from {said(b)}", not one.between(a, b) + one.between(b, a)


def independent(one: Small, rng: random.Random) -> Asked:
    parties = [some(rng, one.names) for _ in range(rng.randint(2, 3))]
    shared = some(rng, one.names) if rng.random() < 0.5 else ()
    holds = not any(one.between(*pair, shared) for pair in permutations(parties, 2))
    sharing = f" sharing {said(shared)}" if shared else ""
    return f"independent {', '.join(map(said, parties))}{sharing}", holds


def require(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    each_a, each_b, one_hop = (rng.random() < 0.5 for _ in range(3))
    via = some(rng, one.names) if rng.random() < 0.4 else None
    words = ["each" if each else "some" for each in (each_a, each_b)]

    def satisfied(source: str) -> bool:
        wanted = [target for target in b if target != source]
        met = [one.meets(source, target, one_hop, via) for target in wanted]
        return not met or (all(met) if each_b else any(met))

    holds = all(map(satisfied, a)) if each_a else any(map(satisfied, a))
    through = f" via {said(via)}" if via else ""
    return f"require {words[0]} {said(a)} {'->' if one_hop else '->>'} {words[1]} {said(b)}{through}", holds


def every_path(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    stages = tuple(some(rng, one.names) for _ in range(rng.randint(1, 3)))
    rule = f"every path {said(a)} ->> {said(b)} passes {' then '.join(map(said, stages))}"
    return rule, not one.goes_round(a, b, stages)


def no_path(one: Small, rng: random.Random) -> Asked:
    a, b, x = (some(rng, one.names) for _ in range(3))
    return f"no path {said(a)} ->> {said(b)} through {said(x)}", not one.walks(a, b, x)


def hops(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    least, most = rng.randint(1, 3), rng.randint(1, 4)
    shortest: dict[tuple[str, str], int] = {}
    for path in one.between(a, b):
        ends = path[0], path[-1]
        shortest[ends] = min(shortest.get(ends, 99), len(path) - 1)
    bounds = rng.choice((f">= {least}", f"<= {most}", f">= {least}, <= {most}"))
    low, high = least if ">=" in bounds else 0, most if "<=" in bounds else 99
    holds = all(low <= away <= high for away in shortest.values())
    return f"hops {said(a)} ->> {said(b)} {bounds}", holds


def layers(one: Small, rng: random.Random) -> Asked:
    names = list(one.names)
    rng.shuffle(names)
    cuts = sorted(rng.sample(range(1, len(names)), min(rng.randint(1, 2), len(names) - 1)))
    places = [0, *cuts, len(names)]
    parts = [tuple(names[first:last]) for first, last in pairwise(places)]
    parts = [some(rng, part) for part in parts]
    strict = rng.random() < 0.5
    holds = not any(one.between(low, high) for high, low in combinations(parts, 2))
    if strict and len(parts) == 3:
        holds = holds and not one.between(parts[0], parts[2], parts[1])
    return f"layers {' > '.join(map(said, parts))}{' strict' if strict else ''}", holds


def acyclic(one: Small, rng: random.Random) -> Asked:
    names = some(rng, one.services)
    return f"acyclic {said(names)}", not one.cycles(names)


def survive(one: Small, rng: random.Random) -> Asked:
    a, b = some(rng, one.names), some(rng, one.names)
    unit, count = rng.choice(("node", "edge", "zone")), rng.randint(1, 2)
    rule = f"survive loss of any {count} {unit} for {said(a)} ->> {said(b)}"
    return rule, one.survives(unit, count, a, b)


FORMS: tuple[Callable[[Small, random.Random], Asked], ...] = (
    deny_path,
    isolate,
    independent,
    require,
    every_path,
    no_path,
    hops,
    layers,
    acyclic,
    survive,
)


@pytest.mark.parametrize("part", range(10))
def test_verdicts_are_those_of_brute_force(part: int, soak: Soak) -> None:
    held = 0
    for _ in range(soak.count(100)):
        small = Small(soak.random)
        topology = small.drawing.topology()
        asked = [form(small, soak.random) for form in FORMS]
        found = judgement(topology, "\n".join(rule for rule, _ in asked))
        assert not found.others
        words = [str(verdict.word) for verdict in found.verdicts]
        assert words == ["holds" if holds else "broken" for _, holds in asked], (
            small.lines,
            small.actors,
            asked,
        )
        held += words.count("holds")
    soak.figures |= {"graphs": soak.count(100), "rules": soak.count(100) * len(FORMS), "held": held}


def test_every_pair_that_breaks_a_rule_is_found_when_one_is_waived(soak: Soak) -> None:
    """A waiver for one pair leaves all other pairs, and counts what it takes away."""
    for _ in range(soak.count(100)):
        small = Small(soak.random)
        topology = small.drawing.topology()
        pairs = [(a, b) for a, b in permutations(small.names, 2) if small.reaches(a, b)]
        if not pairs:
            continue
        one, other = soak.random.choice(pairs)
        everyone = said(small.names)
        rule = f"[R] deny {everyone} ->> {everyone}\n"
        waiver = f'waive R for {one} -> {other} because "x" expect 1\n'
        found = judgement(topology, rule + waiver)
        assert not found.others
        (verdict,) = found.verdicts
        assert str(verdict.word) == ("holds" if len(pairs) == 1 else "broken")
        left = {
            (a, b)
            for (_, sources, targets, _, _), _ in verdict.findings
            for a in sources.split(",")
            for b in targets.split(",")
            if a != b
        }
        assert left == set(pairs) - {(one, other)}


def test_a_cut_is_as_small_as_networkx_finds_it(soak: Soak) -> None:
    for _ in range(soak.count(100)):
        small = Small(soak.random)
        connections = intend(small.drawing.topology())
        a = (soak.random.choice(small.names),)
        b = tuple(name for name in some(soak.random, small.names) if name not in a)
        if not b:
            continue
        names = [thing.name for thing in connections.things]
        sides = [tuple(sorted(map(names.index, side))) for side in (a, b)]
        cut = find_line_cut(connections, *sides)
        assert cut is not None
        drawn = Counter((one, other) for left, right in small.lines for one in left for other in right)
        size = sum(line.connections for line in cut)
        if max(drawn.values(), default=1) == 1:  # what two lines draw is told of both
            assert size == least_cut(small, a, b)
        else:
            assert size >= least_cut(small, a, b)


def least_cut(small: Small, a: Names, b: Names) -> int:
    graph = networkx.DiGraph()
    graph.add_nodes_from(("from", "to"))
    graph.add_edges_from(("from", one) for one in a)
    graph.add_edges_from((one, "to") for one in b)
    for one, others in small.steps.items():
        if one not in small.actors or one in a:
            graph.add_edges_from(((one, other) for other in others), capacity=1)
    return int(networkx.maximum_flow_value(graph, "from", "to"))
