"""What is made of each rule of the grammar.

In: the parts of a statement. Out: definitions, rules and waivers, gathered in a `Reader`, with findings.
"""

from operator import itemgetter
from typing import Any

from dotcompile.diagnostics import Diagnostic, Label, Severity
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import Ports, merged
from dotcompile.model.values.text import ValueText
from dotcompile.reach.relation import Cause
from dotcompile.records import dataclass
from dotcompile.rules.catalogue import FORMS
from dotcompile.rules.form import Form, Parts, Plane, Rule, Rules, Waiver
from dotcompile.rules.kinds import BAD_RULE_PORT, BAD_RULE_WORD, NAMED_TWICE
from dotcompile.rules.ports import read_port
from dotcompile.rules.scan import LINE_END, unquoted
from dotcompile.rules.selector import Selector
from dotcompile.rules.selector_actions import SelectorReader
from dotcompile.source import Span
from dotcompile.syntax.machine import Actions
from dotcompile.syntax.scan import Token

SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}
#: Of causes that can be set; what is drawn is what the diagram says.
CAUSES = tuple(cause.value for cause in Cause if cause is not Cause.DRAWN)


@dataclass(frozen=True, slots=True)
class _Said:
    """A form with its terms, which are None if they make no sense."""

    form: Form
    terms: Any
    selectors: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    name: str
    severity: Severity
    end: int


@dataclass(frozen=True, slots=True)
class _PortList:
    ports: Ports
    colon: Token


@dataclass(frozen=True, slots=True)
class _Because:
    reason: str
    start: int


class Reader(SelectorReader):
    """What was read of one text so far."""

    def __init__(self, text: ValueText) -> None:
        super().__init__(text)
        self.begin = self._end = self._told_before = 0
        self.is_first = True
        self._rules: list[Rule] = []
        self._waivers: list[Waiver] = []
        self._severities: dict[str, Severity | None] = {}
        self._names: dict[str, Span] = {}

    @property
    def actions(self) -> Actions:
        """An action for each rule of the grammar."""
        forms = {form.name.replace("-", "_"): self._form(form) for form in FORMS}
        return forms | {
            "start": list,
            **{name: getattr(self, f"_{name}") for name in _OWN},
            **dict.fromkeys(("selector", "without", "both", "not_in"), self._combined),
            "bound": tuple,
            "form": itemgetter(0),
        }

    @property
    def told(self) -> bool:
        """Whether something is told of this statement already."""
        return len(self.findings) > self._told_before

    def pass_on(self, token: Token) -> None:
        """A token was taken."""
        if token.type == LINE_END:
            self.begin_statement()
        elif self.is_first:
            self.begin, self.is_first = token.start, False
        self._end = token.end

    def begin_statement(self) -> None:
        """The next token is the first of a statement."""
        self.is_first, self._told_before = True, len(self.findings)

    def rules(self) -> Rules:
        """All that was read."""
        definitions, severities = self._definitions.items(), self._severities.items()
        return Rules(tuple(self._rules), tuple(self._waivers), tuple(definitions), tuple(severities))

    def _whole(self) -> Span:
        return self._text.span(self.begin, self._end)

    def _named_once(self, name: str, what: str, token: Token) -> bool:
        span = self._span(token)
        first = self._names.setdefault(f"{what} {name}", span)
        if first is not span:
            labels = (Label(first, "the first one"),)
            message = f"there is another {what} {shown(name)}"
            self.findings.append(Diagnostic(NAMED_TWICE, message, span, labels, "give it another name"))
        return first is span

    def _definition(self, parts: list[Any]) -> None:
        _, name, _, meaning = parts
        if self._named_once(name.value, "definition", name):
            self._definitions[name.value] = meaning

    def _setting(self, parts: list[Any]) -> None:
        given = Parts(parts, self._text, self.findings)
        cause, severity = given.tokens("NAME")
        known = given.among(cause, CAUSES, "a cause"), given.among(severity, tuple(SEVERITIES), "a severity")
        if known[0] and known[1]:
            self._severities[known[0]] = SEVERITIES[known[1]]

    def _waiver(self, parts: list[Any]) -> None:
        given = Parts(parts, self._text, self.findings)
        sides = given.selectors()
        reason = next((part.reason for part in parts if isinstance(part, _Because)), "")
        until = given.tokens("DATE")
        if until and not _is_day(until[0].value):
            given.wrong(until[0], f"there is no day {until[0].value}")
            return
        expect = [given.number(token) for token in given.tokens("NUMBER")]
        rule = parts[1].value
        self._waivers.append(
            Waiver(
                rule,
                sides[0],
                sides[1] if len(sides) > 1 else None,
                reason,
                until[0].value if until else None,
                expect[0] if expect else None,
                self._whole(),
            )
        )

    def _rule(self, parts: list[Any]) -> None:
        heading = next((part for part in parts if isinstance(part, _Heading)), None)
        said = next(part for part in parts if isinstance(part, _Said))
        because = next((part for part in parts if isinstance(part, _Because)), None)
        said_planes = next((part for part in parts if isinstance(part, tuple)), ())
        planes = said_planes or said.form.planes
        listed = next((part for part in parts if isinstance(part, _PortList)), None)
        if listed and not said.form.takes_ports:
            message = f"ports mean nothing to `{said.form.shape}`"
            self.findings.append(Diagnostic(BAD_RULE_PORT, message, self._span(listed.colon)))
        if not set(planes) <= set(said.form.may):
            planes = tuple(plane for plane in planes if plane in said.form.may)
            if not planes:
                message = f"`{said.form.shape}` is judged in {said.form.may[0]} alone"
                self.findings.append(Diagnostic(BAD_RULE_WORD, message, self._whole()))
        if self.told or said.terms is None:
            return
        end = because.start if because else self._end
        name = " ".join(self._text.text[heading.end if heading else self.begin : end].split())
        severity = heading.severity if heading else Severity.ERROR
        self._rules.append(
            Rule(
                said.form,
                said.terms,
                said.selectors,
                heading.name if heading and heading.name else name,
                listed.ports if listed else None,
                planes,
                because.reason if because else "",
                severity,
                self._whole(),
                bool(said_planes),
            )
        )

    def _heading(self, parts: list[Any]) -> _Heading:
        name, severity = "", Severity.ERROR
        for entry in parts[1:-1:2]:
            key, *value = [part for part in entry if part.type == "NAME"]
            if not value:
                self._named_once(key.value, "rule", key)
                name = key.value
                continue
            given = Parts(entry, self._text, self.findings)
            if given.among(key, ("severity",), "known here"):
                said = given.among(value[0], ("error", "warning"), "a severity")
                severity = SEVERITIES.get(said or "") or Severity.ERROR
        return _Heading(name, severity, parts[-1].end)

    def _entry(self, parts: list[Any]) -> list[Any]:
        return parts

    def _ports(self, parts: list[Any]) -> _PortList:
        return _PortList(
            merged([part for part in parts[1:] if part and not isinstance(part, Token)]), parts[0]
        )

    def _port(self, parts: list[Any]) -> Any:
        (token,) = parts
        read = read_port(token.value, self._span(token))
        if isinstance(read, Diagnostic):
            self.findings.append(read)
            return None
        return read

    def _plane(self, parts: list[Any]) -> tuple[Plane, ...]:
        word = parts[1].value
        return tuple(Plane) if word == "both" else (Plane(word),)

    def _because(self, parts: list[Any]) -> _Because:
        return _Because(unquoted(parts[1].value), parts[0].start)

    def _form(self, form: Form) -> Any:
        def read(parts: list[Any]) -> _Said:
            given = Parts(parts, self._text, self.findings)
            return _Said(form, form.read(given), given.selectors())

        return read


_OWN = (
    *("definition", "setting", "waiver", "rule", "heading", "entry", "ports", "port", "plane", "because"),
    *("named", "prefixed", "everyone", "any_of", "maybe"),
)


def _is_day(written: str) -> bool:
    from datetime import date  # few rule files have a waiver with a day

    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
