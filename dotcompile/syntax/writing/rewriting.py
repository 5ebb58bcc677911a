"""The bytes of a file to the bytes that it ought to have: decoded, read, written anew, encoded as they were.

In: a path and what was read there. Out: the source, the new text and bytes, and, where they are missing, why.
A text is written anew only if it is plain what it means.
"""

import codecs

from dotcompile.diagnostics import Diagnostic, Findings, Severity, in_source_order
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.kinds import SPLIT_NUMBER, UNDECODABLE_BYTES
from dotcompile.syntax.parse import find_errors
from dotcompile.syntax.writing.write import write

#: What `decode` reads, with the marks that it takes away.
_ENCODINGS = (
    (b"", "UTF-8"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
    (b"", "Latin-1"),
    (b"", "Big5"),
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text as it ought to be, and its bytes."""

    text: str
    data: bytes


def rewrite(path: str, data: bytes) -> tuple[Source, Rewritten | None, Findings]:
    """What the file at `path` holds, what it ought to hold, and what keeps that from being known."""
    source, found = decode(path, data)
    more = find_errors(source)
    doubts = [
        one for one in (*found, *more) if one.kind.severity > Severity.NOTE and one.kind is not SPLIT_NUMBER
    ]
    if doubts:
        return source, None, in_source_order(doubts)
    text = write(source)
    encoded = encoded_alike(text, source.text, data)
    if encoded is None:
        return source, None, (_ambiguous(source),)
    return source, Rewritten(text, encoded), ()


def encoded_alike(text: str, before: str, data: bytes) -> bytes | None:
    """The bytes of a text in the encoding that makes `data` of the text before, if there is one."""
    for mark, encoding in _ENCODINGS:
        if _encoded(before, mark, encoding) == data:
            return _encoded(text, mark, encoding)
    return None


def _encoded(text: str, mark: bytes, encoding: str) -> bytes | None:
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _ambiguous(source: Source) -> Diagnostic:
    return Diagnostic(
        UNDECODABLE_BYTES,
        "the file cannot be written back: its encoding has several ways to write one of its characters",
        source.span(0, 0),
        help="save the file as UTF-8",
    )
