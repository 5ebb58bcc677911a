"""`dotcompile explain`: a kind of finding, where values come from, or who may reach whom, and why."""

from argparse import SUPPRESS, Namespace

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import add_choice, add_colour, add_reading
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Kind

_USAGE = """\
dotcompile explain KIND
       dotcompile explain [OPTION]... FILE NAME
       dotcompile explain [OPTION]... FILE A B"""

_DESCRIPTION = """\
KIND: what a kind of finding means, why it matters, and what to write instead.
FILE NAME: where the values of a service, a zone or whatever has that name come from.
FILE A B: whether A may reach B, and why."""

_EPILOG = """\
examples:
  dotcompile explain DC003
  dotcompile explain unclosed-string
  dotcompile explain shop.dot postgres
  dotcompile explain shop.dot customer postgres"""


def parser() -> Parser:
    """The options of `explain`."""
    made = Parser("dotcompile explain", _USAGE, _DESCRIPTION, _EPILOG)
    made.add_argument("words", nargs="*", metavar="WORD", help=SUPPRESS)
    add_reading(made)
    add_choice(made)
    formats = ("text", "json")
    made.add_argument("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))
    add_colour(made)
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Explain what was asked about; the modules for it are imported then."""
    match arguments.words:
        case [word]:
            session.stdout.write(_page(_find(word)))
            return 0
        case [path, name]:
            from dotcompile.cli import explain_value

            return explain_value.run(path, name, arguments, session)
        case [path, source, target]:
            from dotcompile.cli import explain_reach

            return explain_reach.run(path, (source, target), arguments, session)
        case []:
            raise UsageError("what? Name a kind of finding, such as DC003, or a file and what is in it")
        case _:
            raise UsageError("name a kind, a file and a name, or a file and two names")


def _find(word: str) -> Kind:
    from dotcompile.cli.kinds import find_kind, no_such_kind

    kind = find_kind(word)
    if kind is None:
        raise no_such_kind(word)
    return kind


def _page(kind: Kind) -> str:
    page = f"# {kind.code} {kind.name} ({kind.severity})\n\n{kind.why}\n"
    return f"{page}\n{kind.page.strip()}\n" if kind.page.strip() else page
