"""The files of a project, each read once: canonical, with variables replaced.

In: files as they are in a folder, and those that others name. Out: their tables, and the texts.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence

from dotcompile.importers.compose.canonical import Canonical
from dotcompile.importers.compose.env_file import read_variables
from dotcompile.importers.compose.merging import merge
from dotcompile.importers.compose.variables import Interpolation
from dotcompile.importers.documents.kinds import YAML_LIMIT
from dotcompile.importers.documents.load import MOST_VALUES, load
from dotcompile.importers.documents.tree import Entry, Node, Scalar, Table, is_null, kind_of
from dotcompile.importers.kinds import NOT_READ, WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Source, Span

File = tuple[str, bytes]
"""What a file is called in findings, and what is in it."""

Find = Callable[[str], File | None]
"""Finds a file by its path from the project's folder; none that is not below it, by whatever links."""

SECTIONS = ("services", "networks", "volumes", "configs", "secrets")
_AS_THEY_ARE = ("configs", "secrets")
_MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a project is read in. `env_files` stand in place of `.env` if there are any."""

    find: Find
    environment: Mapping[str, str]
    env_files: tuple[File, ...] = ()


class Files:
    """Reads files. `folders` is that of each from the project's own, by the file's name."""

    def __init__(self, around: Surroundings, found: Found) -> None:
        self.around = around
        self.sources: dict[str, Source] = {}
        self.folders: dict[str, str] = {}
        self._found = found
        self._canonical = Canonical(found)
        self._tops: dict[tuple[str, Interpolation], Table | None] = {}
        self._values = 0

    def variables(self, files: Sequence[File], given: Mapping[str, str]) -> Mapping[str, str]:
        """What files of variables set; of what is given, that counts."""
        variables: dict[str, str] = {}
        for path, data in files:
            self.sources.setdefault(path, Source(path, data.decode("utf-8", "replace")))
            variables |= read_variables(path, data, given, self._found)
        return {**variables, **given}

    def find(self, said: Scalar, folder: str) -> tuple[File | None, str]:
        """The file that a path from a folder leads to, and its own folder."""
        path = posixpath.normpath(posixpath.join(folder, said.text))
        outside = path.startswith(("/", "..")) or "://" in said.text or said.text.startswith("git@")
        full = len(self.sources) >= _MOST_FILES
        file = None if outside or full or "\0" in path else self.around.find(path)
        if file is None:
            message = f"{shown(said.text)} is not below the project's folder"
            if not outside:
                message = f"there is no file {shown(path)} below the project's folder"
            if full:
                message = f"more than {_MOST_FILES} files would be read"
            help_ = "put it there, or name it beside the first file"
            self._found.tell(NOT_READ, message, said.span, help_)
        return file, posixpath.dirname(path)

    def read(self, file: File, folder: str, values: Interpolation) -> Table | None:
        """The table of one file as it stands there, but canonical and without variables."""
        path, data = file
        key = path, values
        if key not in self._tops:
            source, documents, findings = load(path, data)
            self.sources[path] = source
            self.folders.setdefault(path, folder)
            self._found.all += findings
            if not documents and not findings:
                self._found.tell(WRONG_TYPE, "there is nothing in this file", source.span(0, 0))
            self._tops[key] = merged([self.top(values.document(one)) for one in documents])
        return self._tops[key]

    def count(self, weight: int, span: Span) -> bool:
        """Whether there is still room for so many values more."""
        before, limit = self._values, 2 * MOST_VALUES
        self._values += weight
        if before <= limit < self._values:
            message = f"with this there are more than {limit:,} values"
            self._found.tell(YAML_LIMIT, message, span, "extend less, or split the project")
        return self._values <= limit

    def top(self, document: Node) -> Table | None:
        """A document as the table of a file, but canonical."""
        if not isinstance(document, Table):
            message = f"this file has {kind_of(document)} where a table belongs"
            self._found.tell(WRONG_TYPE, message, document.span, "it begins with `services:`")
            return None
        self.count(document.weight, document.span)
        return Table(tuple(map(self._section, document.entries)), document.span, "", document.weight)

    def _section(self, entry: Entry) -> Entry:
        name, value = entry.key.text, entry.value
        if name not in SECTIONS:
            return entry
        return Entry(entry.key, Table(tuple(self._things(name, value)), value.span, value.tag, value.weight))

    def _things(self, section: str, value: Node) -> Iterator[Entry]:
        """The entries of a section that are tables, or nothing."""
        if not isinstance(value, Table):
            if not is_null(value):
                message = f"{shown(section)} has {kind_of(value)} where a table belongs"
                self._found.tell(WRONG_TYPE, message, value.span, f"write `{section}:` and names below")
            return
        for entry in value.entries:
            if isinstance(entry.value, Table):
                made = entry.value if section in _AS_THEY_ARE else self._canonical.table(entry.value)
                yield Entry(entry.key, made)
            elif is_null(entry.value) or entry.value.tag == "!reset":
                yield Entry(entry.key, Table((), entry.value.span, entry.value.tag))
            else:
                message = f"{shown(entry.key.text)} has {kind_of(entry.value)} where a table belongs"
                self._found.tell(WRONG_TYPE, message, entry.value.span)


def merged(tops: Sequence[Table | None]) -> Table | None:
    """Tables laid over each other; None if there is none, or one of them could not be read."""
    if not tops or tops[0] is None:
        return None
    whole: Node = tops[0]
    for top in tops[1:]:
        if top is None:
            return None
        whole = merge(whole, top)
    assert isinstance(whole, Table)
    return whole
