"""`dotcompile render FILE -o OUT`: a diagram as a picture."""

from argparse import SUPPRESS, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.drawing import Wish, find_engines, make_picture, title_of, write_pictures
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.knowing import has_page, known_of
from dotcompile.cli.options import STDOUT, add_choice, add_merge, add_reading, add_rules
from dotcompile.cli.parser import Parser
from dotcompile.cli.picturing import PAGE, form_of
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session
from dotcompile.cli.theming import SOURCE, ThemeNames, appearance, is_file
from dotcompile.cli.understanding import Meaning, one_diagram, understood
from dotcompile.cli.watching import look_at, watch, watched_with
from dotcompile.cli.writing import keep_inputs
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.records import dataclass, replace
from dotcompile.render.focusing import find_things, focus, names_in
from dotcompile.render.layout_dot import Direction
from dotcompile.render.theme import Mode
from dotcompile.render.things import Thing

if TYPE_CHECKING:  # what it is made of is not loaded for a picture
    from dotcompile.render.knowledge import Knowledge

_DIRECTIONS = {"down": Direction.DOWN, "right": Direction.RIGHT}

_EPILOG = """\
examples:
  dotcompile render shop.dot -o shop.svg
  dotcompile render shop.dot -o shop.png -o shop.pdf --theme dark
  dotcompile render shop.dot -o shop.svg --theme house.toml
  dotcompile render shop.dot -o near.svg --focus database --hops 2
  dotcompile render shop.dot -o shop.svg --zones
  dotcompile render shop.dot -o shop.html
  dotcompile render shop.dot --serve
  dotcompile render shop.dot -o shop.png --findings

The name of OUT says what it is: .svg, .png, .pdf; .html, a page that answers who reaches whom;
or .dot, which is plain DOT for other programs. Pictures are laid out by graphviz-pure, which is
installed with dotcompile, or by Graphviz's dot.

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
    names = ", ".join(Mode)
    text = (
        f"{names} (what the viewer prefers), {SOURCE} (what the diagram says), or a file NAME.toml of colours"
    )
    words = ThemeNames((*map(str, Mode), SOURCE))
    add("--theme", choices=words, default="auto", metavar="THEME", help=text)
    text = "where lines run: down or right; by default what fits better"
    add("--direction", choices=tuple(_DIRECTIONS), metavar="WHERE", help=text)
    add("--zones", action="store_true", help="draw the outermost zones only, and how many links join them")
    text = "draw only what is near the thing of this name; may be repeated"
    add("--focus", action="append", default=[], metavar="NAME", help=text)
    add("--hops", type=int, default=1, metavar="N", help="how many links away that is; 1 by default")
    text = "put what is found on the picture: broken rules, undrawn links, full networks; a page has it"
    add("--findings", action="store_true", help=text)
    text = f"for which target findings and pages are: {', '.join(TARGETS)}; by default the diagram's own"
    add("--target", choices=TARGETS, metavar="TARGET", help=text)
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
    add(
        "--serve",
        action="store_true",
        help="show the page in browsers of this machine, changes too",
    )
    add("--port", type=int, metavar="N", help="with --serve: the port; by default one that is free")
    add("--watch", action="store_true", help="draw again whenever a file that is read changes, until Ctrl-C")
    add_reading(made)
    add_rules(made)
    add_choice(made)
    add_merge(made)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Write the pictures, with `--watch` again and again."""
    paths = one_diagram(arguments.files, merge=arguments.merge)
    if not 0 <= arguments.hops <= 100:
        raise UsageError("--hops is a number from 0 to 100")
    if not 0.1 <= arguments.zoom <= 10:
        raise UsageError("--zoom is a number from 0.1 to 10")
    themes = (arguments.theme,) if is_file(arguments.theme) else ()
    inputs = (*paths, *arguments.site, *arguments.rules, *themes)
    if arguments.serve:
        _serve(inputs, paths, arguments, session)
    if arguments.port is not None:
        raise UsageError("--port goes with --serve")
    outputs = tuple(dict.fromkeys(arguments.output or [STDOUT]))
    for output in outputs:
        form_of(output)  # before anything is read
    keep_inputs("-o", outputs, inputs)
    if arguments.watch:
        if STDIN in paths or STDOUT in outputs:
            raise UsageError("--watch goes with files, and with -o for each picture")
        watch(watched_with(inputs, paths), lambda: _draw(paths, outputs, arguments, session), session)
    return _draw(paths, outputs, arguments, session)


def _serve(inputs: Sequence[str], paths: Sequence[str], arguments: Namespace, session: Session) -> NoReturn:
    """Serve the page, and one that is made anew whenever a file that is read has changed."""
    from dotcompile.cli.serving import PageServer  # brings in an HTTP server

    if arguments.output or arguments.watch or STDIN in inputs:
        raise UsageError("--serve goes with files, and without -o and --watch")
    if not 0 <= (arguments.port or 0) <= 65535:
        raise UsageError("--port is a number from 0, which takes one that is free, to 65535")
    server = PageServer(arguments.port or 0)

    def show() -> None:
        job = _job(paths, arguments, session)
        known = _known(job, paths[0], arguments, session)
        engines = find_engines(arguments.engine, session)
        pictures = make_picture(job.topology, replace(job.wish, served=True), {PAGE}, engines, known)
        for note in pictures.notes:
            session.complain(note)
        server.show(pictures.data[PAGE])

    watched = watched_with(inputs, paths)
    seen = look_at(watched)
    show()  # what cannot be drawn at all is told before anything is served
    server.start()
    print(f"{server.url} shows {' and '.join(paths)}; Ctrl-C ends it", file=session.stdout, flush=True)
    try:
        watch(watched, show, session, seen)
    finally:
        server.stop()


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be drawn, how, and what it is a part of."""

    topology: Topology
    wish: Wish
    found: Meaning


def _job(paths: Sequence[str], arguments: Namespace, session: Session) -> _Job:
    path, *others = paths
    found = understood(path, arguments, session, others)
    look = appearance(arguments, found.sources, session)
    wish = Wish(
        arguments.title if arguments.title is not None else title_of(found.topology, path),
        look.mode,
        look.theme,
        look.looks,
        _DIRECTIONS.get(arguments.direction),
        zones=arguments.zones,
        legend=not arguments.no_legend,
        fonts=tuple(arguments.font),
        zoom=arguments.zoom,
        strict=arguments.strict,
        findings=arguments.findings,
    )
    return _Job(_near(found.topology, arguments), wish, found)


def _known(job: _Job, path: str, arguments: Namespace, session: Session) -> "Knowledge":
    """What is known of all that was drawn, whatever part of it is shown."""
    found = job.found
    return known_of(found.topology, found.findings, found.sources, path, arguments, session)


def _draw(paths: Sequence[str], outputs: Sequence[str], arguments: Namespace, session: Session) -> int:
    job = _job(paths, arguments, session)
    known = None
    if arguments.findings or has_page(outputs):
        known = _known(job, paths[0], arguments, session)
    engines = find_engines(arguments.engine, session)
    write_pictures(job.topology, job.wish, outputs, engines, session, known)
    return 1 if worst(job.found.findings) is Severity.ERROR else 0


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
