"""Values as a diagram has them: the source of a small one, and the text of one attribute in it."""

import re

from dotcompile.model.values.text import ValueText, written
from dotcompile.source import Source

VALUE = re.compile(r"\[a=(.*)\]", re.DOTALL)


def quoted(value: str) -> tuple[Source, ValueText]:
    """A value in quotes, as DOT writes it."""
    return raw('"' + value.replace('"', '\\"') + '"')


def raw(word: str) -> tuple[Source, ValueText]:
    """A value that is written just so."""
    source = Source("d.dot", f"digraph {{ x [a={word}] }}")
    found = VALUE.search(source.text)
    assert found is not None
    return source, written(source, *found.span(1))
