"""One finding as a person reads it: what is wrong, the lines with carets under the spans, and what helps.

Places are told as line directives have them; the lines shown are those that were read.
"""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic
from dotcompile.reports.excerpt import Underline, draw, group, gutter_width
from dotcompile.reports.paint import Paint
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible
from dotcompile.source import Source


def tell(found: Diagnostic, sources: Sources, paint: Paint) -> Iterator[str]:
    """The lines that tell of the finding."""
    severity = str(found.kind.severity)
    title = paint(severity, f"{severity}[{found.kind.code} {found.kind.name}]")
    yield f"{title}{paint('message', f': {visible(found.message)}')}"
    underline = Underline(found.span.start, found.span.end, "^", severity)
    by_path = {found.span.path: [underline]}
    for label in found.labels:
        underline = Underline(label.span.start, label.span.end, "-", "label", visible(label.text))
        by_path.setdefault(label.span.path, []).append(underline)
    width = max(gutter_width(sources[path], marks) for path, marks in by_path.items())
    arrow = "-->"
    for path, underlines in by_path.items():
        for picture in group(sources[path], underlines):
            yield from _picture(sources[path], picture, arrow, width, paint)
            arrow = ":::"
    yield from _helps(found, width, paint)


def _picture(source: Source, picture: list[Underline], arrow: str, width: int, paint: Paint) -> Iterator[str]:
    place = source.place(picture[0].start)
    margin = " " * width
    yield f"{margin}{paint('gutter', arrow)} {visible(place.path)}:{place.line}:{place.column}"
    yield paint("gutter", f"{margin} |")
    yield from draw(source, picture, width, paint)


def _helps(found: Diagnostic, width: int, paint: Paint) -> Iterator[str]:
    margin = " " * width
    text = found.help or (found.fix.title if found.fix else "")
    if text:
        yield paint("gutter", f"{margin} |")
        yield f"{margin} {paint('gutter', '=')} {paint('help', 'help')}: {visible(text)}"
