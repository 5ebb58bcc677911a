"""The targets that there are, and what is meant by the name of a file.

A target is imported when something is compiled for it.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING

from dotcompile.records import dataclass

if TYPE_CHECKING:
    from dotcompile.backends.backend import Backend  # brings in deployments, and not every run compiles

TARGETS = ("compose", "swarm", "kubernetes", "shell", "shell-swarm")
"""Each name is that of a module in this room, whose `BACKEND` is the target."""

_MODULES = {"shell-swarm": "shell_swarm"}
"""The modules of targets that are called otherwise."""

COMMANDS = {"compose": "shell", "swarm": "shell-swarm"}
"""The targets for which there are commands that come to the same, and what these are called."""

FORMS = ("json", "lock", "markdown")
"""What else a diagram can be told as: its model, the addresses of its networks, an inventory for people."""


@dataclass(frozen=True, slots=True)
class Naming:
    """File names that mean one thing, how they are shown, and the form or target that they mean.

    Those with neither are of files to be run, by whatever target; of commands for it, if `in_shell`.
    """

    shown: str
    pattern: str
    target: str | None = None
    form: str = ""
    in_shell: bool = False


OF_FOLDER = "kustomization.yaml"
"""The file of a folder that tells of the others in it."""

NAMINGS = (
    Naming("`stack.yml`", r"(?:.*\.)?stack\.ya?ml", target="swarm"),
    Naming("`compose.yml`", r"(?:.*\.|docker-)?compose\.ya?ml", target="compose"),
    Naming("`NAME.k8s.yml`", r".+\.k8s\.ya?ml", target="kubernetes"),
    Naming("`FOLDER/`", r"kustomization\.ya?ml", target="kubernetes"),
    Naming("`NAME.yml`", r".+\.ya?ml"),
    Naming("`NAME.sh`", r".+\.sh", in_shell=True),
    Naming("`NAME.json`", r".*\.json", form="json"),
    Naming("`NAME.lock`", r".+\.lock", form="lock"),
    Naming("`NAME.md`", r".+\.md", form="markdown"),
)


def naming_of(path: str) -> Naming | None:
    """What the name of a file means, whatever its case and folder."""
    name = path.rpartition("/")[2].lower()
    return next((one for one in NAMINGS if re.fullmatch(one.pattern, name)), None)


def in_commands(target: str) -> str:
    """The target whose commands come to the same as another target; empty if there are none."""
    return COMMANDS.get(target, target if target in COMMANDS.values() else "")


def load_backend(name: str) -> "Backend | None":
    """The target of that name, if it is there."""
    if name not in TARGETS:
        return None
    backend: Backend = import_module(f"dotcompile.backends.{_MODULES.get(name, name)}").BACKEND
    return backend
