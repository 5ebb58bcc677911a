"""Long texts of the kinds that make a parser slow: what takes a square of the length does not pass."""

from time import process_time

import pytest

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.soak import Soak
from tests.syntax.invariants import check_reading

#: In a soak; in the gate a quarter of it, where a square shows as well.
LENGTH = 100_000
#: How long reading may take, in seconds: for each text and for each of its characters. It is many times what
#: it takes, for a machine that is busy or slow.
EACH, EACH_CHARACTER = 0.5, 5 / LENGTH

REPEATED = (
    *("%", "[", '"', "{", "}", "=", ":", ";", "<", "\\", "\0", "+", "é", "“", "->", "--", "-->", "/*", "#"),
    *("a ", "a,", "a->", "a--b ", "a-b ", "a-", "a[", "a=", "a{", "a{}", "a -> {b", "{}", "{\n", "}\n{"),
    *("[]", "<>", '"a"+', '"a" ', "'a", "'a'", "'", "\ufeff", "a b c\n", "a b [", "label=a b ", "a.b:c/d@"),
    *("a[b=c]", "a[b=c", "a[b=<", 'a"b\n', 'a="b"c"\n', 'a [x="y]\n', "subgraph{", "digraph{", "digraph{}"),
    *("1a", "1.1.1.1 ", "x=1e5 ", "a [label=<b<c>];\n", '  a -> b [label="x\n', '  a -> b [label="x"\n'),
    *("a [c=#fff, d=e];\n", "a <- b;\n", "a => b;\n", "subgraph a -> b;\n", "digraph a b {", "//\n"),
)
PLAIN = '  a -> b [label="x", color=red];\n'
FAULTS = ("  a -- b\n", '  a [label="x];\n', "  subgraph {\n", "}\n", "  a [l=<<c>]\n")
MADE = {
    "deep": "digraph" + "{" * 50_000 + "}" * 50_000,
    "deep and never closed": "digraph " + "{" * 100_000,
    "deep named subgraphs": "digraph{" + "subgraph a{" * 8_000 + "}" * 8_000 + "}",
    "deep operands": "digraph{" + "{a->" * 18_000 + "b" + "}" * 18_000 + "}",
    "a long chain with an error": "digraph{ a " + "-> b " * 20_000 + "-> }",
    "one long line with many quotes": "digraph{" + 'a [label="x" y="z] ' * 5_000 + "}",
    "one long line with one quote missing": 'digraph{ a [label="x]; ' + 'b [label="y"]; ' * 6_000 + "}",
    "many errors": "digraph{\n" + ("  a -> b [color=red];\n" * 20 + "  a -> -> c;\n") * 230 + "}",
    "many brackets missing": "digraph{\n" + ("  a -> b [color=red];\n" * 20 + "  a [x=y;\n") * 230 + "}",
    "many quotes missing": "digraph{\n" + ('  a -> b [label="x"];\n' * 20 + '  a [label="x];\n') * 220 + "}",
    "many braces missing": "digraph{\n" + ("  subgraph x {\n" + "    a -> b;\n" * 20) * 380 + "}",
    "HTML that is never closed": "digraph{ a [label=<" + "<b>x" * 25_000,
    "a long name": "digraph{" + "a" * LENGTH + "}",
    "a long string that is never closed": 'digraph{"' + '\\"' * (LENGTH // 2),
    "a long number that is split": "digraph{" + "1" * LENGTH + "a}",
    "a file of another kind": "services:\n" + '  web:\n    image: "nginx"\n    ports: ["80:80"]\n' * 2_000,
}


def read(text: str, soak: Soak) -> int:
    """Read a text in time; how many findings there are."""
    source = Source("long.dot", text)
    begun = process_time()
    document, findings = parse(source)
    seconds = process_time() - begun
    soak.figures |= {"characters": len(text), "milliseconds": round(1000 * seconds)}
    assert seconds < EACH + EACH_CHARACTER * len(text), f"{seconds:.1f} s"
    check_reading(source, document, findings)
    evaluate(document)
    return len(findings)


@pytest.mark.parametrize("words", REPEATED, ids=repr)
def test_the_same_again_and_again(words: str, soak: Soak) -> None:
    length = LENGTH if soak.scale > 1 else LENGTH // 4
    read("digraph {" + words * (length // len(words)), soak)


@pytest.mark.parametrize("words", REPEATED[:40], ids=repr)
def test_the_same_without_a_graph(words: str, soak: Soak) -> None:
    length = LENGTH if soak.scale > 1 else LENGTH // 10
    read(words * (length // len(words)), soak)


@pytest.mark.parametrize("text", MADE.values(), ids=MADE.keys())
def test_at_length(text: str, soak: Soak) -> None:
    read(text, soak)


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
def test_one_error_in_a_large_file(fault: str, soak: Soak) -> None:
    half = PLAIN * ((5_000_000 if soak.scale > 1 else 400_000) // len(PLAIN))
    assert read(f"digraph {{\n{half}{fault}{half}}}\n", soak) in (1, 2)
