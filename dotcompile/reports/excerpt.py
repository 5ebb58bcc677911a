"""A picture of a few source lines with their spans underlined.

In: a source and the spans to underline, of which the first matters most. Out: painted lines, with a gutter of
line numbers as line directives have them. However long a line of the source is, only a window of it is read.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from dotcompile.records import dataclass
from dotcompile.reports.columns import cells
from dotcompile.reports.marks import Mark, mark_rows
from dotcompile.reports.paint import Paint
from dotcompile.source import Source

#: The longest piece of a line that is shown, in characters, and how much of it is kept before a span.
WINDOW = 120
BEFORE = 40
#: Spans further apart than so many lines are shown in pictures of their own.
NEAR = 8


@dataclass(frozen=True, slots=True)
class Underline:
    """A span to underline, with what, and what to say of it."""

    start: int
    end: int
    sign: str
    style: str
    text: str = ""


def group(source: Source, underlines: Sequence[Underline]) -> list[list[Underline]]:
    """The underlines by the picture that can hold them; the first picture has the first underline."""
    pictures: list[list[Underline]] = []
    for one in underlines:
        for picture in pictures:
            if _fits(source, picture, one):
                picture.append(one)
                break
        else:
            pictures.append([one])
    return pictures


def _fits(source: Source, picture: Sequence[Underline], other: Underline) -> bool:
    """Whether the other underline is near, and within what the picture shows of a line already."""
    shown = {line: piece.start for one in reversed(picture) for line, piece in _pieces(source, one)}
    for line, piece in _pieces(source, other):
        if line in shown:
            begin, stop = _window(source, line, shown[line])
            return begin <= piece.start <= stop
    line = source.line_number(other.start)
    return min(abs(line - near) for near in shown) <= NEAR


def gutter_width(source: Source, underlines: Sequence[Underline]) -> int:
    """How many digits the line numbers of the underlines take at most."""
    ends = (offset for one in underlines for offset in (one.start, _last(one)))
    return max(len(str(source.place(offset).line)) for offset in ends)


def draw(source: Source, underlines: Sequence[Underline], width: int, paint: Paint) -> Iterator[str]:
    """The lines of one picture, with a gutter of `width` digits."""
    pieces = [piece for one in underlines for piece in _pieces(source, one)]
    lines = sorted({line for line, _ in pieces})
    previous = lines[0]
    for line in lines:
        if line == previous + 2:
            yield from _line(source, line - 1, [], width, paint)
        elif line > previous + 2:
            yield "..."
        yield from _line(source, line, [one for at, one in pieces if at == line], width, paint)
        previous = line


def _pieces(source: Source, one: Underline) -> Iterator[tuple[int, Underline]]:
    """The underline line by line: of a long one only its first line and its last, which has the text."""
    first, last = source.line_number(one.start), source.line_number(_last(one))
    if first == last:
        yield first, one
        return
    yield first, Underline(one.start, _line_end(source, one.start), one.sign, one.style)
    start = source.line_start(last)
    beginning = source.text[start : min(start + WINDOW, one.end - 1)]
    start += len(beginning) - len(beginning.lstrip())
    yield last, Underline(start, one.end, one.sign, one.style, one.text)


def _last(one: Underline) -> int:
    return max(one.start, one.end - 1)


def _line(source: Source, line: int, pieces: Sequence[Underline], width: int, paint: Paint) -> Iterator[str]:
    line_start = source.line_start(line)
    begin, stop = _window(source, line, pieces[0].start if pieces else line_start)
    shown = list(cells(source.text[begin:stop].removesuffix("\r")))
    cut_before, cut_after = "..." * (begin > line_start), "..." * (not _ends_line(source, stop))
    columns = list(accumulate((cell.width for cell in shown), initial=len(cut_before)))
    number = source.place(line_start).line
    text = "".join(cell.text for cell in shown)
    yield f"{paint('gutter', f'{number:>{width}} |')} {cut_before}{text}{cut_after}".rstrip()
    if pieces:
        for row in mark_rows([_mark(one, begin, columns) for one in pieces], paint):
            yield f"{paint('gutter', ' ' * width + ' |')} {row}"


def _mark(one: Underline, begin: int, columns: Sequence[int]) -> Mark:
    last = len(columns) - 1
    start = columns[min(max(one.start - begin, 0), last)]
    end = columns[min(max(one.end - begin, 0), last)]
    return Mark(start, max(end, start + 1), one.sign, one.style, one.text)


def _window(source: Source, line: int, start: int) -> tuple[int, int]:
    """What is shown of a line: all of it if it is short, else what is around `start`."""
    line_start = source.line_start(line)
    stop = _line_end(source, line_start)
    if stop - line_start <= WINDOW:
        return line_start, stop
    begin = max(line_start, start - BEFORE)
    return begin, _line_end(source, begin)


def _line_end(source: Source, start: int) -> int:
    """The end of the line, or, so that no more is looked at than is shown, an offset beyond the window."""
    limit = min(start + WINDOW + 1, len(source.text))
    end = source.text.find("\n", start, limit)
    return end if end >= 0 else limit


def _ends_line(source: Source, stop: int) -> bool:
    return stop == len(source.text) or source.text[stop] == "\n"
