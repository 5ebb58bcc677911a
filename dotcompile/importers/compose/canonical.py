"""One way to say each thing, where Compose has several, so that files can be laid over each other.

In: the table of a service. Out: the same with tables for what may be a list of `NAME=VALUE`, and lists for
what may be one text; and findings for what is neither.
https://github.com/compose-spec/compose-spec/blob/main/13-merge.md
"""

from collections.abc import Callable, Iterator, Mapping

from dotcompile.importers.compose.keys import words
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, is_null, kind_of
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.records import replace

_PAIRS = words("environment labels annotations sysctls extra_hosts driver_opts options args")
_NAMES = words("networks depends_on")
_LISTS = words(
    "dns dns_search dns_opt env_file tmpfs expose profiles ports volumes cap_add cap_drop "
    "security_opt devices configs secrets links external_links constraints preferences group_add "
    "volumes_from"
)
_TABLES = words(
    "deploy healthcheck logging ulimits placement resources limits reservations update_config "
    "rollback_config restart_policy"
)


class Canonical:
    """Makes tables canonical, and tells what cannot be made so: that is left out."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._make: Mapping[str, Callable[[str, Node], Node | None]] = {
            **dict.fromkeys(_PAIRS, self._pairs),
            **dict.fromkeys(_NAMES, self._named),
            **dict.fromkeys(_LISTS, self._listed),
            **dict.fromkeys(_TABLES, self._tabled),
            "build": self._built,
        }

    def table(self, table: Table) -> Table:
        """A table whose entries of known names are canonical, and so within those that are tables."""
        entries = tuple(self._entries(table))
        return Table(entries, table.span, table.tag, table.weight)

    def _entries(self, table: Table) -> Iterator[Entry]:
        for entry in table.entries:
            make = self._make.get(entry.key.text)
            if make is None or (is_null(entry.value) and entry.value.tag != "!reset"):
                made: Node | None = entry.value
            else:
                made = entry.value if entry.value.tag == "!reset" else make(entry.key.text, entry.value)
            if made is not None:
                yield Entry(entry.key, made)

    def _pairs(self, name: str, node: Node) -> Node | None:
        """`- NAME=VALUE` as `NAME: VALUE`. An address may be after a colon, too."""
        if isinstance(node, Table):
            return node
        if not isinstance(node, Listing):
            self._wrong(name, node, "a list or a table")
            return None
        entries: dict[str, Entry] = {}
        for item in node.items:
            if not isinstance(item, Scalar):
                self._wrong(name, item, "a text")
                continue
            entry = _pair(item, "=:" if name == "extra_hosts" else "=")
            entries[entry.key.text] = entry
        return Table(tuple(entries.values()), node.span, node.tag, node.weight)

    def _named(self, name: str, node: Node) -> Node | None:
        """A list of names as a table without values."""
        if isinstance(node, Table):
            return node
        if not isinstance(node, Listing):
            self._wrong(name, node, "a list or a table")
            return None
        names = {item.text: item for item in node.items if isinstance(item, Scalar)}
        for item in node.items:
            if not isinstance(item, Scalar):
                self._wrong(name, item, "a name")
        entries = tuple(Entry(item, _nothing(item)) for item in names.values())
        return Table(entries, node.span, node.tag, node.weight)

    def _listed(self, name: str, node: Node) -> Node | None:
        if isinstance(node, Scalar):
            return Listing((node,), node.span, node.tag, 2)
        if isinstance(node, Listing):
            return node
        self._wrong(name, node, "a list")
        return None

    def _tabled(self, name: str, node: Node) -> Node | None:
        if isinstance(node, Table):
            return self.table(node)
        self._wrong(name, node, "a table")
        return None

    def _built(self, name: str, node: Node) -> Node | None:
        if isinstance(node, Scalar):
            key = replace(node, text="context", plain=False)
            return Table((Entry(key, node),), node.span, node.tag, 2)
        return self._tabled(name, node)

    def _wrong(self, name: str, node: Node, wanted: str) -> None:
        self._found.tell(WRONG_TYPE, f"{shown(name)} has {kind_of(node)} where {wanted} belongs", node.span)


def _pair(item: Scalar, separators: str) -> Entry:
    at = next((item.text.find(mark) for mark in separators if mark in item.text), -1)
    if at < 0:
        return Entry(replace(item, plain=False), _nothing(item))
    key = replace(item, text=item.text[:at].strip(), plain=False)
    return Entry(key, replace(item, text=item.text[at + 1 :], plain=False))


def _nothing(item: Scalar) -> Scalar:
    return replace(item, text="", plain=True, tag="")
