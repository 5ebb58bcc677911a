"""What a source says, as values of the vocabulary.

In: the text that an attribute would have in a diagram, each part at its place in the source. Out: values, and
a finding at the place for what the vocabulary cannot have.
"""

from dotcompile.diagnostics import Diagnostic, Kind, Label
from dotcompile.importers.kinds import NOT_IMPORTED
from dotcompile.model.topology import Said, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import ValueText
from dotcompile.model.vocabulary import Place, find
from dotcompile.source import Span


class Found:
    """What is found while a source is read."""

    def __init__(self) -> None:
        self.all: list[Diagnostic] = []

    def tell(self, kind: Kind, message: str, span: Span, help_: str = "", *labels: Label) -> None:
        """One finding."""
        self.all.append(Diagnostic(kind, message, span, labels, help_))

    def leave_out(self, what: str, span: Span, help_: str = "") -> None:
        """The finding that a diagram and its site file have no way to say something."""
        self.tell(NOT_IMPORTED, f"{what} is left out", span, help_)


class Saying:
    """The settings of one thing as they are read."""

    def __init__(self, place: Place, found: Found) -> None:
        self.place = place
        self.settings: dict[str, Value] = {}
        self._found = found

    def say(self, name: str, text: ValueText) -> None:
        """Let an attribute have the value that a text says; what it cannot be is told."""
        row = find(name, self.place)
        if row is None:  # `label_scheme` is Graphviz's own
            self._found.leave_out(shown(name), text.span(), "the name means something else in a diagram")
            return
        value, wrong = row.form.read(text)
        if value == ():  # a list of nothing is no value in a diagram
            return
        if value is not None:
            self.settings[name] = Value(value, text.span(), Said.DRAWN)
        elif wrong:
            first = wrong[0]
            self._found.leave_out(f"{shown(name)}: {first.message}; it", first.span, first.help)
