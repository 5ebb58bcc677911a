"""Files to the objects in them.

In: files by path. Out: objects, each as plain values with the place of its name; the texts, and what is
found. A `List` is what is in it.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.importers.documents.load import load
from dotcompile.importers.documents.tree import Listing, Node, Scalar, Table, is_null
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.records import dataclass
from dotcompile.source import Source, Span

File = tuple[str, bytes]
_WORDS: Mapping[str, bool] = {"true": True, "True": True, "false": False, "False": False}


@dataclass(frozen=True, slots=True)
class Object:
    """One object: its kind, what it says, and where it is named."""

    kind: str
    entry: Mapping[str, object]
    origin: Span


def read_objects(files: Sequence[File], found: Found) -> tuple[list[Object], Mapping[str, Source]]:
    """All objects, in the order of the files, and the texts they stand in."""
    objects: list[Object] = []
    sources: dict[str, Source] = {}
    for path, data in files:
        source, documents, findings = load(path, data)
        sources[path] = source
        found.all += findings
        for one in documents:
            objects += _objects(one, found)
    return objects, sources


def _objects(document: Node, found: Found) -> Iterator[Object]:
    if is_null(document):
        return
    kind = document.get("kind") if isinstance(document, Table) else None
    if not isinstance(document, Table) or not isinstance(kind, Scalar):
        help_ = "name files, or a folder, of manifests"
        found.tell(WRONG_TYPE, "this is no object of Kubernetes: it has no `kind`", document.span, help_)
        return
    items = document.get("items")
    if kind.text.endswith("List") and isinstance(items, Listing):
        for one in items.items:
            yield from _objects(one, found)
        return
    entry = plain(document)
    assert isinstance(entry, dict)
    yield Object(kind.text, entry, _name_of(document) or kind.span)


def _name_of(document: Table) -> Span | None:
    metadata = document.get("metadata")
    name = metadata.get("name") if isinstance(metadata, Table) else None
    return name.span if isinstance(name, Scalar) else None


def plain(node: Node) -> object:
    """What a node says: a bare word may be a number, a truth value or nothing."""
    match node:
        case Table():
            return {key: plain(one) for key, one in node}
        case Listing():
            return [plain(one) for one in node.items]
        case Scalar():
            return None if is_null(node) else _word(node)


def _word(node: Scalar) -> object:
    if not node.plain:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    digits = node.text.removeprefix("-")
    return int(node.text) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else node.text
