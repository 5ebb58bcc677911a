"""What findings are recognised by from run to run, when lines before them come and go."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from dotcompile.diagnostics import Diagnostic, Findings
from dotcompile.reports.report import Sources
from dotcompile.source import Source

#: How much of a line, on either side of a finding, tells it from others.
_AROUND = 200


def fingerprints(findings: Findings, sources: Sources) -> Iterator[tuple[Diagnostic, str, int]]:
    """Each finding, a digest of its kind and its line, and which one of its file with that digest it is."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in findings:
        path, digest = found.span.path, _digest(found, sources[found.span.path])
        seen[path, digest] += 1
        yield found, digest, seen[path, digest]


def _digest(found: Diagnostic, source: Source) -> str:
    start = found.span.start
    before = source.text[max(source.line_start(source.line_number(start)), start - _AROUND) : start]
    after = source.text[start : start + _AROUND].partition("\n")[0]
    line = f"{found.kind.code} {(before + after).strip()}"
    return sha256(line.encode(errors="backslashreplace")).hexdigest()[:16]
