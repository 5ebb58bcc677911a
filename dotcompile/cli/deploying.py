"""A diagram as what is wanted of an engine, for the commands that run it.

In: the command line. Out: what is wanted, and where in the diagram it comes from. A diagram with errors is
shown, and not run.
"""

from argparse import Namespace, _ActionsContainer
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dotcompile.backends.service_keys.project import project_of
from dotcompile.cli.configuring.settings import Configured
from dotcompile.cli.errors import UnreadableError
from dotcompile.cli.options import add_choice, add_colour, add_counting, add_merge, add_reading, add_rules
from dotcompile.cli.reading import STDIN
from dotcompile.cli.ruling import rule_files
from dotcompile.cli.session import Session
from dotcompile.cli.showing import complain_of
from dotcompile.cli.sites import lock_beside
from dotcompile.cli.understanding import chosen, meaning, one_diagram
from dotcompile.diagnostics import Severity
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.nature import is_manager
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.judging import judge, worst
from dotcompile.lowering.target import choose_target
from dotcompile.pipeline.compile import UNPROVED, Compiled, Output, compile_for
from dotcompile.records import dataclass, replace
from dotcompile.reports.report import Sources
from dotcompile.source import Span

if TYPE_CHECKING:
    from dotcompile.engine.payloads.surroundings import Variables
    from dotcompile.lowering.deployment import ContainerSpec, Deployment
    from dotcompile.model.topology import Topology

ONE_ENGINE, CLUSTER = "compose", "swarm"

_MOST_BYTES = 1024 * 1024


class FaultyError(Exception):
    """The diagram has errors, which are shown."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a diagram means and is lowered to, the project's name, and the texts that it comes from.

    `prove` raises `FaultyError` if what is lowered is not what is drawn: it is to be called before it runs.
    `around` reads what services name beside the diagram: only what plans needs it.
    """

    topology: "Topology"
    deployment: "Deployment"
    project: str
    sources: Sources
    prove: Callable[[], None]
    around: Callable[[], Surroundings]

    @property
    def surroundings(self) -> Surroundings:
        """What payloads depend on beside the diagram."""
        return self.around()

    def place(self, span: Span) -> str:
        """A place in the diagram, as `shop.dot:12`."""
        place = self.sources[span.path].place(span.start)
        return f"{place.path}:{place.line}"


def add_diagram(group: _ActionsContainer) -> None:
    """The options of all commands that run a diagram."""
    add_reading(group)
    add_rules(group)
    add_choice(group)
    add_merge(group)
    add_counting(group)
    targets = (ONE_ENGINE, CLUSTER)
    text = (
        "compose, one engine, or swarm, a cluster; by default what the diagram says, else what the engine is"
    )
    group.add_argument("--target", choices=targets, metavar="TARGET", help=text)
    text = "run services that are in this profile only, too; may be repeated"
    group.add_argument("--profile", metavar="NAME", action="append", default=[], help=text)
    add_colour(group)


def described(
    files: Sequence[str], arguments: Namespace, session: Session, engine: ClusterReader | None = None
) -> Described:
    """What the diagram asks for; `FaultyError` if there are errors, which are shown on standard error.

    If neither the command nor the diagram says for what, it is for what the engine is.
    """
    paths = one_diagram(files, merge=arguments.merge)
    names = [arguments.stdin_filename or "<stdin>" if one == STDIN else one for one in paths]
    compiling = _Compiling(names, paths, arguments, session, engine)
    topology, deployment, sources = compiling.deployment(UNPROVED)
    folder = Path.cwd() if paths[0] == STDIN else Path(paths[0]).resolve().parent
    project = project_of(deployment)

    def around() -> Surroundings:
        return Surroundings(
            project,
            str(folder),
            session.environment.get("HOME", "/"),
            session.environment,
            _env_files(deployment.services, folder),
            frozenset(arguments.profile),
            _grants(deployment.services, folder) if deployment.target.cluster else {},
        )

    return Described(topology, deployment, project, sources, compiling.prove, around)


class _Compiling:
    """What is found in a diagram, and what it is compiled to: at first without proof, which takes time."""

    def __init__(
        self,
        names: list[str],
        paths: list[str],
        arguments: Namespace,
        session: Session,
        engine: ClusterReader | None,
    ) -> None:
        self._arguments, self._session, self._name = arguments, session, names[0]
        self._engine = engine
        settings = Configured(arguments, session).settings(names[0])
        # Who looks at a few kinds of finding only has the others in what runs all the same.
        self._policy = replace(settings.policy, select=frozenset())
        self._asked, self._default = arguments.target, settings.target
        self._found = meaning(paths, names, arguments, session)

    def prove(self) -> None:
        """Let it be proved that what is to run permits what is drawn and no more."""
        self.deployment("")

    def deployment(self, form: str) -> "tuple[Topology, Deployment, Sources]":
        found, policy = self._found, self._policy
        topology, compiled = None, Compiled({}, (), found.sources)
        if worst(judge(found.findings, policy, found.silences)) is not Severity.ERROR:
            topology = chosen(found.topologies, self._name, self._arguments.graph)
            self._asked = self._asked or self._of_engine(topology)
            output = Output("-", "compose.yml", form, target=self._asked, default=self._default)
            given = rule_files(self._arguments, self._name, self._session)
            lock = lock_beside(self._name, self._session)
            compiled = compile_for(topology, found.sources, (output,), lock, given)
        findings = judge((*found.findings, *compiled.findings), policy, found.silences)
        wrong = [one for one in findings if one.kind.severity is Severity.ERROR]
        if wrong or topology is None or "-" not in compiled.deployments:
            complain_of(wrong, compiled.sources, self._arguments.color, self._session)
            raise FaultyError
        return topology, compiled.deployments["-"], compiled.sources

    def _of_engine(self, topology: "Topology") -> str | None:
        """What the engine is, where nobody says what the diagram is for."""
        if self._engine is None or self._default or "target" in topology.settings:
            return None
        target, other = (CLUSTER, ONE_ENGINE) if is_manager(self._engine) else (ONE_ENGINE, CLUSTER)
        drawn, _ = choose_target(topology)
        if drawn != target and not getattr(self._arguments, "quiet", False):
            manages = "manages a Swarm" if target == CLUSTER else "manages no Swarm"
            says = f"`--target {other}`, or `target={other}` in the graph, says otherwise"
            self._session.complain(f"this is for {target}, since the engine {manages}; {says}")
        return target


def _env_files(services: "tuple[ContainerSpec, ...]", folder: Path) -> "dict[str, Variables]":
    """The files of variables that services name: none that is not in the diagram's folder."""
    from dotcompile.engine.payloads.environment import read_env_file

    found = {}
    for spec in services:
        for file in spec.settings["env_file"].value if "env_file" in spec.settings else ():
            found[str(file)] = read_env_file(_read_below(folder, str(file)).decode(errors="replace"))
    return found


def _grants(services: "tuple[ContainerSpec, ...]", folder: Path) -> dict[tuple[str, str], bytes]:
    """What a cluster is given as configurations and secrets: of the files that are beside the diagram."""
    from dotcompile.engine.swarm.payloads.grants import KINDS

    found = {}
    for spec in services:
        for kind, attribute in KINDS:
            for one in spec.settings[attribute].value if attribute in spec.settings else ():
                name = one.partition(":")[0]
                if (folder / attribute / name).exists():
                    found[str(kind), name] = _read_below(folder, f"{attribute}/{name}")
    return found


def _read_below(folder: Path, name: str) -> bytes:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise UnreadableError(f"{name}: is not in the diagram's own folder, and is not read")
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror or error}") from None
