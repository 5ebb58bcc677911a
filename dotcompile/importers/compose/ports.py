"""Published ports.

In: the entries of `ports`. Out: the value of `publish`.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
"""

from collections.abc import Iterator

from dotcompile.importers.documents.tree import Listing, Node, Scalar, Table
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.topology import Said, Value
from dotcompile.model.values.publish import BINDING, Binding
from dotcompile.model.values.text import ValueText, within

_LONG = ("target", "published", "host_ip", "protocol", "mode")


def publish_of(ports: Node | None, found: Found) -> Value | None:
    """What is published; what cannot be is told."""
    bindings: dict[Binding, None] = {}
    for text in _texts(ports, found):
        binding, wrong = BINDING.read(text)
        if binding is not None:
            bindings[binding] = None
        elif wrong:
            found.leave_out(f"{wrong[0].message}; it", wrong[0].span, wrong[0].help)
    return Value(tuple(bindings), ports.span, Said.DRAWN) if bindings and ports is not None else None


def _texts(ports: Node | None, found: Found) -> Iterator[ValueText]:
    for item in ports.items if isinstance(ports, Listing) else ():
        if isinstance(item, Scalar):
            yield item.value()
        elif isinstance(item, Table):
            yield from _long(item, found)
        else:
            found.tell(WRONG_TYPE, "this is a list, and a port is a text or a table", item.span)


def _long(item: Table, found: Found) -> Iterator[ValueText]:
    said = {name: node.text for name, node in item if isinstance(node, Scalar)}
    for entry in item.entries:
        if entry.key.text not in _LONG and not entry.key.text.startswith("x-"):
            found.leave_out(f"`ports.{entry.key.text}`", entry.key.span)
    if "target" not in said:
        found.tell(WRONG_TYPE, "this port has no `target`", item.span, "write `target: PORT`")
        return
    address = said.get("host_ip", "")
    pieces = [f"[{address}]" if ":" in address else address] if address else []
    pieces += [said.get("published", "")] if said.get("published") or address else []
    target = f"{said['target']}/{said['protocol']}" if said.get("protocol") else said["target"]
    mode = "@host" if said.get("mode") == "host" else ""
    yield within(f"{':'.join((*pieces, target))}{mode}", item.span)
