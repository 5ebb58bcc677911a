"""What a target is: a name, and a pure function from what a diagram means to a text."""

from collections.abc import Callable

from dotcompile.model.topology import Topology
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources


@dataclass(frozen=True, slots=True)
class Backend:
    """One target. The text it emits ends with a newline."""

    name: str
    emit: Callable[[Topology, Sources], str]
