"""Which fixes are made at once: never two that touch, and each as a whole."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Kind, Severity
from dotcompile.judging.fixes import choose, mended
from dotcompile.source import Source

KIND = Kind("DC900", "odd-thing", Severity.ERROR, "")
SOURCE = Source("x", "0123456789" * 5)


def finding(*edits: tuple[int, int, str], safe: bool = True) -> Diagnostic:
    made = tuple(Edit(SOURCE.span(start, end), text) for start, end, text in edits)
    return Diagnostic(KIND, "", made[0].span, fix=Fix("", made, safe))


def made(*findings: Diagnostic, unsafe: bool = False) -> str:
    return mended({"x": SOURCE}, choose(findings, unsafe=unsafe)).get("x", SOURCE.text)


def test_a_fix_is_made_as_a_whole_or_not_at_all() -> None:
    assert made(finding((0, 1, "a"), (10, 11, "b")), finding((5, 6, "c"), (10, 12, "d"))).startswith(
        "a123456789b1"
    )


def test_the_same_fix_is_made_once() -> None:
    assert made(finding((0, 0, "a")), finding((0, 0, "a")), finding((0, 0, "b"))) == "a" + SOURCE.text


def test_only_safe_ones_are_made_unless_all_are_wanted() -> None:
    assert made(finding((0, 1, "a"), safe=False)) == SOURCE.text
    assert made(finding((0, 1, "a"), safe=False), unsafe=True).startswith("a1")


SPOTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10), st.text("abc", max_size=2)), max_size=20)


@given(SPOTS)
def test_fixes_that_are_chosen_lie_apart_and_no_other_could_be_added(
    spots: list[tuple[int, int, str]],
) -> None:
    findings = [finding((start, start + length, text)) for start, length, text in spots]
    spans = [fix.edits[0].span for fix in choose(findings)]
    ordered = sorted(spans, key=lambda span: span.start)
    assert all(one.end < other.start for one, other in pairwise(ordered))
    for found in findings:
        assert any(span.start <= found.span.end and found.span.start <= span.end for span in spans)
