"""Services as they run together: those that share a sandbox are containers of one pod.

In: a job. Out: units, each a workload to be, with its name, its labels, and the services in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from dotcompile.backends.abilities.cluster_values import LONGEST_WITH_HASH, fitted
from dotcompile.backends.backend import Job
from dotcompile.backends.kubernetes_keys.names import Called
from dotcompile.backends.service_keys.project import project_of
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import ContainerSpec, OnHost, OnNothing, Within
from dotcompile.model.topology import Sort, ZoneKind
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Connections, Edge, Group
from dotcompile.records import dataclass

#: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
NAME, PART_OF, MANAGED_BY = (f"app.kubernetes.io/{one}" for one in ("name", "part-of", "managed-by"))
#: The zones that a pod is in, one label each, and the services that are in a pod.
ZONE, SERVICES = "zone.dotcompile/", "dotcompile/services"
#: Policies that are not of a unit. All others have the name of theirs.
POLICIES = DENY, NAMES = "default-deny", "ask-for-names"
_LABEL_NAME = re.compile(r"(?=.{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?")
_NOBODY = "diagram"


@dataclass(frozen=True, slots=True)
class Unit:
    """One workload. The first of `specs` is the service whose sandbox it is; zones are those with a label."""

    name: str
    specs: tuple[ContainerSpec, ...]
    services: Group
    zones: tuple[str, ...]

    @property
    def root(self) -> ContainerSpec:
        """The service that says how many there are, and where."""
        return self.specs[0]

    @property
    def hosted(self) -> bool:
        """Whether it has its node's network."""
        return isinstance(self.root.sandbox, OnHost)

    @property
    def silent(self) -> bool:
        """Whether it is to have no network."""
        return isinstance(self.root.sandbox, OnNothing)


class Plan:
    """The units of one job, and what all objects have in common."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.namespace = fitted(project_of(job.deployment) or _NOBODY)
        self.intent: Connections = intend(job.topology)
        self.number = {spec.name: at for at, spec in enumerate(job.deployment.services)}
        self.units = tuple(self._units())
        self._unit = {one: unit for unit in self.units for one in unit.services}

    def unit_of(self, service: int) -> Unit:
        """The unit that a service is in."""
        return self._unit[service]

    def units_of(self, services: Iterable[int]) -> tuple[Unit, ...]:
        """The units that services are in, each once."""
        found = {id(unit): unit for unit in (self._unit[one] for one in services)}
        return tuple(found.values())

    @cached_property
    def entering(self) -> Mapping[int, list[Edge]]:
        """The drawn edges that lead to each service."""
        found: dict[int, list[Edge]] = {}
        for edge in self.intent.edges:
            for target in edge.targets:
                found.setdefault(target, []).append(edge)
        return found

    @cached_property
    def aliases(self) -> Mapping[str, list[str]]:
        """The other names of each service: its own, and those that it has in networks drawn as nodes."""
        found: dict[str, list[str]] = {}
        for service in self.job.topology.services:
            said = service.settings.get("aliases")
            found[service.name] = [] if said is None else list(said.value)
        for link in self.job.topology.links:
            if "alias" in link.settings and not link.deny:
                for end in (link.source, link.target):
                    if end.sort is Sort.SERVICE:
                        found[end.name] += link.settings["alias"].value
        return found

    def service_name(self, name: str) -> str:
        """What a service is called by others."""
        return fitted(name)

    def called(self) -> Iterator[Called]:
        """The names that services are known by."""
        for spec in self.job.deployment.services:
            yield Called("service", spec.name, fitted(spec.name), spec.origin)
        for name in POLICIES:
            yield Called("workload", f"the policy {name}", name, self.job.deployment.origin, tells=False)
        for unit in self.units:
            yield Called("workload", unit.root.name, unit.name, unit.root.origin, tells=False)

    def metadata(self, name: str, labels: Mapping[str, str] | None = None) -> Entry:
        """What an object of the project is called and labelled."""
        common = {PART_OF: self.namespace, MANAGED_BY: "dotcompile"}
        return {"name": name, "namespace": self.namespace, "labels": {**(labels or {}), **common}}

    @cached_property
    def zones(self) -> Mapping[str, Group]:
        """The zones that can be a label, with the services that they stand for."""
        topology = self.job.topology
        return {
            zone.name: tuple(sorted(self.number[one] for one in topology.services_of(zone.name)))
            for zone in topology.zones
            if zone.kind is not ZoneKind.OUTSIDE and _LABEL_NAME.fullmatch(zone.name)
        }

    def _units(self) -> Iterator[Unit]:
        specs = self.job.deployment.services
        inside: dict[str, list[ContainerSpec]] = {}
        for spec in specs:
            root = self._root(spec)
            if root is not spec:
                inside.setdefault(root.name, []).append(spec)
        zones_of: dict[int, list[str]] = {}
        for zone, services in self.zones.items():
            for one in services:
                zones_of.setdefault(one, []).append(zone)
        for spec in specs:
            if self._root(spec) is spec:
                together = (spec, *inside.get(spec.name, ()))
                numbers = tuple(self.number[one.name] for one in together)
                zones = dict.fromkeys(zone for one in numbers for zone in zones_of.get(one, ()))
                yield Unit(fitted(spec.name, LONGEST_WITH_HASH), together, numbers, tuple(zones))

    def _root(self, spec: ContainerSpec) -> ContainerSpec:
        """The service whose sandbox one is in at last."""
        specs: Sequence[ContainerSpec] = self.job.deployment.services
        while isinstance(spec.sandbox, Within):
            spec = specs[self.number[spec.sandbox.service]]
        return spec


def selector(unit: Unit) -> dict[str, str]:
    """The labels by which a unit's pods are found."""
    return {NAME: unit.name}


def pod_labels(plan: Plan, unit: Unit) -> dict[str, str]:
    """All labels of a unit's pods."""
    zones = {f"{ZONE}{zone}": "true" for zone in unit.zones}
    return {**selector(unit), **zones, PART_OF: plan.namespace}
