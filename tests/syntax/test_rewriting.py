"""A file keeps its encoding when it is written anew, or is left alone."""

import codecs

import pytest

from dotcompile.syntax.writing.rewriting import rewrite

BEFORE, AFTER = 'digraph{"é"}', 'digraph {\n    "é"\n}\n'


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "UTF-8"),
        (codecs.BOM_UTF8, "UTF-8"),
        (codecs.BOM_UTF16_LE, "UTF-16-LE"),
        (codecs.BOM_UTF16_BE, "UTF-16-BE"),
        (codecs.BOM_UTF32_LE, "UTF-32-LE"),
        (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    ],
)
def test_by_its_mark(mark: bytes, encoding: str) -> None:
    source, rewritten, findings = rewrite("test.dot", mark + BEFORE.encode(encoding))
    assert findings == ()
    assert rewritten is not None
    assert (source.text, rewritten.text) == (BEFORE, AFTER)
    assert rewritten.data == mark + AFTER.encode(encoding)


@pytest.mark.parametrize(
    ("charset", "letter"), [("latin1", "é"), ("ISO-8859-1", "ÿ"), ("big5", "東"), ("utf8", "東")]
)
def test_by_what_it_says(charset: str, letter: str) -> None:
    encoding = {"latin1": "latin-1", "utf8": "utf-8"}.get(charset, charset)
    _, rewritten, _ = rewrite(
        "test.dot", f'digraph{{charset="{charset}";a[label="{letter}"]}}'.encode(encoding)
    )
    assert rewritten is not None
    assert rewritten.data == f'digraph {{\n    charset = "{charset}"\n    a [label="{letter}"]\n}}\n'.encode(
        encoding
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'digraph { "\xff" }', "undecodable-bytes"),
        (b'digraph { charset=big5; "\xa2\xcc" }', "undecodable-bytes"),
        (b"digraph { a -- b }", "wrong-arrow"),
        (b'digraph { a } "', "ignored-tail"),
        (b"// nothing\n", "no-graph"),
        (b"digraph { a; ; b }", "unexpected"),
    ],
)
def test_what_is_in_doubt_is_left_alone(data: bytes, kind: str) -> None:
    _, rewritten, findings = rewrite("test.dot", data)
    assert rewritten is None
    assert {found.kind.name for found in findings} == {kind}


def test_characters_that_could_have_been_other_bytes() -> None:
    twice = [
        bytes((first, second))
        for first in range(0xA1, 0xFA)
        for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if not _same_again(bytes((first, second)))
    ]
    assert twice, "Big5 has characters with two codes"
    for code in twice:
        _, rewritten, findings = rewrite("test.dot", b'digraph{charset=big5 a[label="' + code + b'"]}')
        assert rewritten is None
        assert "cannot be written back" in findings[0].message


def _same_again(code: bytes) -> bool:
    try:
        return code.decode("big5").encode("big5") == code
    except UnicodeDecodeError:
        return True


@pytest.mark.parametrize("text", ["digraph { 2nd }", "digraph { a:p }", "digraph { {a} [b=c] }"])
def test_what_is_only_odd_is_written_anew(text: str) -> None:
    _, rewritten, findings = rewrite("test.dot", text.encode())
    assert rewritten is not None
    assert findings == ()
