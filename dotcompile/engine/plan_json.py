"""A plan as programs read it.

In: a plan, and how places are told. Out: JSON.
"""

from collections.abc import Callable
from typing import Any

from dotcompile.engine.plan import Obstacle, Operation, Plan
from dotcompile.engine.plan_text import told
from dotcompile.source import Span

Place = Callable[[Span], str]
"""A place in the diagram, as `shop.dot:12`."""


def as_json(plan: Plan, place: Place) -> dict[str, Any]:
    """All of a plan."""
    return {
        "project": plan.project,
        "operations": [_operation(one, place) for one in plan.operations],
        "obstacles": [_obstacle(one, place) for one in plan.obstacles],
        "left": list(plan.left),
    }


def _operation(operation: Operation, place: Place) -> dict[str, Any]:
    what, name = told(operation.action)
    return {
        "number": operation.number,
        "do": what,
        "name": name,
        "of": operation.subject,
        "because": operation.because,
        "after": list(operation.after),
        "at": [place(span) for span in operation.origins],
        **({"loses": operation.loses} if operation.loses else {}),
        **({"id": operation.action.id} if hasattr(operation.action, "id") else {}),
    }


def _obstacle(obstacle: Obstacle, place: Place) -> dict[str, Any]:
    return {
        "kind": obstacle.kind.code,
        "message": obstacle.message,
        "help": obstacle.help,
        "at": place(obstacle.origin) if obstacle.origin is not None else None,
    }
