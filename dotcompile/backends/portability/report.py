"""The portability report: of everything that is drawn, what each target makes of it.

In: a topology, its intent, the tables of the targets, and what was found when it was compiled. Out: one
line a fact and a line a value, in the order of the source. How they are written is a matter of `text`,
`markdown` and `json`.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.backends.abilities.ability import Abilities, Ability, Verdict
from dotcompile.backends.abilities.things import ability_of, things_of
from dotcompile.backends.places import several
from dotcompile.backends.portability.facts import OUTSIDE, Drawn, facts_of
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.model.topology import Topology
from dotcompile.reach.relation import Connections
from dotcompile.records import dataclass, replace
from dotcompile.reports.report import Sources
from dotcompile.source import Span

#: The attribute of edges that is a fact by itself.
_DENY = "deny"
_THE_DRAWING = "the drawing"
_KEPT = Ability(Verdict.KEPT)


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of something, and for each target what it makes of that.

    `subject` is what it is about, and `fact` the name of an attribute, of a fact, or of a kind of finding.
    """

    subject: str
    fact: str
    span: Span
    abilities: tuple[Ability, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All lines; each has as many abilities as there are targets."""

    topology: Topology
    targets: tuple[str, ...]
    lines: tuple[Line, ...]

    def counts(self) -> tuple[tuple[int, ...], ...]:
        """For each target how many lines are kept, approximated and refused."""
        words = (Verdict.KEPT, Verdict.APPROXIMATED, Verdict.REFUSED)
        found = []
        for at in range(len(self.targets)):
            verdicts = [shown(line.abilities[at].verdict) for line in self.lines]
            found.append(tuple(verdicts.count(word) for word in words))
        return tuple(found)


def shown(verdict: Verdict) -> str:
    """A verdict as a reader has it, to whom it is all one by what means something is kept."""
    return str(Verdict.KEPT if verdict is Verdict.SETTLED else verdict)


def report(
    topology: Topology,
    intent: Connections,
    tables: Mapping[str, Abilities],
    findings: Mapping[str, Sequence[Diagnostic]],
    sources: Sources,
) -> Report:
    """The report. `findings` are, for each target, what is wrong there, or is not as it is wanted."""
    lines = list(_of_facts(topology, intent, tables))
    told = {(line.fact, line.span) for line in lines}
    lines += [line for line in _of_values(topology, tables) if (line.fact, line.span) not in told]
    places: dict[Span, list[int]] = {}
    for number, line in enumerate(lines):
        places.setdefault(line.span, []).append(number)
    for at, target in enumerate(tables):
        for found in sorted(findings.get(target, ()), key=lambda found: found.kind.severity):
            _tell(lines, places, found, at, len(tables))
    return Report(topology, tuple(tables), tuple(_sorted(lines, sources)))


def _sorted(lines: Sequence[Line], sources: Sources) -> list[Line]:
    """By their places in the source; what is about one thing stays together within a line of it."""
    files = {path: number for number, path in enumerate(sources)}
    subjects = {subject: number for number, subject in enumerate(dict.fromkeys(one.subject for one in lines))}

    def place(line: Line) -> tuple[int, int, int]:
        path, start = line.span.path, line.span.start
        return files[path], sources[path].line_number(start), subjects[line.subject]

    return sorted(lines, key=place)


def _of_facts(topology: Topology, intent: Connections, tables: Mapping[str, Abilities]) -> Iterator[Line]:
    for drawn in facts_of(topology, intent):
        told = tuple(_ability(drawn, table) for table in tables.values())
        yield Line(drawn.shown, OUTSIDE if drawn.fact is None else str(drawn.fact), drawn.span, told)


def _ability(drawn: Drawn, table: Abilities) -> Ability:
    """What is so on every target, but that one which holds a fact has no need of what the drawing permits."""
    if drawn.fact is None:
        return drawn.ability or _KEPT
    held = table.facts[drawn.fact]
    if drawn.ability is None or (held == _KEPT and drawn.ability.verdict is Verdict.KEPT):
        return held
    return drawn.ability


def _of_values(topology: Topology, tables: Mapping[str, Abilities]) -> Iterator[Line]:
    """A line for each value; one that many things have by default has one line, for each answer."""
    found: dict[tuple[str, Span, tuple[Ability, ...]], list[str]] = {}
    for thing in things_of(topology):
        for name, said in thing.settings.items():
            if name != _DENY:
                told = tuple(ability_of(thing, name, said.value, table) for table in tables.values())
                found.setdefault((name, said.span, told), []).append(thing.shown)
    for (name, span, told), things in found.items():
        yield Line(several(things), name, span, told)


def _tell(lines: list[Line], places: dict[Span, list[int]], found: Diagnostic, at: int, targets: int) -> None:
    """A finding on the target at a place: a line about the same span has it, else it is a line of its own."""
    verdict = Verdict.REFUSED if found.kind.severity is Severity.ERROR else Verdict.APPROXIMATED
    there = places.setdefault(found.span, [])
    if any(lines[number].abilities[at].verdict is verdict for number in there):
        return
    if not there:
        there.append(len(lines))
        lines.append(Line(_THE_DRAWING, found.kind.name, found.span, (_KEPT,) * targets))
    line = lines[there[0]]
    said = Ability(verdict, found.message, found.help or "")
    lines[there[0]] = replace(line, abilities=(*line.abilities[:at], said, *line.abilities[at + 1 :]))
