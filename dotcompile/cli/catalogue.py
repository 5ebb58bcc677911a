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
    Command("plan", "tell what has to be done so that a diagram runs", "dotcompile.cli.plan"),
    Command("up", "let a diagram run", "dotcompile.cli.up"),
    Command("down", "take away what runs of a diagram", "dotcompile.cli.down"),
    Command("import", "make a diagram of Compose files, or of what runs", "dotcompile.cli.import_command"),
    Command("place", "tell which host runs what, and what the loss of hosts does", "dotcompile.cli.place"),
    Command("ps", "tell what runs of a diagram", "dotcompile.cli.ps"),
    Command("logs", "tell what its containers wrote", "dotcompile.cli.logs"),
    Command("drift", "tell what runs otherwise than it was made", "dotcompile.cli.drift"),
    Command("verify", "tell by packets whether what runs is as it is drawn", "dotcompile.cli.verify"),
    Command("inspect", "tell which networks things are in, and who is on each", "dotcompile.cli.inspect"),
    Command("init", "write a diagram to begin with, and a hook that checks it", "dotcompile.cli.init"),
    Command("completion", "print the completion script of a shell", "dotcompile.cli.completion"),
    Command("vocabulary", "list the attributes of diagrams and site files", "dotcompile.cli.vocabulary"),
)
