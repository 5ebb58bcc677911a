"""Pictures made with what this machine has: engines, fonts.

In: a topology and what is wished for. Out: the bytes of each form, and what to tell of how they came to be.
"""

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import STDOUT
from dotcompile.cli.picturing import PAGE, form_of
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session
from dotcompile.cli.writing import write_all_bytes
from dotcompile.model.topology import Topology
from dotcompile.records import dataclass, replace
from dotcompile.render.cards import Closed
from dotcompile.render.drawing import Drawing, draw
from dotcompile.render.engines import Engine, LayoutError
from dotcompile.render.folding import fold
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.layout_dot import Direction
from dotcompile.render.looks import PLAIN_LOOKS, Looks
from dotcompile.render.sketch import Sketch
from dotcompile.render.svg import Look, write_svg
from dotcompile.render.text import clean, is_covered
from dotcompile.render.theme import OURS, Mode, Theme

_ENGINES = ("graphviz-pure", "dot")
FONT_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
}
_NO_FONT = (
    "there is no font for some characters, which will be empty boxes: install one, such as Debian's "
    "fonts-noto-cjk, or name its file with --font"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """How a picture is to be."""

    title: str
    mode: Mode = Mode.AUTO
    theme: Theme = OURS
    looks: Looks = PLAIN_LOOKS
    direction: Direction | None = None
    zones: bool = False
    legend: bool = True
    fonts: tuple[str, ...] = ()
    zoom: float = 2.0
    strict: bool = False
    findings: bool = False  # they are put on pictures; a page has them anyway
    served: bool = False


@dataclass(frozen=True, slots=True)
class Pictures:
    """The bytes of each form; `is_lacking` if characters are missing in some."""

    data: Mapping[str, bytes]
    notes: tuple[str, ...]
    is_lacking: bool


def find_engines(name: str | None, session: Session) -> Sequence[Engine]:
    """The engines that are there, or the one that is asked for; without any, there is still a picture."""
    places = f"{sysconfig.get_path('scripts')}{os.pathsep}{session.environment.get('PATH', '')}"
    found = {
        known: program
        for known in _ENGINES
        if name in (None, known) and (program := shutil.which(known, path=places)) is not None
    }
    if name is not None and not found:
        raise UsageError(f"--engine {name}: it is not installed")
    return tuple(Engine(known, program) for known, program in found.items())


def title_of(topology: Topology, path: str) -> str:
    """The graph's label; else its name if that is more than a letter; else the file's."""
    if topology.label or len(topology.name) > 1 or path == STDIN:
        return topology.label or topology.name
    return Path(path).stem


def write_pictures(
    topology: Topology,
    wish: Wish,
    outputs: Sequence[str],
    engines: Sequence[Engine],
    session: Session,
    known: Knowledge | None = None,
) -> None:
    """The pictures to their files, and what there is to say of them to standard error.

    Pages, and pictures with findings, are made of what is `known` besides.
    """
    forms = {output: form_of(output) for output in outputs}
    pictures = make_picture(topology, wish, set(forms.values()), engines, known)
    for note in pictures.notes:
        session.complain(note)
    if pictures.is_lacking and wish.strict:
        raise UsageError("nothing is written, since --strict allows no boxes in place of characters")
    write_all_bytes({output: pictures.data[form] for output, form in forms.items() if output != STDOUT})
    if STDOUT in forms:
        session.stdout.write(pictures.data["svg"].decode())


def draw_marked(
    topology: Topology, path: str, known: Knowledge, outputs: Sequence[str], session: Session
) -> None:
    """Pictures of a diagram with marks on it, for commands that are not about pictures."""
    wish = Wish(title_of(topology, path), findings=True)
    write_pictures(topology, wish, outputs, find_engines(None, session), session, known)


def make_picture(
    topology: Topology,
    wish: Wish,
    forms: Set[str],
    engines: Sequence[Engine],
    known: Knowledge | None = None,
) -> Pictures:
    """The picture in each form."""
    if PAGE in forms and known is not None:
        page = _page(topology, wish, engines, known)
        others = make_picture(topology, wish, forms - {PAGE}, engines, known) if forms - {PAGE} else page
        return Pictures({**others.data, **page.data}, others.notes, others.is_lacking)
    closed = None
    if wish.zones:
        topology, closed = fold(topology)
    drawing = _drawn(topology, wish, engines, closed)
    title = clean(wish.title)
    look = _look(topology, wish)
    marks = known.marks if known is not None and wish.findings else ()
    data: dict[str, bytes] = {}
    if "svg" in forms:
        data["svg"] = write_svg(drawing.sketch, drawing.layout, look, marks).encode()
    if "dot" in forms:
        from dotcompile.render.plain import write_plain

        data["dot"] = write_plain(drawing.sketch, title).encode()
    lacking = False
    if forms & {"png", "pdf"}:
        mode = Mode.DARK if wish.mode is Mode.DARK else Mode.LIGHT
        still = replace(look, mode=mode, fonts=False, rules=wish.looks.rules)
        svg = write_svg(drawing.sketch, drawing.layout, still, marks)
        fonts = wish.fonts or tuple(_wide_fonts(drawing.sketch, title))
        lacking = not fonts and not _is_covered(drawing.sketch, title)
        data |= _still(svg, forms, fonts, wish.zoom)
    return Pictures(data, (*drawing.notes, *((_NO_FONT,) if lacking else ())), lacking)


def _page(topology: Topology, wish: Wish, engines: Sequence[Engine], known: Knowledge) -> Pictures:
    """The page; of a large diagram, and where only zones are wanted, it opens on the outermost zones."""
    from dotcompile.render.page.composing import MOST_OPEN, compose  # brings in jinja2

    drawing, overview = _drawn(topology, wish, engines), None
    if topology.zones and (wish.zones or len(topology.services) > MOST_OPEN):
        folded, closed = fold(topology)
        overview = _drawn(folded, wish, engines, closed)
    look = _look(topology, wish)
    page = compose(topology, drawing, overview, known, look, served=wish.served)
    return Pictures({PAGE: page.encode()}, drawing.notes, is_lacking=False)


def _drawn(
    topology: Topology, wish: Wish, engines: Sequence[Engine], closed: Mapping[str, Closed] | None = None
) -> Drawing:
    try:
        return draw(topology, engines, wish.direction, closed, wish.looks)
    except LayoutError as error:
        raise UsageError(str(error)) from None


def _look(topology: Topology, wish: Wish) -> Look:
    rules = wish.looks.rules_with_fonts
    return Look(wish.mode, clean(wish.title), _subtitle(topology), wish.legend, theme=wish.theme, rules=rules)


def _still(svg: str, forms: Set[str], fonts: Sequence[str], zoom: float) -> Iterator[tuple[str, bytes]]:
    """PNG and PDF, which have their fonts from files."""
    for font in fonts:
        if not Path(font).is_file():
            raise UsageError(f"--font {font}: there is no such file")
    if "png" in forms:
        from dotcompile.render.png import write_png

        try:
            yield "png", write_png(svg, fonts, zoom)
        except ValueError as error:
            raise UsageError(f"the picture cannot be made of pixels: {error}") from None
    if "pdf" in forms:
        from dotcompile.render.pdf import NoPdfError, write_pdf

        try:
            yield "pdf", write_pdf(svg, sorted({str(Path(font).parent) for font in fonts}))
        except NoPdfError as error:
            raise UsageError(str(error)) from None


def _subtitle(topology: Topology) -> str:
    """How much there is of what there is."""
    counts = (
        (len(topology.zones), "zone"),
        (len(topology.services), "service"),
        (len(topology.networks), "network"),
        (len(topology.links), "connection"),
    )
    return ", ".join(f"{count} {noun}{'s' if count > 1 else ''}" for count, noun in counts if count)


def _is_covered(sketch: Sketch, title: str) -> bool:
    texts = [title, *(text for card in sketch.cards for text in (card.title, card.says))]
    texts += [text for field in sketch.fields for text in (field.title, field.says)]
    texts += [row for line in sketch.lines for row in line.label]
    return all(map(is_covered, texts))


def _wide_fonts(sketch: Sketch, title: str) -> Iterator[str]:
    """A font of this machine for what our own lacks, if anything."""
    if _is_covered(sketch, title):
        return
    from dotcompile.render.wide_fonts import find_wide_font

    folders = FONT_FOLDERS.get(sys.platform, FONT_FOLDERS["linux"])
    found = find_wide_font(Path(folder).expanduser() for folder in folders)
    if found is not None:
        yield str(found)
