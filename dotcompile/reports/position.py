"""Where spans are in the file that was read, for programs: line directives do not count."""

from dotcompile.records import dataclass
from dotcompile.source import Source, Span


@dataclass(frozen=True, slots=True)
class Position:
    """A line and a column from 1, and an offset from 0, all in characters."""

    line: int
    column: int
    offset: int


def extent(source: Source, span: Span) -> tuple[Position, Position]:
    """Where the span begins, and where the character after it is."""
    return _position(source, span.start), _position(source, span.end)


def _position(source: Source, offset: int) -> Position:
    line = source.line_number(offset)
    return Position(line, offset - source.line_start(line) + 1, offset)
