"""Whether rules hold: of what is drawn, and of what is effective where that is known.

In: a topology, the facts of a deployment of it and what is effective on them, rules, and today's date. Out: a
verdict on each rule, and findings with their fingerprints.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Topology
from dotcompile.reach.apart import Apart, PairSet
from dotcompile.reach.facts import Facts
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Cause, Connections
from dotcompile.records import dataclass, replace
from dotcompile.rules.case import SEVERITIES, Case, Ground
from dotcompile.rules.form import INTENT, Breach, Outcome, Plane, Rule, Rules, Unknown, Vacuous
from dotcompile.rules.kinds import AGAINST_DRAWING, RULE_BROKEN, RULE_UNKNOWN, RULE_VACUOUS
from dotcompile.rules.select import Selection
from dotcompile.rules.waive import Waived, in_force, miscounted, split, without

#: So many findings of one rule are told; the last says how many more there are.
MOST_TOLD = 20


class Word(StrEnum):
    """What is known of a rule. Unknown never counts as holds."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNKNOWN = "unknown"


Fingerprint = tuple[str, str, str, str, str]
"""Rule, source, target, port and cause of a finding: neither a path nor a line, which drift."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one rule, and its findings, each with its fingerprint."""

    rule: Rule
    word: Word
    findings: tuple[tuple[Fingerprint, Diagnostic], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts in the order of the rules, and findings about selectors and waivers."""

    verdicts: tuple[Verdict, ...]
    others: tuple[Diagnostic, ...]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything that was found."""
        of_rules = (finding for verdict in self.verdicts for _, finding in verdict.findings)
        return (*self.others, *of_rules)


def judge_rules(
    topology: Topology, facts: Facts | None, effective: Connections | None, rules: Rules, today: str = ""
) -> Judgement:
    """A verdict on each rule whose selectors mean something. Without facts it is about what is drawn."""
    court = _Court(topology, rules)
    court.open(facts, effective)
    return court.judge(today)


def forbidden(topology: Topology, rules: Rules) -> PairSet:
    """The pairs of services that rules forbid to be together on a network.

    Where a flow is drawn between two of them, that is a finding of `judge_rules`; they are here all the same.
    """
    court = _Court(topology, rules)
    court.open(None, None)
    return PairSet(tuple(court.apart()))


class _Court:
    """Rules and what they are judged by."""

    def __init__(self, topology: Topology, rules: Rules) -> None:
        self._rules = rules
        self._selection = Selection(topology, rules.definitions)
        self._faults: list[Diagnostic] = []
        self._sound = [rule for rule in rules.rules if self._is_sound(rule)]
        self._grounds: dict[Plane, Ground] = {}

    def _is_sound(self, rule: Rule) -> bool:
        faults = [fault for selector in rule.selectors for fault in self._selection.faults(selector)]
        self._faults += faults
        return not faults

    def open(self, facts: Facts | None, effective: Connections | None) -> None:
        """Have a ground for each plane that is known."""
        intent = intend(self._selection.topology)
        severities = dict(SEVERITIES)
        severities |= {Cause(cause): severity for cause, severity in self._rules.severities}
        planes = {Plane.INTENT: intent}
        if facts is not None and effective is not None:
            planes[Plane.EFFECTIVE] = effective
        self._grounds = {
            plane: Ground(
                plane,
                self._selection,
                connections,
                intent,
                severities,
                facts if plane is Plane.EFFECTIVE else None,
            )
            for plane, connections in planes.items()
        }

    def apart(self) -> Iterator[Apart]:
        """What each rule keeps apart that is about what is effective."""
        ground = self._grounds[Plane.INTENT]
        for rule in self._sound:
            if rule.form.keeps_apart and Plane.EFFECTIVE in rule.planes:
                for left, right in rule.form.keeps_apart(rule.terms, Case(rule, ground)):
                    if left and right:
                        yield Apart(left, right, f"the rule `{rule.name}`", rule.span)

    def judge(self, today: str) -> Judgement:
        """All verdicts."""
        counting, of_waivers = in_force(self._rules.waivers, self._rules.rules, today)
        waived: dict[str, list[Waived]] = {}
        for waiver in counting:
            sides = [waiver.sources] + ([waiver.targets] if waiver.targets else [])
            faults = [fault for side in sides for fault in self._selection.faults(side)]
            of_waivers += faults
            if not faults:
                sources, *targets = (frozenset(self._selection.group(side)) for side in sides)
                one = Waived(waiver, sources, targets[0] if targets else None)
                waived.setdefault(waiver.rule, []).append(one)
        verdicts = []
        for rule in self._sound:
            verdict, counts = self._verdict(rule, waived.get(rule.name, ()))
            verdicts.append(verdict)
            wrong = (
                miscounted(one.waiver, count)
                for one, count in zip(waived.get(rule.name, ()), counts, strict=True)
            )
            of_waivers += [finding for finding in wrong if finding]
        return Judgement(tuple(verdicts), (*self._faults, *of_waivers))

    def _verdict(self, rule: Rule, waived: Sequence[Waived]) -> tuple[Verdict, list[int]]:
        found: dict[Plane, list[Breach]] = {}
        others: list[Unknown | Vacuous] = []
        for plane in self._planes(rule):
            if plane not in self._grounds:
                others.append(Unknown("what is effective depends on the target", "compile for a target"))
                continue
            case = Case(rule, self._grounds[plane], exact=bool(waived))
            outcomes = list(rule.form.judge(rule.terms, case))
            others += [one for one in outcomes if not isinstance(one, Breach)]
            # What is drawn is told once, and not again as being possible.
            breaches = (one for one in outcomes if isinstance(one, Breach))
            found[plane] = list(_beyond(breaches, found.get(Plane.INTENT, [])))
        counts = [0] * len(waived)
        left: list[tuple[Plane, Breach]] = []
        for plane, some in found.items():
            unwaived, matched = split(some, waived)
            left += [(plane, breach) for breach in unwaived]
            counts = [sum(pair) for pair in zip(counts, matched, strict=True)]
        left.sort(key=lambda one: one[1].severity, reverse=True)  # what is not told is no worse
        told = [self._finding(rule, plane, breach) for plane, breach in left[:MOST_TOLD]]
        if len(left) > MOST_TOLD:
            told[-1] = _with_more(told[-1], len(left) - MOST_TOLD)
        unknown = [one for one in others if isinstance(one, Unknown)]
        word = Word.BROKEN if left else Word.UNKNOWN if unknown else Word.HOLDS
        if not left:
            told += [_remark(rule, one) for one in dict.fromkeys(others)]
        return Verdict(rule, word, tuple(told)), counts

    def _planes(self, rule: Rule) -> tuple[Plane, ...]:
        """The planes that a rule is judged on: unless it says so itself, only those that are known."""
        if not rule.said_plane:
            known = tuple(plane for plane in rule.planes if plane in self._grounds)
            return known or (INTENT if Plane.INTENT in rule.form.may else rule.planes)
        return rule.planes

    def _finding(self, rule: Rule, plane: Plane, breach: Breach) -> tuple[Fingerprint, Diagnostic]:
        telling = breach.tell(breach.sources, breach.targets)
        severity = min(breach.severity, rule.severity)
        kind = _kind(AGAINST_DRAWING if breach.against_drawing else RULE_BROKEN, severity)
        where = "" if plane is Plane.INTENT else "in effect, "
        reason = f"; the rule's reason: {rule.reason}" if rule.reason else ""
        message = f"{where}{telling.message}{reason}"
        things = self._grounds[plane].all.connections.things
        sides = breach.sources, breach.targets
        source, target = (",".join(things[one].name for one in side) for side in sides)
        fingerprint = (rule.name, source, target, breach.port, str(breach.cause))
        return fingerprint, Diagnostic(kind, message, rule.span, telling.labels, telling.help)


def _beyond(breaches: Iterable[Breach], drawn: Sequence[Breach]) -> Iterator[Breach]:
    """What of breaches is not in others."""
    by_source: dict[int, list[int]] = {}
    for number, other in enumerate(drawn):
        for source in other.sources:
            by_source.setdefault(source, []).append(number)
    for breach in breaches:
        left = [breach]
        for number in sorted({one for source in breach.sources for one in by_source.get(source, ())}):
            gone = drawn[number]
            left = [rest for one in left for rest in without(one, gone.sources, gone.targets or None)]
        yield from left


def _kind(kind: Kind, severity: Severity) -> Kind:
    return kind if kind.severity is severity else replace(kind, severity=severity)


def _with_more(told: tuple[Fingerprint, Diagnostic], more: int) -> tuple[Fingerprint, Diagnostic]:
    fingerprint, finding = told
    return fingerprint, replace(finding, message=f"{finding.message}; and {more} more like it")


def _remark(rule: Rule, outcome: Outcome) -> tuple[Fingerprint, Diagnostic]:
    match outcome:
        case Unknown(message, help_):
            kind, cause = RULE_UNKNOWN, "unknown"
        case Vacuous(message):
            kind, help_, cause = RULE_VACUOUS, "write other names, or leave the rule out", "vacuous"
        case _:
            raise TypeError(outcome)
    severity = min(kind.severity, rule.severity)
    told = Diagnostic(_kind(kind, severity), message, rule.span, help=help_)
    return (rule.name, "", "", "", cause), told
