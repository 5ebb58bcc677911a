"""Texts with their findings drawn in: `⟦…⟧` is what a finding is about, `⟪label|…⟫` a second place."""

import re

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Kind, Label, Severity
from dotcompile.source import Source, Span

KIND = Kind("DC900", "odd-thing", Severity.ERROR, "Odd things come to odd ends.", "A page with `code`.")
WARNING = Kind("DC901", "bold-thing", Severity.WARNING, "Bold things fail loudly.")
NOTE = Kind("DC902", "mild-thing", Severity.NOTE, "Mild things may be so meant.")

_SIGN = re.compile(r"⟦|⟧|⟪[^|]*\||⟫")


def marked(
    text: str, message: str = "this is odd", path: str = "x.dot", hint: str = ""
) -> tuple[Source, Diagnostic]:
    """The source without the signs, and the finding that they draw."""
    plain, opened, spans, labels, at = "", [], [], [], 0
    for sign in _SIGN.finditer(text):
        plain += text[at : sign.start()]
        at = sign.end()
        if sign[0] == "⟧":
            spans.append(Span(path, opened.pop()[1], len(plain)))
        elif sign[0] == "⟫":
            said, start = opened.pop()
            labels.append(Label(Span(path, start, len(plain)), said[1:-1]))
        else:
            opened.append((sign[0], len(plain)))
    (span,) = spans
    return Source(path, plain + text[at:]), Diagnostic(KIND, message, span, tuple(labels), hint)


def replacing(found: Diagnostic, text: str, title: str = "write it so") -> Fix:
    """A fix that puts a text in place of what the finding is about."""
    return Fix(title, (Edit(found.span, text),), safe=True)


HOSTILE = (
    "\x1b[31mred\x07 \x9b2J \u202ertl\u2066 ::set-output name=a::b\n"
    "::error::c\r%0A,x=y: ##[error]d ##vso[x]e \u2028 \ud800"
)
"""What a name may hold that no report may pass on as it is."""

DANGEROUS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]"
)
"""What steers a terminal or turns a line round; a line's end is looked for elsewhere."""
