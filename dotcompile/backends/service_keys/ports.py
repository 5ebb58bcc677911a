"""Published ports in the short form, which both dialects have for ranges.

In: a binding. Out: its text. https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
"""

from ipaddress import IPv6Address

from dotcompile.model.values.publish import Binding


def short(said: Binding) -> str:
    """The port of the host, if there is one, and that of the container; the mode is left out."""
    pieces = [f"{ports(said.target.first, said.target.last)}/{said.target.protocol}"]
    if said.host is not None or said.address is not None:
        pieces.insert(0, "" if said.host is None else ports(*said.host))
    if said.address is not None:
        pieces.insert(0, f"[{said.address}]" if isinstance(said.address, IPv6Address) else str(said.address))
    return ":".join(pieces)


def ports(first: int, last: int) -> str:
    """One port or several, as text."""
    return str(first) if first == last else f"{first}-{last}"
