"""`dotcompile explain`: a kind of finding, where values come from, or who may reach whom, and why."""

from argparse import SUPPRESS, Namespace
from itertools import takewhile
from os import path as paths

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import add_choice, add_colour, add_merge, add_reading
from dotcompile.cli.parser import Parser
from dotcompile.cli.planes import add_plane
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Kind

_USAGE = """\
dotcompile explain KIND
       dotcompile explain --all
       dotcompile explain [OPTION]... FILE NAME
       dotcompile explain [OPTION]... FILE A B
       dotcompile explain --merge [OPTION]... FILE... [A] B"""

_DESCRIPTION = """\
KIND: what a kind of finding means, why it matters, and what to write instead.
FILE NAME: where the values of a service, a zone or whatever has that name come from.
FILE A B: whether A may reach B, and why."""

_EPILOG = """\
examples:
  dotcompile explain DC003
  dotcompile explain unclosed-string
  dotcompile explain --all
  dotcompile explain shop.dot postgres
  dotcompile explain shop.dot customer postgres
  dotcompile explain --in effective shop.dot customer postgres"""


def parser() -> Parser:
    """The options of `explain`."""
    made = Parser("dotcompile explain", _USAGE, _DESCRIPTION, _EPILOG)
    made.add_argument("words", nargs="*", metavar="WORD", help=SUPPRESS)
    made.add_argument("--all", action="store_true", help="list all kinds of finding, a line for each")
    add_reading(made)
    add_choice(made)
    add_merge(made)
    add_plane(made)
    formats = ("text", "json")
    made.add_argument("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))
    add_colour(made)
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Explain what was asked about; the modules for it are imported then."""
    if arguments.all:
        if arguments.words:
            raise UsageError("--all tells of all kinds of finding: name nothing else")
        session.stdout.write(_all_kinds())
        return 0
    words, others = _parted(arguments.words) if arguments.merge else (arguments.words, [])
    match words:
        case [word] if not arguments.merge:
            from dotcompile.cli.documenting.codes import section

            session.stdout.write(section(_find(word), 1))
            return 0
        case [path, name]:
            from dotcompile.cli import explain_value

            return explain_value.run(path, name, arguments, session, others)
        case [path, source, target]:
            from dotcompile.cli import explain_reach

            return explain_reach.run(path, (source, target), arguments, session, others)
        case []:
            raise UsageError("what? Name a kind of finding, such as DC003, or a file and what is in it")
        case _:
            raise UsageError("name a kind, a file and a name, or a file and two names")


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The first diagram and the names, and the other diagrams: the words after it that are files."""
    others = list(takewhile(paths.exists, words[1:]))
    return [*words[:1], *words[1 + len(others) :]], [one for one in dict.fromkeys(others) if one != words[0]]


def _all_kinds() -> str:
    from dotcompile.cli.kinds import ALL_KINDS

    kinds = sorted(ALL_KINDS, key=lambda kind: kind.code)
    return "".join(f"{kind.code} {kind.severity!s:<7} {kind.name}: {kind.why}\n" for kind in kinds)


def _find(word: str) -> Kind:
    from dotcompile.cli.kinds import find_kind, no_such_kind

    kind = find_kind(word)
    if kind is None:
        raise no_such_kind(word)
    return kind
