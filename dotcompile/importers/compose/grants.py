"""The configurations and secrets that services are given.

In: the entries of `configs` or `secrets`. Out: the value of the attribute of that name.
"""

from collections.abc import Iterator, Mapping

from dotcompile.importers.documents.tree import Listing, Node, Scalar, Table, entries_text
from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.saying import Found, Saying
from dotcompile.source import Span

_SECRETS = "/run/secrets/"


def say_grants(
    section: str, node: Node | None, names: Mapping[str, str], saying: Saying, found: Found
) -> None:
    """Say what a service is given, by the names that engines have for it."""
    if not isinstance(node, Listing) or not node.items:
        return
    grants = list(_grants(section, node, names, found))
    if grants:
        saying.say(section, entries_text(grants, node.span))


def _grants(
    section: str, node: Listing, names: Mapping[str, str], found: Found
) -> Iterator[tuple[str, Span]]:
    for item in node.items:
        source = item.get("source") if isinstance(item, Table) else item
        if not isinstance(source, Scalar):
            found.tell(WRONG_TYPE, f"this entry of `{section}` has no `source`", item.span)
            continue
        name, path = names.get(source.text, source.text), ""
        for key, value in item if isinstance(item, Table) else ():
            if key == "target" and isinstance(value, Scalar):
                path = value.text if value.text.startswith("/") else f"{_root(section)}{value.text}"
            elif key != "source" and not key.startswith("x-"):
                found.leave_out(f"`{section}.{key}`", value.span)
        yield f"{name}:{path}" if path else name, item.span


def _root(section: str) -> str:
    """Where a path that does not begin at the container's root begins."""
    return _SECRETS if section == "secrets" else "/"
