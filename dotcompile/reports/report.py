"""What a report is: a name, and a pure function from findings and their sources to a text."""

from collections.abc import Callable, Mapping

from dotcompile.diagnostics import Findings
from dotcompile.records import dataclass
from dotcompile.source import Source


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asked to see. JSON and SARIF leave it aside: they tell everything."""

    colour: bool = False
    notes: bool = False
    summary: bool = True


Sources = Mapping[str, Source]
"""What was read, by path: a span in a finding names one of these."""


@dataclass(frozen=True, slots=True)
class Report:
    """One format. The text it renders ends with a newline or is empty."""

    name: str
    render: Callable[[Findings, Sources, View], str]
