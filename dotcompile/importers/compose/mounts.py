"""What services have mounted.

In: the entries of `volumes` and `tmpfs`. Out: the values of the attributes of these names.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes
"""

from collections.abc import Iterator, Mapping

from dotcompile.importers.compose.folders import Folders
from dotcompile.importers.documents.tree import Listing, Node, Scalar, Table
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.topology import Said, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.paths import MOUNT, Mount
from dotcompile.records import replace
from dotcompile.source import Span

#: Keys of the long form that are said by options of the short one, and what makes nothing different.
_SAID = frozenset(
    ("type", "source", "target", "read_only", "consistency", "bind", "volume", "tmpfs"),
)


class Mounts:
    """Reads the mounts of one service after another; `names` is what volumes are really called."""

    def __init__(self, folders: Folders, names: Mapping[str, str], found: Found) -> None:
        self._folders = folders
        self._names = names
        self._found = found
        self.named: dict[str, Span] = {}

    def read(self, volumes: Node | None, settings: dict[str, Value]) -> None:
        """Say what is mounted."""
        if not isinstance(volumes, Listing):
            return
        mounts: dict[str, Mount] = {}
        for item in volumes.items:
            for mount in self._mount(item, settings):
                mounts[mount.target] = mount
        if mounts:
            settings["volumes"] = Value(tuple(mounts.values()), volumes.span, Said.DRAWN)

    def _mount(self, item: Node, settings: dict[str, Value]) -> Iterator[Mount]:
        match item:
            case Scalar():
                mount, wrong = MOUNT.read(item.value())
                if mount is not None:
                    yield self._placed(mount, item)
                elif wrong:
                    self._found.leave_out(f"{wrong[0].message}; it", wrong[0].span, wrong[0].help)
            case Table():
                yield from self._long(item, settings)
            case Listing():
                self._found.tell(WRONG_TYPE, "this is a list, and a mount is a text or a table", item.span)

    def _placed(self, mount: Mount, said: Scalar) -> Mount:
        """A mount with its source as the diagram's folder has it."""
        if mount.is_bind:
            return replace(mount, source=self._folders.path(said, mount.source))
        if mount.source:
            self.named.setdefault(mount.source, said.span)
            return replace(mount, source=self._names.get(mount.source, mount.source))
        return mount

    def _long(self, item: Table, settings: dict[str, Value]) -> Iterator[Mount]:
        said = {name: node for name, node in item if isinstance(node, Scalar)}
        kind, target = said.get("type"), said.get("target")
        if target is None or kind is None:
            self._found.tell(WRONG_TYPE, "this mount lacks its `type` or its `target`", item.span)
            return
        for entry in item.entries:
            if entry.key.text not in _SAID and not entry.key.text.startswith("x-"):
                self._found.leave_out(f"`volumes.{entry.key.text}`", entry.key.span)
        source = said.get("source")
        match kind.text:
            case "tmpfs":
                self._tmpfs(item, target, settings)
            case "bind" if source is not None:
                mount = Mount(source.text, target.text, tuple(self._options(item)))
                yield replace(mount, source=self._folders.path(source))
            case "volume":
                name = "" if source is None else source.text
                mount = Mount(name, target.text, tuple(self._options(item)))
                yield self._placed(mount, source or target)
            case _:
                self._found.leave_out(f"a mount of the type {shown(kind.text)}", kind.span)

    def _options(self, item: Table) -> Iterator[str]:
        read_only, consistency = item.get("read_only"), item.get("consistency")
        if isinstance(read_only, Scalar) and read_only.text.lower() == "true":
            yield "ro"
        if isinstance(consistency, Scalar) and consistency.text in ("cached", "delegated", "consistent"):
            yield consistency.text
        bind, volume = item.get("bind"), item.get("volume")
        for name, node in bind if isinstance(bind, Table) else ():
            if name in ("propagation", "selinux") and isinstance(node, Scalar):
                yield node.text
            elif name != "create_host_path":
                self._found.leave_out(f"`volumes.bind.{name}`", node.span)
        for name, node in volume if isinstance(volume, Table) else ():
            if name == "nocopy" and isinstance(node, Scalar):
                yield from ("nocopy",) if node.text.lower() == "true" else ()
            else:
                self._found.leave_out(f"`volumes.volume.{name}`", node.span)

    def _tmpfs(self, item: Table, target: Scalar, settings: dict[str, Value]) -> None:
        said = item.get("tmpfs")
        size = said.get("size") if isinstance(said, Table) else None
        for name, node in said if isinstance(said, Table) else ():
            if name != "size":
                self._found.leave_out(f"`volumes.tmpfs.{name}`", node.span)
        text = f"{target.text}:size={size.text}" if isinstance(size, Scalar) else target.text
        known = settings.get("tmpfs")
        paths = (*(known.value if known is not None else ()), text)
        settings["tmpfs"] = Value(paths, item.span, Said.DRAWN)
