"""Compose files to one project: what is included and extended is in its place, and all are laid over.

In: files in their order, a way to find others below the first one's folder, and what is set. Out: one table,
as if all of it stood in one file.
https://github.com/compose-spec/compose-spec/blob/main/14-include.md
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from dotcompile.importers.compose.extending import Extender, Home
from dotcompile.importers.compose.files import SECTIONS, File, Files, merged
from dotcompile.importers.compose.merging import without_resets
from dotcompile.importers.compose.variables import Interpolation
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, is_null
from dotcompile.importers.kinds import EXTENDS_CIRCLE, WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass, replace

_ENV = ".env"
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Project:
    """One table of all files; `folders` is that of each file, from the project's own, by the file's name."""

    top: Table
    folders: Mapping[str, str]


def load_project(given: Sequence[File], files: Files, found: Found, *, stack: bool) -> Project | None:
    """All files as one project; None if nothing can be made of one of them."""
    around = files.around
    beside = around.env_files or tuple(filter(None, (around.find(_ENV),)))
    values = Interpolation(files.variables(beside, around.environment), found, strict=stack)
    loader = _Loader(files, found)
    top = merged([loader.top(file, "", values, ()) for file in given])
    return None if top is None else Project(without_resets(top), files.folders)


class _Loader:
    def __init__(self, files: Files, found: Found) -> None:
        self._files = files
        self._found = found
        self._extender = Extender(files, found)

    def top(self, file: File, folder: str, values: Interpolation, chain: tuple[str, ...]) -> Table | None:
        """The table of one file, with what it includes and extends."""
        top = self._files.read(file, folder, values)
        if top is None:
            return None
        services = top.get("services")
        if isinstance(services, Table):
            top = _with(top, "services", self._extender.all(Home(file[0], folder, services, values)))
        included = list(self._included(top, folder, values, (*chain, file[0])))
        # What is included says less than the file that includes it.
        return merged([*(_sections(one) for one in included), top])

    def _included(
        self, top: Table, folder: str, values: Interpolation, chain: tuple[str, ...]
    ) -> Iterator[Table]:
        """What a file includes, each entry as a project of its own."""
        said = top.get("include")
        if said is None or is_null(said):
            return
        if not isinstance(said, Listing):
            self._found.tell(WRONG_TYPE, "`include` is a list of files", said.span, "write `- FILE`")
            return
        for item in said.items:
            one = merged(list(self._include(item, folder, values, chain)))
            if one is not None:
                yield one

    def _include(
        self, item: Node, folder: str, values: Interpolation, chain: tuple[str, ...]
    ) -> Iterator[Table | None]:
        """The files of one entry."""
        paths, env_files, home = self._entry(item)
        found = [(path, *self._files.find(path, folder)) for path in paths]
        for path, file, own_folder in found:
            if file is None:
                continue
            if file[0] in chain or len(chain) >= _LONGEST_CHAIN:
                message = f"{shown(path.text)} includes this file in turn"
                self._found.tell(EXTENDS_CIRCLE, message, path.span, "take one of the two away")
                continue
            inner = own_folder if home is None else posixpath.normpath(posixpath.join(folder, home.text))
            yield self.top(file, inner, self._own_values(env_files, folder, inner, values), chain)

    def _entry(self, item: Node) -> tuple[list[Scalar], list[Scalar], Scalar | None]:
        """The files of an entry, its files of variables, and its folder."""
        if isinstance(item, Scalar):
            return [item], [], None
        if isinstance(item, Table):
            folder = item.get("project_directory")
            paths, env_files = _texts(item.get("path")), _texts(item.get("env_file"))
            if paths and isinstance(folder, Scalar | None):
                return paths, env_files, folder
        self._found.tell(WRONG_TYPE, "an entry of `include` names a file", item.span, "write `path: FILE`")
        return [], [], None

    def _own_values(
        self, env_files: Sequence[Scalar], folder: str, home: str, values: Interpolation
    ) -> Interpolation:
        """The variables of what is included: those of its own folder besides, unless there are none."""
        if env_files:
            files = [self._files.find(one, folder)[0] for one in env_files]
        else:
            inside = not home.startswith(("/", "..")) and home != ""
            files = [self._files.around.find(posixpath.join(home, _ENV))] if inside else []
        there = [file for file in files if file is not None]
        if not there:
            return values
        variables = self._files.variables(there, values.variables)
        return Interpolation(variables, self._found, strict=values.strict)


def _with(top: Table, section: str, value: Table) -> Table:
    """A table, which is not empty, with another value under a key."""
    entries = {entry.key.text: entry for entry in top.entries}
    known = entries.get(section)
    key = replace(top.entries[0].key, text=section) if known is None else known.key
    entries[section] = Entry(key, value)
    return Table(tuple(entries.values()), top.span, top.tag, top.weight)


def _sections(top: Table) -> Table:
    """What is included of a file: its name and its own includes are not."""
    entries = tuple(entry for entry in top.entries if entry.key.text in SECTIONS)
    return Table(entries, top.span, "", top.weight)


def _texts(node: Node | None) -> list[Scalar]:
    items = node.items if isinstance(node, Listing) else (node,)
    return [item for item in items if isinstance(item, Scalar) and not is_null(item)]
