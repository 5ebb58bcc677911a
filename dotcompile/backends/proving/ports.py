"""Published ports as they stand in emitted files, in Compose's short form and the long one.

In: an entry of `ports`. Out: a published port; whose it is, is filled in by who knows.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
"""

import re
from ipaddress import ip_address

from dotcompile.backends.proving.loading import ReadBackError
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.facts import Published

#: In place of the number of a service.
NOBODY = -1
_KEYS = {"target", "published", "host_ip", "protocol", "mode", "name", "app_protocol"}
_RANGE = r"[0-9]+(?:-[0-9]+)?"
_SHORT = re.compile(
    rf"(?:(?:(?P<address>\[[0-9A-Fa-f:.]+\]|[0-9.]+):)?(?P<host>{_RANGE})?:)?(?P<target>{_RANGE})(?:/(?P<protocol>\w+))?"
)


def read_port(entry: object, cluster: bool) -> Published:
    """One entry."""
    if isinstance(entry, str):
        found = _SHORT.fullmatch(entry)
        if found is None:
            raise ReadBackError(f"`{entry}` is no published port")
        said = {key: value for key, value in found.groupdict().items() if value}
        return _published(said["target"], said.get("host", ""), said.get("address", ""), said, cluster)
    if not isinstance(entry, dict) or not _KEYS.issuperset(entry) or "target" not in entry:
        raise ReadBackError("an entry of `ports` is no published port")
    if not all(isinstance(value, str) for value in entry.values()):
        raise ReadBackError("an entry of `ports` has a collection in it")
    return _published(entry["target"], entry.get("published", ""), entry.get("host_ip", ""), entry, cluster)


def _published(target: str, host: str, address: str, said: dict[str, str], cluster: bool) -> Published:
    mode, protocol = said.get("mode", "ingress"), said.get("protocol", "tcp")
    if mode not in ("host", "ingress") or protocol not in ("tcp", "udp", "sctp"):
        raise ReadBackError(f"a port is published by {protocol} in the mode `{mode}`")
    address = address.strip("[]")
    if address:
        try:
            address = str(ip_address(address))
        except ValueError:
            raise ReadBackError(f"`{address}` is no address to publish on") from None
    ports = PortRange(protocol, *_bounds(target))
    direct = not cluster or mode == "host"
    return Published(NOBODY, ports, _bounds(host) if host else None, address, direct)


def _bounds(text: str) -> tuple[int, int]:
    if not re.fullmatch(_RANGE, text):
        raise ReadBackError(f"`{text}` is no port")
    first, _, last = text.partition("-")
    return int(first), int(last or first)
