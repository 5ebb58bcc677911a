"""`dotcompile render FILE -o OUT`: a diagram as a picture."""

from argparse import SUPPRESS, Namespace
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from dotcompile.cli.drawing import Wish, find_engines, title_of, write_pictures
from dotcompile.cli.errors import CommandError, UsageError, did_you_mean
from dotcompile.cli.options import STDOUT, add_choice, add_merge, add_reading
from dotcompile.cli.parser import Parser
from dotcompile.cli.picturing import form_of
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session
from dotcompile.cli.understanding import understood
from dotcompile.cli.writing import keep_inputs
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.render.focusing import find_things, focus, names_in
from dotcompile.render.layout_dot import Direction
from dotcompile.render.theme import Mode
from dotcompile.render.things import Thing

#: Seconds between two looks at the files.
_PAUSE = 0.3
_DIRECTIONS = {"down": Direction.DOWN, "right": Direction.RIGHT}

_EPILOG = """\
examples:
  dotcompile render shop.dot -o shop.svg
  dotcompile render shop.dot -o shop.png -o shop.pdf --theme dark
  dotcompile render shop.dot -o near.svg --focus database --hops 2
  dotcompile render shop.dot -o shop.svg --zones

The name of OUT says what it is: .svg, .png, .pdf, or .dot, which is plain DOT for other programs.
Pictures are laid out by graphviz-pure, which is installed with dotcompile, or by Graphviz's dot.

exit codes:
  0  the picture is written
  1  it is written, but the diagram has errors, so it may be wrong
  2  the command was wrong, a file could not be read or written, or nothing could be drawn"""


def parser() -> Parser:
    """The options of `render`."""
    made = Parser("dotcompile render", "dotcompile render [OPTION]... FILE...", "Draw a diagram.", _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    text = "the picture's file, or - for SVG to standard output, which is the default; may be repeated"
    add("-o", "--output", action="append", default=[], metavar="OUT", help=text)
    text = f"{', '.join(Mode)} (what the viewer prefers; light in PNG and PDF)"
    add("--theme", choices=tuple(Mode), default=Mode.AUTO, metavar="THEME", help=text)
    text = "where lines run: down or right; by default what fits better"
    add("--direction", choices=tuple(_DIRECTIONS), metavar="WHERE", help=text)
    add("--zones", action="store_true", help="draw the outermost zones only, and how many links join them")
    text = "draw only what is near the thing of this name; may be repeated"
    add("--focus", action="append", default=[], metavar="NAME", help=text)
    add("--hops", type=int, default=1, metavar="N", help="how many links away that is; 1 by default")
    add("--title", metavar="TEXT", help="the title; by default the graph's label, or the file's name")
    add("--no-legend", action="store_true", help="leave out what the signs mean")
    text = "draw PNG and PDF with this font file too, for characters that Latin fonts lack"
    add("--font", action="append", default=[], metavar="FILE", help=text)
    add(
        "--zoom",
        type=float,
        default=2.0,
        metavar="N",
        help="how many pixels of PNG to one of SVG; 2 by default",
    )
    text = "graphviz-pure or dot; by default the first of them that is there"
    add("--engine", choices=("graphviz-pure", "dot"), metavar="NAME", help=text)
    add(
        "--strict", action="store_true", help="fail where the picture would have boxes in place of characters"
    )
    add("--watch", action="store_true", help="draw again whenever a file that is read changes, until Ctrl-C")
    add_reading(made)
    add_choice(made)
    add_merge(made)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Write the pictures, with `--watch` again and again."""
    if not arguments.files or (len(arguments.files) > 1 and not arguments.merge):
        raise UsageError("name one diagram, or `-` for standard input; --merge makes one of several")
    if not 0 <= arguments.hops <= 100:
        raise UsageError("--hops is a number from 0 to 100")
    if not 0.1 <= arguments.zoom <= 10:
        raise UsageError("--zoom is a number from 0.1 to 10")
    paths = tuple(dict.fromkeys(arguments.files))
    outputs = tuple(dict.fromkeys(arguments.output or [STDOUT]))
    for output in outputs:
        form_of(output)  # before anything is read
    keep_inputs("-o", outputs, (*paths, *arguments.site))
    if not arguments.watch:
        return _draw(paths, outputs, arguments, session)
    if STDIN in paths or STDOUT in outputs:
        raise UsageError("--watch goes with files, and with -o for each picture")
    return _watch(paths, outputs, arguments, session)


def _watch(paths: Sequence[str], outputs: Sequence[str], arguments: Namespace, session: Session) -> int:
    """Draw whenever a file that is read has changed; Ctrl-C ends it."""
    seen: object = None
    while True:
        now = [_changed(path) for path in (*paths, *arguments.site)]
        if now != seen:
            seen = now
            try:
                _draw(paths, outputs, arguments, session)
            except CommandError as error:
                session.complain(str(error))  # the file may be half written
        sleep(_PAUSE)


def _changed(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _draw(paths: Sequence[str], outputs: Sequence[str], arguments: Namespace, session: Session) -> int:
    path, *others = paths
    found = understood(path, arguments, session, others)
    topology = _near(found.topology, arguments)
    wish = Wish(
        arguments.title if arguments.title is not None else title_of(found.topology, path),
        Mode(arguments.theme),
        _DIRECTIONS.get(arguments.direction),
        zones=arguments.zones,
        legend=not arguments.no_legend,
        fonts=tuple(arguments.font),
        zoom=arguments.zoom,
        strict=arguments.strict,
    )
    write_pictures(topology, wish, outputs, find_engines(arguments.engine, session), session)
    return 1 if worst(found.findings) is Severity.ERROR else 0


def _near(topology: Topology, arguments: Namespace) -> Topology:
    if not arguments.focus:
        return topology
    things: list[Thing] = []
    for name in arguments.focus:
        found = find_things(topology, name)
        if not found:
            hint = did_you_mean(name, names_in(topology))
            raise UsageError(f"--focus {name}: there is nothing of this name{hint}")
        things += found
    return focus(topology, things, arguments.hops)
