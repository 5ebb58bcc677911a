"""A difference for a person: a line for each change.

In: a difference. Out: lines such as

    as drawn: 1 connection added, 1 changed
      + web -> cache: any port (new.dot:12)
      ~ api -> db: port 5432, was any port (new.dot:9)
    rules: 1 verdict changed
      R1: was holds, is broken
"""

from collections.abc import Iterator, Sequence

from dotcompile.reach.answer_text import tell_ports
from dotcompile.reach.difference import Change, Difference, Kind, RuleChange, Side
from dotcompile.reach.relation import Cause
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible

SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~"}


def render(difference: Difference, sources: Sources) -> str:
    """Lines of text."""
    return "".join(f"{line}\n" for line in _lines(difference, sources))


def _lines(difference: Difference, sources: Sources) -> Iterator[str]:
    yield from _section("as drawn", difference.intent, sources)
    if difference.effective is None:
        yield f"in effect on {difference.target}: not known, since there are errors"
    else:
        yield from _section(f"in effect on {difference.target}", difference.effective, sources)
    yield (
        f"rules: {counted(len(difference.rules), 'verdict')} changed"
        if difference.rules
        else "rules: no change"
    )
    yield from (f"  {visible(told_rule(change))}" for change in difference.rules)


def _section(title: str, changes: Sequence[Change], sources: Sources) -> Iterator[str]:
    yield f"{title}: {summary(changes)}"
    for change in changes:
        yield f"  {SIGNS[change.kind]} {visible(told(change))}{_where(change, sources)}"


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are of each kind."""
    found = [(kind, sum(change.kind is kind for change in changes)) for kind in Kind]
    parts = [f"{counted(count, 'connection')} {kind}" for kind, count in found if count]
    return ", ".join(parts) or "no change"


def told(change: Change) -> str:
    """One change in words."""
    arrow = f"{change.source.name} -> {change.target.name}"
    if change.before is None or change.after is None:
        one = change.after or change.before
        return f"{arrow}: {_told_side(one)}" if one else arrow
    return f"{arrow}: {_told_side(change.after)}, was {_told_side(change.before)}"


def told_rule(change: RuleChange) -> str:
    """What became of a rule, in words."""
    if change.before is None:
        return f"{change.rule}: new, {change.after}"
    if change.after is None:
        return f"{change.rule}: gone, was {change.before}"
    return f"{change.rule}: was {change.before}, is {change.after}"


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'s' * (number != 1)}"


def _told_side(side: Side) -> str:
    ports = tell_ports(side.ports) if side.served else "unknown ports"
    return ports if side.causes == (Cause.DRAWN,) else f"{ports} by {', '.join(side.causes)}"


def _where(change: Change, sources: Sources) -> str:
    side = change.after or change.before
    places = [
        sources[span.path].place(span.start) for span in (side.lines if side else ()) if span.path in sources
    ]
    return f" ({visible(places[0].path)}:{places[0].line})" if places else ""
