"""Work in which nobody looks for garbage.

In: a function. Out: the same one, with Python's collector at rest while it works. The stages make records by
the million and keep all of them till the end; looking through those again and again would take up to three
quarters of a stage's time, and more for each record the more of them there are.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


def uncollected(work: Callable[_P, _R]) -> Callable[_P, _R]:
    """The function, with the collector at rest. Within another such function it stays so afterwards."""

    @wraps(work)
    def at_rest(*values: _P.args, **named: _P.kwargs) -> _R:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return work(*values, **named)
        finally:
            if collecting:
                gc.enable()

    return at_rest
