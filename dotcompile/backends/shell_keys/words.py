"""Words of a shell script: whatever they hold, `docker` gets it as it is.

In: texts, and variables of the script. Out: words as they are written, and lines of a command.
https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02
"""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum


class Variable(StrEnum):
    """What is known only where the script runs."""

    HERE = "here"  # the folder that the script is in
    HOME = "HOME"
    NUMBER = "number"  # which of several replicas


Word = str | tuple[str | Variable, ...]
"""A text, or pieces of one."""

Option = tuple[Word, ...]
"""Words that stand on one line: mostly an option and its value."""

_INDENT = "    "
_CONTINUED = " \\\n"


def pieces(word: Word) -> tuple[str | Variable, ...]:
    """The pieces of a word, in any case."""
    return (word,) if isinstance(word, str) else word


def quoted(word: Word) -> str:
    """A word as it is written."""
    written = [
        f'"${piece.value}"' if isinstance(piece, Variable) else shlex.quote(piece)
        for piece in pieces(word)
        if piece or word == ""
    ]
    return "".join(written) or "''"


def command(begins: str, options: Iterable[Option], depth: int) -> str:
    """A command of several lines, an option on each, indented as far as its block is deep."""
    lines = [begins, *(" ".join(map(quoted, option)) for option in options)]
    return f"{_CONTINUED}{_INDENT * (depth + 1)}".join(lines)


def fields(values: Iterable[Word]) -> Word:
    """One value of several fields, as `--mount` has them: they are those of a CSV file.

    https://docs.docker.com/reference/cli/docker/service/create/#mount
    """
    joined: list[str | Variable] = []
    for value in values:
        joined += [","] if joined else []
        joined += _field(value)
    return tuple(_merged(joined))


def _field(value: Word) -> Sequence[str | Variable]:
    found = pieces(value)
    plain = [piece for piece in found if not isinstance(piece, Variable)]
    # A folder's name may hold a comma.
    if len(plain) == len(found) and not any(set(',"\r\n') & set(piece) for piece in plain):
        return found
    doubled = (piece if isinstance(piece, Variable) else piece.replace('"', '""') for piece in found)
    return ('"', *doubled, '"')


def _merged(found: Iterable[str | Variable]) -> Iterator[str | Variable]:
    """The pieces, with texts that follow each other as one."""
    text = ""
    for piece in found:
        if isinstance(piece, Variable):
            yield from (text, piece) if text else (piece,)
            text = ""
        else:
            text += piece
    if text:
        yield text
