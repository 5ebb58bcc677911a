"""The rules of a topology: those of its files, of its own attribute, and the edges that are drawn as denied.

In: a topology, the text it is of, texts of rule files. Out: rules, and what is wrong with their writing.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.model.topology import End, Link, Sort, Topology, Value
from dotcompile.model.values.text import ValueText, within, written
from dotcompile.reach.ends import expand, narrow
from dotcompile.reach.relation import Thing
from dotcompile.reports.report import Sources
from dotcompile.rules import deny
from dotcompile.rules.form import BOTH, Ends, Rule, Rules
from dotcompile.rules.read import read_rules
from dotcompile.rules.selector import Drawn
from dotcompile.source import Source

ATTRIBUTE = "rules"


def gather(
    topology: Topology, files: Sequence[Source], sources: Sources
) -> tuple[Rules, tuple[Diagnostic, ...]]:
    """All rules, those of files first."""
    texts = [ValueText(source.text, source.span) for source in files]
    if ATTRIBUTE in topology.settings:
        texts.append(_attribute(topology.settings[ATTRIBUTE], sources))
    read = [read_rules(text) for text in texts]
    every = [rules for rules, _ in read]
    gathered = Rules(
        (*(rule for rules in every for rule in rules.rules), *_drawn(topology)),
        tuple(waiver for rules in every for waiver in rules.waivers),
        tuple(definition for rules in every for definition in rules.definitions),
        tuple(severity for rules in every for severity in rules.severities),
    )
    return gathered, tuple(finding for _, findings in read for finding in findings)


def has_rules(topology: Topology) -> bool:
    """Whether a topology has rules of its own."""
    return ATTRIBUTE in topology.settings or any(link.deny for link in topology.links)


def _attribute(value: Value, sources: Sources) -> ValueText:
    """The text of an attribute, with the place of each of its characters where that can be told."""
    span, source = value.span, sources.get(value.span.path)
    if source is not None:
        start, end = span.start, span.end
        while source.text[start - 1 : start].isspace():
            start -= 1
        while source.text[end : end + 1].isspace():
            end += 1
        if source.text[start - 1 : start] == source.text[end : end + 1] == '"':
            text = written(source, start - 1, end + 1)
            if text.text.strip() == str(value.value).strip():
                return text
    return within(value.value, span)


def _drawn(topology: Topology) -> Iterator[Rule]:
    """A rule for each edge with `deny=true`, or two if it denies both ways."""
    things = [
        *(Thing(Sort.SERVICE, service.name) for service in topology.services),
        *(Thing(Sort.ACTOR, actor.name) for actor in topology.actors),
    ]
    number = {thing: place for place, thing in enumerate(things)}

    def side(end: End) -> Drawn:
        members = {number[thing] for thing in expand(topology, end.sort, end.name)}
        return Drawn(end.name, tuple(sorted(members)), end.span)

    for link in topology.links:
        if link.deny:
            left, right = side(link.source), side(link.target)
            if left.members and right.members:  # to a host, an engine or a volume nothing connects
                yield _rule(link, left, right)
                if link.both:
                    yield _rule(link, right, left)


def _rule(link: Link, left: Drawn, right: Drawn) -> Rule:
    ports = narrow(link.ports.value) if link.ports else None
    name, sides = f"deny {left.name} -> {right.name}", (left, right)
    return Rule(deny.FORM, Ends(*sides), sides, name, ports, BOTH, "", Severity.ERROR, link.origin)
