"""Whatever a diagram says, a report is harmless to whoever prints it, and is made without fail."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.reports.catalogue import REPORTS, load_report
from dotcompile.reports.report import View
from dotcompile.source import Source
from tests.reports.marked import DANGEROUS, HOSTILE, KIND, marked, replacing

ALL = View(notes=True)


def hostile() -> Iterator[tuple[Source, Diagnostic]]:
    """A finding with a hostile text in each place in turn."""
    yield marked("⟦a⟧", message=HOSTILE)
    yield marked("⟦a⟧", hint=HOSTILE)
    yield marked("⟦a⟧", path=HOSTILE.replace("\ud800", "\udc80"))
    yield marked(f"{HOSTILE}⟦a⟧{HOSTILE}")
    yield marked('# 7 "::error::a##[error]b\x1b\u202e"\n⟦a⟧')
    source, found = marked("⟦a⟧ ⟪label|b⟫")
    yield source, replace(found, labels=(replace(found.labels[0], text=HOSTILE),))
    yield source, replace(found, fix=replacing(found, HOSTILE, title=HOSTILE))
    yield source, replace(found, kind=replace(KIND, why=HOSTILE, page=HOSTILE))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("case", range(len(list(hostile()))))
def test_nothing_is_passed_on_that_is_obeyed(name: str, case: int) -> None:
    source, found = list(hostile())[case]
    told = load_report(name).render([found], {source.path: source}, ALL)
    assert not DANGEROUS.search(told)
    assert "##[" not in told
    assert "##vso[" not in told
    commands = [line for line in told.splitlines() if line.lstrip().startswith("::")]
    pictures = [line for line in commands if line.startswith(" ::: ") and name == "text"]
    assert len(commands) - len(pictures) == (name == "github")


@pytest.mark.parametrize("name", REPORTS)
@given(text=st.text(), ends=st.tuples(*[st.integers(0, 100)] * 4), message=st.text())
def test_any_text_can_be_told_of(name: str, text: str, ends: tuple[int, ...], message: str) -> None:
    source = Source("x.dot", text)
    first, second, third, fourth = (min(end, len(text)) for end in ends)
    found = Diagnostic(KIND, message, source.span(min(first, second), max(first, second)))
    label = Label(source.span(min(third, fourth), max(third, fourth)), message)
    told = load_report(name).render([replace(found, labels=(label,))], {"x.dot": source}, ALL)
    assert told.endswith("\n")
    assert not DANGEROUS.search(told)
    assert told.encode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_line_of_ten_million_characters_is_not_copied_to_show_a_piece_of_it(name: str) -> None:
    source, found = marked("digraph { " + "a->b;" * 2_000_000 + "⟦c⟧ " + "a->b;" * 1_000 + "}")
    report, sources = load_report(name), {"x.dot": source}
    report.render([found], sources, ALL)  # the table of lines is made once, and imports are done
    tracemalloc.start()
    told = report.render([found], sources, ALL)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(told) < 3_000
    assert most < 1_000_000
