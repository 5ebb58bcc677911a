"""How far work has come: a bar on a terminal, a line for each operation elsewhere.

In: events. Out: text on standard error.
"""

from collections.abc import Sequence

from dotcompile.cli.session import Session
from dotcompile.engine.applying.events import Came, Event
from dotcompile.engine.plan_text import said
from dotcompile.reports.visible import visible

_WIDTH = 24
_ERASE = "\r\x1b[K"


class Progress:
    """Tells of events as they come."""

    def __init__(self, session: Session, *, quiet: bool) -> None:
        self._stream, self._quiet = session.stderr, quiet
        self._is_terminal = session.stderr.isatty() and session.environment.get("TERM") != "dumb"
        self._done = 0

    def tell(self, event: Event) -> None:
        """One event. What fails is tried again, and told in the end if it failed for good."""
        if event.came is not Came.DONE or self._quiet:
            return
        self._done += 1
        line = said(event.operation)
        if self._is_terminal:
            filled = _WIDTH * min(self._done, event.total) // event.total
            bar = "#" * filled + "." * (_WIDTH - filled)
            self._stream.write(f"{_ERASE}[{bar}] {self._done}/{event.total} {line}")
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Let the bar not stand in the way."""
        if self._is_terminal and not self._quiet:
            self._stream.write(_ERASE)

    def end(self, done: int, left: Sequence[str]) -> None:
        """The last line."""
        self.clear()
        if self._quiet:
            return
        for one in left:
            self._stream.write(f"left as it is: {visible(one)}\n")
        text = f"{done} {'operation' if done == 1 else 'operations'} done" if done else "nothing to do"
        self._stream.write(f"{text}\n")
