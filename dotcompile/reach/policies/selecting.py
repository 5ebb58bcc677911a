"""Which labels a selector selects.

In: a selector, and labels. Out: whether it holds.
https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
"""

from typing import assert_never

from dotcompile.reach.policies.policy import Labels, Operator, Requirement, Selector


def selects(selector: Selector, labels: Labels) -> bool:
    """Whether all requirements hold."""
    return all(_holds(one, labels) for one in selector.requirements)


def _holds(requirement: Requirement, labels: Labels) -> bool:
    value = labels.get(requirement.key)
    match requirement.operator:
        case Operator.IN:
            return value is not None and value in requirement.values
        case Operator.NOT_IN:  # what has no such label is none of the values either
            return value is None or value not in requirement.values
        case Operator.EXISTS:
            return value is not None
        case Operator.DOES_NOT_EXIST:
            return value is None
        case _:
            assert_never(requirement.operator)
