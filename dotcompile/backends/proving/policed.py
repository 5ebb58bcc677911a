"""The proof where policies hold what is drawn: they let through exactly that.

In: the emitted files by name, the topology, its intent. Out: what is wrong, each with its place. Each pair of
pods is asked for its ports in each direction, and so are addresses outside at the bounds of all ranges that
are named; pods of others, and name servers.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address, ip_network

from dotcompile.backends.proving.drawn import Allowed
from dotcompile.backends.proving.loading import ReadBackError
from dotcompile.backends.proving.manifests import Manifests, Workload, in_one_namespace, read_manifests
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import ANY_PORT, PORTS, PortRange, Ports, merged
from dotcompile.reach.facts import KUBERNETES
from dotcompile.reach.policies.permitting import End, Permitting
from dotcompile.reach.policies.policy import Address, Cluster, Pod, Subnet
from dotcompile.reach.policies.services import is_before, is_port_of, leads_to
from dotcompile.reach.relation import Connections
from dotcompile.reach.whereabouts import ANYWHERE, ways_in, ways_out, without
from dotcompile.records import replace
from dotcompile.source import Span

Wrong = tuple[str, Span]
#: https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
_SYSTEM = "kube-system"
_NAME_SERVER = Pod("name server", _SYSTEM, {"k8s-app": "kube-dns"})
#: https://kubernetes.github.io/ingress-nginx/deploy/
_CONTROLLER = Pod("controller of Ingress", "ingress-nginx", {})
#: A namespace that is nobody's: its name is too long.
_ELSEWHERE = "e" * 64
_STRANGERS = (Pod("pod of the cluster's own", _SYSTEM, {}), Pod("pod of somebody else", _ELSEWHERE, {}))
_NAMES: Ports = (PortRange("tcp", 53, 53), PortRange("udp", 53, 53))
#: Ranges of addresses for documentation, and so nobody's.
_SOMEWHERE: tuple[Address, ...] = (IPv4Address("192.0.2.1"), IPv6Address("2001:db8::1"))


def find_wrong(files: Mapping[str, str], topology: Topology, intent: Connections) -> Iterator[Wrong]:
    """All that is wrong, the worst first."""
    try:
        found = read_manifests(files)
        in_one_namespace(found)
    except ReadBackError as error:
        yield f"what was written cannot be read back: {error}", topology.origin
        return
    proof = _Proof(found, topology, intent)
    strays = list(proof.strays())
    yield from strays
    if not strays:
        yield from proof.pairs()
        yield from proof.outside()
        yield from proof.others()
        yield from proof.published()


class _Proof:
    """One deployment, as its manifests tell of it, against its topology."""

    def __init__(self, found: Manifests, topology: Topology, intent: Connections) -> None:
        self._found = found
        self._topology = topology
        self._intent = intent
        self._number = {service.name: at for at, service in enumerate(topology.services)}
        self._allowed = Allowed(topology, intent, KUBERNETES)
        #: Pods of somebody else with the labels of ours.
        self._doubles = [replace(one.pod, namespace=_ELSEWHERE, hosted=False) for one in found.workloads]
        pods = (*(one.pod for one in found.workloads), *self._doubles, _NAME_SERVER, _CONTROLLER, *_STRANGERS)
        self._permitting = Permitting(Cluster(pods, found.policies, found.namespaces, found.ordered))

    def strays(self) -> Iterator[Wrong]:
        """Services that run twice or not at all, and sandboxes that are not drawn."""
        times: dict[str, int] = {}
        for workload in self._found.workloads:
            for name in workload.services:
                times[name] = times.get(name, 0) + 1
        for name in times.keys() - self._number.keys():
            yield f"there is a service {shown(name)}, which is not drawn", self._topology.origin
        for service in self._topology.services:
            if times.get(service.name) != 1:
                yield f"{shown(service.name)} runs {times.get(service.name, 0)} times", service.origin
        labels = [tuple(sorted(one.pod.labels.items())) for one in self._found.workloads]
        if len(set(labels)) < len(labels):
            yield "two workloads have the same labels", self._topology.origin
        yield from (wrong for one in self._found.workloads for wrong in self._sandbox(one))

    def _sandbox(self, workload: Workload) -> Iterator[Wrong]:
        numbers = [self._number[name] for name in workload.services if name in self._number]
        hosted = any(self._allowed.mode(one) == "host" for one in numbers)
        if workload.pod.hosted != hosted:
            yield f"{_names(workload)} has its node's network, or lacks it", self._at(workload)
        for one in numbers[1:]:
            if not self._allowed.shares(one, numbers[0]):
                yield f"{_names(workload)} are in one pod", self._at(workload)

    def pairs(self) -> Iterator[Wrong]:
        """Who can open connections to whom in the cluster, and should, at which ports."""
        for target in self._policed:
            drawn = self._drawn_to.get(id(target), {})
            senders = {id(one): one for one in self._permitting.senders(target.pod)}
            for source in self._policed:
                wanted = drawn.get(id(source), ())
                if source is target or not (wanted or id(source.pod) in senders):
                    continue
                yield from self._compare(
                    source.pod, target.pod, wanted, _names(source), _names(target), target
                )

    def _compare(
        self, source: End, target: End, wanted: Ports, one: str, other: str, about: Workload
    ) -> Iterator[Wrong]:
        able = self._permitting.ports(source, target)
        if able != wanted:
            more, less = merged(list(without(able, wanted))), merged(list(without(wanted, able)))
            if more:
                yield (
                    f"{one} can reach {other} at {PORTS.write(more)}, and that is not drawn",
                    self._at(about),
                )
            if less:
                yield f"{one} cannot reach {other} at {PORTS.write(less)}, and that is drawn", self._at(about)

    @cached_property
    def _policed(self) -> list[Workload]:
        """The workloads for which policies are in force."""
        return [one for one in self._found.workloads if not one.pod.hosted]

    @cached_property
    def _workload(self) -> dict[int, Workload]:
        return {self._number[name]: one for one in self._found.workloads for name in one.services}

    @cached_property
    def _drawn_to(self) -> dict[int, dict[int, Ports]]:
        """For each workload the ones with a drawn flow to it, and its ports."""
        found: dict[int, dict[int, list[PortRange]]] = {}
        for edge in self._intent.edges:
            if {edge.sources[-1], edge.targets[-1]}.isdisjoint(self._intent.actors):
                sources = {id(self._workload[one]) for one in edge.sources}
                for target in {id(self._workload[one]) for one in edge.targets}:
                    for source in sources:
                        found.setdefault(target, {}).setdefault(source, []).extend(edge.ports or ANY_PORT)
        return {
            target: {source: merged(ports) for source, ports in of_target.items()}
            for target, of_target in found.items()
        }

    def outside(self) -> Iterator[Wrong]:
        """Who can come in from outside and go out there, address by address."""
        for workload in self._policed:
            led = self._led(workload)
            entering = [(without(ports, led), ranges) for ports, ranges in self._entering(workload)]
            leaving = list(self._leaving(workload))
            for address in self._addresses:
                name = _names(workload)
                wanted = _ports_at(entering, address)
                yield from self._compare(address, workload.pod, wanted, str(address), name, workload)
                wanted = _ports_at(leaving, address)
                yield from self._compare(workload.pod, address, wanted, name, str(address), workload)

    def _entering(self, workload: Workload) -> Iterator[tuple[Ports, Iterable[Subnet]]]:
        group = tuple(self._number[name] for name in workload.services)
        for service in group:
            for one in self._publishing(service):
                yield from ways_in(self._topology, self._intent, group, one)

    def _publishing(self, service: int) -> Ports:
        """The ports of a service that are to be published."""
        said = self._topology.services[service].settings.get("publish")
        if said is not None:
            return merged([binding.target for binding in said.value])
        edges = (edge for edge in self._intent.edges if edge.sources[-1] in self._intent.actors)
        entering = [edge.ports for edge in edges if edge.served and service in edge.targets]
        return merged([one for ports in entering if ports is not None for one in ports])

    def _leaving(self, workload: Workload) -> Iterator[tuple[Ports, Iterable[Subnet]]]:
        group = [self._number[name] for name in workload.services]
        for edge in self._intent.edges:
            if edge.targets[-1] in self._intent.actors and not set(group).isdisjoint(edge.sources):
                yield edge.ports or ANY_PORT, ways_out(self._topology, edge)
        first = self._topology.services[group[0]]
        if self._allowed.mode(group[0]) != "none" and self._allowed.is_open(group[0], group[1:]):
            yield ANY_PORT, ANYWHERE
        for server in first.settings["dns"].value if "dns" in first.settings else ():
            yield _NAMES, (ip_network(server),)

    @cached_property
    def _addresses(self) -> list[Address]:
        """Addresses on both sides of every bound of a range that is said anywhere."""
        ranges = {
            one
            for policy in self._found.policies
            for rule in (*(policy.ingress or ()), *(policy.egress or ()))
            for peer in rule.peers or ()
            if peer.block is not None
            for one in (peer.block.network, *peer.block.excepted)
        }
        ranges |= {
            range_
            for policy in self._found.ordered
            for rule in (*(policy.ingress or ()), *(policy.egress or ()))
            for range_ in rule.other.ranges
        }
        for workload in self._policed:
            for _, drawn in (*self._entering(workload), *self._leaving(workload)):
                ranges.update(drawn)
        found = {address for one in ranges for address in _around(one)} | set(_SOMEWHERE)
        return sorted(found, key=lambda one: (one.version, int(one)))

    def others(self) -> Iterator[Wrong]:
        """Pods of others are strangers, all but those that tell names."""
        for workload in self._policed:
            name = _names(workload)
            silent = self._allowed.mode(self._number[workload.services[0]]) == "none"
            asked = () if silent else _NAMES
            yield from self._compare(workload.pod, _NAME_SERVER, asked, name, "the name servers", workload)
            anybody = [ports for ports, ranges in self._entering(workload) if ranges == ANYWHERE]
            drawn = merged([one for ports in anybody for one in ports])
            led = merged(list(without(drawn, without(drawn, self._led(workload)))))
            yield from self._compare(_CONTROLLER, workload.pod, led, f"a {_CONTROLLER.name}", name, workload)
            yield from self._compare(workload.pod, _CONTROLLER, (), name, f"a {_CONTROLLER.name}", workload)
            for stranger in (*_STRANGERS, _NAME_SERVER):
                yield from self._compare(stranger, workload.pod, (), f"a {stranger.name}", name, workload)
            for stranger in _STRANGERS:
                yield from self._compare(workload.pod, stranger, (), name, f"a {stranger.name}", workload)
            yield from self._double(workload, name)

    def _double(self, workload: Workload, name: str) -> Iterator[Wrong]:
        """Labels are anybody's to have: in another namespace they open nothing."""
        for pod in self._permitting.senders(workload.pod):
            if pod.namespace == _ELSEWHERE and pod.labels:
                yield from self._compare(pod, workload.pod, (), f"a double of `{pod.name}`", name, workload)
        for pod in self._permitting.receivers(workload.pod):
            if pod.namespace == _ELSEWHERE and pod.labels:
                yield from self._compare(workload.pod, pod, (), name, f"a double of `{pod.name}`", workload)

    def published(self) -> Iterator[Wrong]:
        """Each service leads to one workload, and to ports of it that are drawn where it is from outside."""
        for service in self._found.services:
            behind = [one for one in self._found.workloads if is_before(service, one.pod)]
            if len(behind) != 1:
                yield f"the service `{service.name}` leads to {len(behind)} workloads", self._topology.origin
        for workload in self._policed:
            doors = [
                one
                for service in self._found.services
                if service.type != "ClusterIP" and is_before(service, workload.pod)
                for port in service.ports
                for one in leads_to(port, workload.pod)
            ]
            there = merged([*doors, *workload.node_ports, *self._led(workload)])
            wanted = merged([one for ports, _ in self._entering(workload) for one in ports])
            for ports, what in ((without(there, wanted), "is"), (without(wanted, there), "is not")):
                if ports:
                    told = f"port {PORTS.write(merged(list(ports)))} of {_names(workload)} {what} published"
                    yield told, self._at(workload)

    def _led(self, workload: Workload) -> Ports:
        """The ports of a workload to which an Ingress leads."""
        return merged(
            [
                one
                for service in self._found.services
                if is_before(service, workload.pod)
                for door in self._found.doors
                if (door.namespace, door.service) == (service.namespace, service.name)
                for port in service.ports
                if is_port_of(door, port)
                for one in leads_to(port, workload.pod)
            ]
        )

    def _at(self, workload: Workload) -> Span:
        return self._topology.services[self._number[workload.services[0]]].origin


def _names(workload: Workload) -> str:
    return " and ".join(map(shown, workload.services))


def _ports_at(granted: Iterable[tuple[Ports, Iterable[Subnet]]], address: Address) -> Ports:
    return merged([one for ports, ranges in granted if _is_in(address, ranges) for one in ports])


def _is_in(address: Address, ranges: Iterable[Subnet]) -> bool:
    return any(address in one for one in ranges)


def _around(one: Subnet) -> Iterator[Address]:
    """The first and the last address of a range, and those before and after them."""
    lowest, highest = int(one.network_address), int(one.broadcast_address)
    most = 2**one.max_prefixlen - 1
    kind = type(one.network_address)
    for number in (lowest - 1, lowest, highest, highest + 1):
        if 0 <= number <= most:
            yield kind(number)
