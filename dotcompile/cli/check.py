"""`dotcompile FILE...`: the form without a command's name."""

from argparse import Namespace, _ArgumentGroup

from dotcompile import __version__
from dotcompile.backends.catalogue import FORMS, NAMINGS, TARGETS
from dotcompile.cli import lint
from dotcompile.cli.catalogue import COMMANDS
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.options import add_choice, add_merge, add_options, add_rules
from dotcompile.cli.parser import Parser
from dotcompile.cli.picturing import FORMS as PICTURES
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session

_USAGE = """\
dotcompile [OPTION]... FILE...
       dotcompile COMMAND [OPTION]..."""

_COMMANDS = "\n".join(f"  {command.name:<12}{command.summary}" for command in COMMANDS)

_EPILOG = f"""\
commands:
{_COMMANDS}
  `dotcompile COMMAND --help` tells more of one.

examples:
  dotcompile shop.dot
  dotcompile shop.dot --emit stack.yml
  dotcompile shop.dot --emit compose.yml --emit shop.json --emit shop.svg
  dotcompile lint --notes *.dot
  dotcompile explain unclosed-string

{lint.EXIT_CODES}
  70  dotcompile has a bug     130  it was interrupted     141  nobody reads its output any more"""


def parser() -> Parser:
    """The options of the form without a command."""
    made = Parser("dotcompile", _USAGE, "Check architecture diagrams drawn in Graphviz DOT.", _EPILOG)
    add_options(made)
    group = made.add_argument_group("what is written")
    _add_emitting(group)
    add_rules(group)
    add_choice(group)
    add_merge(group)
    made.set_defaults(**lint.OWN_DEFAULTS)
    made.add_argument("--version", action="store_true", help="show the version")
    return made


def _add_emitting(group: _ArgumentGroup) -> None:
    """The options of what is written."""
    names = ", ".join(naming.shown for naming in NAMINGS)
    pictures = ", ".join(f"`NAME{ending}`" for ending in PICTURES)
    text = f"compile the diagram to a file ({names}), or to standard output (`-`), or draw it ({pictures})"
    group.add_argument("--emit", metavar="OUT", action="append", default=[], help=f"{text}; may be repeated")
    targets = (*TARGETS, *FORMS)
    text = f"what to compile for, or to, whatever the name of OUT says: {', '.join(targets)}"
    group.add_argument("--target", choices=targets, metavar="TARGET", help=text)


def run(arguments: Namespace, session: Session) -> int:
    """Check the files, if the first of them is not a command with a slip of the pen."""
    if arguments.version:
        print(f"dotcompile {__version__}", file=session.stdout)
        return lint.CLEAN
    if arguments.files:
        _refuse_command(arguments.files[0])
    if arguments.emit:
        return _emit(arguments, session)
    if arguments.target:
        raise UsageError(f"--target {arguments.target} goes with --emit")
    if arguments.merge:
        from dotcompile.cli import merging

        return merging.run(arguments, session)
    return lint.run(arguments, session)


def _emit(arguments: Namespace, session: Session) -> int:
    from dotcompile.cli import emitting

    files = list(lint.named_files(arguments))
    if len(files) > 1 and not arguments.merge:
        raise UsageError(
            f"--emit goes with one diagram, and these are {len(files)}: --merge makes one of them"
        )
    return emitting.run(files, arguments, session)


def _refuse_command(word: str) -> None:
    if "." in word or word == STDIN:
        return
    from pathlib import Path

    if Path(word).exists():
        return
    names = [command.name for command in COMMANDS]
    if word in names:
        raise UsageError(f"the command goes first: `dotcompile {word} ...`")
    raise UsageError(f"`{word}` is neither a command nor a file{did_you_mean(word, [*names, '--help'])}")
