"""What is offered as a fix: when it is applied the finding is gone, and the diagram means what was meant."""

import pytest

from dotcompile.diagnostics import Diagnostic
from tests.model.shown import links, meaning

A_AND_B = "subgraph cluster_a { a [image=x] } subgraph cluster_b { b [image=x] }"


def fixed(text: str) -> str:
    """A text with its only fix applied."""
    (finding,) = [found for found in meaning(text)[1] if found.fix is not None]
    return applied(text, finding)


def applied(text: str, finding: Diagnostic) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"digraph {{ {A_AND_B} a -> b:80 }}", "a -> b [port=80]"),
        (f'digraph {{ {A_AND_B} a -> "b" : "80"; }}', 'a -> "b" [port=80];'),
        (f"digraph {{ {A_AND_B} a -> b:80 [color=red] }}", "a -> b [port=80, color=red]"),
        (f"digraph {{ {A_AND_B} a -> b:80 [] }}", "a -> b [port=80]"),
        (f"digraph {{ {A_AND_B} a:80 -> b [dir=back] }}", "a -> b [port=80, dir=back]"),
    ],
)
def test_a_number_at_an_end_becomes_a_port(text: str, expected: str) -> None:
    after = fixed(text)
    assert expected in after
    assert [found for found in meaning(after)[1] if found.fix] == []
    assert links(after)[0].endswith(": 80")


@pytest.mark.parametrize(
    "statements", ["a -> b:80:n", "a -> b:80 -> c", "a -> b:80, c", "{a b} -> c:80", "a:80 -> b"]
)
def test_no_fix_where_another_edge_would_get_the_port_too(statements: str) -> None:
    findings = meaning(f"digraph {{ a; b; c; {statements} }}")[1]
    assert "port-as-position" in {found.kind.name for found in findings}
    assert [found for found in findings if found.fix] == []


@pytest.mark.parametrize("margin", ["\n    ", "\n\t", " ", ""])
def test_compound_is_set(margin: str) -> None:
    text = f"digraph {{{margin}{A_AND_B}{margin} a -> b [lhead=cluster_b]\n}}"
    after = fixed(text)
    assert f"{{{margin}compound=true;" in after
    assert [found for found in meaning(after)[1] if found.fix] == []
    assert links(after) == links(text) == ["flow a -> zone:b"]
