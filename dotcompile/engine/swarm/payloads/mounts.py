"""What is mounted in the tasks of a service: volumes, paths of their hosts, and folders in memory.

In: a service. Out: `Mounts` of its `ContainerSpec`. A volume is made on each host that a task needs it on.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceCreate
"""

import re
from collections.abc import Iterator, Mapping

from dotcompile.engine.payloads.settings import Body, family
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.wanted import WantedVolume
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.topology import Settings, Volume
from dotcompile.model.values.paths import Mount
from dotcompile.model.values.quantities import SIZE
from dotcompile.model.values.text import within
from dotcompile.records import dataclass
from dotcompile.source import Span

_PROPAGATION = ("private", "rprivate", "shared", "rshared", "slave", "rslave")
_CONSISTENCY = ("cached", "delegated")
_SIZE = re.compile(r"(?:.*,)?size=([0-9]+[kmgKMG]?)(?:,.*)?")
_SHARED_MEMORY = "/dev/shm"


@dataclass(frozen=True, slots=True)
class NamedVolume:
    """A volume, drawn or only named, and what it is made with."""

    wanted: WantedVolume
    drawn: Volume | None


Volumes = Mapping[str, NamedVolume]
"""By the names that the deployment has for them."""


def mounts_of(spec: ContainerSpec, volumes: Volumes, around: Surroundings) -> list[Body]:
    """Those that the service names, drawn ones, and those in memory."""
    said = spec.settings.get("volumes")
    named = [_mount(mount, volumes, around) for mount in (said.value if said is not None else ())]
    drawn = [{**_volume(volumes[one.volume], one.at), **_read_only(one.read_only)} for one in spec.mounts]
    return [*named, *drawn, *_in_memory(spec.settings)]


def _mount(mount: Mount, volumes: Volumes, around: Surroundings) -> Body:
    if mount.is_bind:
        entry: Body = {"Type": "bind", "Source": around.path(mount.source), "Target": mount.target}
        for option in mount.options:
            if option in _PROPAGATION:
                entry["BindOptions"] = {"Propagation": option}
    elif mount.source:
        entry = _volume(volumes[mount.source], mount.target)
    else:
        entry = {"Type": "volume", "Target": mount.target}
    if "nocopy" in mount.options and not mount.is_bind:
        entry["VolumeOptions"] = {**entry.get("VolumeOptions", {}), "NoCopy": True}
    for option in mount.options:
        if option in _CONSISTENCY:
            entry["Consistency"] = option
    return {**entry, **_read_only(mount.read_only)}


def _volume(volume: NamedVolume, target: str) -> Body:
    entry: Body = {"Type": "volume", "Source": volume.wanted.name, "Target": target}
    if volume.wanted.external:
        return entry
    options: Body = {"Labels": volume.wanted.body["Labels"]}
    settings: Settings = {} if volume.drawn is None else volume.drawn.settings
    driver, said = settings.get("driver"), family(settings, "opt_")
    if driver is not None or said:
        name = {} if driver is None else {"Name": str(driver.value)}
        options["DriverConfig"] = {**name, **({"Options": said} if said else {})}
    return {**entry, "VolumeOptions": options}


def _in_memory(settings: Settings) -> Iterator[Body]:
    for said in settings["tmpfs"].value if "tmpfs" in settings else ():
        path, _, options = said.partition(":")
        size = _SIZE.fullmatch(options)
        yield _tmpfs(path, _bytes(size[1]) if size else None)
    if "shm_size" in settings:
        yield _tmpfs(_SHARED_MEMORY, settings["shm_size"].value)


def _tmpfs(path: str, size: int | None) -> Body:
    options = {} if size is None else {"TmpfsOptions": {"SizeBytes": size}}
    return {"Type": "tmpfs", "Target": path, **options}


def _bytes(said: str) -> int:
    size, _ = SIZE.read(within(said, Span("", 0, 0)))
    assert size is not None
    return size


def _read_only(read_only: bool) -> Body:
    return {"ReadOnly": True} if read_only else {}
