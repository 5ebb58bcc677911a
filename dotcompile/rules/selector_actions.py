"""What is made of the parts of a selector.

In: tokens and selectors. Out: selectors; findings about words that select nothing whatever the diagram is.
"""

from typing import Any

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import ValueText
from dotcompile.rules.kinds import RULE_SYNTAX, UNKNOWN_SELECTOR
from dotcompile.rules.ports import looks_like_port
from dotcompile.rules.scan import unquoted
from dotcompile.rules.selector import (
    SELECTORS,
    AnyOf,
    Both,
    Defined,
    Everyone,
    Maybe,
    Named,
    Not,
    Prefixed,
    Selector,
    Without,
)
from dotcompile.source import Span
from dotcompile.syntax.scan import Token

PREFIXES = ("zone", "service", "actor", "kind", "tag", "host", "net", "image", "mode", "label.NAME")


class SelectorReader:
    """The actions for selectors, and what they need to know of the text."""

    def __init__(self, text: ValueText) -> None:
        self.findings: list[Diagnostic] = []
        self._text = text
        self._definitions: dict[str, Selector] = {}

    def _span(self, token: Token) -> Span:
        return self._text.span(token.start, token.end)

    def _combined(self, parts: list[Any]) -> Selector:
        """One selector, or two with a sign between them, or one with a sign or brackets around it."""
        if len(parts) == 1:
            made: Selector = parts[0]
            return made
        if parts[0].__class__ is Token:
            sign, part, *_ = parts
            return Not(part, _joined(self._span(sign), part.span)) if sign.type == "NOT" else part
        left, sign, right = parts
        span = _joined(left.span, right.span)
        if sign.type == "OR":
            return AnyOf((left, right), span)
        return Both(left, right, span) if sign.type == "AND" else Without(left, right, span)

    def _named(self, parts: list[Any]) -> Selector:
        (token,) = parts
        span, quoted = self._span(token), token.type == "STRING"
        if not quoted and token.value in self._definitions:
            return Defined(token.value, self._definitions[token.value], span)
        return Named(unquoted(token.value), quoted, span)

    def _prefixed(self, parts: list[Any]) -> Selector:
        (token,) = parts
        prefix, value = token.value
        span = self._span(token)
        if prefix not in PREFIXES and not prefix.startswith("label."):
            self.findings.append(_unknown_prefix(prefix, value, span))
        elif "/" in value and not value.startswith('"'):
            help_ = "a value with other signs than letters, digits, `_`, `.` and `-` is put in quotes"
            wrong = Diagnostic(RULE_SYNTAX, f"{shown(value)} is no plain word", span, help=help_)
            self.findings.append(wrong)
        return Prefixed(prefix, unquoted(value), value.startswith('"'), span)

    def _everyone(self, parts: list[Any]) -> Selector:
        return Everyone(self._span(parts[0]))

    def _any_of(self, parts: list[Any]) -> Selector:
        inner = tuple(part for part in parts if isinstance(part, SELECTORS))
        return AnyOf(inner, self._text.span(parts[0].start, parts[-1].end))

    def _maybe(self, parts: list[Any]) -> Selector:
        return Maybe(parts[2], self._text.span(parts[0].start, parts[-1].end))


def _joined(first: Span, last: Span) -> Span:
    return Span(first.path, first.start, last.end)


def _unknown_prefix(prefix: str, value: str, span: Span) -> Diagnostic:
    if looks_like_port(value):
        message = f"{shown(f'{prefix}:{value}')} is read as one selector"
        return Diagnostic(
            RULE_SYNTAX, message, span, help="before the colon of a list of ports there is a space"
        )
    near = nearest_word(prefix, PREFIXES)
    meant = f"; did you mean `{near}`?" if near else ""
    message = f"nothing is selected by {shown(prefix)}{meant}"
    return Diagnostic(
        UNKNOWN_SELECTOR, message, span, help=f"before the colon stands one of {', '.join(PREFIXES)}"
    )
