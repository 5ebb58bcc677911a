"""The proof: what was emitted permits what is drawn, and nothing else that is not one of the known leaks.

In: the emitted files of one deployment by name, the topology, the pairs that rules keep apart, the target.
Out: findings, none if it holds; they are faults of the program. The files are all that is known here of what
was made: nothing of lowering or of the backends is asked. No network is expanded to pairs.

Which pairs share a sandbox is said in the diagram: for all that follows, they are one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from dotcompile.backends.proving.drawn import Allowed, is_binding
from dotcompile.backends.proving.kinds import NOT_PROVED
from dotcompile.backends.proving.loading import ReadBackError, load
from dotcompile.backends.proving.policed import find_wrong
from dotcompile.backends.proving.script import is_script, read_script
from dotcompile.backends.proving.settle import settle
from dotcompile.backends.proving.written import Written, WrittenNetwork, read
from dotcompile.diagnostics import Diagnostic, Findings
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import Ports, merged
from dotcompile.reach.apart import PairSet
from dotcompile.reach.carrying import Carrying, covers
from dotcompile.reach.facts import Facts, Published, Target
from dotcompile.reach.intent import intend
from dotcompile.reach.permitted import Permitted
from dotcompile.reach.relation import Connections, Group
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import Standing
from dotcompile.source import Span

#: A fault shows at many places; so many are told.
TOLD = 10
_HELP = "this is a fault of dotcompile: please report it with the diagram"

Wrong = tuple[str, Span]
"""What is wrong, and the place in the diagram that it is about."""


def prove(
    files: Mapping[str, str],
    topology: Topology,
    never: PairSet,
    target: Target,
    intent: Connections | None = None,
) -> Findings:
    """What keeps emitted files from being what is drawn. The intent is worked out if it is not given."""
    if target.policed:
        wrong_there = find_wrong(files, topology, intent or intend(topology))
        return tuple(map(_finding, islice(wrong_there, TOLD)))
    try:
        written, made = _read(list(files.values()), target.cluster)
    except ReadBackError as error:
        return (_finding((f"what was written cannot be read back: {error}", topology.origin)),)
    facts, wrong = settle(written, made, [service.name for service in topology.services], target)
    if wrong:
        return tuple(_finding((one, topology.origin)) for one in wrong[:TOLD])
    proof = _Proof(facts, topology, intent or intend(topology), never)
    return tuple(map(_finding, islice(proof.find_wrong(), TOLD)))


def _read(texts: Sequence[str], cluster: bool) -> tuple[Written, Mapping[str, WrittenNetwork]]:
    """What files say, and the networks that scripts beside them make; a script alone says everything."""
    files = [load(text) for text in texts if not is_script(text)]
    scripts = [read_script(text, cluster) for text in texts if is_script(text)]
    whole = [script for script in scripts if script.services or script.networks] or scripts
    if not files and len(whole) == 1:  # another one may label hosts
        return whole[0], {}
    if any(script.services for script in scripts):
        raise ReadBackError("a script runs services beside those of a file")
    made = {name: network for script in scripts for name, network in script.networks.items()}
    return read(files, cluster), made


def _finding(wrong: Wrong) -> Diagnostic:
    message, span = wrong
    return Diagnostic(NOT_PROVED, message, span, help=_HELP)


class _Proof:
    """One deployment, as its files tell of it, against its topology."""

    def __init__(self, facts: Facts, topology: Topology, intent: Connections, never: PairSet) -> None:
        self._facts = facts
        self._topology = topology
        self._intent = intent
        self._never = never
        self._standing = Standing(facts)
        self._allowed = Allowed(topology, intent, facts.target)
        self._homes: dict[Group, Group] = {}

    def find_wrong(self) -> Iterator[Wrong]:
        """All that is wrong, the worst first."""
        yield from self._sandboxes()
        yield from self._networks()
        yield from self._published()
        yield from self._ways_out()
        yield from self._unpublished()
        yield from self._missing()

    def _sandboxes(self) -> Iterator[Wrong]:
        for service in self._standing.hosted:
            together = self._standing.sandbox(service)
            if not any(self._allowed.mode(one) == "host" for one in together):
                yield f"{self._name(service)} has the sandbox of its host", self._at(service)
        for service, other in self._facts.shares:
            if not self._allowed.shares(service, other):
                told = f"{self._name(service)} is in the sandbox of {self._name(other)}"
                yield told, self._at(service)

    def _networks(self) -> Iterator[Wrong]:
        """Members of one network who may not be: nothing is drawn between them, and no zone has them both."""
        apart = ((one.left, one.right) for one in self._never.groups)
        permitted = Permitted(self._topology, self._intent, apart, self._home)
        for segment in self._standing.segments:
            members = self._home(segment.members)
            whole = (1 << len(members)) - 1
            for place, row in enumerate(permitted.rows(members)):
                left = whole & ~(row | 1 << place)
                if left:
                    other = members[left.bit_length() - 1]
                    names = f"{self._name(members[place])} and {self._name(other)}"
                    yield f"{names} share a network, and nothing drawn permits that", self._at(members[place])
                    break

    def _home(self, group: Group) -> Group:
        """The services whose sandboxes some are in: mostly themselves. One group stays one object."""
        if not self._facts.shares:
            return group
        if group not in self._homes:
            homes = tuple(sorted({self._standing.root[service] for service in group}))
            self._homes[group] = group if homes == group else homes
        return self._homes[group]

    def _published(self) -> Iterator[Wrong]:
        for published in self._facts.published:
            if not self._allowed.publishes(published, self._standing.sandbox(published.service)):
                told = f"port {published.container} of {self._name(published.service)} is published"
                yield f"{told}, and that is not drawn", self._at(published.service)

    def _ways_out(self) -> Iterator[Wrong]:
        for service in self._standing.reaching(Way.AWAY, frozenset({Place.OUTSIDE})):
            together = self._standing.sandbox(service)
            hosted = Place.HOST in self._standing.places[service]
            if not hosted and not any(map(self._allowed.gets_out, together)):
                yield f"{self._name(service)} can get out, and no way out is drawn", self._at(service)

    def _missing(self) -> Iterator[Wrong]:
        """What is drawn and not possible."""
        carrying = Carrying(self._standing)
        out = frozenset(self._standing.reaching(Way.AWAY, frozenset({Place.OUTSIDE})))
        actors = self._intent.actors
        for edge in self._intent.edges:
            if edge.sources[-1] in actors:
                closed = (
                    one for one in edge.targets if edge.served and not self._is_entered(one, edge.ports)
                )
                lost = next(((edge.sources[0], one) for one in closed), None)
            elif edge.targets[-1] in actors:
                lost = next(((one, edge.targets[0]) for one in edge.sources if one not in out), None)
            else:
                lost = carrying.lost(edge.sources, edge.targets, edge.ports)
            if lost is not None:
                source, target = (shown(self._intent.things[one].name) for one in lost)
                yield f"{source} cannot reach {target}, and that is drawn", edge.link.origin

    def _is_entered(self, service: int, ports: Ports | None) -> bool:
        """Whether these ports are published, of a service that does not say itself what is."""
        standing = self._standing
        if Place.HOST in standing.places[service]:
            return True
        published = [one for one in standing.published_of.get(service, ()) if self._is_in_force(one)]
        if "publish" in self._topology.services[service].settings:
            return True  # `_unpublished` tells what is missing of that
        return ports is None or covers(merged([one.container for one in published]), ports)

    def _unpublished(self) -> Iterator[Wrong]:
        """What services say is published, and is not."""
        for service, places in enumerate(self._standing.places):
            said = self._topology.services[service].settings.get("publish")
            if said is not None and places - {Place.HOST} and self._allowed.mode(service) != "none":
                there = list(filter(self._is_in_force, self._standing.published_of.get(service, ())))
                for binding in said.value:
                    if not any(is_binding(one, binding) for one in there):
                        yield f"port {binding.target} of {self._name(service)} is not published", said.span

    def _is_in_force(self, published: Published) -> bool:
        """Whether the engine publishes a port at all; one on 127.0.0.1 is for who is on the machine."""
        way, receivers = self._standing.way_to(published)
        sender = Place.HOST if way is Way.LOOPBACK else Place.OUTSIDE
        return self._standing.permits((sender,), way, receivers)

    def _name(self, service: int) -> str:
        return shown(self._facts.services[service])

    def _at(self, service: int) -> Span:
        return self._topology.services[service].origin
