"""Writing a text anew keeps its meaning and its comments, and what was written anew stays as it is."""

import re
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dotcompile.source import LINE_DIRECTIVE, Source
from dotcompile.syntax.kinds import IGNORED_TAIL
from dotcompile.syntax.lexemes import COMMENT
from dotcompile.syntax.parse import parse
from dotcompile.syntax.scan import scan
from dotcompile.syntax.semantics import evaluate
from dotcompile.syntax.writing import plain, wrapping
from dotcompile.syntax.writing import write as writing
from dotcompile.syntax.writing.write import write
from tests.goldens import Golden
from tests.syntax.diagrams import accepted, diagram
from tests.syntax.generate import valid
from tests.syntax.truth import LIBCGRAPH, expand

FORMATTED = Path(__file__).parent / "formatted"
_COMMENT = re.compile(COMMENT)
_LAYOUT = str.maketrans("", "", " \n,;[]")


def written(text: str) -> str:
    return write(Source("test.dot", text))


def meaning(text: str) -> list[object]:
    document, _ = parse(Source("test.dot", text))
    drawings, _ = evaluate(document)
    return [expand(drawing) for drawing in drawings]


def graphs(text: str) -> list[object]:
    """What libcgraph makes of each graph of a text."""
    document, _ = parse(Source("test.dot", text))
    return [LIBCGRAPH.read(text[graph.start : graph.end]) for graph in document.graphs]


def comments(text: str) -> list[tuple[str, bool]]:
    """The comments between words, without their space, and whether each is a line directive."""
    found: list[tuple[str, bool]] = []
    at = 0
    for token in scan(text, whole=False):
        for comment in _COMMENT.finditer(text, at, token.start):
            begins = text[comment.start() - 1 : comment.start()] in ("", "\n")
            directive = begins and LINE_DIRECTIVE.fullmatch(comment[0].rstrip(" \t\r")) is not None
            found.append((re.sub(r"\s", "", comment[0]), directive))
        at = max(at, token.end)
    return found


def check(text: str) -> str:
    """Everything that holds of any text; and the text written anew."""
    made = written(text)
    assert parse(Source("test.dot", made))[1] == ()
    assert written(made) == made
    assert comments(made) == comments(text)
    assert meaning(made) == meaning(text)
    assert write(Source("test.dot", text), whole=False) == made
    return made


@pytest.mark.parametrize("path", sorted(FORMATTED.glob("*.dot")), ids=lambda path: path.stem)
def test_situation(path: Path, golden: Golden) -> None:
    golden(path.with_suffix(".fmt"), check(path.read_bytes().decode()))


@given(seed=st.integers(0, 2**48))
def test_any_text(seed: int) -> None:
    check(valid(Random(seed)))


@given(seed=st.integers(0, 2**48))
def test_any_text_on_narrow_lines(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (plain, wrapping, writing):
            patch.setattr(module, "WIDTH", 36)
        check(valid(Random(seed)))


@pytest.mark.libcgraph
@given(seed=st.integers(0, 2**48))
def test_libcgraph_sees_no_difference(seed: int) -> None:
    text = valid(Random(seed), 1)
    assert graphs(written(text)) == graphs(text)


@pytest.mark.corpus
@pytest.mark.libcgraph
@pytest.mark.parametrize("path", accepted())
def test_real_diagram(path: str) -> None:
    source = diagram(path)
    if any(found.kind is IGNORED_TAIL for found in parse(source)[1]):
        return  # `rewrite` leaves it alone
    made = check(source.text)
    assert graphs(made) == graphs(source.text)


@given(
    st.lists(
        st.sampled_from(["a\n", "a\r\n", '"x\ny"\n', '"x\r\ny"\r\n', "// c\r\n", "/* x\ny */\r\n", "\n"])
    )
)
@example(['"x\ny"\n', "a\r\n"])
def test_all_lines_end_as_the_last_one_did(parts: list[str]) -> None:
    text = "digraph {\n" + "".join(parts) + "}\r\n"
    made = written(text)
    outside = re.sub(r'"[^"]*"', "", made)
    assert outside.count("\n") == outside.count("\r\n")
    assert written(made) == made
    assert "\r\n" not in re.sub(r'"[^"]*"', "", written(text.removesuffix("\r\n") + "\n"))


@pytest.mark.parametrize(
    "level",
    ["{", "subgraph {", "subgraph s { x -> ", "{ /* c */ ", "{ // c\n", "a -> { b; "],
    ids=["brace", "subgraph", "operand", "comment", "line comment", "statement"],
)
def test_no_depth_is_too_deep(level: str) -> None:
    depth = 50_000
    text = f"digraph {{ {level * depth} x {'}' * depth} }}"
    made = written(text)
    assert len(made) < 200 * depth
    assert written(made) == made


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{}->", 200_000),
        ("/*c*/", 300_000),
        ("a[x=y];", 200_000),
        ("a[]/**/;", 100_000),
        ("a /*c*/;", 50_000),
        ("a -> /*c*/", 50_000),
        ("{b}/**/;", 50_000),
    ],
)
def test_the_time_grows_with_the_length(text: str, count: int) -> None:
    def seconds(times: int) -> float:
        source = Source("test.dot", f"digraph {{ {text * times} a }}")
        begun = process_time()
        write(source)
        return process_time() - begun

    assert seconds(count) < 0.05 + 20 * min(seconds(count // 10) for _ in range(3))


@pytest.mark.parametrize(
    "text",
    ["digraph { a ->  // c\u2028\n b }", "digraph { /* a\n * b\u2028\n */ \u00a0 }", 'digraph { "a\u2028" }'],
)
def test_only_space_of_dot_is_space(text: str) -> None:
    assert written(text).translate(_LAYOUT) == text.translate(_LAYOUT)


@pytest.mark.parametrize("name", ["lay_out", "own_lines", "plain_lines"])
def test_a_bug_that_loses_something_is_told_and_not_written(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = ([""], 0) if name == "lay_out" else [""]
    monkeypatch.setattr(writing, name, lambda *_, **__: lost)
    with pytest.raises(RuntimeError, match="more than its layout"):
        written("digraph {\n// c\n a }")
