"""The emitter: whatever goes in comes out of PyYAML, and nothing hostile leaves its line."""

import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.backends.yaml import Noted, comment, find_surrogate, write
from tests.backends.random_diagrams import HOSTILE

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.sampled_from(HOSTILE)
KEY = TEXT | st.text("k$:", min_size=900, max_size=1500)
SCALAR = TEXT | st.integers() | st.booleans() | st.none()
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3)
)
LOADERS = (yaml.CSafeLoader, yaml.SafeLoader)


def load(text: str, loader: Any) -> Any:
    return yaml.load(text, Loader=loader)


@given(st.dictionaries(KEY, VALUE, max_size=4), st.sampled_from(LOADERS))
def test_what_goes_in_comes_out(document: dict[str, Any], loader: Any) -> None:
    assert load(write(document, interpolated=False), loader) == document


@given(st.dictionaries(KEY, VALUE, max_size=4))
def test_dollars_are_doubled_in_values_alone(document: dict[str, Any]) -> None:
    def doubled(value: Any) -> Any:
        match value:
            case str():
                return value.replace("$", "$$")
            case list():
                return [doubled(one) for one in value]
            case dict():
                return {key: doubled(one) for key, one in value.items()}
        return value

    assert load(write(document, interpolated=True), yaml.CSafeLoader) == doubled(document)


@given(st.text(max_size=20), TEXT)
def test_comments_end_with_their_line(note: str, value: str) -> None:
    text = write({"a": Noted((note, note), {"b": value}), "c": [Noted((note,), value)]}, interpolated=False)
    assert load(text, yaml.CSafeLoader) == {"a": {"b": value}, "c": [value]}
    assert [line.lstrip()[:1] for line in text.splitlines()].count("#") == 3
    assert len(text.splitlines()) == text.count("\n")
    assert find_surrogate(comment(note)) is None


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words(word: str) -> None:
    document = {word: [word, {word: word}]}
    for loader in LOADERS:
        assert load(write(document, interpolated=False), loader) == document


def test_all_strings_are_quoted_and_few_keys() -> None:
    text = write({"image": "nginx", "on": "a", "web-1": 1, "1e3": Decimal("0.000000001")}, interpolated=True)
    assert text == 'image: "nginx"\n"on": "a"\nweb-1: 1\n"1e3": 0.000000001\n'


def test_nothing_that_does_not_print_is_written() -> None:
    characters = "".join(map(chr, [*range(0x2100), 0xFEFF, *range(0xFFF0, 0x10000), 0xE0001, 0x10FFFF]))
    written = write({"a": characters}, interpolated=False)
    assert re.fullmatch(r"[\n\x20-\x7e\xa1-\u200a\u200c\u200d\u2010-\u2fff]+", written)


@given(st.text(max_size=5), st.characters(categories=("Cs",)), st.text(max_size=5))
def test_half_characters_are_found(before: str, half: str, after: str) -> None:
    text = write({"a": before + half + after}, interpolated=True)
    at = find_surrogate(text)
    assert at is not None
    assert "\ud800" <= text[at] <= "\udfff"


def test_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    program = (
        "from tests.backends.random_diagrams import diagram; from tests.backends.compiling import compiled;"
        "from random import Random; print(ascii([compiled(diagram(Random(n), t), t).files for n in range(6)"
        " for t in ('compose', 'swarm')]))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
