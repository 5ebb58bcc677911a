"""Placing: against all placements of small instances, a solver, and instances with known answers."""

import time
from random import Random

import pytest
from ortools.sat.python import cp_model

from dotcompile.graph.placing.conflict import find_conflict
from dotcompile.graph.placing.instance import (
    BOUNDLESS,
    Apart,
    Beside,
    Instance,
    Most,
    Needs,
    On,
    Requirement,
    Tables,
)
from dotcompile.graph.placing.search import Failure, search
from dotcompile.graph.placing.solve import is_heuristic, solve
from tests.graph.placements import impossible, is_possible, is_right, possible, small
from tests.soak import Soak


def test_small_instances_are_decided_as_trying_everything_does(soak: Soak) -> None:
    found = {True: 0, False: 0}
    for _ in range(soak.count(60)):
        instance = small(soak.random)
        expected = is_possible(instance, instance.requirements)
        found[expected] += 1
        for answer in (solve(instance), search(Tables(instance), 10**6)):
            assert answer is not Failure.UNDECIDED, instance
            assert isinstance(answer, tuple) is expected, instance
            if isinstance(answer, tuple):
                assert is_right(instance, instance.requirements, answer), instance
    soak.figures |= {"possible": found[True], "impossible": found[False]}
    assert all(found.values())


def test_a_conflict_is_one_without_any_requirement_too_many(soak: Soak) -> None:
    conflicts = 0
    for _ in range(soak.count(60)):
        instance = small(soak.random)
        if solve(instance) is not Failure.IMPOSSIBLE:
            continue
        conflict = find_conflict(instance)
        conflicts += 1
        assert conflict.exact
        assert not is_possible(instance, conflict.requirements), instance
        for at in range(len(conflict.requirements)):
            fewer = (*conflict.requirements[:at], *conflict.requirements[at + 1 :])
            assert is_possible(instance, fewer), (instance, conflict)
    soak.figures["conflicts"] = conflicts
    assert conflicts


@pytest.mark.parametrize("tight", [False, True], ids=["loose", "tight"])
def test_of_fifty_hosts_nearly_all_instances_are_decided_and_none_wrongly(soak: Soak, tight: bool) -> None:
    """Half of them are possible. What an instance takes is a figure, since it depends on the machine."""
    decided, slowest = 0, 0.0
    total = soak.count(2)
    for number in range(total):
        make = impossible if number % 2 else possible
        instance = make(soak.random, tight=tight)
        began = time.process_time()
        answer = solve(instance)
        slowest = max(slowest, time.process_time() - began)
        if isinstance(answer, tuple):
            assert not number % 2, instance
            assert is_right(instance, instance.requirements, answer), instance
        else:
            assert answer is Failure.UNDECIDED or number % 2, instance
        decided += answer is not Failure.UNDECIDED
    soak.figures |= {"decided": decided, "of": total, "slowest": round(slowest, 2)}
    assert decided >= 0.95 * total


def test_a_solver_agrees(soak: Soak) -> None:
    undecided = 0
    for _ in range(soak.count(4)):
        instance = middling(soak.random)
        answer = solve(instance)
        undecided += answer is Failure.UNDECIDED
        if answer is not Failure.UNDECIDED:
            assert isinstance(answer, tuple) is is_solvable(instance), instance
    soak.figures["undecided"] = undecided


def middling(random: Random) -> Instance:
    """Eight hosts and ten tasks, about as much of everything as there is."""
    hosts, tasks = 8, 10
    counts = tuple(random.randint(1, 4) for _ in range(tasks))
    needs = [Needs(task, (random.randint(0, 6), random.randint(1, 6))) for task in range(tasks)]
    slack = random.uniform(0.9, 1.3)
    totals = [sum(one.amounts[at] * counts[one.task] for one in needs) for at in range(2)]
    capacities = tuple(
        tuple(int(total * slack / hosts) + random.randint(0, 3) for total in totals) for _ in range(hosts)
    )
    more: list[Requirement] = [On(task, random.randint(1, 2**hosts - 1)) for task in range(0, tasks, 2)]
    more += [Most(random.randrange(tasks), random.randint(1, 2)) for _ in range(2)]
    more += [Apart(*random.sample(range(tasks), 2)) for _ in range(4)]
    more += [Beside(*random.sample(range(tasks), 2))]
    return Instance(capacities, counts, (*needs, *more))


def is_solvable(instance: Instance) -> bool:
    """What a constraint solver says of an instance."""
    model = cp_model.CpModel()
    hosts = range(len(instance.capacities))
    there = [
        [model.new_int_var(0, count, f"{task} {host}") for host in hosts]
        for task, count in enumerate(instance.counts)
    ]
    some = [
        [model.new_bool_var(f"any {task} {host}") for host in hosts] for task in range(len(instance.counts))
    ]
    for task, count in enumerate(instance.counts):
        model.add(sum(there[task]) == count)
        for host in hosts:
            model.add(there[task][host] > 0).only_enforce_if(some[task][host])
            model.add(there[task][host] == 0).only_enforce_if(~some[task][host])
    needs = [one for one in instance.requirements if isinstance(one, Needs)]
    for host, capacity in enumerate(instance.capacities):
        for resource, most in enumerate(capacity):
            if most < BOUNDLESS:
                model.add(sum(one.amounts[resource] * there[one.task][host] for one in needs) <= most)
        for one in instance.requirements:
            match one:
                case On(task, allowed) if not allowed >> host & 1:
                    model.add(there[task][host] == 0)
                case Most(task, count):
                    model.add(there[task][host] <= count)
                case Apart(task, other):
                    model.add_bool_or(~some[task][host], ~some[other][host])
                case Beside(task, other):
                    model.add_implication(some[task][host], some[other][host])
    status = cp_model.CpSolver().solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    return status != cp_model.INFEASIBLE


def test_the_largest_are_placed_without_a_complete_search(soak: Soak) -> None:
    """In a soak five hundred hosts and ten thousand replicas; hosts have 3 % more than is asked for."""
    hosts = min(500, soak.count(101))
    tasks, random = hosts * 2, soak.random
    counts = tuple(random.randint(5, 15) for _ in range(tasks))
    needs = tuple(Needs(task, (random.randint(1, 8), random.randint(1, 8))) for task in range(tasks))
    totals = [sum(one.amounts[at] * counts[one.task] for one in needs) for at in range(2)]
    capacity = tuple(int(total * 1.03 / hosts) for total in totals)
    instance = Instance((capacity,) * hosts, counts, needs)
    assert is_heuristic(instance)
    began = time.process_time()
    answer = solve(instance)
    soak.figures |= {"replicas": sum(counts), "seconds": round(time.process_time() - began, 2)}
    assert isinstance(answer, tuple)
    assert is_right(instance, (), answer)
    used = [
        [sum(one.amounts[at] * answer[one.task][host] for one in needs) for at in range(2)]
        for host in range(hosts)
    ]
    assert all(two <= most for row in used for two, most in zip(row, capacity, strict=True))
