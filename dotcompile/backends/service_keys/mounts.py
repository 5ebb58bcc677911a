"""What a service has mounted, in the long form of both dialects.

In: a service and the way to the diagram's folder. Out: entries of `volumes`, and the named volumes they need.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes
"""

from collections.abc import Iterable, Sequence

from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.values.paths import Mount

_PROPAGATION = ("private", "rprivate", "shared", "rshared", "slave", "rslave")
_CONSISTENCY = ("cached", "delegated")
_SELINUX = ("z", "Z")


def mounts_of(spec: ContainerSpec, base: str, *, cluster: bool) -> list[Entry]:
    """Volumes and paths of the host, drawn ones last."""
    said = spec.settings.get("volumes")
    mounts = [_said(mount, base, cluster) for mount in said.value] if said is not None else []
    return mounts + [
        {"type": "volume", "source": mount.volume, "target": mount.at, **_read_only(mount.read_only)}
        for mount in spec.mounts
    ]


def named_volumes(services: Iterable[ContainerSpec]) -> list[str]:
    """The volumes that services name without drawing them, in the order of their first mention."""
    found: dict[str, None] = {}
    for spec in services:
        for mount in spec.settings["volumes"].value if "volumes" in spec.settings else ():
            if mount.source and not mount.is_bind:
                found[mount.source] = None
    return list(found)


def rebased(path: str, base: str, *, bare: bool = False) -> str:
    """A path that is relative to the diagram's folder, as one relative to that of the output.

    Without a `.` at its start it is none, but where such are paths too.
    """
    if not base or not (path.startswith(".") or (bare and not path.startswith(("/", "~")))):
        return path
    return f"{base}/{path.removeprefix('./')}"


def rebased_files(entry: Entry, base: str) -> None:
    """Let what a service reads beside its mounts be found from where the file will be."""
    build, files = entry.get("build"), entry.get("env_file")
    if isinstance(build, str):
        is_path = ":" not in build and not build.startswith("github.com/")
        entry["build"] = rebased(build, base, bare=is_path)
    if isinstance(files, list):
        entry["env_file"] = [rebased(str(file), base, bare=True) for file in files]


def _said(mount: Mount, base: str, cluster: bool) -> Entry:
    entry: Entry = {"type": "bind" if mount.is_bind else "volume"}
    if mount.source:
        entry["source"] = rebased(mount.source, base) if mount.is_bind else mount.source
    entry |= {"target": mount.target, **_read_only(mount.read_only)}
    for option in mount.options:
        if option in _CONSISTENCY:
            entry["consistency"] = option
    inner = _bind(mount.options, cluster) if mount.is_bind else _volume(mount.options)
    return entry | inner


def _bind(options: Sequence[str], cluster: bool) -> Entry:
    """A bind; Swarm has neither labels for SELinux nor makes paths that are not there."""
    inner: Entry = {} if cluster else {"create_host_path": True}
    for option in options:
        if option in _PROPAGATION:
            inner["propagation"] = option
        elif option in _SELINUX and not cluster:
            inner["selinux"] = option
    return {"bind": inner} if inner else {}


def _volume(options: Sequence[str]) -> Entry:
    return {"volume": {"nocopy": True}} if "nocopy" in options else {}


def _read_only(read_only: bool) -> Entry:
    return {"read_only": True} if read_only else {}
