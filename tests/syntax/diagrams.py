"""The corpus of real diagrams, as its table lists it: their paths, and those small enough to be damaged."""

import csv
from functools import cache

from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from tests.real import corpus

#: Larger ones take longer and are no stranger.
SMALL = 8_000


@cache
def accepted() -> tuple[str, ...]:
    """The diagrams that libcgraph 14 accepts; none, where there is no corpus."""
    folder = corpus()
    if folder is None:
        return ()
    with (folder / "dot-truth.csv").open(encoding="utf-8", newline="") as table:
        return tuple(row["file"] for row in csv.DictReader(table) if row["accept14"] == "1")


@cache
def small() -> tuple[str, ...]:
    """The texts of the smaller ones."""
    texts = (diagram(path).text for path in accepted())
    return tuple(text for text in texts if len(text) < SMALL)


def diagram(path: str) -> Source:
    """One of them, read."""
    folder = corpus()
    assert folder is not None
    source, _ = decode(path, (folder / "dot" / path).read_bytes())
    return source
