"""Fixes that can be made at once, and texts with them made.

In: findings with fixes. Out: fixes whose edits do not touch one another, each made as a whole or not at all.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence

from dotcompile.diagnostics import Edit, Findings, Fix
from dotcompile.source import Source


def choose(findings: Findings, *, unsafe: bool = False) -> tuple[Fix, ...]:
    """The fixes to make, the safe ones or all: of two that touch each other the first."""
    taken: dict[str, list[tuple[int, int]]] = {}
    made: dict[Fix, None] = {}
    for found in findings:
        fix = found.fix
        if (
            fix is None
            or fix in made
            or not (fix.safe or unsafe)
            or any(_touches(taken, edit) for edit in fix.edits)
        ):
            continue
        made[fix] = None
        for edit in fix.edits:
            insort(taken.setdefault(edit.span.path, []), (edit.span.start, edit.span.end))
    return tuple(made)


def _touches(taken: Mapping[str, Sequence[tuple[int, int]]], edit: Edit) -> bool:
    """Whether an edit overlaps one that is taken, or begins where that ends; those lie in order."""
    here = taken.get(edit.span.path, ())
    at = bisect_left(here, (edit.span.start, edit.span.end))
    return (at > 0 and here[at - 1][1] >= edit.span.start) or (
        at < len(here) and here[at][0] <= edit.span.end
    )


def mended(sources: Mapping[str, Source], fixes: Iterable[Fix]) -> Mapping[str, str]:
    """The texts that the fixes change, by path, as they are then."""
    by_path: dict[str, list[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            by_path.setdefault(edit.span.path, []).append(edit)
    return {path: _edited(sources[path].text, edits) for path, edits in by_path.items()}


def _edited(text: str, edits: Iterable[Edit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])
