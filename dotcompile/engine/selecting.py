"""A part of a plan: what some services need, and nothing else.

In: a plan and names of services. Out: the plan of their operations and all that those come after.
"""

from collections.abc import Collection

from dotcompile.engine.plan import Plan
from dotcompile.records import replace


def select(plan: Plan, services: Collection[str]) -> Plan:
    """What is left keeps its order and gets new numbers."""
    if not services:
        return plan
    by_number = {one.number: one for one in plan.operations}
    waiting = [one.number for one in plan.operations if one.subject in services]
    wanted: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number not in wanted:
            wanted.add(number)
            waiting += by_number[number].after
    kept = [one for one in plan.operations if one.number in wanted]
    numbers = {one.number: at for at, one in enumerate(kept, 1)}
    operations = (
        replace(one, number=numbers[one.number], after=tuple(numbers[before] for before in one.after))
        for one in kept
    )
    return replace(plan, operations=tuple(operations))
