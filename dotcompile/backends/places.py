"""Where in the diagram something comes from, for the comments of what is emitted.

In: spans and the texts that they are of. Out: `shop.dot:12`, and of several lines the first few. Folders are
left out, so that what is emitted does not depend on where the diagram lies.
"""

from collections.abc import Sequence

from dotcompile.reports.report import Sources
from dotcompile.source import Span

_MOST = 6


class Places:
    """The places of spans; a file's name is shown once for the lines in it that follow each other."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def of(self, *spans: Span) -> str:
        """The lines of the spans."""
        found = dict.fromkeys(self._place(span) for span in spans)
        shown: list[str] = []
        before = ""
        for name, line in list(found)[:_MOST]:
            shown.append(str(line) if name == before else f"{name}:{line}")
            before = name
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        return ", ".join(shown) + more

    def _place(self, span: Span) -> tuple[str, int]:
        place = self._sources[span.path].place(span.start)
        return file_name(place.path), place.line


def file_name(path: str) -> str:
    """A path without its folders."""
    return path.rpartition("/")[2]


def several(names: Sequence[str]) -> str:
    """The first few of some names."""
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
