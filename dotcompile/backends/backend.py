"""What a target is: a name, and a pure function from what was lowered for it to texts.

In: a job. Out: artifacts, one a file, and what the target cannot hold.
"""

from collections.abc import Callable

from dotcompile.backends.abilities.ability import Abilities
from dotcompile.diagnostics import Findings
from dotcompile.lowering.deployment import Deployment
from dotcompile.model.topology import Topology
from dotcompile.reach.facts import Target
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file: its name, without a folder, and its text, which ends with a newline."""

    name: str
    text: str


Emitted = tuple[tuple[Artifact, ...], Findings]
"""The artifacts, the one that was asked for first; and what the target cannot hold, or only nearly."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be emitted, and as which file; `base` is the way from its folder to that of the diagram.

    `options` are those of the target that are wanted.
    """

    topology: Topology
    deployment: Deployment
    sources: Sources
    name: str
    base: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backend:
    """A target that runs a deployment, which is lowered for it, and what it can hold of what is drawn.

    `options` are what can be wanted of it beside.
    """

    name: str
    emit: Callable[[Job], Emitted]
    target: Target
    abilities: Abilities
    options: tuple[str, ...] = ()


def beside(name: str, ending: str) -> str:
    """The name of a file that goes with another: `stack.networks.sh` with `stack.yml`."""
    return f"{name.rpartition('.')[0] or name}.{ending}"
