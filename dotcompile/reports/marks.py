"""The lines under a source line: carets and dashes, and what there is to say about them.

In: marks in terminal columns. Out: rows of painted text. The text of the mark furthest right stands on the
row of the carets where there is room; the others hang below theirs on a bar.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dotcompile.records import dataclass
from dotcompile.reports.paint import Paint


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one line, in columns from 0, and what is said of it."""

    start: int
    end: int
    sign: str
    style: str
    text: str = ""


def mark_rows(marks: Sequence[Mark], paint: Paint) -> Iterator[str]:
    """The rows that go under one line."""
    row = dict.fromkeys(range(max(mark.end for mark in marks)), (" ", ""))
    for mark in sorted(marks, key=lambda mark: mark.sign == "^"):
        row.update(dict.fromkeys(range(mark.start, mark.end), (mark.sign, mark.style)))
    underline = _painted(row, paint)
    hanging = sorted((mark for mark in marks if mark.text), key=lambda mark: mark.start)
    if hanging and hanging[-1].end == max(mark.end for mark in marks):
        last = hanging.pop()
        underline += " " + paint(last.style, last.text)
    yield underline
    if hanging:
        yield _bars(hanging, paint)
    while hanging:
        last = hanging.pop()
        left = [mark for mark in hanging if mark.start < last.start]
        bars = _bars(left, paint)
        gap = last.start - (left[-1].start + 1 if left else 0)
        yield bars + " " * gap + paint(last.style, last.text)


def _bars(marks: Sequence[Mark], paint: Paint) -> str:
    row = dict.fromkeys(range(marks[-1].start + 1), (" ", "")) if marks else {}
    row.update({mark.start: ("|", mark.style) for mark in marks})
    return _painted(row, paint)


def _painted(row: dict[int, tuple[str, str]], paint: Paint) -> str:
    runs = groupby((row[column] for column in sorted(row)), key=lambda cell: cell[1])
    return "".join(paint(style, "".join(sign for sign, _ in run)) for style, run in runs)
