"""Findings as SARIF 2.1.0, which code hosts keep and compare from run to run.

Lines are those of the file that was read. Notes are always among the results.
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from dotcompile import __version__
from dotcompile.diagnostics import Edit, Findings, Fix, Kind
from dotcompile.reports.fingerprint import fingerprints
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.visible import visible
from dotcompile.reports.written import Value, written
from dotcompile.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Code hosts refuse a run with more.
MOST_RESULTS = 25_000


def render(findings: Findings, sources: Sources, _: View) -> str:
    """One SARIF log with one run, in ASCII; of too many findings the worst are kept."""
    kept = sorted(findings, key=lambda found: -found.kind.severity)[:MOST_RESULTS]
    kinds = {found.kind.code: found.kind for found in kept}
    rules = [kinds[code] for code in sorted(kinds)]
    run: dict[str, Value] = {
        "tool": {
            "driver": {
                "name": "dotcompile",
                "semanticVersion": __version__,
                "rules": [_rule(kind) for kind in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **_told_of_cut(len(findings) - len(kept))}],
        "results": list(_results(kept, sources, [kind.code for kind in rules])),
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _told_of_cut(cut: int) -> dict[str, Value]:
    if not cut:
        return {}
    text = (
        f"{cut} findings are left out, the least severe ones: {MOST_RESULTS} is the most that a run may hold."
    )
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}


def _rule(kind: Kind) -> Value:
    page = f"{kind.why}\n\n{kind.page}".strip()
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": kind.why or kind.name},
        "help": {"text": page or kind.name, "markdown": page or kind.name},
        "defaultConfiguration": {"level": str(kind.severity)},
    }


def _results(findings: Findings, sources: Sources, codes: Sequence[str]) -> Iterator[Value]:
    for found, digest, number in fingerprints(findings, sources):
        related = [
            {"id": id_, **_location(label.span, sources), "message": _message(label.text)}
            for id_, label in enumerate(found.labels, start=1)
        ]
        result: dict[str, Value] = {
            "ruleId": found.kind.code,
            "ruleIndex": codes.index(found.kind.code),
            "level": str(found.kind.severity),
            "message": _message(" ".join(filter(None, (found.message, found.help)))),
            "locations": [_location(found.span, sources)],
            "relatedLocations": related,
            "partialFingerprints": {"primaryLocationLineHash": f"{digest}:{number}"},
        }
        if found.fix:
            result["fixes"] = [_fix(found.fix, sources)]
        yield result


def _message(text: str) -> Value:
    """A message whose brackets are no link, whatever names it quotes (section 3.11.6)."""
    text = visible(text)
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


def _location(span: Span, sources: Sources) -> dict[str, Value]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": artifact_uri(span.path)},
            "region": _region(span, sources),
        }
    }


def _region(span: Span, sources: Sources) -> Value:
    start, end = extent(sources[span.path], span)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def artifact_uri(path: str) -> str:
    """The path as a URI: `file:` for an absolute one, else a relative reference."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()), safe="/")


def _fix(fix: Fix, sources: Sources) -> Value:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.span.path, []).append(edit)
    changes: list[Value] = [
        {
            "artifactLocation": {"uri": artifact_uri(path)},
            "replacements": [
                {"deletedRegion": _region(edit.span, sources), "insertedContent": {"text": edit.text}}
                for edit in edits
            ],
        }
        for path, edits in by_path.items()
    ]
    return {"description": _message(fix.title), "artifactChanges": changes}


REPORT = Report("sarif", render)
