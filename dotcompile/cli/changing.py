"""What commands have in common that change diagrams: the change as a diff, and a text for standard output."""

from collections.abc import Iterator
from io import StringIO, TextIOWrapper

from dotcompile.cli.session import Session
from dotcompile.reports.visible import visible


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff."""
    from difflib import unified_diff  # costs more to import than many a file to format

    old, new = (list(StringIO(text, newline="\n")) for text in (before, after))
    for line in unified_diff(old, new, visible(name), visible(name)):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def print_text(text: str, data: bytes, session: Session) -> None:
    """Write a text to standard output, byte for byte where that has bytes."""
    if isinstance(session.stdout, TextIOWrapper):
        session.stdout.flush()
        session.stdout.buffer.write(data)
    else:
        session.stdout.write(text)
