"""The targets that there are, and what is meant by the name of a file.

A target is imported when something is compiled for it.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING

from dotcompile.records import dataclass

if TYPE_CHECKING:
    from dotcompile.backends.backend import Backend  # brings in deployments, and not every run compiles

TARGETS = ("compose", "swarm")
"""Each name is that of a module in this room, whose `BACKEND` is the target."""

FORMS = ("json", "lock")
"""What else a diagram can be told as: its model, and the addresses that its networks are given."""


@dataclass(frozen=True, slots=True)
class Naming:
    """File names that mean one thing, how they are shown, and the form or target that they mean.

    Those with neither are of files to be run, by whatever target.
    """

    shown: str
    pattern: str
    target: str | None = None
    form: str = ""


NAMINGS = (
    Naming("`stack.yml`", r"(?:.*\.)?stack\.ya?ml", target="swarm"),
    Naming("`compose.yml`", r"(?:.*\.|docker-)?compose\.ya?ml", target="compose"),
    Naming("`NAME.yml`", r".+\.ya?ml"),
    Naming("`NAME.json`", r".*\.json", form="json"),
    Naming("`NAME.lock`", r".+\.lock", form="lock"),
)


def naming_of(path: str) -> Naming | None:
    """What the name of a file means, whatever its case and folder."""
    name = path.rpartition("/")[2].lower()
    return next((one for one in NAMINGS if re.fullmatch(one.pattern, name)), None)


def load_backend(name: str) -> "Backend | None":
    """The target of that name, if it is there."""
    if name not in TARGETS:
        return None
    backend: Backend = import_module(f"dotcompile.backends.{name}").BACKEND
    return backend
