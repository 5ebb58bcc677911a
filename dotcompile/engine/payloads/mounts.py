"""What is mounted in a container: volumes, folders of the host, and the files of configurations and secrets.

In: a service. Out: `Mounts` for volumes, and `Binds` for folders: the engine makes a folder of a bind that is
not there, and knows labels for SELinux, only so.
"""

from collections.abc import Iterable, Iterator, Mapping

from dotcompile.engine.payloads.settings import Body
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.values.paths import Mount

_OF_BINDS = ("z", "Z", "private", "rprivate", "shared", "rshared", "slave", "rslave")
#: Where services find what they are given unless they say: https://docs.docker.com/reference/compose-file/services/
_GIVEN = {"configs": "/", "secrets": "/run/secrets/"}

Names = Mapping[str, str]
"""What the engine calls each volume."""


def mounts_of(spec: ContainerSpec, names: Names) -> list[Body]:
    """The volumes of a service: those that it names, those without a name, and drawn ones."""
    said = spec.settings.get("volumes")
    named = [_volume(mount, names) for mount in (said.value if said is not None else ()) if not mount.is_bind]
    return named + [
        {"Type": "volume", "Source": names[one.volume], "Target": one.at, **_read_only(one.read_only)}
        for one in spec.mounts
    ]


def binds_of(spec: ContainerSpec, around: Surroundings) -> list[str]:
    """The folders and files of the host that a service has."""
    said = spec.settings.get("volumes")
    folders = [_bind(mount, around) for mount in (said.value if said is not None else ()) if mount.is_bind]
    return folders + [one for section in _GIVEN for one in _given(spec, section, around)]


def volumes_named(services: Iterable[ContainerSpec]) -> Iterator[str]:
    """The volumes that services name without drawing them."""
    for spec in services:
        for mount in spec.settings["volumes"].value if "volumes" in spec.settings else ():
            if mount.source and not mount.is_bind:
                yield mount.source


def _volume(mount: Mount, names: Names) -> Body:
    entry: Body = {"Type": "volume", "Target": mount.target, **_read_only(mount.read_only)}
    if mount.source:
        entry["Source"] = names[mount.source]
    if "nocopy" in mount.options:
        entry["VolumeOptions"] = {"NoCopy": True}
    return entry


def _bind(mount: Mount, around: Surroundings) -> str:
    options = ["ro"] if mount.read_only else []
    options += [option for option in mount.options if option in _OF_BINDS]
    return ":".join((around.path(mount.source), mount.target, *([",".join(options)] if options else ())))


def _given(spec: ContainerSpec, section: str, around: Surroundings) -> Iterator[str]:
    for one in spec.settings[section].value if section in spec.settings else ():
        name, _, path = one.partition(":")
        target = path if path.startswith("/") else f"{_GIVEN[section]}{path or name}"
        yield f"{around.path(f'./{section}/{name}')}:{target}:ro"


def _read_only(read_only: bool) -> Body:
    return {"ReadOnly": True} if read_only else {}
