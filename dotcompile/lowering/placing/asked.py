"""What services ask of their hosts, as numbers that can be placed, with the words for each requirement.

In: a topology. Out: what is asked. The five filters are requirements: constraints, drawn hosts and hosts that
take services are sets of hosts; affinity is beside or apart; so is a host port, of which a host has one; who
is in another's sandbox depends on it and is beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dotcompile.graph.placing.instance import (
    BOUNDLESS,
    Apart,
    Beside,
    Instance,
    Most,
    Needs,
    On,
    Requirement,
)
from dotcompile.model.hosting import Pool, labels_of, takes_services
from dotcompile.model.topology import Host, Service, Settings, Topology
from dotcompile.model.values.quantities import CPUS, SIZE
from dotcompile.records import dataclass
from dotcompile.source import Span

#: What is kept for a service, and what a host has of it.
RESOURCES = (("reserve_cpus", "cpus"), ("reserve_memory", "memory"))


@dataclass(frozen=True, slots=True)
class Reason:
    """What a requirement comes from, in words, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """All that is asked, with a reason for each requirement, and the order in which services are placed.

    Of each service there is its strategy, the branches of hosts that it is spread over, and whether each host
    runs one.
    """

    hosts: tuple[Host, ...]
    services: tuple[Service, ...]
    instance: Instance
    reasons: tuple[Reason, ...]
    order: tuple[int, ...]
    strategies: tuple[str, ...]
    levels: tuple[tuple[tuple[int, ...], ...], ...]
    everywhere: tuple[bool, ...]


def ask(topology: Topology) -> Asked:
    """What the services of a topology ask of its hosts."""
    return _Asking(topology).made()


class _Asking:
    def __init__(self, topology: Topology) -> None:
        self.topology, self.pool = topology, Pool(topology)
        self.hosts, self.services = topology.hosts, topology.services
        self.number = {service.name: number for number, service in enumerate(self.services)}
        self.found: list[tuple[Requirement, Reason]] = []

    def made(self) -> Asked:
        """All of it."""
        for number, service in enumerate(self.services):
            self.found += self._of_hosts(number, service)
            self.found += self._of_others(number, service)
        self.found += self._of_ports()
        capacities = tuple(
            tuple(_said(host.settings, name, BOUNDLESS) for _, name in RESOURCES) for host in self.hosts
        )
        requirements, reasons = zip(*self.found, strict=True) if self.found else ((), ())
        default = _said(self.topology.settings, "strategy", "spread")
        return Asked(
            self.hosts,
            self.services,
            Instance(capacities, tuple(map(self._count, self.services)), requirements),
            reasons,
            tuple(self._order()),
            tuple(_said(service.settings, "strategy", default) for service in self.services),
            tuple(tuple(self._levels(service.settings)) for service in self.services),
            tuple(map(is_everywhere, self.services)),
        )

    def _count(self, service: Service) -> int:
        if is_everywhere(service):
            return len(self.pool.possible(service))
        return 0 if "profiles" in service.settings else int(_said(service.settings, "replicas", 1))

    def _of_hosts(self, task: int, service: Service) -> Iterator[tuple[Requirement, Reason]]:
        settings, name = service.settings, service.name
        needs = tuple(int(_said(settings, reserve, 0)) for reserve, _ in RESOURCES)
        if any(needs):
            shown = (form.write(amount) for form, amount in zip((CPUS, SIZE), needs, strict=True))
            words = [f"`{what}={one}`" for one, (what, _) in zip(shown, RESOURCES, strict=True)]
            kept = [word for word, amount in zip(words, needs, strict=True) if amount]
            span = next(settings[reserve].span for reserve, _ in RESOURCES if reserve in settings)
            count = self._count(service)
            each = "" if count == 1 else f" for each of {count}"
            yield Needs(task, needs), Reason(f"`{name}` has {' and '.join(kept)}{each}", span)
        for constraint in _said(settings, "constraint", ()):
            met = self._bits(host for host in self.hosts if self.pool.may_meet(host, constraint))
            yield On(task, met), Reason(f"`{name}` runs where `{constraint}`", settings["constraint"].span)
        drawn = self.pool.drawn_for(service)
        if drawn and len(drawn) < len(self.hosts):
            bits = self._bits(host for host in self.hosts if host.name in drawn)
            text = f"`{name}` is drawn to run on {', '.join(sorted(drawn))}"
            yield On(task, bits), Reason(text, service.origin)
        taking = [host for host in self.hosts if takes_services(host)]
        if len(taking) < len(self.hosts):
            closed = [host.name for host in self.hosts if host not in taking]
            text = f"{', '.join(closed)} take no services, `{name}` neither"
            yield On(task, self._bits(taking)), Reason(text, service.origin)
        most = _said(settings, "max_per_node", 0)
        if most:
            text = f"one host runs at most {most} of `{name}`"
            yield Most(task, most), Reason(text, settings["max_per_node"].span)
        elif is_everywhere(service):
            yield Most(task, 1), Reason(f"each host runs one of `{name}`", service.origin)

    def _of_others(self, task: int, service: Service) -> Iterator[tuple[Requirement, Reason]]:
        for said in _said(service.settings, "affinity", ()):
            other = self.number.get(said.removeprefix("!").strip())
            if other is None:
                continue  # a check tells of it
            span, name = service.settings["affinity"].span, self.services[other].name
            if said.startswith("!"):
                yield Apart(task, other), Reason(f"`{service.name}` is apart from `{name}`", span)
            else:
                yield Beside(task, other), Reason(f"`{service.name}` is beside `{name}`", span)
        mode = service.settings.get("network_mode")
        if mode is not None and mode.value.mode == "service" and mode.value.name in self.number:
            name = mode.value.name
            text = f"`{service.name}` is in the sandbox of `{name}`"
            yield Beside(task, self.number[name]), Reason(text, mode.span)

    def _of_ports(self) -> Iterator[tuple[Requirement, Reason]]:
        """A port of a host, unlike one of the whole cluster, is one task's."""
        taken: dict[tuple[str, int], list[int]] = {}
        for task, service in enumerate(self.services):
            for key in _host_ports(service):
                taken.setdefault(key, []).append(task)
        told = set[tuple[int, int]]()
        for (protocol, port), tasks in taken.items():
            for at, task in enumerate(tasks):
                for other in tasks[: at + 1]:
                    if (task, other) not in told:
                        told.add((task, other))
                        names = dict.fromkeys((self.services[task].name, self.services[other].name))
                        take = "takes" if len(names) == 1 else "take"
                        named = " and ".join(f"`{name}`" for name in names)
                        text = f"{named} {take} port {port}/{protocol} of the host"
                        span = self.services[task].settings["publish"].span
                        yield Apart(task, other), Reason(text, span)

    def _levels(self, settings: Settings) -> Iterator[tuple[int, ...]]:
        """Of each preference the branch that each host is in."""
        for said in _said(settings, "prefer", ()):
            label = said.removeprefix("spread=node.labels.")
            values = [labels_of(host).get(label, "") for host in self.hosts]
            known = sorted(set(values))
            yield tuple(known.index(value) for value in values)

    def _order(self) -> Sequence[int]:
        """By source, but what others wait for, or are to be beside, comes before them."""
        before: list[list[int]] = []
        for service in self.services:
            names = [one.service for one in _said(service.settings, "depends_on", ())]
            names += [one for one in _said(service.settings, "affinity", ()) if not one.startswith("!")]
            before.append([self.number[name] for name in names if name in self.number])
        order: dict[int, None] = {}
        for first in range(len(before)):
            waiting, seen = [first], {first}
            while waiting:
                task = waiting[-1]
                later = [one for one in before[task] if one not in order and one not in seen]
                if later:
                    seen.add(later[0])
                    waiting.append(later[0])
                else:
                    order[waiting.pop()] = None
        return list(order)

    def _bits(self, hosts: Iterable[Host]) -> int:
        names = {host.name for host in hosts}
        return sum(1 << number for number, host in enumerate(self.hosts) if host.name in names)


def is_everywhere(service: Service) -> bool:
    """Whether each host that may runs one."""
    return bool(_said(service.settings, "mode", "") == "global")


def _host_ports(service: Service) -> Iterator[tuple[str, int]]:
    for binding in _said(service.settings, "publish", ()):
        if binding.mode == "host" and binding.host is not None:
            first, last = binding.host
            for port in range(first, min(last, first + 99) + 1):
                yield binding.target.protocol, port


def _said(settings: Settings, name: str, otherwise: object) -> Any:
    value = settings.get(name)
    return otherwise if value is None else value.value
