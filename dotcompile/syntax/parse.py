"""A DOT text to its tree, with a finding for everything in it that is not DOT."""

from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.reading import read
from dotcompile.syntax.tree import Document
from dotcompile.uncollected import uncollected


def find_errors(source: Source) -> tuple[Diagnostic, ...]:
    """What is wrong with a text: the findings of `parse`, sooner if there are none."""
    sound = read(source, kept=False)
    return () if sound.graphs and not sound.findings else parse(source)[1]


@uncollected
def parse(source: Source, *, whole: bool = True) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The tree of a text, and what is wrong with the text. There is always a tree.

    With `whole=False` runs of plain statements are read token by token: slower, and to the same tree.
    """
    reading = read(source, whole=whole)
    if reading.findings:
        from dotcompile.syntax.mend import mend  # for sound texts it is not even imported

        reading = mend(source, reading)
    findings = reading.findings
    if not reading.graphs and not findings:
        findings = (Diagnostic(kinds.NO_GRAPH, "no graph in this file", source.span(0, 0)),)
    return Document(source, reading.graphs), findings
