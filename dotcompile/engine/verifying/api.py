"""What verifying asks of an engine beside what is asked to run things."""

from collections.abc import Sequence
from typing import Protocol

from dotcompile.engine.api import Engine


class Prober(Engine, Protocol):
    """An engine in whose containers something is run."""

    def execute(self, container: str, command: Sequence[str]) -> bytes:
        """Run a command in a container; what it printed, of which an engine may lose the end."""
