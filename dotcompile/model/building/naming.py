r"""Names: a service is called by its id where engines and DNS can have that, else by one made of it.

In: ids. Out: names, unique within their sort even in lower case; every one that was made is told, and every
one that was taken already.
"""

import re
from zlib import crc32

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.kinds.names import NAME_MADE, NAME_TAKEN, NAME_UNREADABLE
from dotcompile.model.topology import Value
from dotcompile.model.values.form import shown
from dotcompile.source import Span

LONGEST = 63
_FITS = r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}"
_OTHER = r"(?:\\[nlrNG]|[^a-z0-9_.])+"
_ESCAPE = r"\\[nlrNG]"


def made_name(identifier: str) -> str:
    """The name that an id gives, or an empty text if it has no letter or digit that a name can have."""
    if re.fullmatch(_FITS, identifier):
        return identifier
    plain = re.sub(_ESCAPE, " ", identifier).lower()
    return re.sub(_OTHER, "-", plain).strip("-_.")[:LONGEST].rstrip("-_.")


class Names:
    """The names of one sort of things, as they are given; `others` is what a name may be taken by."""

    def __init__(self, what: str, others: str = "") -> None:
        self._what = what
        self._others = others or what
        self._taken: dict[str, tuple[str, Span]] = {}
        self._numbers: dict[str, int] = {}
        self.findings: list[Diagnostic] = []

    def give(self, identifier: str, span: Span, said: Value | None = None) -> str:
        """The name of a thing: the one that `name=` says, or one made of its id."""
        if said is not None:
            return self.take(said.value, said.span)
        name = made_name(identifier)
        if not name:
            name = f"{self._what}-{crc32(identifier.encode('utf-8', 'replace')):08x}"
            message = f"{shown(identifier)} has no letter or digit that a name can have: it is {shown(name)}"
            help_ = "`name=` gives it a name that people can type"
            self.findings.append(Diagnostic(NAME_UNREADABLE, message, span, help=help_))
        elif name != identifier:
            long = len(identifier) > LONGEST
            why = f"its id has more than {LONGEST} characters" if long else "its id can be no name"
            message = f"this {self._what} is called {shown(name)}, since {why}"
            self.findings.append(Diagnostic(NAME_MADE, message, span, help=f"`name={_word(name)}` says so"))
        return self.take(name, span)

    def number(self, number: int, span: Span) -> str:
        """The name of a thing that has none, and no id."""
        name = self.free(f"{self._what}-{number}", span)
        message = f"this {self._what} has no name, and is called {shown(name)}"
        self.findings.append(Diagnostic(NAME_MADE, message, span, help="`name=` in it gives it another"))
        return name

    def take(self, name: str, span: Span) -> str:
        """A name as it is; one that is taken already is an error."""
        known = self._taken.get(name.lower())
        if known is not None:
            other, where = known
            how = "is the name of" if other == name else f"differs in case alone from {shown(other)},"
            message = f"{shown(name)} {how} another {self._others}"
            label = Label(where, f"the other {self._others}")
            help_ = "`name=` gives one of the two another name"
            self.findings.append(Diagnostic(NAME_TAKEN, message, span, (label,), help_))
        return self.free(name, span)

    def free(self, name: str, span: Span) -> str:
        """A name as it is, or with a number after it if it is taken."""
        unlike, number = name, self._numbers.get(name.lower(), 2)
        while unlike.lower() in self._taken:
            unlike, number = f"{name}-{number}", number + 1
        self._numbers[name.lower()] = number
        self._taken[unlike.lower()] = unlike, span
        return unlike


def _word(name: str) -> str:
    return name if re.fullmatch(r"[a-zA-Z_][a-zA-Z0-9_]*", name) else f'"{name}"'
