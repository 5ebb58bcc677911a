"""What counts for each diagram: the options that were typed, and the configuration file nearest to it.

The nearest file is looked for from the diagram's folder upwards, for standard input from the working folder,
and not beyond the folder that is a repository's root. What is typed wins over what a file says.
"""

import os
import re
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import level, policy
from dotcompile.cli.reading import read
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Findings, Severity
from dotcompile.judging import Policy, worst
from dotcompile.records import dataclass, replace

if TYPE_CHECKING:
    from dotcompile.cli.configuring.configuration import Configuration  # most runs have none

NAMES = ("dotcompile.toml", "pyproject.toml")
#: How a `pyproject.toml` has a table for us. Most have none, and reading TOML takes a while.
_MENTION = rb"""\btool["']?[ \t]*\.[ \t]*["']?dotcompile\b|^[ \t]*\[[ \t]*["']?tool["']?[ \t]*\]"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts in one diagram, from which severity on its findings make the run fail, and its target."""

    policy: Policy
    least: Severity | None
    target: str | None = None

    def fail(self, findings: Findings) -> bool:
        """Whether the findings make the run fail."""
        severity = worst(findings)
        return severity is not None and self.least is not None and severity >= self.least


class Configured:
    """The settings of each diagram of a run. A file is looked for, and read, once for each folder."""

    def __init__(self, arguments: Namespace, session: Session) -> None:
        self._arguments, self._session = arguments, session
        self._typed = policy(arguments)
        self._by_folder: dict[str, Configuration | None] = {}
        self._by_path: dict[str, Configuration | None] = {}
        if arguments.config and arguments.isolated:
            raise UsageError("--config names a file, and --isolated wants none")

    def settings(self, name: str) -> Settings:
        """What counts for the diagram that has a name, or for standard input."""
        folder, file = os.path.split(os.path.abspath(name))
        said = self._said(folder)
        typed = self._arguments.fail_on
        if said is None:
            return Settings(self._typed, level(typed or "error"))
        counting = _combined(self._typed, said, os.path.join(folder, file), self._arguments.strict)
        return Settings(counting, level(typed or said.fail_on or "error"), said.target)

    def _said(self, folder: str) -> "Configuration | None":
        """What the file says that is for a folder."""
        if self._arguments.isolated:
            return None
        if self._arguments.config:
            return self._read(self._arguments.config, named=True)
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def _nearest(self, folder: str) -> "Configuration | None":
        for around in _upwards(folder):
            for name in NAMES:
                path = os.path.join(around, name)
                if os.access(path, os.F_OK) and (found := self._read(path)) is not None:
                    return found
        return None

    def _read(self, path: str, *, named: bool = False) -> "Configuration | None":
        if path not in self._by_path:
            self._by_path[path] = self._configuration(path, named=named)
        return self._by_path[path]

    def _configuration(self, path: str, *, named: bool) -> "Configuration | None":
        """What a file says; None if it is no configuration of ours."""
        data = read(path, self._session)
        shared = os.path.basename(path) == "pyproject.toml"
        if shared and not named and not re.search(_MENTION, data, re.MULTILINE):
            return None
        from dotcompile.cli.configuring.reading import TABLE, read_configuration

        shown = path if named else os.path.relpath(path)
        folder = os.path.dirname(os.path.abspath(path))
        said, wrong, source = read_configuration(shown, folder, data, TABLE if shared else ())
        if wrong:
            from dotcompile.cli.showing import complain_of

            complain_of(wrong, {shown: source}, self._arguments.color, self._session)
            raise UsageError(f"{shown}: the configuration cannot be used")
        if said is None and named:
            raise UsageError(f"{shown}: there is no table [tool.dotcompile] in it")
        return said


def _upwards(folder: str) -> Iterator[str]:
    """The folder and those around it, up to the root of a repository."""
    yield folder
    while not os.access(os.path.join(folder, ".git"), os.F_OK) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
        yield folder


def _combined(typed: Policy, said: "Configuration", path: str, strict: bool | None) -> Policy:
    """What was typed, and what a file says of a diagram."""
    from dotcompile.cli.configuring.patterns import fits

    relative = os.path.relpath(path, said.folder).replace(os.sep, "/")
    others = [other for other in said.per_file if fits(other.pattern, relative)]
    ignore = said.ignore.union(*(other.ignore for other in others))
    severity = (*said.severity, *(pair for other in others for pair in other.severity))
    stricter = [other.strict for other in others if other.strict is not None]
    return replace(
        typed,
        # Who asks for a kind is shown it, whatever the project leaves out.
        select=typed.select or said.select,
        ignore=typed.ignore if typed.select else typed.ignore | ignore,
        severity=severity,
        strict=(stricter or [said.strict])[-1] if strict is None else strict,
    )
