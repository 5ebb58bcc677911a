"""The commands that there are. A command's module is imported when the command runs, and not before."""

from dotcompile.records import dataclass


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
    Command("fmt", "write diagrams in the one style that there is", "dotcompile.cli.fmt"),
    Command("explain", "tell of a kind of finding, of a value, or of a connection", "dotcompile.cli.explain"),
    Command("reach", "tell who may connect to whom", "dotcompile.cli.reach"),
    Command("render", "draw a diagram", "dotcompile.cli.render"),
    Command("diff", "tell how two diagrams differ in who may connect to whom", "dotcompile.cli.diff"),
    Command("rules", "check rules, and whether they hold", "dotcompile.cli.rules"),
    Command("init", "write a diagram to begin with, and a hook that checks it", "dotcompile.cli.init"),
    Command("completion", "print the completion script of a shell", "dotcompile.cli.completion"),
    Command("vocabulary", "list the attributes of diagrams and site files", "dotcompile.cli.vocabulary"),
)
