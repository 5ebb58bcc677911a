"""How a brace that is missing, or is one too many, is told.

In: where that shows. Out: one finding.
"""

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Label
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.scan import Token


def unclosed_brace(source: Source, opened: Token, end: Token) -> Diagnostic:
    """The text ends inside a body."""
    last = min(len(source.text.rstrip()), end.start)
    return Diagnostic(
        kinds.UNCLOSED_BRACE,
        "missing `}`: the file ends inside a body",
        source.span(last, last),
        (Label(source.span(opened.end - 1, opened.end), "opened here"),),
        help="write the `}` that is missing",
        fix=Fix("insert `}`", (Edit(source.span(last, last), "\n}"),)),
    )


def stray_brace(source: Source, token: Token) -> Diagnostic:
    """A `}` too many."""
    span = source.span(token.start, token.end)
    return Diagnostic(
        kinds.STRAY_BRACE,
        "this `}` closes nothing",
        span,
        help="remove it, or write the `{` that is missing before it",
        fix=Fix("remove it", (Edit(span, ""),)),
    )


def missing_brace(source: Source, opened: Token, at: int) -> Diagnostic:
    """A body that, as its indentation has it, ends at an offset without its brace."""
    return Diagnostic(
        kinds.UNCLOSED_BRACE,
        "missing `}`: by its indentation this body ends here",
        source.span(at, at),
        (Label(source.span(opened.start, opened.end), "opened here"),),
        help="write the `}` that is missing",
        fix=Fix("insert `}`", (Edit(source.span(at, at), " }"),)),
    )


def missing_opening_brace(source: Source, at: int, closing: Token) -> Diagnostic:
    """A body that, as its indentation has it, begins at an offset without its brace."""
    return Diagnostic(
        kinds.STRAY_BRACE,
        "missing `{`: by its indentation a body begins here",
        source.span(at, at),
        (Label(source.span(closing.start, closing.end), "without it this `}` closes more than was meant"),),
        help="write the `{`, or remove the `}`",
        fix=Fix("insert `{`", (Edit(source.span(at, at), "{ "),)),
    )
