"""What a type of value is: how it is read, written and described.

In: the text of a value. Out: the value and no findings, or None and what is wrong with it. An empty text is
no value, as in Graphviz, and nothing is wrong with it.
"""

import re
from collections.abc import Callable
from typing import Generic, TypeVar

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.attributes import BAD_TEXT
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

T = TypeVar("T")
Parsed = tuple[T | None, tuple[Diagnostic, ...]]
"""A value, or None; and what is wrong. A value may come with warnings and notes."""

#: Control characters other than tab and line end, and surrogates: no target can hold them.
_CONTROL = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Form(Generic[T]):
    """A type of value. `says` completes the sentence "the value is …".

    `parse` gets text that is not empty, and has no space around it unless the form is of lists, where a line
    end at the end counts. What `write` makes of a value, `read` reads as that value.
    """

    name: str
    says: str
    example: str
    parse: Callable[[ValueText], Parsed[T]]
    write: Callable[[T], str] = str
    choices: tuple[str, ...] = ()
    many: bool = False

    def read(self, text: ValueText) -> Parsed[T]:
        """The value that a text says."""
        if not text.text or text.text.isspace():
            return None, ()
        if not self.many:
            text = text.stripped()
        control = control_character(text)
        if control is not None:
            return None, (control,)
        return self.parse(text)


def fail(
    kind: Kind, text: ValueText, message: str, instead: str, start: int = 0, end: int | None = None
) -> Parsed[T]:
    """No value, and one finding at a part of the text."""
    return None, (Diagnostic(kind, message, text.span(start, end), help=instead),)


def shown(text: str) -> str:
    """A piece of the user's text within a message: in backquotes, on one line, not too long."""
    line = " ".join(text.split())
    if not line:
        return "an empty text"
    return f"`{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}`"


def control_character(text: ValueText) -> Diagnostic | None:
    """The finding for a character that no target could hold."""
    found = re.search(_CONTROL, text.text)
    if found is None:
        return None
    message = f"the character U+{ord(found[0]):04X} cannot stand in a value"
    return Diagnostic(BAD_TEXT, message, text.span(*found.span()), help="remove it")
