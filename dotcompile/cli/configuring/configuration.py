"""What a configuration file says. `reading` makes one of a file, `settings` finds the one for a diagram."""

from dotcompile.diagnostics import Severity
from dotcompile.records import dataclass

Severities = tuple[tuple[str, Severity], ...]


@dataclass(frozen=True, slots=True)
class PerFile:
    """What counts besides, or otherwise, in the diagrams whose paths fit a pattern."""

    pattern: str
    ignore: frozenset[str] = frozenset()
    severity: Severities = ()
    strict: bool | None = None


@dataclass(frozen=True, slots=True)
class Configuration:
    """What one file says; what it leaves out is empty or None. `folder` is where it lies."""

    folder: str = ""
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Severities = ()
    strict: bool = False
    fail_on: str | None = None
    target: str | None = None
    per_file: tuple[PerFile, ...] = ()
