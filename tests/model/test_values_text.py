import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.model.values.text import within
from dotcompile.source import Span
from dotcompile.syntax.scan import scan
from tests.model.samples import quoted, raw

CASES = {
    "word": ("abc", "abc"),
    "number": ("-1.5", "-1.5"),
    "string": ('"a b"', "a b"),
    "empty": ('""', ""),
    "quote": (r'"say \"hi\" now"', 'say "hi" now'),
    "pair": (r'"a\\b"', r"a\\b"),
    "pair before quote": (r'"a\\" + "b"', r"a\\b"),
    "newline escape": (r'"a\nb"', r"a\nb"),
    "continued": ('"ab\\\ncd"', "abcd"),
    "joined": ('"ab" + "cd"', "abcd"),
    "joined three": ('"ab"+ /* x */ "c\\"d"\n+\n"e"', 'abc"de'),
    "html": ("<a <b>c</b>>", "a <b>c</b>"),
    "html joined": ('<a> + "b"', "ab"),
    "chinese": ('"数据\\"库"', '数据"库'),
}


@pytest.mark.parametrize("case", CASES)
def test_says_what_the_scanner_says(case: str) -> None:
    word, said = CASES[case]
    source, text = raw(word)
    assert text.text == said
    tokens = [token for token in scan(source.text, whole=False) if token.type == "ID"]
    assert str(tokens[-1].value) == said


@pytest.mark.parametrize("case", CASES)
def test_every_character_is_where_it_stands(case: str) -> None:
    source, text = raw(CASES[case][0])
    for at, letter in enumerate(text.text):
        span = text.span(at, at + 1)
        assert source.text[span.start : span.end] == letter


@given(st.lists(st.text(st.sampled_from('ab\\"\n,'), max_size=8), min_size=1, max_size=3))
def test_any_string_is_read_and_found_again(bodies: list[str]) -> None:
    words = [
        '"' + re.sub(r'(\\.)|"', lambda m: m[1] or '\\"', body + " ", flags=re.DOTALL) + '"'
        for body in bodies
    ]
    source, text = raw(" + ".join(words))
    tokens = [token for token in scan(source.text, whole=False) if token.type == "ID"]
    assert str(tokens[-1].value) == text.text
    for at, letter in enumerate(text.text):
        span = text.span(at, at + 1)
        assert source.text[span.start : span.end] == letter


@given(st.text(st.sampled_from(' ab,"'), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_parts_are_trimmed_and_stay_in_place(said: str, one: int, other: int) -> None:
    source, text = quoted(said)
    start, end = sorted((min(one, len(said)), min(other, len(said))))
    part = text.part(start, end)
    assert part.text == said[start:end].strip()
    if part.text and '"' not in part.text:
        span = part.span()
        assert source.text[span.start : span.end] == part.text


def test_a_fix_is_offered_where_no_quotes_are_missing() -> None:
    _, bare = raw("servce")
    assert bare.fix("", "service") is not None
    assert bare.fix("", "on-failure") is None
    _, in_quotes = quoted("on failure")
    assert in_quotes.fix("", "on-failure") is not None
    assert within("on failure", Span("s.toml", 0, 10)).fix("", "on-failure") is None


def test_within_a_span_every_part_is_the_span() -> None:
    span = Span("s.toml", 3, 9)
    assert within("a,b", span).part(2, 3).span() == span
