"""Bytes to text. DOT is UTF-8 unless it says otherwise, by a mark at its start or by `charset=`.

In: a path and what was read there. Out: its source, without the mark, and findings about bytes. The text is
whole even if bytes of it are wrong, so that the rest of it can be checked. Ends of lines stay as they are.
"""

import codecs
from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax.kinds import BYTE_ORDER_MARK, UNDECODABLE_BYTES
from dotcompile.syntax.parse import parse
from dotcompile.syntax.tree import Assignment, Defaults, Document

#: UTF-32 before UTF-16, whose mark its own begins with.
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)

#: What `charset` may say, in small letters. https://graphviz.org/docs/attrs/charset/
_CHARSETS = {
    **dict.fromkeys(
        ("latin1", "latin-1", "l1", "iso-8859-1", "iso_8859-1", "iso8859-1", "iso-ir-100"), "Latin-1"
    ),
    **dict.fromkeys(("big5", "big-5"), "Big5"),
}

_REPLACEMENT = "\ufffd"


def decode(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source that the bytes of a file are, and what is wrong with the bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            source, findings = _decoded(path, data[len(mark) :], encoding, len(mark))
            return source, (_marked(source, encoding), *findings)
    return _decoded(path, data, _declared(path, data) if b"charset" in data else "UTF-8", 0)


def _decoded(path: str, data: bytes, encoding: str, skipped: int) -> tuple[Source, tuple[Diagnostic, ...]]:
    try:
        return Source(path, data.decode(encoding)), ()
    except UnicodeDecodeError as error:
        source = Source(path, data.decode(encoding, "replace"))
        return source, (_undecodable(source, data, encoding, error.start, skipped),)


def _marked(source: Source, encoding: str) -> Diagnostic:
    return Diagnostic(
        BYTE_ORDER_MARK,
        f"the file begins with the byte-order mark of {encoding}, which Graphviz does not read",
        source.span(0, 0),
        help="save the file as UTF-8 without a byte-order mark",
    )


def _undecodable(source: Source, data: bytes, encoding: str, at: int, skipped: int) -> Diagnostic:
    """One finding a file: where the first such bytes are, and how many more places there are."""
    start = len(data[:at].decode(encoding))
    more = source.text.count(_REPLACEMENT) - data.decode(encoding, "ignore").count(_REPLACEMENT) - 1
    others = f", nor are the bytes at {more} more place{'s' * (more > 1)}" if more else ""
    latin = encoding == "UTF-8"
    return Diagnostic(
        UNDECODABLE_BYTES,
        f"the byte 0x{data[at]:02X} at offset {at + skipped} of the file is not {encoding}{others}",
        source.span(start, start + 1),
        help="save the file as UTF-8" + (", or say `charset=latin1` if it is Latin-1" if latin else ""),
    )


def _declared(path: str, data: bytes) -> str:
    """What the text says it is written in. As Graphviz does, it is read byte by byte to find that out."""
    document, _ = parse(Source(path, data.decode("latin-1")))
    encoding = "UTF-8"
    for value in _charset_values(document):
        encoding = _CHARSETS.get(value.lower(), "UTF-8")
    return encoding


def _charset_values(document: Document) -> Iterator[str]:
    for graph in document.graphs:
        for statement in graph.body:
            if isinstance(statement, Assignment) and statement.name == "charset":
                yield statement.value
            elif isinstance(statement, Defaults) and statement.target == "graph":
                yield from (value for name, value in statement.attributes if name == "charset")
