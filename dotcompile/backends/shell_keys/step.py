"""A step of a script: a network, a volume, or a service's container or task, and the commands that make it.

In: commands. Out: the same with labels, by which the script knows again what it has made, and sees whether it
has changed since.
"""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

from dotcompile.backends.service_keys.project import project_of
from dotcompile.backends.shell_keys.words import Option, Variable, Word, pieces, quoted
from dotcompile.lowering.deployment import Deployment
from dotcompile.records import dataclass

PROJECT = "dotcompile.project"
"""The label of all that one script makes."""

SERVICE = "dotcompile.service"
VERSION = "dotcompile.version"
_DIGITS = 16
_NAMELESS = "diagram"


class What(StrEnum):
    """What a step makes, by the name of the command that looks at it."""

    NETWORK = "network"
    VOLUME = "volume"
    CONTAINER = "container"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its first words, its options and, last, what it is about."""

    begins: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Await:
    """What a container waits for, of all replicas of another service."""

    condition: str
    name: str
    replicas: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a script makes, `replicas` times, if there is none of that name.

    `version` tells it from what it was when the diagram said something else. Where there is no command, it is
    there already. `first` are commands of its own, and `awaits` what must be there before; `is_job` if it is
    to run once. It is made only if one of its `profiles` is asked for. One that is not `labelled`, since
    engines refuse that, is known by its name, and never made anew.
    """

    what: What
    name: str
    note: str
    version: str
    commands: tuple[Command, ...]
    replicas: int = 1
    first: tuple[str, ...] = ()
    awaits: tuple[Await, ...] = ()
    is_job: bool = False
    profiles: tuple[str, ...] = ()
    labelled: bool = True

    @property
    def word(self) -> str:
        """Its name as it is written; replicas are numbered."""
        return quoted(replica(self.name, self.replicas)) if self.what is What.CONTAINER else quoted(self.name)


def project_word(deployment: Deployment) -> str:
    """The name of a project, which stands before all names; there is always one."""
    return project_of(deployment) or _NAMELESS


def replica(name: str, replicas: int) -> Word:
    """The name of a container: the number of one of several is known only as the script runs."""
    return f"{name}-1" if replicas == 1 else (f"{name}-", Variable.NUMBER)


def labelled(option: str, project: str, version: str) -> tuple[Option, ...]:
    """The labels of all that is made."""
    return (option, f"{PROJECT}={project}"), (option, f"{VERSION}={version}")


def version_of(commands: Iterable[Command], *beside: str) -> str:
    """What changes with anything that commands say, and with the versions of what they are about."""
    digest = hashlib.sha256()
    for text in (*_texts(commands), *beside):
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:_DIGITS]


def _texts(commands: Iterable[Command]) -> Iterable[str]:
    for command in commands:
        yield command.begins
        yield from (piece for option in command.options for word in option for piece in pieces(word))
