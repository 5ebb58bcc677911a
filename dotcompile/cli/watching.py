"""Something is done again whenever a file has changed.

In: paths. Out: what is done; Ctrl-C ends it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import sleep
from typing import NoReturn

from dotcompile.cli.errors import CommandError
from dotcompile.cli.session import Session
from dotcompile.cli.sites import RULES, SUFFIX, path_beside

#: Seconds between two looks at the files.
_PAUSE = 0.3

Seen = list[tuple[int, int] | None]
"""When each file was written, and how long it is."""


def watched_with(inputs: Sequence[str], diagrams: Sequence[str]) -> Sequence[str]:
    """The files that are read, and those that may come to be beside diagrams."""
    beside = (path_beside(path, suffix) for path in diagrams for suffix in (SUFFIX, RULES))
    return tuple(dict.fromkeys((*inputs, *beside)))


def look_at(paths: Sequence[str]) -> Seen:
    """How the files are now."""
    return [_look_at(path) for path in paths]


def watch(
    paths: Sequence[str], act: Callable[[], object], session: Session, seen: Seen | None = None
) -> NoReturn:
    """Act whenever a file is not as it was `seen`."""
    while True:
        now = look_at(paths)
        if now != seen:
            seen = now
            try:
                act()
            except CommandError as error:
                session.complain(str(error))  # the file may be half written
        sleep(_PAUSE)


def _look_at(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
