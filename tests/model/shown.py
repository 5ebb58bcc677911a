"""A topology as a text that people can compare: a line for each thing, and the findings beside."""

from collections.abc import Iterator
from enum import Enum

from dotcompile.diagnostics import Diagnostic, in_source_order
from dotcompile.model.build import build
from dotcompile.model.building.ingress import published_by
from dotcompile.model.topology import End, Link, Relation, Said, Settings, Sort, Topology, Value, Zone
from dotcompile.model.values.ports import PORTS
from dotcompile.model.vocabulary import Place, find
from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate


def meaning(text: str, path: str = "d.dot") -> tuple[Topology, tuple[Diagnostic, ...], Source]:
    """What the first graph of a text means; the text is to be without fault as DOT."""
    source = Source(path, text)
    document, of_syntax = parse(source)
    drawings, of_semantics = evaluate(document)
    assert (*of_syntax, *of_semantics) == ()
    topology, findings = build(document, drawings[0])
    return topology, findings, source


def shown(topology: Topology, findings: tuple[Diagnostic, ...], source: Source) -> str:
    """All of a topology, and what was found while it was built."""
    lines = [f"graph {topology.name}{_settings(topology.settings, Place.GRAPH)}"]
    lines += [_zone(zone) for zone in topology.zones]
    for one in topology.services:
        instance = f" instance of {one.instance_of}" if one.instance_of else ""
        lines.append(_thing("service", one, _in(one.zones) + instance, Place.SERVICE))
    for actor in topology.actors:
        doubtful = " (doubtful)" if actor.doubtful else ""
        lines.append(_thing("actor", actor, _in(actor.zones) + doubtful, Place.ACTOR))
    lines += [_thing("host", one, _in(one.zones), Place.HOST) for one in topology.hosts]
    lines += [_thing("network", one, "", Place.NETWORK) for one in topology.networks]
    lines += [_thing("engine", one, "", Place.ENGINE) for one in topology.engines]
    lines += [_thing("volume", one, "", Place.VOLUME) for one in topology.volumes]
    lines += [_link(topology, link) for link in topology.links]
    lines += ["", *_findings(findings, source)]
    return "\n".join(lines) + "\n"


def _zone(zone: Zone) -> str:
    members = " ".join(_end(member) for member in zone.members) or "-"
    parent = f" in {zone.parent}" if zone.parent else ""
    inherits = " inherits" if zone.inherits else ""
    label = f" {zone.label!r}" if zone.label else ""
    return f"zone {zone.name}{label}{parent}: {zone.kind}{inherits} {{{members}}}" + _settings(
        zone.settings, Place.ZONE
    )


def _thing(what: str, thing: object, more: str, place: Place) -> str:
    name, identifier, label, settings = (getattr(thing, key) for key in ("name", "id", "label", "settings"))
    of = f" of {identifier!r}" if identifier != name else ""
    says = f" {label!r}" if label != identifier else ""
    return f"{what} {name}{of}{says}{more}{_settings(settings, place)}"


def _link(topology: Topology, link: Link) -> str:
    arrow = "<->" if link.both else "->"
    deny = "deny " if link.deny else ""
    ports = f" : {PORTS.write(link.ports.value)}" if link.ports else ""
    zone = f" (in {link.zone})" if link.zone else ""
    label = f" {link.label!r}" if link.label else ""
    opens = ""
    if link.relation is Relation.INGRESS and not link.deny:
        opens = f" publishes {' '.join(published_by(topology, link)) or 'nothing'}"
    ends = f"{_end(link.source)} {arrow} {_end(link.target)}"
    return f"{deny}{link.relation} {ends}{ports}{label}{zone}{opens}{_settings(link.settings, Place.EDGE)}"


def _end(end: End) -> str:
    return end.name if end.sort is Sort.SERVICE else f"{end.sort}:{end.name}"


def _in(zones: tuple[str, ...]) -> str:
    return f" in {', '.join(zones)}" if zones else ""


def _settings(settings: Settings, place: Place) -> str:
    return "".join(f"\n    {_setting(name, value, place)}" for name, value in settings.items())


def _setting(name: str, value: Value, place: Place) -> str:
    row = find(name, place)
    assert row is not None, f"{name} is no name of the vocabulary"
    said = "" if value.said is Said.DRAWN else f"  ({value.said})"
    text = value.value.value if isinstance(value.value, Enum) else row.form.write(value.value)
    return f"{name} = {text}{said}"


def _findings(findings: tuple[Diagnostic, ...], source: Source) -> Iterator[str]:
    for found in in_source_order(findings):
        place = source.place(found.span.start)
        yield f"{place.line}:{place.column}: {found.kind.severity}[{found.kind.name}] {found.message}"
        for label in found.labels:
            there = source.place(label.span.start)
            yield f"    {there.line}:{there.column}: {label.text}"


def links(text: str) -> list[str]:
    """What edges mean."""
    relations = (
        "deny",
        "flow",
        "attach",
        "serve",
        "ingress",
        "egress",
        "control",
        "provision",
        "mount",
        "outside",
    )
    return [line for line in _facts(text) if line.startswith(relations)]


def told(text: str) -> list[str]:
    """What is found, but for what is said of images."""
    names = [finding.kind.name for finding in meaning(text)[1]]
    return sorted(name for name in names if not name.startswith("image-"))


def _facts(text: str) -> list[str]:
    """What a diagram means, a line for a thing, without settings."""
    topology, findings, source = meaning(text)
    lines = shown(topology, findings, source).partition("\n\n")[0].splitlines()
    return [line for line in lines if line.partition(" ")[0] not in ("graph", "")]
