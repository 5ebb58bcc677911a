"""Published ports: which port of the host leads to which of the service.

In: Compose's short form, `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`, and `@host` after it for Swarm's host mode.
Out: bindings. https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
"""

import re
from ipaddress import IPv6Address

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_PORT
from dotcompile.model.values.addresses import Address, read_address
from dotcompile.model.values.form import Form, Parsed, shown
from dotcompile.model.values.lists import list_of
from dotcompile.model.values.ports import PortRange, read_bounds, read_range
from dotcompile.model.values.scalars import one_of
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

MODES = ("ingress", "host")
_MODE_HELP = "the value is `host`, or nothing for the routing of the engine"
_RANGE = r"([0-9]+)(?:-([0-9]+))?"
_HELP = "write HOST:CONTAINER as in `8080:80/tcp`, with the host's address before it if need be"


@dataclass(frozen=True, slots=True)
class Binding:
    """One published port or range of them.

    `host` is the first and last port on the host, or None if the engine picks one. Where it is as wide as the
    service's range, each port leads to its own; where the service has one port, the engine picks one of them.
    """

    target: PortRange
    host: tuple[int, int] | None = None
    address: Address | None = None
    mode: str = "ingress"

    def __str__(self) -> str:
        mode = "@host" if self.mode == "host" else ""
        if self.host is None and self.address is None:
            return f"{self.target}{mode}"
        first, last = self.host or ("", "")
        host = f"{first}" if first == last else f"{first}-{last}"
        address = f"[{self.address}]" if isinstance(self.address, IPv6Address) else self.address
        return f"{host if address is None else f'{address}:{host}'}:{self.target}{mode}"


def _binding(text: ValueText) -> Parsed[Binding]:
    said = text.text
    end = said.find("@") if "@" in said else len(said)
    target_at = said.rfind(":", 0, end) + 1
    host_at = said.rfind(":", 0, max(target_at - 1, 0)) + 1
    target, findings = read_range(text.part(target_at, end))
    if target is None:
        return None, findings
    host = _host(text.part(host_at, target_at - 1)) if target_at else None
    if isinstance(host, Diagnostic):
        return None, (host,)
    address: Address | None = None
    if host_at:
        address, findings = _address(text.part(0, host_at - 1))
    mode, wrong = one_of(text.part(end + 1, len(said)), MODES, _MODE_HELP) if end < len(said) else (None, ())
    findings += wrong
    narrow = None if host is None else _widths(text.part(host_at, end), target, host)
    if narrow is not None:
        findings += (narrow,)
    if findings:
        return None, findings
    return Binding(target, host, address, mode or "ingress"), ()


def _address(text: ValueText) -> Parsed[Address]:
    bracketed = text.text.startswith("[") and text.text.endswith("]")
    return read_address(text.part(1, len(text.text) - 1) if bracketed else text)


def _host(text: ValueText) -> tuple[int, int] | Diagnostic | None:
    if not text.text:
        return None
    ports = re.fullmatch(_RANGE, text.text)
    if ports is None:
        return Diagnostic(BAD_PORT, f"{shown(text.text)} is not a port of the host", text.span(), help=_HELP)
    return read_bounds(text, ports.span(1), ports.span(2))


def _widths(text: ValueText, target: PortRange, host: tuple[int, int]) -> Diagnostic | None:
    """The finding that so many ports of the host cannot lead to so many of the service."""
    wide, narrow = host[1] - host[0] + 1, target.last - target.first + 1
    if narrow in (1, wide):
        return None
    message = f"{wide} {'port' if wide == 1 else 'ports'} of the host cannot lead to {narrow} of the service"
    return Diagnostic(BAD_PORT, message, text.span(), help=_HELP)


BINDING: Form[Binding] = Form("published port", "a published port", "8080:80/tcp", _binding)
PUBLISH = list_of(BINDING, "published ports")
