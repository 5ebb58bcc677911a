"""`dotcompile FILE...`: the form without a command's name."""

from argparse import Action, Namespace, _ArgumentGroup
from typing import Any

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
  dotcompile shop.dot --emit hosts.txt --template hosts.j2
  dotcompile shop.dot --report --target swarm
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
    text = "write the --emit before it by a template in Jinja's language; its variables are the keys of what"
    text += " --emit NAME.json writes"
    group.add_argument("--template", metavar="FILE", action=_Template, default={}, help=text)
    targets = (*TARGETS, *FORMS)
    text = f"what to compile for, or to, whatever the name of OUT says: {', '.join(targets)}"
    group.add_argument("--target", choices=targets, metavar="TARGET", help=text)
    text = (
        "an option of Kubernetes: calico, whose policies hold what its own cannot say; ingress, by which the"
    )
    text += " web is led in; may be repeated"
    group.add_argument("--option", metavar="NAME", action="append", default=[], help=text)
    text = "tell, in place of findings, what targets keep, approximate or refuse of all that is drawn: all"
    text += " targets, or that of --target; in --format text, markdown or json"
    group.add_argument("--report", action="store_true", help=text)


class _Template(Action):
    def __call__(self, _: Any, namespace: Namespace, values: Any, __: Any = None) -> None:
        output = namespace.emit[-1] if namespace.emit else None
        if output is None or output in namespace.template:
            raise UsageError(f"--template {values} has no --emit of its own before it")
        namespace.template = {**namespace.template, output: values}


def run(arguments: Namespace, session: Session) -> int:
    """Check the files, if the first of them is not a command with a slip of the pen."""
    if arguments.version:
        print(f"dotcompile {__version__}", file=session.stdout)
        return lint.CLEAN
    if arguments.files:
        _refuse_command(arguments.files[0])
    if arguments.report:
        return _report(arguments, session)
    if arguments.emit:
        return _emit(arguments, session)
    if arguments.option:
        raise UsageError(f"--option {arguments.option[0]} goes with --emit")
    if arguments.target:
        raise UsageError(f"--target {arguments.target} goes with --emit or --report")
    if arguments.merge:
        from dotcompile.cli import merging

        return merging.run(arguments, session)
    return lint.run(arguments, session)


def _report(arguments: Namespace, session: Session) -> int:
    from dotcompile.cli import reporting

    if arguments.emit:
        raise UsageError("--report and --emit go one at a time")
    return reporting.run(arguments, session)


def _emit(arguments: Namespace, session: Session) -> int:
    from dotcompile.cli import emitting

    files = list(lint.named_files(arguments))
    if len(files) > 1 and not arguments.merge:
        raise UsageError(
            f"--emit goes with one diagram, and these are {len(files)}: --merge makes one of them"
        )
    templates = arguments.template
    arguments.emit = [one if one in templates else emitting.in_folder(one) for one in arguments.emit]
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
