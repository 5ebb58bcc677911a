"""Which findings count, and how much: decided once, after all stages.

In: what the stages found, and a policy. Out: the findings that are left, in source order, each with the
severity that the policy gives it.
"""

from collections.abc import Set

from dotcompile.diagnostics import Diagnostic, Findings, Kind, Severity, in_source_order
from dotcompile.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Policy:
    """What a user asked for. Kinds are named by code, by the beginning of a code, or by name."""

    strict: bool = False
    select: Set[str] = frozenset()
    ignore: Set[str] = frozenset()


def judge(findings: Findings, policy: Policy) -> tuple[Diagnostic, ...]:
    """The findings that the policy leaves, in source order; `strict` turns notes into errors.

    Nothing can be left out that made reading the file go wrong: such a kind's code begins with DC0.
    """
    judged = (_with_severity(found, policy) for found in findings if _wanted(found.kind, policy))
    return in_source_order(tuple(judged))


def worst(findings: Findings) -> Severity | None:
    """The greatest severity among the findings."""
    return max((found.kind.severity for found in findings), default=None)


def _wanted(kind: Kind, policy: Policy) -> bool:
    if kind.severity is Severity.ERROR and kind.code.startswith("DC0"):
        return True
    return (not policy.select or _names(policy.select, kind)) and not _names(policy.ignore, kind)


def _names(given: Set[str], kind: Kind) -> bool:
    return any(kind.name == one or kind.code.startswith(one) for one in given)


def _with_severity(found: Diagnostic, policy: Policy) -> Diagnostic:
    if policy.strict and found.kind.severity is Severity.NOTE:
        return replace(found, kind=replace(found.kind, severity=Severity.ERROR))
    return found
