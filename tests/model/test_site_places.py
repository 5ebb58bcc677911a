"""Where the values of a site file stand: what is written there is what `tomllib` parsed."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dotcompile.model.site.text import SiteText, read_text
from dotcompile.model.site.toml_positions import MOST_DEPTH, Path, positions

BARE = st.text("abcXYZ019_-", min_size=1, max_size=5)
ANY = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x7f"), max_size=6)


def basic(text: str) -> str:
    """A text as a basic string of TOML."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    return '"' + "".join(escapes.get(c, c if c >= " " else f"\\u{ord(c):04x}") for c in text) + '"'


KEY = st.one_of(BARE, ANY.map(basic), BARE.map(lambda word: f"'{word} .'"))
SPACE = st.sampled_from(["", " ", "\t "])
GAP = st.sampled_from(["", " ", "\n", " # ]},\"'''\n", "\r\n"])
SCALAR = st.one_of(
    ANY.map(basic),
    st.sampled_from(["''", '""', "'it # is = [x]'", "'\\'", '"\\""', '"\\u0075"', '"a\\\\"']),
    st.sampled_from(['""""""', '"""a"""', '"""\n"a""b"""""', '""" \\\n  x"""', '"""\\""""', '"""""x"""']),
    st.sampled_from(["''''''", "'''\n\n'a'''", "'''''a'''''", "'''\\'''", "'''\r\na\r\nb'''"]),
    st.sampled_from(["0", "-17", "+1_000", "0xff", "0b1", "1.50", "-1e3", "inf", "nan", "true", "false"]),
    st.sampled_from(["1979-05-27", "07:32:00", "1979-05-27 07:32:00Z", "1979-05-27T07:32:00.5-07:00"]),
)


@st.composite
def lists(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    values = draw(st.lists(items, max_size=3))
    text = "".join(f"{draw(GAP)}{value}{draw(GAP)}," for value in values)
    keep_comma = values and draw(st.booleans())
    return f"[{text if keep_comma else text[:-1]}{draw(GAP)}]"


@st.composite
def inline_tables(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(BARE, max_size=3, unique=True))
    pairs = [f"{draw(SPACE)}{key}{draw(SPACE)}={draw(SPACE)}{draw(items)}{draw(SPACE)}" for key in keys]
    return "{" + ",".join(pairs) + "}"


VALUE = st.recursive(SCALAR, lambda inner: lists(inner) | inline_tables(inner), max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Lines of TOML, which need not be right together: a key may come twice."""
    lines = []
    for _ in range(draw(st.integers(0, 8))):
        key = f"{draw(SPACE)}.{draw(SPACE)}".join(draw(st.lists(KEY, min_size=1, max_size=3)))
        match draw(st.integers(0, 5)):
            case 0:
                lines.append(f"[ {key}{draw(SPACE)}] # [x]")
            case 1:
                lines.append(f"[[{key} ]]")
            case _:
                lines.append(f"{draw(SPACE)}{key} ={draw(SPACE)}{draw(VALUE)}{draw(SPACE)}# a = 1")
    return draw(st.sampled_from(["\n", "\r\n", "\n\n"])).join(lines)


@given(documents())
@example("a.b = 1\na.c = 2\n[d.e]\n[d]\nx = 1")
@example("[[a]]\nx = 1\n[a.b]\nx = 2\n[[a]]\n[a.b]\nx = 3\n[[a.c]]\n[[a.c]]\ny = 4")
def test_every_value_stands_where_it_is_said_to(document: str) -> None:
    try:
        values = tomllib.loads(document)
    except tomllib.TOMLDecodeError:
        return
    spots = positions(document).spots
    inner = list(leaves((), values))
    for path, value in inner:
        start, end = spots[path].value
        assert again(document[start:end]) == repr(value)
    for path, _ in [*inner, *tables((), values)]:
        start, end = spots[path].key
        if isinstance(path[-1], str):
            assert again_key(document[start:end]) == path[-1]
    assert set(spots) == {path for path, _ in [*inner, *tables((), values)]}


def leaves(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Whatever a value holds that is neither a table nor a list."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves((*path, name), item)
        return
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves((*path, number), item)
    else:
        yield path, value


def tables(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """The tables and lists that a value is or holds, the whole aside."""
    if isinstance(value, dict | list):
        if path:
            yield path, value
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from tables((*path, name), item)


def again(written: str) -> str:
    return repr(tomllib.loads(f"x = {written}")["x"])


def again_key(written: str) -> str:
    return next(iter(tomllib.loads(f"{written} = 1")))


@st.composite
def torn(draw: st.DrawFn) -> str:
    text = draw(documents())
    return text[: draw(st.integers(0, len(text)))]


@given(st.text(max_size=60) | torn())
def test_any_text_is_read_or_refused_in_one_place(text: str) -> None:
    read, findings = read_text("s.toml", text.encode())
    assert len(findings) <= 1
    for finding in findings:
        assert finding.kind.name == "site-syntax"
        assert 0 <= finding.span.start <= finding.span.end <= len(read.source.text)
        assert read.values == {}


@pytest.mark.parametrize(
    ("data", "at", "message"),
    [
        (b"a = 1\nb = \n", 10, "invalid value"),
        (b"a = [1,", 7, "invalid value"),
        (b"a = 1\na = 2", 6, "`a` is said again"),
        (b"[a]\n[b]\n[ 'a']", 10, "`'a'` is said again"),
        (b"a.b = 1\na = 2", 13, "cannot overwrite a value"),
        (b"\xef\xbb\xbfa = \xff", 4, "this is not UTF-8"),
        (b"x = " + b"[" * 100_000, 36, "this is nested more than 32 levels deep"),
        (b"a." * 200_000 + b"a = 1", 64, "this is nested more than 32 levels deep"),
        (b"a = " + b"9" * 5000, 0, "a number has too many digits"),
    ],
)
def test_what_is_wrong_and_where(data: bytes, at: int, message: str) -> None:
    _, (finding,) = read_text("s.toml", data)
    assert (finding.span.start, finding.message) == (at, message)


def test_a_comment_is_no_line_directive() -> None:
    read, _ = read_text("s.toml", b'# 40 "other.toml"\na = 1\n')
    place = read.source.place(read.value(("a",)).start)
    assert (place.path, place.line, place.column) == ("s.toml", 2, 5)


def test_as_deep_as_it_may_be() -> None:
    read, findings = read_text("s.toml", b"a = " + b"[" * (MOST_DEPTH - 1) + b"1" + b"]" * (MOST_DEPTH - 1))
    assert findings == ()
    assert isinstance(read, SiteText)
