"""`dotcompile explain FILE NAME`: where the values of what has a name come from."""

from argparse import Namespace
from collections.abc import Iterable, Sequence

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.session import Session
from dotcompile.cli.understanding import understood
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.model.provenance import Origin, Provenance, names, trace
from dotcompile.model.topology import Said
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible
from dotcompile.reports.written import Value, written
from dotcompile.source import Span

SCHEMA = 1
#: A longer value is shown whole, but other lines are not moved to the right for it.
_WIDEST = 48


def run(path: str, name: str, arguments: Namespace, session: Session, others: Sequence[str] = ()) -> int:
    """Print where each value comes from. What a diagram with errors is said to say may be wrong."""
    found = understood(path, arguments, session, others)
    things = trace(found.topology, name, found.findings)
    if not things:
        guess = did_you_mean(name, names(found.topology))
        raise UsageError(f"nothing in {path} has the name `{name}`{guess}")
    show = _json if arguments.format == "json" else _text
    session.stdout.write(show(things, found.sources))
    return 1 if worst(found.findings) is Severity.ERROR else 0


def _text(things: Iterable[Provenance], sources: Sources) -> str:
    return "\n".join(_block(thing, sources) for thing in things)


def _block(thing: Provenance, sources: Sources) -> str:
    """The thing, and a line for each value: its attribute, what it is, and where from."""
    rows = [
        (origin.attribute, visible(origin.value) or "(empty)", _from(origin, sources))
        for origin in thing.origins
    ]
    attribute = max((len(row[0]) for row in rows), default=0)
    value = max((len(row[1]) for row in rows if len(row[1]) <= _WIDEST), default=0)
    lines = [f"  {name:<{attribute}}  {said:<{value}}  {origin}" for name, said, origin in rows]
    named = f"{thing.sort} {visible(thing.name)}".rstrip()  # a graph may have no name
    head = f"{named}, at {_where(thing.span, sources)}"
    return "\n".join([head, *lines]) + "\n"


def _from(origin: Origin, sources: Sources) -> str:
    if origin.said is None or origin.span is None:
        return "the vocabulary's default"
    how = {
        Said.DRAWN: "drawn at",
        Said.DEFAULT: "a default at",
        Said.SITE: "the site file at",
        Said.INFERRED: "inferred at",
    }[origin.said]
    whole = "for the whole diagram: " if origin.whole else ""
    because = f": {visible(origin.because)}" if origin.because else ""
    return f"{whole}{how} {_where(origin.span, sources)}{because}"


def _where(span: Span, sources: Sources) -> str:
    place = sources[span.path].place(span.start)
    return f"{visible(place.path)}:{place.line}:{place.column}"


def _json(things: Iterable[Provenance], sources: Sources) -> str:
    """One JSON document; its shape only grows while `schema` stays 1."""
    return written({"schema": SCHEMA, "things": [_thing(thing, sources) for thing in things]})


def _thing(thing: Provenance, sources: Sources) -> Value:
    values = [
        {
            "attribute": origin.attribute,
            "value": origin.value,
            "said": origin.said.value if origin.said else "vocabulary",
            "whole": origin.whole,
            "because": origin.because,
            "at": _position(origin.span, sources) if origin.span else None,
        }
        for origin in thing.origins
    ]
    return {"sort": thing.sort, "name": thing.name, "at": _position(thing.span, sources), "values": values}


def _position(span: Span, sources: Sources) -> Value:
    place = sources[span.path].place(span.start)
    return {"path": place.path, "line": place.line, "column": place.column}
