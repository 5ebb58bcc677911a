"""`dotcompile completion SHELL`: the script that makes a shell complete commands, options and diagrams."""

from argparse import Namespace

from dotcompile.cli.errors import UsageError
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session

SHELLS = ("bash", "zsh", "fish")

_EPILOG = """\
examples:
  dotcompile completion bash > ~/.local/share/bash-completion/completions/dotcompile
  dotcompile completion zsh > ~/.zfunc/_dotcompile        # with ~/.zfunc in $fpath
  dotcompile completion fish > ~/.config/fish/completions/dotcompile.fish"""


def parser() -> Parser:
    """The options of `completion`."""
    made = Parser(
        "dotcompile completion",
        "dotcompile completion SHELL",
        "Print the script that makes a shell complete commands, options and diagrams.",
        _EPILOG,
    )
    made.add_argument("shell", nargs="?", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the script that is shipped."""
    if arguments.shell is None:
        raise UsageError(f"for which shell? Name one of {', '.join(SHELLS)}")
    from dotcompile.cli.documenting.shipped import script

    session.stdout.write(script(arguments.shell))
    return 0
