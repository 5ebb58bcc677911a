"""What `lint` says of a text, by line and kind."""

from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS

#: What these tests are about, so that they need not know what else may be found.
SELECTED = frozenset(("DC0", "DC101", "DC155", "DC18"))
POLICY = Policy(select=SELECTED, all_kinds=lambda: ALL_KINDS)


def linted(text: str, site: str = "", policy: Policy = POLICY) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source of a diagram or, if there is one, of its site, and the findings in it."""
    sites = [("d.site.toml", site.encode())] if site else []
    sources, findings = lint(("d.dot", text.encode()), sites, policy, DEFAULT_LIMITS)
    path = "d.site.toml" if site else "d.dot"
    return sources[path], tuple(found for found in findings if found.span.path == path)


def told(text: str, site: str = "") -> list[str]:
    """`LINE KIND` of each finding that is no note."""
    source, findings = linted(text, site)
    return [
        f"{source.line_number(found.span.start)} {found.kind.name}"
        for found in findings
        if found.kind.severity > Severity.NOTE
    ]


def fixed(text: str, kind: str) -> str:
    """The text with all fixes of a kind applied."""
    _, findings = linted(text)
    edits = [edit for one in findings if one.kind.name == kind and one.fix for edit in one.fix.edits]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
