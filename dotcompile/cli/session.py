"""What the world gives to one run of a command."""

from collections.abc import Mapping
from typing import BinaryIO, TextIO

from dotcompile.records import dataclass
from dotcompile.reports.visible import visible


@dataclass(frozen=True, slots=True)
class Session:
    """The three streams and the environment."""

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]

    def complain(self, message: str) -> None:
        """Say on standard error, in one line, what went wrong."""
        print(f"dotcompile: {visible(message)}", file=self.stderr)
