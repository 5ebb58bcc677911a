"""Findings: what a stage has to say about a diagram, and where.

Stages make diagnostics and return them; nobody on this floor prints, counts or decides what is shown.
"""

from collections.abc import Sequence
from enum import IntEnum

from dotcompile.records import dataclass
from dotcompile.source import Span


class Severity(IntEnum):
    """How much a finding matters; a greater one is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of finding: its code and name, either of which names it everywhere, and its page.

    `why` is one sentence on what goes wrong for someone who ignores it. `page` is Markdown; a DOT example
    in it that ought to be found fault with says so in a comment, `// expect: NAME`, on the line at fault.
    """

    code: str
    name: str
    severity: Severity
    why: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that matters to a finding, and what is there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to stand in place of a span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that resolve a finding; `safe` ones keep the meaning that the author plainly had in mind."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its kind, what is wrong here, where, and one sentence that helps."""

    kind: Kind
    message: str
    span: Span
    labels: tuple[Label, ...] = ()
    help: str = ""
    fix: Fix | None = None


Findings = Sequence[Diagnostic]


def in_source_order(findings: Findings) -> tuple[Diagnostic, ...]:
    """The findings by place, and at one place by code; equal places keep the order they were found in."""
    return tuple(sorted(findings, key=lambda found: (found.span.path, found.span.start, found.kind.code)))
