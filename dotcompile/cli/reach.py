"""`dotcompile reach FILE`: the matrix of who may connect to whom."""

from argparse import SUPPRESS, Namespace

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import add_choice, add_merge, add_reading
from dotcompile.cli.parser import Parser
from dotcompile.cli.planes import add_plane, relation
from dotcompile.cli.session import Session
from dotcompile.cli.understanding import one_diagram, understood
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.reach import matrix_csv, matrix_json, matrix_markdown, matrix_text
from dotcompile.reach.matrix import bound, fill

#: Every pair is held and written; larger diagrams are asked about by `explain FILE A B`.
MOST_PAIRS = 1_000_000

_EPILOG = """\
examples:
  dotcompile reach shop.dot
  dotcompile reach --paths shop.dot
  dotcompile reach --format csv shop.dot > connections.csv
  dotcompile reach --merge shop.dot data.dot
  dotcompile reach --in effective --target compose shop.dot

By default only direct connections are told; with --paths those through other services too.
`dotcompile explain FILE A B` tells by which lines A reaches B.

exit codes:
  0  the matrix is shown
  1  it is shown, but the diagram has errors, so it may be wrong
  2  the command was wrong, or a file could not be read"""


def parser() -> Parser:
    """The options of `reach`."""
    summary = "Tell who may connect to whom."
    made = Parser("dotcompile reach", "dotcompile reach [OPTION]... FILE...", summary, _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add_plane(made)
    add("--paths", action="store_true", help="tell paths of several connections too")
    formats = ("text", "csv", "json", "markdown", "html")
    add("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))
    add_reading(made)
    add_choice(made)
    add_merge(made)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the matrix."""
    paths = one_diagram(arguments.files, merge=arguments.merge)
    path, *others = paths
    found = understood(path, arguments, session, others)
    connections, on = relation(path, found, arguments, session)
    pairs = bound(connections, arguments.paths)
    if pairs > MOST_PAIRS:
        many = f"there may be {pairs} pairs, and a matrix has at most {MOST_PAIRS}"
        raise UsageError(f"{many}: `dotcompile explain FILE A B` asks about one")
    matrix = fill(found.topology, connections, arguments.paths, on)
    match arguments.format:
        case "json":
            text = matrix_json.render(matrix, found.sources)
        case "csv":
            text = matrix_csv.render(matrix)
        case "markdown":
            text = matrix_markdown.render(matrix)
        case "html":
            from dotcompile.reach import matrix_html  # brings in jinja2

            text = matrix_html.render(matrix)
        case _:
            text = matrix_text.render(matrix)
    session.stdout.write(text)
    return 1 if worst(found.findings) is Severity.ERROR else 0
