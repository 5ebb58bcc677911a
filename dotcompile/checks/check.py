"""What a check is.

In: what checks look at. Out: the findings of one kind. A check decides neither whether its findings count nor
how much; its module's docstring is the page of its kind.
"""

from collections.abc import Callable, Iterable

from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding, and what finds it."""

    kind: Kind
    find: Callable[[Subject], Iterable[Diagnostic]]
