"""The comments of a site file, and what they want silenced."""

import re
from collections.abc import Iterator

from dotcompile.judging import Silence
from dotcompile.judging.silences import find_silences
from dotcompile.source import Source

_PIECE = re.compile(
    r'''(?s)(#[^\n]*)|"""(?>(?:[^\\"]|\\.|""?(?!"))*)"{3,5}|\'\'\'(?>(?:[^']|''?(?!'))*)'{3,5}'''
    r"""|"(?>(?:[^"\\\n]|\\.)*)"|'[^'\n]*'"""
)


def silences_in(source: Source) -> tuple[Silence, ...]:
    """What the comments of a site file want silenced; one that is alone on its line is about the next one."""
    return find_silences(source, find_comments(source.text), lambda _: None)


def find_comments(text: str) -> Iterator[tuple[int, int]]:
    """The comments of a text in order."""
    return (found.span() for found in _PIECE.finditer(text) if found[1] is not None)
