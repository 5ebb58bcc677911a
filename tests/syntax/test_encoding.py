"""Bytes to text: marks, `charset`, and bytes that are nothing in the encoding they are said to be in."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.syntax.encoding import decode

TEXT = 'digraph { "东 é 🙂" -> b }\r\n'


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_is_obeyed_taken_off_and_told(mark: bytes, encoding: str) -> None:
    source, (found,) = decode("x.dot", mark + TEXT.encode(encoding))
    assert source.text == TEXT
    assert (found.kind.code, found.span) == ("DC002", source.span(0, 0))
    assert encoding.upper() in found.message


def test_utf_8_needs_no_mark() -> None:
    source, findings = decode("x.dot", TEXT.encode())
    assert (source.path, source.text, findings) == ("x.dot", TEXT, ())


@pytest.mark.parametrize(
    "name", ["latin1", "latin-1", "l1", "ISO-8859-1", "ISO_8859-1", "ISO8859-1", "Latin1"]
)
@pytest.mark.parametrize(
    "written",
    [
        "charset={}",
        'charset = "{}"',
        'graph [bgcolor=red, charset="{}"]',
        'charset=big5; "charset" = "{}"',
        '/* charset=big5 */ a [label="charset=big5"]; GRAPH [charset="{}"]',
    ],
)
def test_latin_1_where_it_is_declared(name: str, written: str) -> None:
    statement = written.format(name if "-" not in name else f'"{name}"' if '"' not in written else name)
    text = f"digraph {{ {statement} é }}"
    source, findings = decode("x.dot", text.encode("latin-1"))
    assert (source.text, findings) == (text, ())


def test_declared_latin_1_is_obeyed_where_the_bytes_could_be_utf_8() -> None:
    source, _ = decode("x.dot", "digraph { charset=latin1 é }".encode())
    assert "Ã©" in source.text


@pytest.mark.parametrize("name", ["big5", "Big-5"])
def test_big5(name: str) -> None:
    text = f'digraph {{ charset="{name}" 東京 }}'
    source, findings = decode("x.dot", text.encode("big5"))
    assert (source.text, findings) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "digraph { a [charset=latin1] é }",
        "digraph { subgraph s { charset=latin1 } é }",
        "digraph { // charset=latin1\n é }",
        'digraph { label="charset=latin1" é }',
        "digraph { charset=klingon é }",
        "digraph { charset=utf8 é }",
    ],
)
def test_what_declares_nothing_leaves_utf_8(text: str) -> None:
    source, findings = decode("x.dot", text.encode())
    assert (source.text, findings) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "start", "told"),
    [
        (b"a\xe4b", "a\ufffdb", 1, "0xE4 at offset 1 of the file is not UTF-8"),
        ("é".encode() + b"\xff", "é\ufffd", 1, "0xFF at offset 2 of the file is not UTF-8"),
        (
            b"\xed\xa0\x80",
            "\ufffd" * 3,
            0,
            "0xED at offset 0 of the file is not UTF-8, nor are the bytes at 2 more places",
        ),
        ("\ufffd".encode() + b"\xe4", "\ufffd\ufffd", 1, "0xE4 at offset 3 of the file is not UTF-8"),
        (b"\xef\xbb\xbfa\xe4", "a\ufffd", 1, "0xE4 at offset 4 of the file is not UTF-8"),
        (b"\xff\xfea\0b", "a\ufffd", 1, "0x62 at offset 4 of the file is not UTF-16-LE"),
        (
            b"digraph { charset=big5 \xff }",
            "digraph { charset=big5 \ufffd }",
            23,
            "0xFF at offset 23 of the file is not Big5",
        ),
    ],
)
def test_wrong_bytes_are_told_and_the_rest_is_read(data: bytes, text: str, start: int, told: str) -> None:
    source, findings = decode("x.dot", data)
    found = findings[-1]
    assert source.text == text
    assert (found.kind.code, found.span) == ("DC001", source.span(start, start + 1))
    assert found.message == f"the byte {told}"


@given(st.binary())
def test_any_bytes_are_a_text(data: bytes) -> None:
    source, findings = decode("x.dot", data)
    assert source.text.encode("utf-8", "strict") is not None
    assert all(0 <= found.span.start <= found.span.end <= len(source.text) for found in findings)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf_8_is_what_it_was(text: str) -> None:
    source, findings = decode("x.dot", text.encode())
    assert source.text == text.removeprefix("\ufeff")
    assert len(findings) == text.startswith("\ufeff")
