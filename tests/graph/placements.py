"""Instances of placement for tests, when a placement is right, and all placements of a small instance."""

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

from dotcompile.graph.placing.instance import (
    BOUNDLESS,
    Apart,
    Beside,
    Counts,
    Instance,
    Most,
    Needs,
    On,
    Requirement,
)


def is_right(instance: Instance, requirements: Sequence[Requirement], counts: Counts) -> bool:
    """Whether a placement is whole, and meets requirements, read one by one."""
    if tuple(map(sum, counts)) != instance.counts:
        return False
    return all(
        _is_met(one, requirements, capacity, [row[host] for row in counts], host)
        for host, capacity in enumerate(instance.capacities)
        for one in requirements
    )


def _is_met(
    one: Requirement,
    requirements: Sequence[Requirement],
    capacity: Sequence[int],
    there: Sequence[int],
    host: int,
) -> bool:
    number = there[one.task]
    match one:
        case Needs():
            needs = [other for other in requirements if isinstance(other, Needs)]
            return all(
                sum(other.amounts[resource] * there[other.task] for other in needs) <= most
                for resource, most in enumerate(capacity)
            )
        case On(hosts=hosts):
            return not number or bool(hosts >> host & 1)
        case Most(count=count):
            return number <= count
        case Apart(task, other) if task == other:
            return number <= 1
        case Apart(other=other):
            return not number or not there[other]
        case Beside(other=other):
            return not number or there[other] > 0


def is_possible(instance: Instance, requirements: Sequence[Requirement]) -> bool:
    """Whether any placement at all is right."""
    ways = (list(_shares(count, len(instance.capacities))) for count in instance.counts)
    return any(is_right(instance, requirements, counts) for counts in product(*ways))


def _shares(count: int, hosts: int) -> Iterator[tuple[int, ...]]:
    if hosts == 1:
        yield (count,)
        return
    for first in range(count + 1):
        yield from ((first, *rest) for rest in _shares(count - first, hosts - 1))


def small(random: Random) -> Instance:
    """Up to four hosts and three tasks with all kinds of requirements."""
    hosts, tasks = random.randint(1, 4), random.randint(1, 3)
    capacities = tuple(
        tuple(BOUNDLESS if random.random() < 0.15 else random.randint(1, 9) for _ in range(2))
        for _ in range(hosts)
    )
    return Instance(
        capacities,
        tuple(random.randint(1, 3) for _ in range(tasks)),
        tuple(_few(random, hosts, tasks)),
    )


def _few(random: Random, hosts: int, tasks: int) -> Iterator[Requirement]:
    for task in range(tasks):
        if random.random() < 0.8:
            yield Needs(task, (random.randint(0, 4), random.randint(0, 4)))
        if random.random() < 0.3:
            yield On(task, random.randint(1, 2**hosts - 1))
        if random.random() < 0.3:
            yield Most(task, random.randint(1, 2))
        for other in range(tasks):
            if random.random() < 0.15:
                yield Apart(task, other)
            if random.random() < 0.15 and other != task:
                yield Beside(task, other)


HOSTS, REPLICAS = 50, 500
_MOST_TRIES = 60_000
_SIZES = ((4000, 8000, 16000), (8192, 16384, 32768))
_AMOUNTS = ((0, 250, 500, 1000, 2000), (128, 256, 512, 1024, 2048, 4096))


def possible(random: Random, *, tight: bool) -> Instance:
    """Fifty hosts with five hundred replicas that were once placed; if tight, hosts have hardly any more."""
    tasks = random.randint(30, 60)
    capacities = [[random.choice(sizes) for sizes in _SIZES] for _ in range(HOSTS)]
    amounts = [tuple(random.choice(some) for some in _AMOUNTS) for _ in range(tasks)]
    pairs = {tuple(random.sample(range(tasks), 2)) for _ in range(tasks // 2)}
    rivals = {
        task: {other for pair in pairs if task in pair for other in pair} - {task} for task in range(tasks)
    }
    most = [random.choice((REPLICAS, REPLICAS, 3, 1)) for _ in range(tasks)]
    share = [random.choice((1, 1, 0.5, 0.2)) for _ in range(tasks)]
    masks = [
        sum(1 << host for host in range(HOSTS) if random.random() < share[task]) or 1 for task in range(tasks)
    ]
    there = [[0] * HOSTS for _ in range(tasks)]
    rest = [list(capacity) for capacity in capacities]
    left = REPLICAS
    for _ in range(_MOST_TRIES):
        if not left:
            break
        task, host = random.randrange(tasks), random.randrange(HOSTS)
        fits = all(amount <= had for amount, had in zip(amounts[task], rest[host], strict=True))
        alone = not any(there[other][host] for other in rivals[task])
        if fits and alone and masks[task] >> host & 1 and there[task][host] < most[task]:
            there[task][host] += 1
            left -= 1
            rest[host] = [had - amount for had, amount in zip(rest[host], amounts[task], strict=True)]
    if left:  # too many may run on few hosts only
        return possible(random, tight=tight)
    if tight:
        kept = (0, 0.05, 0.1)
        capacities = [
            [most_ - int(had * (1 - random.choice(kept))) for most_, had in zip(row, lefts, strict=True)]
            for row, lefts in zip(capacities, rest, strict=True)
        ]
    beside = [
        Beside(task, other)
        for task in range(tasks)
        for other in random.sample(range(tasks), 4)
        if task != other
        and any(there[task])
        and all(two or not one for one, two in zip(there[task], there[other], strict=True))
    ]
    requirements = (
        *(Needs(task, amounts[task]) for task in range(tasks)),
        *(On(task, masks[task]) for task in range(tasks)),
        *(Most(task, most[task]) for task in range(tasks)),
        *(Apart(*sorted(pair)) for pair in sorted(pairs)),
        *beside,
    )
    return Instance(tuple(map(tuple, capacities)), tuple(map(sum, there)), requirements)


def impossible(random: Random, *, tight: bool) -> Instance:
    """One that was possible, and has too little now, too few hosts, or too many rivals."""
    instance = possible(random, tight=tight)
    match random.randrange(3):
        case 0:
            return _with_too_little(instance, random)
        case 1:
            return _with_too_few_hosts(instance, random)
        case _:
            return _with_rivals(instance, random)


def _with_too_little(instance: Instance, random: Random) -> Instance:
    """Less memory on all hosts than all replicas take."""
    needs = {one.task: one.amounts for one in instance.requirements if isinstance(one, Needs)}
    asked = sum(needs[task][1] * count for task, count in enumerate(instance.counts))
    had = sum(capacity[1] for capacity in instance.capacities)
    part = random.uniform(0.97, 1) * (asked - 1) / had
    capacities = tuple((cpus, int(memory * part)) for cpus, memory in instance.capacities)
    return Instance(capacities, instance.counts, instance.requirements)


def _with_too_few_hosts(instance: Instance, random: Random) -> Instance:
    """One of a task on each host, and one host fewer than replicas."""
    task = max(
        range(len(instance.counts)), key=lambda one: (2 <= instance.counts[one] <= HOSTS, random.random())
    )
    few = random.sample(range(HOSTS), instance.counts[task] - 1)
    more = (Most(task, 1), On(task, sum(1 << host for host in few)))
    return Instance(instance.capacities, instance.counts, (*instance.requirements, *more))


def _with_rivals(instance: Instance, random: Random) -> Instance:
    """Eight tasks that are all apart, on seven hosts."""
    running = [task for task, count in enumerate(instance.counts) if count]
    rivals = sorted(random.sample(running, 8))
    hosts = sum(1 << host for host in random.sample(range(HOSTS), 7))
    more = (
        *(On(task, hosts) for task in rivals),
        *(Apart(task, other) for task in rivals for other in rivals if task < other),
    )
    return Instance(instance.capacities, instance.counts, (*instance.requirements, *more))
