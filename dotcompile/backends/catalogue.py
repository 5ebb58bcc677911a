"""The targets that there are, and which is meant by the name of a file.

A target is imported when something is compiled for it.
"""

from importlib import import_module

from dotcompile.backends.backend import Backend

TARGETS = ("json",)
"""Each name is that of a module in this room, whose `BACKEND` is the target."""

#: The end of a file's name, and the target that it means.
ENDINGS = ((".json", "json"),)


def target_of(path: str) -> str | None:
    """The target that a file's name means, whatever its case."""
    return next((target for ending, target in ENDINGS if path.lower().endswith(ending)), None)


def load_backend(name: str) -> Backend:
    """The target of that name, which is one of `TARGETS`."""
    backend: Backend = import_module(f"dotcompile.backends.{name}").BACKEND
    return backend
