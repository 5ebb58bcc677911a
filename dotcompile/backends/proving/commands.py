"""A shell script as the commands in it, as far as emitted ones go.

In: the text of a script. Out: its commands one by one, with what is quoted as it is meant. What the shell
would put in place of a variable is not known here, but which variable it is. Whatever emitted scripts have no
use for is an error: a value that got out of its quotes would mostly be that.
https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html
"""

import re
from collections.abc import Iterator, Sequence

from dotcompile.backends.proving.loading import ReadBackError
from dotcompile.records import dataclass

_TOKEN = re.compile(
    r"""
      (?P<blank>[ \t]+|\\\n)
    | (?P<comment>\#[^\n]*)
    | (?P<end>\n|;;|&&|\|\||[;|()])
    | (?P<silenced>[12]?>(?:/dev/null|&[12]))
    | (?P<single>'[^']*')
    | (?P<double>"(?>(?:[^"\\]|\\.)*)")
    | (?P<sum>\$\(\([^()]*\)\))
    | (?P<inner>\$(?=\())
    | (?P<variable>\$(?:\{[^{}]*\}|\w+|[@*\#]))
    | (?P<escaped>\\.)
    | (?P<plain>[^\s'"\\$;&|()<>`\#][^\s'"\\$;&|()<>`]*)
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED = re.compile(r"""\\([$`"\\])|(?P<variable>\$(?:\{[^{}]*\}|\w+|[@*#]))|(?P<inner>`|\$\()""")
_ASSIGNED = re.compile(r"[A-Za-z_][A-Za-z_0-9]*=")
_RESERVED = ("if", "then", "else", "fi", "while", "until", "do", "done", "{", "}", "!", "esac")
_KNOWN = ("docker", "echo", "set", "cd", "pwd", "dirname", "sleep", "sort", "exit", "return", "[")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its text, in which variables stand as they are written, and the names of these.

    `runs` if what a command says is put in its place.
    """

    text: str
    variables: tuple[str, ...] = ()
    runs: bool = False


Command = Sequence[Word]


def read_commands(text: str) -> Iterator[Command]:
    """All commands, those in the bodies of functions too, without what they are assigned to or asked for."""
    functions = set(_KNOWN)
    commands = list(_commands(text, functions))
    for words in commands:
        if words[0].text not in functions or words[0].variables:
            raise ReadBackError(f"the script has the command `{words[0].text}`")
        yield words


def _commands(text: str, functions: set[str]) -> Iterator[Command]:
    words: list[Word] = []
    is_pattern = False
    for token in _tokens(text):
        if isinstance(token, Word):
            words.append(token)
            continue
        if is_pattern:
            if token == ")" or (words and words[0].text == "esac"):
                is_pattern, words = False, []
            continue
        if token == "(" and len(words) == 1 and not words[0].runs:
            functions.add(words[0].text)
        elif words:
            is_pattern = words[0].text == "case" and words[-1].text == "in"
            command = _bare(words)
            yield from (command,) if command else ()
        is_pattern |= token == ";;"
        words = []


def _bare(words: list[Word]) -> Command:
    """A command without what goes before it; nothing if a word of the shell is all that is left."""
    at = 0
    while at < len(words) and (words[at].text in _RESERVED or _ASSIGNED.match(words[at].text)):
        at += 1
    left = words[at:]
    return () if left and left[0].text in ("case", "for") else left


def _tokens(text: str) -> Iterator[Word | str]:
    """Words, and what ends commands."""
    at, pieces = 0, list[Word]()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ReadBackError(f"the script is no shell script at `{text[at : at + 20]}`")
        at, kind = found.end(), str(found.lastgroup)
        # A `#` within a word begins no comment.
        if kind in ("blank", "comment", "end", "silenced"):
            if kind == "comment" and pieces:
                raise ReadBackError("the script has a `#` within a word")
            if pieces:
                yield _joined(pieces)
                pieces = []
            if kind == "end":
                yield found[0]
        else:
            pieces.append(_piece(kind, found[0]))
    if pieces:
        yield _joined(pieces)
    yield "\n"


def _piece(kind: str, text: str) -> Word:
    match kind:
        case "single":
            return Word(text[1:-1])
        case "double":
            return _quoted(text[1:-1])
        case "escaped":
            return Word(text[1:])
        case "variable":
            return Word(text, (text.strip("${}"),))
        case "inner":
            return Word("", runs=True)
        case _:
            return Word(text)


def _quoted(text: str) -> Word:
    variables = []
    for found in _QUOTED.finditer(text):
        if found["inner"]:
            raise ReadBackError("the script has a command within quotation marks")
        if found["variable"]:
            variables.append(found["variable"].strip("${}"))
    return Word(_QUOTED.sub(lambda found: found[1] or found[0], text), tuple(variables))


def _joined(pieces: Sequence[Word]) -> Word:
    return Word(
        "".join(piece.text for piece in pieces),
        tuple(name for piece in pieces for name in piece.variables),
        any(piece.runs for piece in pieces),
    )
