"""What a form of rule is, what a rule of it says, and what may come of judging one.

A form is one file with the constant `FORM`; its docstring is its page. In: the parts of a statement, then a
case. Out: the form's own terms, then what breaks the rule.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from dotcompile.diagnostics import Diagnostic, Label, Severity
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import Ports
from dotcompile.model.values.text import ValueText
from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.kinds import BAD_RULE_WORD
from dotcompile.rules.selector import SELECTORS, Selector
from dotcompile.source import Span
from dotcompile.syntax.scan import Token


class Plane(StrEnum):
    """The relation that a rule is judged by."""

    INTENT = "intent"
    EFFECTIVE = "effective"


INTENT, EFFECTIVE, BOTH = (Plane.INTENT,), (Plane.EFFECTIVE,), (Plane.INTENT, Plane.EFFECTIVE)


class Parts:
    """The parts of a statement as the grammar has them, and a place for what is wrong with them."""

    def __init__(self, parts: Sequence[Any], text: ValueText, findings: list[Diagnostic]) -> None:
        self.all = parts
        self._text, self._findings = text, findings

    def selectors(self) -> tuple[Selector, ...]:
        """The selectors, in order."""
        return tuple(part for part in self.all if isinstance(part, SELECTORS))

    def one(self) -> Selector:
        """The selector of a statement that has one."""
        (selector,) = self.selectors()
        return selector

    def two(self) -> tuple[Selector, Selector]:
        """The selectors of a statement that has two."""
        left, right = self.selectors()
        return left, right

    def tokens(self, *types: str) -> list[Token]:
        """The tokens of some types, in order."""
        return [part for part in self.all if isinstance(part, Token) and part.type in types]

    def has(self, type_: str) -> bool:
        """Whether there is a token of a type."""
        return bool(self.tokens(type_))

    def number(self, token: Token, least: int = 0, most: int = 10**9) -> int | None:
        """The number that a token says; None, and a finding, if that makes no sense."""
        number = int(token.value) if len(token.value) <= 12 else most + 1
        if least <= number <= most:
            return number
        self.wrong(token, f"{shown(token.value)} is no number from {least} to {most}")
        return None

    def among(self, token: Token, known: Sequence[str], what: str) -> str | None:
        """The word that a token says, if it is a known one; else None, and a finding."""
        if token.value in known:
            return str(token.value)
        near = nearest_word(token.value, known)
        meant = f"; did you mean `{near}`?" if near else ""
        help_ = f"write one of {', '.join(known)}"
        self.wrong(token, f"{shown(token.value)} is not {what}{meant}", help_)
        return None

    def wrong(self, token: Token, message: str, help_: str = "") -> None:
        """A finding at a token."""
        span = self._text.span(token.start, token.end)
        self._findings.append(Diagnostic(BAD_RULE_WORD, message, span, help=help_))


@dataclass(frozen=True, slots=True)
class Ends:
    """The terms of forms that are about two sides."""

    sources: Selector
    targets: Selector


def read_ends(parts: Parts) -> Ends:
    """The two sides of a statement that has no more to it."""
    return Ends(*parts.two())


@dataclass(frozen=True, slots=True)
class Telling:
    """What a finding says: a sentence, places, and one sentence that helps."""

    message: str
    labels: tuple[Label, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """Some sources and targets by which a rule is broken; every source with every target.

    `targets` are empty if it is about the sources alone. `tell` says it of those that are left when others
    are waived. `port` and `cause` are those of the fingerprint.
    """

    sources: Group
    targets: Group
    port: str
    cause: str
    severity: Severity
    tell: Callable[[Group, Group], Telling]
    against_drawing: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """What cannot be known of what a rule asks for."""

    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Vacuous:
    """Why there is nothing that a rule could be about."""

    message: str


Outcome = Breach | Unknown | Vacuous


@dataclass(frozen=True, slots=True)
class Form:
    """A form of rule. `name` is the grammar's and the file's, `shape` an example of it.

    `planes` are those that a rule is judged in unless it says so itself, of those that it `may` be judged in.
    `keeps_apart` are pairs of groups that lowering must not put on one network.
    """

    name: str
    shape: str
    planes: tuple[Plane, ...]
    read: Callable[[Parts], Any]
    judge: Callable[[Any, Any], Iterator[Outcome]]
    may: tuple[Plane, ...] = BOTH
    takes_ports: bool = False
    keeps_apart: Callable[[Any, Any], Iterator[tuple[Group, Group]]] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was read. `name` is the heading's, or else what the rule says.

    `planes` are those of its form unless it `said_plane` itself.
    """

    form: Form
    terms: Any
    selectors: tuple[Selector, ...]
    name: str
    ports: Ports | None
    planes: tuple[Plane, ...]
    reason: str
    severity: Severity
    span: Span
    said_plane: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """Findings of a rule that are accepted. `until` is the last day, as in 2026-12-31; `expect` how many."""

    rule: str
    sources: Selector
    targets: Selector | None
    reason: str
    until: str | None
    expect: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Rules:
    """All that rule files, a graph's attribute and its denied edges say, in that order.

    `definitions` come after those that they are made of. `severities` are those of causes that were set; None
    is off.
    """

    rules: tuple[Rule, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    definitions: tuple[tuple[str, Selector], ...] = ()
    severities: tuple[tuple[str, Severity | None], ...] = ()
