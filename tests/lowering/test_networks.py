"""The networks of random diagrams: as few as there can be, and exactly what is drawn."""

from collections import Counter

from dotcompile.lowering.deployment import Deployment, Purpose
from dotcompile.lowering.lower import lower
from dotcompile.reach.facts import COMPOSE, SWARM, Target
from tests.lowering.exhaustive import fewest
from tests.lowering.random_diagrams import Pair, Sample, draw, pairs
from tests.soak import Soak


def lowered(sample: Sample, target: Target = COMPOSE) -> Deployment:
    deployment, _ = lower(sample.topology, sample.never, target)
    return deployment


def members(sample: Sample, deployment: Deployment) -> list[frozenset[int]]:
    number = {service.name: at for at, service in enumerate(sample.topology.services)}
    return [frozenset(number[name] for name in network.members) for network in deployment.networks]


def test_there_are_as_few_networks_as_there_can_be(soak: Soak) -> None:
    counts: Counter[int] = Counter()
    for _ in range(soak.count(120)):
        sample = draw(soak.random, 8)
        made = len(lowered(sample).networks)
        assert made == fewest(sample), sample.text
        counts[made] += 1
    soak.figures["topologies by their number of networks"] = dict(sorted(counts.items()))


def test_what_is_drawn_is_possible_and_nothing_else(soak: Soak) -> None:
    for _ in range(soak.count(60)):
        sample = draw(soak.random, soak.random.choice((8, 25, 60)))
        for target in (COMPOSE, SWARM):
            deployment = lowered(sample, target)
            check(sample, deployment)
            without = {spec.name for spec in deployment.services} - {
                name for network in deployment.networks for name in network.members
            }
            assert not (without and target.cluster)


def check(sample: Sample, deployment: Deployment) -> None:
    """Properties (1) to (4) of a lowering, for a diagram without ways in and out."""
    held = members(sample, deployment)
    shared: Counter[Pair] = Counter(pair for one in held for pair in pairs(one))
    assert sample.wanted <= shared.keys(), sample.text
    assert shared.keys() <= sample.allowed, sample.text
    drawn = {network.drawn: one for network, one in zip(deployment.networks, held, strict=True)}
    assert all(zone <= drawn[name] for name, zone in sample.whole.items()), sample.text
    for network, one in zip(deployment.networks, held, strict=True):
        given = sample.whole.get(network.drawn or "", frozenset())
        for member in one - given if network.purpose is not Purpose.ALONE else ():
            only = (pair for pair in pairs(one) if member in pair and shared[pair] == 1)
            assert any(pair in sample.wanted for pair in only), (sample.text, network.name, member)
        assert network.drawn not in sample.closed & sample.whole.keys() or one == given


def test_the_same_diagram_gives_the_same_networks(soak: Soak) -> None:
    for _ in range(soak.count(10)):
        sample = draw(soak.random, 40)
        assert lowered(sample) == lowered(sample)
