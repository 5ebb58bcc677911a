"""Which findings count, and how much: decided once, after all stages.

In: what the stages found, what comments in the texts want silenced, and a policy. Out: the findings that are
left, in source order, each with the severity that the policy gives it.
"""

from collections.abc import Callable, Sequence, Set

from dotcompile.diagnostics import Diagnostic, Edit, Findings, Kind, Severity, in_source_order
from dotcompile.records import dataclass, replace
from dotcompile.source import Span

MARK = "dotcompile:"
"""What a comment that silences findings begins with."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment that wants kinds of finding left out, where they begin within `scope`.

    `words` are the kinds as they are written, each with its place. `removal` takes the comment away. `fault`
    says why it cannot be obeyed, if it cannot.
    """

    span: Span
    scope: Span
    removal: Edit
    words: tuple[tuple[str, Span], ...] = ()
    reason: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a user asked for. Kinds are named by code, by the beginning of a code, or by name.

    `severity` has what kinds count for, what wins last; `strict` makes errors of all others.
    `all_kinds` tells which kinds a comment may name.
    """

    strict: bool = False
    select: Set[str] = frozenset()
    ignore: Set[str] = frozenset()
    severity: Sequence[tuple[str, Severity]] = ()
    all_kinds: Callable[[], Sequence[Kind]] = tuple


def judge(findings: Findings, policy: Policy, silences: Sequence[Silence] = ()) -> tuple[Diagnostic, ...]:
    """The findings that comments and the policy leave, in source order."""
    if silences:
        from dotcompile.judging.silencing import silence  # few texts have such a comment

        findings = silence(findings, silences, policy.all_kinds())
    judged: dict[str, Kind | None] = {}
    left = []
    for found in findings:
        code = found.kind.code
        if code not in judged:
            judged[code] = _judged(found.kind, policy)
        kind = judged[code]
        if kind is not None:
            left.append(found if kind is found.kind else replace(found, kind=kind))
    return in_source_order(left)


def worst(findings: Findings) -> Severity | None:
    """The greatest severity among the findings."""
    return max((found.kind.severity for found in findings), default=None)


def is_of_reading(kind: Kind) -> bool:
    """Whether it made reading a text go wrong: nobody can leave such a finding out, or make less of it."""
    return kind.severity is Severity.ERROR and kind.code.startswith(("DC0", "DC180"))


def _judged(kind: Kind, policy: Policy) -> Kind | None:
    """The kind with the severity that it has for the policy, or None if it does not count."""
    if is_of_reading(kind):
        return kind
    if (policy.select and not _names(policy.select, kind)) or _names(policy.ignore, kind):
        return None
    severity = Severity.ERROR if policy.strict else kind.severity
    for word, wanted in policy.severity:
        severity = wanted if _names((word,), kind) else severity
    return kind if severity is kind.severity else replace(kind, severity=severity)


def _names(given: Set[str] | Sequence[str], kind: Kind) -> bool:
    return any(kind.name == one or kind.code.startswith(one) for one in given)
