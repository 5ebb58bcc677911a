"""Names with `*` in them, which stands for any characters, or none."""

from collections.abc import Iterable, Iterator

from dotcompile.reach.relation import Thing


def is_glob(name: str) -> bool:
    """Whether a name stands for several."""
    return "*" in name


def matches(pattern: str, word: str) -> bool:
    """Whether a word is one that the pattern stands for; linear, whatever the pattern is."""
    first, *others = pattern.split("*")
    if not others:
        return pattern == word
    *middle, last = others
    if len(word) < len(first) + len(last) or not word.startswith(first) or not word.endswith(last):
        return False
    at, end = len(first), len(word) - len(last)
    for piece in middle:
        at = word.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def find_matching(pattern: str, things: Iterable[Thing]) -> Iterator[Thing]:
    """The things whose names the pattern stands for."""
    return (thing for thing in things if matches(pattern, thing.name))
