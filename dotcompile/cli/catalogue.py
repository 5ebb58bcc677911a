"""The commands that there are. A command's module is imported when the command runs, and not before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its module has `parser()` and `run(arguments, session)`, which returns the exit code."""

    name: str
    summary: str
    module: str


#: The form without a command's name: `dotcompile FILE`.
MAIN = Command("", "check diagrams", "dotcompile.cli.check")

COMMANDS = (
    Command("lint", "check diagrams, and nothing else", "dotcompile.cli.lint"),
    Command("explain", "show the page of a finding", "dotcompile.cli.explain"),
)
