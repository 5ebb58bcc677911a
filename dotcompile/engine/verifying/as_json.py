"""What was verified, as programs read it.

In: what was verified, and how places are told. Out: JSON.
"""

from collections.abc import Callable, Sequence
from typing import Any

from dotcompile.diagnostics import Diagnostic
from dotcompile.engine.verifying.comparing import Cell
from dotcompile.engine.verifying.targets import OUTSIDE
from dotcompile.engine.verifying.verify import Verified
from dotcompile.source import Span


def as_json(verified: Verified, services: Sequence[str], place: Callable[[Span], str]) -> dict[str, Any]:
    """Verdict, counts, findings, and every way that was tried."""
    names = {OUTSIDE: OUTSIDE, **{one.id: one.name for one in verified.there.members}}
    return {
        "verdict": "differs" if verified.differs else "could not tell" if verified.is_untold else "same",
        "counts": dict(verified.counts),
        "findings": [_finding(one, place) for one in verified.findings],
        "ways": [_way(cell, names[cell.tried.source], services) for cell in verified.cells],
    }


def _finding(found: Diagnostic, place: Callable[[Span], str]) -> dict[str, str]:
    return {
        "code": found.kind.code,
        "name": found.kind.name,
        "message": found.message,
        "help": found.help,
        "at": place(found.span),
    }


def _way(cell: Cell, source: str, services: Sequence[str]) -> dict[str, Any]:
    tried = cell.tried
    return {
        "from": source,
        "to": services[tried.target],
        "target": tried.words,
        "by": str(tried.by),
        "network": tried.network,
        "expected": "open" if tried.expected else "closed",
        "verdict": str(cell.verdict),
        **({"seen": cell.seen} if cell.seen else {}),
    }
