"""Manifests to what was imported.

In: the files of a folder. Out: the record, unless nothing can be made of them; what was found; and the texts
that it was found in. Namespaces are zones in which nobody may talk but as edges say, and edges say exactly
what the policies permit.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.importers.imported import Imported, ImportedEdge, ImportedService, ImportedZone, Membership
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.kubernetes.cluster import Manifests, Workload, read_cluster
from dotcompile.importers.kubernetes.connections import Member, connections, zones_of
from dotcompile.importers.kubernetes.objects import File, read_objects
from dotcompile.importers.kubernetes.outside import CONTROLLERS, Outside
from dotcompile.importers.kubernetes.settings import ContainerSettings
from dotcompile.importers.kubernetes.volumes import say_mounts
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.reach.policies.permitting import Permitting
from dotcompile.reach.policies.reading import containers_of, pod_spec
from dotcompile.reach.policies.services import is_before
from dotcompile.reach.policies.trees import PolicyError, as_optional, as_text
from dotcompile.records import dataclass, replace
from dotcompile.source import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    imported: Imported | None
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def read_kubernetes(files: Sequence[File], name: str) -> Outcome:
    """What some manifests are; `name` is what all of it is called."""
    found = Found()
    objects, sources = read_objects(files, found)
    manifests = read_cluster(objects, found)
    imported = None
    if manifests.workloads:
        imported = _Importer(manifests, found, name).imported()
    elif not any(one.kind.severity is Severity.ERROR for one in found.all):
        first = next(iter(sources.values()))
        found.tell(
            WRONG_TYPE, "nothing runs in these manifests", first.span(0, 0), "name a folder of workloads"
        )
    return Outcome(imported, tuple(found.all), sources)


class _Importer:
    def __init__(self, manifests: Manifests, found: Found, name: str) -> None:
        self._manifests = manifests
        self._found = found
        self._name = name
        self._origin = manifests.workloads[0].object.origin
        known = manifests.cluster
        self._permitting = Permitting(replace(known, pods=(*known.pods, *CONTROLLERS)))
        self._names = _names(manifests.workloads)

    def imported(self) -> Imported | None:
        """All of it; None if nothing of it can be run."""
        of_workloads = [(one, self._services(one)) for one in self._manifests.workloads]
        services = tuple(service for _, made in of_workloads for service in made)
        members = [
            (one.pod.namespace, Member(self._names[id(one)], one.pod, one.object.origin))
            for one, made in of_workloads
            if made
        ]
        if not members:
            return None
        zones = zones_of(members)
        outside = Outside(self._manifests, self._permitting, self._found, self._origin)
        ways = tuple(outside.edges([member for _, member in members]))
        edges: tuple[ImportedEdge, ...] = (*connections(zones, self._permitting), *ways)
        return Imported(
            self._name,
            self._origin,
            self._said(Place.GRAPH, {"target": "kubernetes", "isolation": "strict"}),
            tuple(ImportedZone(zone, of_zone[0].origin) for zone, of_zone in zones.items()),
            services,
            outside.actors,
            edges=edges,
            notes=("Imported from manifests of Kubernetes.",),
        )

    def _said(self, place: Place, said: Mapping[str, str]) -> Settings:
        saying = Saying(place, self._found)
        for name, text in said.items():
            saying.say(name, within(text, self._origin))
        return saying.settings

    def _services(self, workload: Workload) -> list[ImportedService]:
        """The containers of a workload's pods; none if it has none, or is wrong."""
        name, origin = self._names[id(workload)], workload.object.origin
        try:
            made = list(self._containers(workload, name))
        except PolicyError as error:
            self._found.tell(WRONG_TYPE, f"{shown(name)}: {error}", origin)
            return []
        if not made:
            self._found.leave_out(f"{shown(name)}, which has no containers,", origin)
        return made

    def _containers(self, workload: Workload, name: str) -> Iterator[ImportedService]:
        """The first container has the sandbox, and the others are in it."""
        origin, membership = workload.object.origin, (Membership(workload.pod.namespace),)
        spec = as_optional(workload.object.entry.get("spec"), "`spec`")
        pod = as_optional(pod_spec(workload.object.entry).get("spec"), "`spec`")
        for at, container in enumerate(containers_of(pod)):
            made = ContainerSettings(self._found, origin)
            made.container(container)
            say_mounts(made, spec, pod, container, self._found, origin)
            if at:
                made.say("network_mode", f"service:{name}")
                called = f"{name}-{as_text(container.get('name'))}"
                yield ImportedService(called, origin, settings=made.settings)
                continue
            made.workload(workload.object.kind, spec, pod)
            self._published(made, workload)
            if not self._permitting.is_isolated(workload.pod)[1] and not workload.pod.hosted:
                made.say("egress", "open")
            yield ImportedService(name, origin, membership, settings=made.settings)

    def _published(self, made: ContainerSettings, workload: Workload) -> None:
        """The names of the services before a workload, and the ports that balance loads for it."""
        before = [one for one in self._manifests.services if is_before(one, workload.pod)]
        own = self._names[id(workload)]
        # What was compiled from a diagram has these beside, which nobody looks for.
        known = {own, f"{own}-public", f"{own}-node"}
        made.say_all("aliases", dict.fromkeys(one.name for one in before if one.name not in known))
        ports = [
            f"{port.number}:{port.target}/{port.protocol}"
            for one in before
            if one.type == "LoadBalancer"
            for port in one.ports
            if isinstance(port.target, int)
        ]
        made.say_all("publish", ports)


def _names(workloads: Sequence[Workload]) -> dict[int, str]:
    """What workloads are called in a diagram: by their namespace and kind too, if others have their name."""
    namespaces: dict[str, set[str]] = {}
    here: Counter[tuple[str, str]] = Counter()
    for pod in (workload.pod for workload in workloads):
        namespaces.setdefault(pod.name, set()).add(pod.namespace)
        here[pod.namespace, pod.name] += 1
    found: dict[int, str] = {}
    for workload in workloads:
        one = workload.pod
        name = f"{one.namespace}-{one.name}" if len(namespaces[one.name]) > 1 else one.name
        alone = here[one.namespace, one.name] == 1
        found[id(workload)] = name if alone else f"{name}-{workload.object.kind.lower()}"
    return found
