"""A difference for programs.

The shape, which only grows while `schema` stays 1:

    {"schema": 1,
     "tool": {"name": "dotcompile", "version": "0.1.0"},
     "intent": [CHANGE],
     "effective": [CHANGE],
     "target": "compose",
     "rules": [{"rule": "R1", "before": "holds", "after": "broken"}]}

    CHANGE {"change": "added", "from": THING, "to": THING, "before": SIDE, "after": SIDE}
    THING  {"sort": "service", "name": "web"}
    SIDE   {"ports": PORTS, "served": true, "causes": ["drawn"], "lines": [PLACE]}, or null
    PLACE  {"path": "x.dot", "start": POSITION, "end": POSITION}

PORTS and POSITION are told in `fields`. `effective` is null if one of the diagrams cannot be lowered. A
verdict is null where there is no such rule.
"""

from dotcompile import __version__
from dotcompile.reach.difference import Change, Difference, Side
from dotcompile.reach.fields import ports_field, span_fields
from dotcompile.reach.relation import Thing
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value, written

SCHEMA = 1


def render(difference: Difference, sources: Sources) -> str:
    """One JSON document."""
    effective = difference.effective
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "intent": [_change(change, sources) for change in difference.intent],
            "effective": None if effective is None else [_change(change, sources) for change in effective],
            "target": difference.target,
            "rules": [
                {"rule": change.rule, "before": change.before, "after": change.after}
                for change in difference.rules
            ],
        }
    )


def _change(change: Change, sources: Sources) -> Value:
    return {
        "change": str(change.kind),
        "from": _thing(change.source),
        "to": _thing(change.target),
        "before": _side(change.before, sources),
        "after": _side(change.after, sources),
    }


def _thing(thing: Thing) -> Value:
    return {"sort": str(thing.sort), "name": thing.name}


def _side(side: Side | None, sources: Sources) -> Value:
    if side is None:
        return None
    return {
        "ports": ports_field(side.ports),
        "served": side.served,
        "causes": [str(cause) for cause in side.causes],
        "lines": [span_fields(span, sources) for span in side.lines if span.path in sources],
    }
