"""Volumes, and what containers and services have mounted.

In: services and drawn volumes. Out: named volumes, and options that mount them, paths of the host, files that
stand for configurations and secrets, and memory.
https://docs.docker.com/engine/storage/volumes/#syntax
"""

from collections.abc import Iterable, Iterator, Mapping

from dotcompile.backends.places import Places
from dotcompile.backends.service_keys.mounts import named_volumes, rebased
from dotcompile.backends.shell_keys.step import PROJECT, Command, Step, What, labelled, version_of
from dotcompile.backends.shell_keys.words import Option, Variable, Word, fields
from dotcompile.lowering.deployment import ContainerSpec, Deployment
from dotcompile.model.topology import Settings, Volume
from dotcompile.model.values.paths import Mount
from dotcompile.records import dataclass

_OPTION, _LABEL = "opt_", "label_"
_PROPAGATION = ("private", "rprivate", "shared", "rshared", "slave", "rslave")
_CONSISTENCY = ("cached", "delegated")
_SECRETS = "/run/secrets"
_CREATE = "docker volume create"


@dataclass(frozen=True, slots=True)
class Store:
    """A named volume by what the engine calls it; of one that is there already nothing else is said."""

    name: str
    note: str = "a volume that services name"
    external: bool = False
    driver: str = ""
    options: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


def stores_of(deployment: Deployment, project: str, places: Places) -> Mapping[str, Store]:
    """All volumes by what the diagram calls them: drawn ones, and those that services name."""
    stores = {name: Store(f"{project}_{name}") for name in named_volumes(deployment.services)}
    return stores | {one.name: _store(one, project, places.of(one.origin)) for one in deployment.volumes}


def _store(volume: Volume, project: str, note: str) -> Store:
    settings = volume.settings
    if "external" in settings and settings["external"].value:
        return Store(volume.name, note, external=True)
    driver = str(settings["driver"].value) if "driver" in settings else ""
    options, labels = _family(settings, _OPTION), _family(settings, _LABEL)
    return Store(f"{project}_{volume.name}", note, False, driver, options, labels)


def _family(settings: Settings, prefix: str) -> tuple[tuple[str, str], ...]:
    named = sorted(name for name in settings if name.startswith(prefix))
    return tuple((name.removeprefix(prefix), str(settings[name].value)) for name in named)


def store_step(store: Store, project: str) -> Step:
    """The step that makes a volume of one engine, or only looks for one that is there already."""
    if store.external:
        return Step(What.VOLUME, store.name, store.note, "", ())
    options = tuple(_creating(store))
    version = version_of([Command(_CREATE, options)])
    labels = labelled("--label", project, version)
    command = Command(_CREATE, (*options, *labels, (store.name,)))
    return Step(What.VOLUME, store.name, store.note, version, (command,))


def _creating(store: Store) -> Iterator[Option]:
    if store.driver:
        yield "--driver", store.driver
    yield from (("--opt", f"{name}={value}") for name, value in store.options)
    yield from (("--label", f"{name}={value}") for name, value in store.labels)


def mounted_in_container(spec: ContainerSpec, stores: Mapping[str, Store], base: str) -> Iterator[Option]:
    """What a container of one engine has mounted. A path of the host is made where it is not there."""
    for mount in _said(spec):
        if mount.is_bind:
            options = f":{','.join(mount.options)}" if mount.options else ""
            yield "--volume", (*path_word(mount.source, base), f":{mount.target}{options}")
        else:
            yield "--mount", fields(_volume(mount, stores))
    for drawn in spec.mounts:
        named = Mount(drawn.volume, drawn.at, ("ro",) if drawn.read_only else ())
        yield "--mount", fields(_volume(named, stores))
    yield from (("--mount", fields(_file(*one, base))) for one in _granted(spec))


def mounted_in_service(
    spec: ContainerSpec, stores: Mapping[str, Store], base: str, project: str
) -> Iterator[Option]:
    """What a service of a cluster has mounted. Its volumes are made on whichever host it runs on."""
    for mount in _said(spec):
        if mount.is_bind:
            yield "--mount", fields(_bind(mount, base))
        else:
            yield "--mount", fields((*_volume(mount, stores), *_made(stores.get(mount.source), project)))
    for drawn in spec.mounts:
        named = Mount(drawn.volume, drawn.at, ("ro",) if drawn.read_only else ())
        yield "--mount", fields((*_volume(named, stores), *_made(stores.get(drawn.volume), project)))


def in_memory(path: str, size: int | None) -> Option:
    """A folder in memory."""
    said = () if size is None else (f"tmpfs-size={size}",)
    return "--mount", fields(("type=tmpfs", f"target={path}", *said))


def path_word(path: str, base: str) -> tuple[str | Variable, ...]:
    """A path of the host. One from the diagram's folder is found from that of the script."""
    if path == "~" or path.startswith("~/"):
        return Variable.HOME, path[1:]
    return (Variable.HERE, f"/{rebased(path, base).removeprefix('./')}") if path.startswith(".") else (path,)


def _said(spec: ContainerSpec) -> Iterable[Mount]:
    said = spec.settings.get("volumes")
    return () if said is None else said.value


def _volume(mount: Mount, stores: Mapping[str, Store]) -> Iterator[Word]:
    yield "type=volume"
    if mount.source:
        yield f"source={stores[mount.source].name}"
    yield f"target={mount.target}"
    if mount.read_only:
        yield "readonly"
    if "nocopy" in mount.options:
        yield "volume-nocopy"


def _made(store: Store | None, project: str) -> Iterator[Word]:
    """How a volume is made on a host that has it not."""
    if store is None or store.external:
        return
    if store.driver:
        yield f"volume-driver={store.driver}"
    yield from (f"volume-opt={name}={value}" for name, value in store.options)
    yield f"volume-label={PROJECT}={project}"
    yield from (f"volume-label={name}={value}" for name, value in store.labels)


def _bind(mount: Mount, base: str) -> Iterator[Word]:
    yield "type=bind"
    yield ("source=", *path_word(mount.source, base))
    yield f"target={mount.target}"
    if mount.read_only:
        yield "readonly"
    for option in mount.options:
        if option in _PROPAGATION:
            yield f"bind-propagation={option}"
        elif option in _CONSISTENCY:
            yield f"consistency={option}"


def _granted(spec: ContainerSpec) -> Iterator[tuple[str, str]]:
    """The files that stand for configurations and secrets, and where they are in the container."""
    for section, folder in (("configs", ""), ("secrets", _SECRETS)):
        for said in spec.settings[section].value if section in spec.settings else ():
            name, _, path = said.partition(":")
            yield f"./{section}/{name}", path or f"{folder}/{name}"


def _file(source: str, target: str, base: str) -> Iterator[Word]:
    return iter(("type=bind", ("source=", *path_word(source, base)), f"target={target}", "readonly"))
