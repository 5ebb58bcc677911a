"""`dotcompile explain KIND`: the page of a kind of finding."""

from argparse import Namespace

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Kind
from dotcompile.syntax.kinds import KINDS

_EPILOG = """\
examples:
  dotcompile explain DC003
  dotcompile explain unclosed-string"""


def parser() -> Parser:
    """The options of `explain`."""
    summary = "Show what a kind of finding means, why it matters, and what to write instead."
    made = Parser("dotcompile explain", "dotcompile explain KIND", summary, _EPILOG)
    made.add_argument("kind", nargs="?", metavar="KIND", help="the code or the name of a kind of finding")
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the page."""
    if arguments.kind is None:
        raise UsageError("which kind of finding? Name one by its code or name, such as DC003")
    session.stdout.write(_page(_find(arguments.kind)))
    return 0


def _find(word: str) -> Kind:
    for kind in KINDS:
        if word.upper() == kind.code or word.lower() == kind.name:
            return kind
    names = [name for kind in KINDS for name in (kind.code, kind.name)]
    raise UsageError(f"there is no kind of finding `{word}`{did_you_mean(word, names)}")


def _page(kind: Kind) -> str:
    page = f"# {kind.code} {kind.name} ({kind.severity})\n\n{kind.why}\n"
    return f"{page}\n{kind.page.strip()}\n" if kind.page.strip() else page
