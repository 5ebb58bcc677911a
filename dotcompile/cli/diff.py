"""`dotcompile diff OLD NEW`: connections added, removed and changed, and rules whose verdict changed."""

import os
from argparse import SUPPRESS, Namespace
from collections.abc import Callable
from functools import partial

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.errors import UnreadableError, UsageError
from dotcompile.cli.options import STDOUT, add_choice, add_reading, add_rules, limits
from dotcompile.cli.parser import Parser
from dotcompile.cli.picturing import FORMS, form_of
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.revision import find_at
from dotcompile.cli.ruling import today
from dotcompile.cli.session import Session
from dotcompile.cli.sites import SUFFIX, named_sites, path_beside
from dotcompile.cli.understanding import chosen
from dotcompile.cli.writing import keep_inputs
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.ruling import Effect, RuleFiles, judge_by_rules, lower_for, read_rules
from dotcompile.pipeline.understand import File, understand
from dotcompile.reach import difference_json, difference_markdown, difference_text
from dotcompile.reach.difference import Change, Difference, compare, compare_verdicts
from dotcompile.reach.intent import intend
from dotcompile.reach.matrix import bound
from dotcompile.reach.relation import Connections
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources

#: Every pair is compared.
MOST_PAIRS = 1_000_000
SAME, WORSE = 0, 1

_USAGE = """\
dotcompile diff [OPTION]... OLD NEW
       dotcompile diff [OPTION]... --base REVISION FILE"""

_EPILOG = """\
examples:
  dotcompile diff old.dot new.dot
  dotcompile diff old.dot new.dot --emit what.svg --emit what.html
  dotcompile diff --base origin/main --format markdown shop.dot > comment.md

Each diagram is judged by the rules beside it, unless --rules names some for both. With --base the
old diagram, and what is beside it, are those of a revision of git.

exit codes:
  0  no rule is broken that was not broken before
  1  a rule is broken that was not broken before, or the new diagram has errors
  2  the command was wrong, or a file could not be read"""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one of the diagrams and what is beside it are read, and what is put before their names."""

    path: str
    find: Callable[[str], bytes | None]
    prefix: str = ""

    def files(self, path: str) -> tuple[File, ...]:
        """The file at a path, if it is there."""
        data = self.find(path)
        return () if data is None else ((f"{self.prefix}{path}", data),)

    def beside(self, suffix: str) -> tuple[File, ...]:
        """What goes with the diagram, if it is there."""
        return self.files(path_beside(self.path, suffix))


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one of the diagrams means."""

    topology: Topology
    intent: Connections
    effect: Effect | None
    verdicts: tuple[tuple[str, str], ...]
    sources: Sources
    has_errors: bool


def parser() -> Parser:
    """The options of `diff`."""
    summary = "Tell how two diagrams differ: who may connect to whom, and which rules hold."
    made = Parser("dotcompile diff", _USAGE, summary, _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add("--base", metavar="REVISION", help="compare with what git has at a revision")
    formats = ("text", "json", "markdown")
    add("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))
    text = f"for which target, in place of what the new diagram says: {', '.join(TARGETS)}"
    add("--target", choices=TARGETS, metavar="TARGET", help=text)
    text = f"draw the new diagram, and what differs, too: {', '.join(f'NAME{ending}' for ending in FORMS)}"
    add("--emit", metavar="OUT", action="append", default=[], help=f"{text}; may be repeated")
    add_rules(made)
    add_reading(made)
    add_choice(made)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the difference."""
    for output in arguments.emit:
        form_of(output)  # before anything is read
    keep_inputs("--emit", arguments.emit, (*arguments.files, *arguments.rules, *arguments.site))
    if STDOUT in arguments.emit:
        raise UsageError("--emit takes files, since what differs is told on standard output")
    places = _places(arguments, session)
    new = _understand(places[1], arguments, arguments.target, session)
    target = new.effect.target if new.effect else arguments.target
    old = _understand(places[0], arguments, target, session)
    difference = _compare(old, new, target or "the target")
    sources = {**old.sources, **new.sources}
    match arguments.format:
        case "json":
            text = difference_json.render(difference, sources)
        case "markdown":
            text = difference_markdown.render(difference)
        case _:
            text = difference_text.render(difference, sources)
    if arguments.emit:
        _draw(difference, new, sources, arguments, session)
    session.stdout.write(text)
    broken = any(change.after == "broken" for change in difference.rules)
    return WORSE if broken or new.has_errors else SAME


def _draw(
    difference: Difference, new: _Meaning, sources: Sources, arguments: Namespace, session: Session
) -> None:
    """The new diagram with what differs."""
    from dotcompile.cli.drawing import draw_marked  # all of render/
    from dotcompile.render.differing import mark_difference
    from dotcompile.render.knowledge import Knowledge

    marks = tuple(mark_difference(difference, new.topology, sources))
    relation, target = (new.effect.relation, new.effect.target) if new.effect else (None, "")
    known = Knowledge(new.intent, relation, target, sources, marks=marks)
    draw_marked(new.topology, arguments.files[-1], known, tuple(dict.fromkeys(arguments.emit)), session)


def _places(arguments: Namespace, session: Session) -> tuple[_Place, _Place]:
    """Where the old and the new diagram are."""

    def find(path: str) -> bytes | None:
        return read(path, session) if path == STDIN or os.access(path, os.F_OK) else None

    match arguments.files, arguments.base:
        case [old, new], None if old != new:
            return _Place(old, find), _Place(new, find)
        case [path], str(revision) if path != STDIN:
            return _Place(path, partial(find_at, revision), f"{revision}:"), _Place(path, find)
        case _:
            raise UsageError("name two diagrams, or with --base one file")


def _understand(place: _Place, arguments: Namespace, asked: str | None, session: Session) -> _Meaning:
    """What a diagram means, by its own rules or by those that are named for both."""
    named = tuple((path, read(path, session)) for path in dict.fromkeys(arguments.rules))
    given = RuleFiles(named or place.beside(".rules"), today())
    sites = named_sites(arguments, arguments.files, session) or place.beside(SUFFIX)
    diagrams = place.files(place.path)
    if not diagrams:
        raise UnreadableError(f"{place.prefix}{place.path}: there is no such file")
    found = understand(diagrams[0], sites, limits(arguments))
    topology = chosen(found.topologies, diagrams[0][0], arguments.graph)
    ruled = read_rules(topology, found.sources, given)
    effect = lower_for(topology, ruled, asked)
    findings, sources = found.findings, found.sources
    verdicts: tuple[tuple[str, str], ...] = ()
    if ruled is not None:
        judgement = judge_by_rules(topology, ruled, effect)
        verdicts = tuple((verdict.rule.name, str(verdict.word)) for verdict in judgement.verdicts)
        findings, sources = (*findings, *ruled.findings), {**sources, **ruled.sources}
    has_errors = worst(findings) is Severity.ERROR
    if has_errors:
        session.complain(f"{diagrams[0][0]} has errors, so this may be wrong: see `dotcompile lint`")
    return _Meaning(topology, intend(topology), effect, verdicts, sources, has_errors)


def _compare(old: _Meaning, new: _Meaning, target: str) -> Difference:
    effective = None
    if old.effect and new.effect:
        effective = _compare_relations(old.effect.relation, new.effect.relation)
    intent = _compare_relations(old.intent, new.intent)
    return Difference(intent, effective, target, compare_verdicts(old.verdicts, new.verdicts))


def _compare_relations(old: Connections, new: Connections) -> tuple[Change, ...]:
    pairs = max(bound(relation, paths=False) for relation in (old, new))
    if pairs > MOST_PAIRS:
        raise UsageError(f"there may be {pairs} pairs, and at most {MOST_PAIRS} are compared")
    return compare(old, new)
