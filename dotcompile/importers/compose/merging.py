"""One file laid over another, as Compose does it.

In: two canonical nodes and the path at which they stand. Out: one: tables are joined, lists appended, and of
what can be there once only, the later counts.
https://github.com/compose-spec/compose-spec/blob/main/13-merge.md
"""

from collections.abc import Callable, Mapping

from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, is_null

_RESET, _OVERRIDE = "!reset", "!override"
#: A command is one thing, and no list of things.
_WHOLE = ("command", "entrypoint", "test")


def merge(base: Node, over: Node, key: str = "") -> Node:
    """What both say."""
    if over.tag == _OVERRIDE or key in _WHOLE or type(base) is not type(over):
        return base if is_null(over) and key not in _WHOLE else over
    if isinstance(base, Table) and isinstance(over, Table):
        if key == "logging" and _driver(over) not in ("", _driver(base)):
            return over
        return _tables(base, over)
    if isinstance(base, Listing) and isinstance(over, Listing):
        items = _unique((*base.items, *over.items), _IDENTITIES.get(key, _text))
        return Listing(items, over.span, over.tag, base.weight + over.weight)
    return over


def _tables(base: Table, over: Table) -> Table:
    entries = {entry.key.text: entry for entry in base.entries}
    for entry in over.entries:
        name = entry.key.text
        if entry.value.tag == _RESET:
            entries.pop(name, None)
        elif name in entries:
            entries[name] = Entry(entry.key, merge(entries[name].value, entry.value, name))
        else:
            entries[name] = entry
    return Table(tuple(entries.values()), over.span, over.tag, base.weight + over.weight)


def without_resets(table: Table) -> Table:
    """A table in which nothing is left that `!reset` takes away."""

    def kept(node: Node) -> Node:
        return without_resets(node) if isinstance(node, Table) else node

    entries = tuple(Entry(one.key, kept(one.value)) for one in table.entries if one.value.tag != _RESET)
    return Table(entries, table.span, table.tag, table.weight)


def _driver(logging: Table) -> str:
    driver = logging.get("driver")
    return driver.text if isinstance(driver, Scalar) else ""


def _unique(items: tuple[Node, ...], identity: Callable[[Node], object]) -> tuple[Node, ...]:
    """Of items that are the same thing the last, in the place of the first."""
    found: dict[object, Node] = {}
    for item in items:
        found[identity(item)] = item
    return tuple(found.values())


def _text(node: Node) -> object:
    return node.text if isinstance(node, Scalar) else id(node)


def _target(node: Node) -> object:
    """Where a mount appears in the container."""
    if isinstance(node, Table):
        target = node.get("target")
        return target.text if isinstance(target, Scalar) else id(node)
    if isinstance(node, Scalar):
        pieces = node.text.split(":")
        return pieces[0] if len(pieces) == 1 else pieces[1]
    return id(node)


def _granted(node: Node) -> object:
    """Where a configuration or secret appears, or what it is if that is not said."""
    if isinstance(node, Table):
        said = node.get("target") or node.get("source")
        return said.text if isinstance(said, Scalar) else id(node)
    return _text(node)


def _port(node: Node) -> object:
    """What a published port is told from others by."""
    if not isinstance(node, Table):
        return _text(node)
    said = (node.get(key) for key in ("host_ip", "target", "published", "protocol"))
    return tuple(one.text if isinstance(one, Scalar) else "" for one in said)


_IDENTITIES: Mapping[str, Callable[[Node], object]] = {
    "volumes": _target,
    "configs": _granted,
    "secrets": _granted,
    "ports": _port,
}
