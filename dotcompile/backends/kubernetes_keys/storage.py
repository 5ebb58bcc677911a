"""What pods have mounted: claims of storage, paths of nodes, memory, configurations and secrets.

In: services. Out: volumes of a pod with the mounts of its containers, and the claims that they need.
https://kubernetes.io/docs/concepts/storage/volumes/
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.cluster_values import fitted, is_label
from dotcompile.backends.kubernetes_keys.names import Called
from dotcompile.backends.kubernetes_keys.units import Plan, Unit
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.swarm_keys.services import folders_in_memory
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.topology import Settings
from dotcompile.model.values.paths import Mount
from dotcompile.records import dataclass
from dotcompile.source import Span

#: How large a claim is if nobody says it.
SIZE = "1Gi"
_SIZE_OPTION = "opt_size"
_PROPAGATION = {
    "shared": "Bidirectional",
    "rshared": "Bidirectional",
    "slave": "HostToContainer",
    "rslave": "HostToContainer",
}
_GRANTS = {"configs": ("configMap", "name", "/"), "secrets": ("secret", "secretName", "/run/secrets/")}


@dataclass(frozen=True, slots=True)
class Claim:
    """A volume that services name: the settings are those of a drawn one.

    `own` is the unit that has it to itself, so that each of its pods gets one; `shared` if several pods have
    the one.
    """

    said: str
    name: str
    settings: Settings
    origin: Span
    own: Unit | None
    shared: bool

    @property
    def size(self) -> str:
        """How much is claimed."""
        said = self.settings.get(_SIZE_OPTION)
        return SIZE if said is None else str(said.value)

    @property
    def is_there(self) -> bool:
        """Whether it was claimed by somebody else."""
        said = self.settings.get("external")
        return said is not None and bool(said.value)


def find_claims(plan: Plan) -> dict[str, Claim]:
    """The claims, by what the diagram calls the volume."""
    users: dict[str, list[tuple[Unit, bool]]] = {}
    places: dict[str, Span] = {}
    for unit in plan.units:
        for spec in unit.specs:
            for name, read_only, origin in _named(spec):
                users.setdefault(name, []).append((unit, read_only))
                places.setdefault(name, origin)
    drawn = {one.name: one for one in plan.job.deployment.volumes}
    claims = {}
    for name, of_volume in users.items():
        volume = drawn.get(name)
        settings = {} if volume is None else volume.settings
        claims[name] = _claim(name, settings, places[name] if volume is None else volume.origin, of_volume)
    return claims


def _claim(name: str, settings: Settings, origin: Span, users: Sequence[tuple[Unit, bool]]) -> Claim:
    units = {id(unit): unit for unit, _ in users}
    first = users[0][0]
    there = "external" in settings and bool(settings["external"].value)
    alone = len(units) == 1 and not is_everywhere(first) and not there and not all(only for _, only in users)
    several = len(units) > 1 or is_everywhere(first) or _replicas(first) > 1
    return Claim(name, fitted(name), settings, origin, first if alone else None, several)


def is_everywhere(unit: Unit) -> bool:
    """Whether each node has one of it."""
    mode = unit.root.settings.get("mode")
    return mode is not None and mode.value == "global"


def _replicas(unit: Unit) -> int:
    said = unit.root.settings.get("replicas")
    return 1 if said is None else int(said.value)


def _named(spec: ContainerSpec) -> Iterator[tuple[str, bool, Span]]:
    said = spec.settings.get("volumes")
    for mount in said.value if said is not None else ():
        if mount.source and not mount.is_bind:
            yield mount.source, mount.read_only, said.span if said is not None else spec.origin
    yield from ((mount.volume, mount.read_only, mount.origin) for mount in spec.mounts)


def claims_called(claims: dict[str, Claim]) -> Iterator[Called]:
    """The names of claims."""
    return (Called("claim", one.said, one.name, one.origin, tells=False) for one in claims.values())


def claim_spec(claim: Claim) -> Entry:
    """What is claimed."""
    mode = "ReadWriteMany" if claim.own is None and claim.shared else "ReadWriteOnce"
    driver = claim.settings.get("driver")
    kind: Entry = {"storageClassName": driver.value} if driver is not None and driver.value != "local" else {}
    return {"accessModes": [mode], **kind, "resources": {"requests": {"storage": claim.size}}}


def claim_objects(plan: Plan, claims: dict[str, Claim]) -> Iterator[tuple[Claim, Entry]]:
    """The claims that are objects of their own: those that no unit has to itself."""
    for claim in claims.values():
        if claim.own is None and not claim.is_there:
            yield (
                claim,
                {
                    "apiVersion": "v1",
                    "kind": "PersistentVolumeClaim",
                    "metadata": {**plan.metadata(claim.name), **annotations_of(claim.settings)},
                    "spec": claim_spec(claim),
                },
            )


def annotations_of(settings: Settings) -> Entry:
    """The labels of a volume, as its claim has them."""
    labels = {
        name.removeprefix("label_"): settings[name].value
        for name in sorted(settings)
        if name.startswith("label_")
    }
    return {"annotations": labels} if labels else {}


def _is_kept(name: str) -> bool:
    return name.startswith("label_") and is_label(name.removeprefix("label_"))


class Shelf:
    """The volumes of one pod in the making; what its containers mount alike is one volume."""

    def __init__(self, plan: Plan, claims: dict[str, Claim]) -> None:
        self._plan = plan
        self._claims = claims
        self._volumes: dict[str, Entry] = {}

    @property
    def volumes(self) -> list[Value]:
        """The pod's volumes; those that each pod has to itself are its workload's."""
        return [{"name": name, **source} for name, source in self._volumes.items() if source]

    def mounts(self, spec: ContainerSpec) -> list[Value]:
        """The mounts of one container, each path once: the last one that is said counts."""
        found: dict[str, Entry] = {}
        said = spec.settings.get("volumes")
        for mount in said.value if said is not None else ():
            found[mount.target] = self._mount(mount)
        for drawn in spec.mounts:
            only: Entry = {"readOnly": True} if drawn.read_only else {}
            found[drawn.at] = {"name": self._claimed(drawn.volume), "mountPath": drawn.at, **only}
        for path, size in folders_in_memory(spec.settings):
            limit: Entry = {} if size is None else {"sizeLimit": str(size)}
            found[path] = {
                "name": self._new("memory", {"emptyDir": {"medium": "Memory", **limit}}),
                "mountPath": path,
            }
        for section in _GRANTS:
            for grant in spec.settings[section].value if section in spec.settings else ():
                entry = self._grant(section, grant)
                found[str(entry["mountPath"])] = entry
        return list(found.values())

    def _mount(self, mount: Mount) -> Entry:
        if mount.is_bind:
            name = self._new("host", {"hostPath": {"path": mount.source}})
        elif mount.source:
            name = self._claimed(mount.source)
        else:
            name = self._new("empty", {"emptyDir": {}})
        entry: Entry = {"name": name, "mountPath": mount.target}
        if mount.read_only:
            entry["readOnly"] = True
        for option in mount.options:
            if option in _PROPAGATION:
                entry["mountPropagation"] = _PROPAGATION[option]
        return entry

    def _grant(self, section: str, said: str) -> Entry:
        kind, key, folder = _GRANTS[section]
        name, _, path = said.partition(":")
        volume = self._new(kind.lower(), {kind: {key: fitted(name)}})
        return {"name": volume, "mountPath": path or f"{folder}{name}", "subPath": name, "readOnly": True}

    def _claimed(self, volume: str) -> str:
        claim = self._claims[volume]
        source: Entry = {} if claim.own is not None else {"persistentVolumeClaim": {"claimName": claim.name}}
        self._volumes[claim.name] = source
        return claim.name

    def _new(self, kind: str, source: Entry) -> str:
        """The name of a volume, which begins with a digit, as those of claims do not."""
        for name, there in self._volumes.items():
            if there == source and "emptyDir" not in source:
                return name
        name = f"{len(self._volumes) + 1}-{kind}"
        self._volumes[name] = source
        return name
