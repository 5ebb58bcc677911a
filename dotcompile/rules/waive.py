"""Waivers: findings of a rule that are accepted, with a reason, up to a day, and in the number expected.

In: breaches, and what the waivers of their rule select. Out: the breaches that are left; how many pairs each
waiver matched; findings about waivers themselves. A waiver takes away findings and never connections, so it
cannot hide another path.
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass, replace
from dotcompile.rules.form import Breach, Rule, Waiver
from dotcompile.rules.kinds import (
    UNKNOWN_SELECTOR,
    WAIVER_EXPIRED,
    WAIVER_MISCOUNTED,
    WAIVER_UNREASONED,
    WAIVER_UNUSED,
)


@dataclass(frozen=True, slots=True)
class Waived:
    """What a waiver is for. `targets` None is any."""

    waiver: Waiver
    sources: frozenset[int]
    targets: frozenset[int] | None


def in_force(
    waivers: Sequence[Waiver], rules: Sequence[Rule], today: str
) -> tuple[list[Waiver], list[Diagnostic]]:
    """The waivers that count on a day, and what is wrong with the others."""
    names = {rule.name for rule in rules}
    counting: list[Waiver] = []
    findings: list[Diagnostic] = []
    for waiver in waivers:
        wrong = _wrong(waiver, names, today)
        if wrong is None:
            counting.append(waiver)
        else:
            findings.append(wrong)
    return counting, findings


def _wrong(waiver: Waiver, names: set[str], today: str) -> Diagnostic | None:
    if not waiver.reason.strip():
        help_ = 'say why, as in `because "OPS-12"`'
        return Diagnostic(WAIVER_UNREASONED, "this waiver has no reason", waiver.span, help=help_)
    if waiver.rule not in names:
        near = nearest_word(waiver.rule, names)
        meant = f"; did you mean {shown(near)}?" if near else ""
        message = f"there is no rule {shown(waiver.rule)}{meant}"
        help_ = "a rule is named by its heading, as in `[R1] deny a -> b`"
        return Diagnostic(UNKNOWN_SELECTOR, message, waiver.span, help=help_)
    if waiver.until and today and waiver.until < today:
        message = f"this waiver of {shown(waiver.rule)} was good until {waiver.until}"
        help_ = "mend what it was for, or look at it again and set a new day"
        return Diagnostic(WAIVER_EXPIRED, message, waiver.span, help=help_)
    return None


def split(breaches: Iterable[Breach], waived: Sequence[Waived]) -> tuple[list[Breach], list[int]]:
    """The breaches that no waiver matches, and how many pairs each of them matches."""
    left = list(breaches)
    matched: list[set[tuple[int, ...]]] = [set() for _ in waived]
    for number, one in enumerate(waived):
        for breach in left:
            matched[number].update(_pairs(breach, one))
    for one in waived:
        left = [rest for breach in left for rest in without(breach, one.sources, one.targets)]
    return left, [len(pairs) for pairs in matched]


def without(breach: Breach, sources: Iterable[int], targets: Iterable[int] | None) -> Iterator[Breach]:
    """What of a breach is left without some pairs, as breaches; one about no targets goes whole or stays."""
    taken = frozenset(sources)
    if not breach.targets:
        if not taken.issuperset(breach.sources):
            yield breach
        return
    apart = tuple(one for one in breach.sources if one not in taken)
    common = tuple(one for one in breach.sources if one in taken)
    gone = frozenset(breach.targets if targets is None else targets)
    others = tuple(one for one in breach.targets if one not in gone)
    for left, right in ((apart, breach.targets), (common, others)):
        if left and right and not (left == right and len(left) == 1):
            whole = left == breach.sources and right == breach.targets
            yield breach if whole else replace(breach, sources=left, targets=right)


def _pairs(breach: Breach, waived: Waived) -> Iterator[tuple[int, ...]]:
    """Each pair of a breach that a waiver matches; a breach that is about no targets counts as one."""
    if not breach.targets:
        if waived.sources.issuperset(breach.sources):
            yield breach.sources
        return
    targets = [one for one in breach.targets if waived.targets is None or one in waived.targets]
    for source in waived.sources.intersection(breach.sources):
        yield from ((source, target) for target in targets if target != source)


def miscounted(waiver: Waiver, count: int) -> Diagnostic | None:
    """What is wrong with a waiver that matched so many."""
    if not count:
        message = f"this waiver matches no finding of {shown(waiver.rule)}"
        return Diagnostic(WAIVER_UNUSED, message, waiver.span, help="remove it")
    if waiver.expect is None or count == waiver.expect:
        return None
    message = f"this waiver matches {count} findings of {shown(waiver.rule)}, and expects {waiver.expect}"
    return Diagnostic(WAIVER_MISCOUNTED, message, waiver.span, help="look at each of them again")
