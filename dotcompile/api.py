"""dotcompile as a library: what the commands do, for programs in Python.

A diagram goes in as a text, and never as the name of a file: nothing is read, written or printed here. What
is wrong with a diagram is no exception but a finding. What these functions return are frozen records.

>>> import dotcompile
>>> shop = '''digraph shop {
...     internet
...     subgraph cluster_front { web [container="nginx:1.27", publish="8080:80"] }
...     subgraph cluster_back { db [container="postgres:16.4", ports=5432] }
...     internet -> web -> db
... }'''
>>> dotcompile.explain(shop, "internet", "db").reachable
True
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import Policy, judge, worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.lint import judge_understood
from dotcompile.pipeline.ruling import RuleFiles, lower_for, read_rules
from dotcompile.pipeline.understand import Understood, understand
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS

if TYPE_CHECKING:
    import pydot

    from dotcompile.engine.api import Reader
    from dotcompile.engine.plan import Plan

__all__ = ["Checked", "Compiled", "Explained", "FaultyError", "Finding", "check", "compile", "explain"]
__all__ += ["from_pydot", "plan", "to_pydot"]

_DIAGRAM, _SITE, _RULES = "diagram.dot", "diagram.site.toml", "diagram.rules"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is worth saying about a diagram, and where: `severity` is `note`, `warning` or `error`.

    Lines and columns count from 1; `dotcompile explain CODE` shows the page of a kind.
    """

    code: str
    name: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    help: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a diagram means, graph by graph, and what was found."""

    topologies: tuple[Topology, ...]
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity == str(Severity.ERROR) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The files that a diagram is compiled to, by name: none if there is an error."""

    files: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Whether one thing may reach another; `text` tells by which lines, or what keeps it from it."""

    reachable: bool
    text: str


class FaultyError(ValueError):
    """A question about a diagram that has errors, or about something that is not in it."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


def check(diagram: str, *, site: str = "", rules: str = "", strict: bool = False) -> Checked:
    """Everything that is worth saying about a diagram, as it is run by a site and judged by rules.

    With `strict`, notes and warnings are errors.

    >>> from dotcompile import check
    >>> for finding in check("digraph { web [replica=2] }").findings:
    ...     if finding.severity == "warning":
    ...         print(finding.line, finding.column, finding.name)
    1 11 image-unknown
    1 16 unknown-attribute
    """
    found = _understood(diagram, site)
    sources, findings = judge_understood(found, Policy(strict), _given(rules))
    return Checked(found.topologies, _told(findings, sources))


def compile(  # noqa: A001  # it is `dotcompile.compile`
    diagram: str, target: str = "compose", *, site: str = "", rules: str = "", name: str = "compose.yml"
) -> Compiled:
    """The files that a diagram is compiled to for a target, proved to permit what is drawn and no more.

    The first is called `name`.

    >>> from dotcompile import compile
    >>> done = compile('digraph { graph [egress=open]; web [container="nginx:1.27"] }')
    >>> print(done.files["compose.yml"].splitlines()[6].strip())
    image: "nginx:1.27"
    """
    found = _understood(diagram, site)
    files: dict[str, str] = {}
    findings, sources = found.findings, found.sources
    if worst(findings) is not Severity.ERROR:
        output = Output(name, name, target=target)
        done = compile_for(_first(found), sources, (output,), given=_given(rules))
        findings, sources = (*findings, *done.findings), done.sources
        files = {one.name: one.text for artifacts in done.artifacts.values() for one in artifacts}
    judged = judge(findings, Policy(), found.silences)
    return Compiled(files, _told(judged, sources))


def explain(
    diagram: str, source: str, target: str, *, site: str = "", rules: str = "", on: str = ""
) -> Explained:
    """Whether one thing may reach another: as it is drawn, or `on` a target by what packets can do there.

    >>> from dotcompile import explain
    >>> answer = explain("digraph { web -> api -> db }", "web", "db")
    >>> answer.reachable
    True
    >>> print(answer.text.splitlines()[0])
    yes: as drawn, `web` reaches `db` in 2 connections, if each service on the way passes it on
    """
    from dotcompile.reach import answer_text
    from dotcompile.reach.answer import Question, Yes, answer
    from dotcompile.reach.intent import intend
    from dotcompile.reach.names import Party, find_parties
    from dotcompile.reports.paint import plain

    found = _sound(diagram, site)
    topology = _first(found)
    connections = intend(topology)
    if on:
        effect = lower_for(topology, read_rules(topology, found.sources, _given(rules)), on)
        if effect is None:
            raise FaultyError(f"this cannot be compiled for {on}")
        connections = effect.relation

    def party(word: str) -> Party:
        meant = [party for party in find_parties(topology, connections, word) if party.members]
        if len(meant) != 1:
            raise FaultyError(f"{word!r} is {'more than one thing' if meant else 'nothing'} in this diagram")
        return meant[0]

    question = Question(topology, connections, party(source), party(target), on)
    told = answer(question)
    text = answer_text.render(question, told, found.sources, plain)
    return Explained(isinstance(told, Yes), text)


def plan(
    diagram: str,
    engine: "Reader",
    *,
    site: str = "",
    rules: str = "",
    environment: Mapping[str, str] | None = None,
) -> "Plan":
    """What has to be done on an engine so that a diagram runs; nothing is done.

    `dotcompile.engine.docker.connect` gives an engine. Variables that a diagram names without a value have
    the one that `environment` gives them.

    >>> from dotcompile import plan
    >>> class NothingYet:
    ...     def containers(self): return []
    ...     networks = volumes = containers
    ...     def image(self, name): return {"Id": "sha256:1"}
    >>> steps = plan('digraph shop { subgraph cluster_front { web [container="nginx:1.27"] } }', NothingYet())
    >>> [type(step.action).__name__ for step in steps.operations]
    ['CreateNetwork', 'CreateContainer']
    """
    from dotcompile.backends.service_keys.project import project_of
    from dotcompile.engine.one_engine import OneEngine
    from dotcompile.engine.payloads.surroundings import Surroundings
    from dotcompile.engine.payloads.want import want
    from dotcompile.engine.runner import Scope

    found = _sound(diagram, site)
    output = Output("-", "compose.yml", target="compose")
    done = compile_for(_first(found), found.sources, (output,), given=_given(rules))
    deployment = done.deployments.get("-")
    if deployment is None:
        raise FaultyError("this cannot be compiled for an engine", _told(done.findings, done.sources))
    around = Surroundings(project_of(deployment), environment=environment or {})
    return OneEngine(want(deployment, around)).look(engine, Scope()).next.plan


def from_pydot(graph: "pydot.Graph", *, site: str = "") -> Topology:
    """What a graph of pydot means.

    >>> import pydot
    >>> from dotcompile import from_pydot
    >>> graph = pydot.Dot("shop", graph_type="digraph")
    >>> graph.add_edge(pydot.Edge("web", "db"))
    >>> [service.name for service in from_pydot(graph).services]
    ['web', 'db']
    """
    return _first(_sound(graph.to_string(), site))


def to_pydot(topology: Topology) -> "pydot.Dot":
    """A topology as a graph of pydot, which means the same.

    >>> from dotcompile import check, to_pydot
    >>> (topology,) = check('digraph { web [container="nginx:1.27"] }').topologies
    >>> to_pydot(topology).get_node("web")[0].get("container")
    '"nginx:1.27"'
    """
    from dotcompile.importers.exchange import write_pydot

    return write_pydot(topology)


def _understood(diagram: str, site: str) -> Understood:
    sites = [(_SITE, site.encode())] if site else []
    return understand((_DIAGRAM, diagram.encode()), sites, DEFAULT_LIMITS)


def _given(rules: str) -> RuleFiles:
    return RuleFiles(((_RULES, rules.encode()),) if rules else ())


def _sound(diagram: str, site: str) -> Understood:
    """What a diagram means that has no errors."""
    found = _understood(diagram, site)
    if worst(found.findings) is Severity.ERROR:
        raise FaultyError("the diagram has errors", _told(found.findings, found.sources))
    return found


def _first(found: Understood) -> Topology:
    if not found.topologies:
        raise FaultyError("there is no graph in this")
    return found.topologies[0]


def _told(findings: Any, sources: Mapping[str, Source]) -> tuple[Finding, ...]:
    def told(one: Diagnostic) -> Finding:
        place = sources[one.span.path].place(one.span.start)
        kind = one.kind
        where = (place.path, place.line, place.column)
        return Finding(kind.code, kind.name, str(kind.severity), one.message, *where, one.help)

    return tuple(map(told, findings))
