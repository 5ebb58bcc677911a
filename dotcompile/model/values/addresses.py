"""Addresses of machines and networks: IPv4 and IPv6, subnets, MAC, and places that a URL or a name gives.

https://www.rfc-editor.org/rfc/rfc4632 (prefixes), https://www.rfc-editor.org/rfc/rfc4291 (IPv6)
"""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_ADDRESS, BAD_SUBNET
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import list_of
from dotcompile.model.values.ports import read_bounds
from dotcompile.model.values.scalars import HOST_NAME, pattern
from dotcompile.model.values.text import ValueText

Address = IPv4Address | IPv6Address
Subnet = IPv4Network | IPv6Network

_DIGITS = r"[0-9]{1,3}"
_LIKE_IPV4 = r"[0-9.]+"
_PREFIX = r"[0-9]{1,3}"
_MAC = r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}"
_WITH_PORT = r"(\[[^\]]*\]|[^:]*):([0-9]+)"
_ADDRESS_HELP = "write an address as in `10.20.0.5` or `fd00::5`"
_SUBNET_HELP = "write a subnet as in `10.20.0.0/24` or `fd00:20::/64`"


def read_address(text: ValueText) -> Parsed[Address]:
    """An IPv4 or IPv6 address without prefix, brackets or zone."""
    said = text.text
    try:
        if "%" not in said:
            return (IPv6Address(said) if ":" in said else IPv4Address(said)), ()
    except ValueError:
        pass
    if "/" in said:
        message = f"{shown(said)} is a subnet, and an address is expected"
        return fail(BAD_ADDRESS, text, message, _ADDRESS_HELP, said.index("/"))
    octet = _wrong_octet(text)
    if octet is not None:
        return None, (octet,)
    return fail(BAD_ADDRESS, text, f"{shown(said)} is not an IP address", _ADDRESS_HELP)


def _wrong_octet(text: ValueText) -> Diagnostic | None:
    """The one number of an IPv4 address that is wrong, if it is otherwise one."""
    octets = text.text.split(".")
    if re.fullmatch(_LIKE_IPV4, text.text) is None or len(octets) != 4:
        return None
    at = 0
    for octet in octets:
        if re.fullmatch(_DIGITS, octet) is None or int(octet) > 255:
            message = f"{shown(octet)} is not a number from 0 to 255" if octet else "a number is missing here"
            return Diagnostic(BAD_ADDRESS, message, text.span(at, at + len(octet)), help=_ADDRESS_HELP)
        if len(octet) > 1 and octet.startswith("0"):
            message = f"{shown(octet)} begins with 0, which some programs read as octal"
            return Diagnostic(BAD_ADDRESS, message, text.span(at, at + len(octet)), help=_ADDRESS_HELP)
        at += len(octet) + 1
    return None


def _subnet(text: ValueText) -> Parsed[Subnet]:
    said, slash, prefix = text.text.partition("/")
    base = text.part(0, len(said))
    address, findings = read_address(base)
    if address is None:
        return None, findings
    if not slash:
        meant = f"{address}/{24 if isinstance(address, IPv4Address) else 64}"
        message = f"{shown(said)} has no prefix length, as in `{meant}`"
        return fail(BAD_SUBNET, text, message, _SUBNET_HELP)
    if re.fullmatch(_PREFIX, prefix) is None or int(prefix) > address.max_prefixlen:
        message = f"{shown(prefix)} is not a prefix length from 0 to {address.max_prefixlen}"
        return fail(BAD_SUBNET, text, message, _SUBNET_HELP, len(said) + 1)
    network = _network(address, int(prefix))
    if network.network_address == address:
        return network, ()
    message = f"{shown(text.text)} is an address within a subnet; the subnet is `{network}`"
    fix = text.fix(f"write `{network}`", str(network))
    return None, (Diagnostic(BAD_SUBNET, message, text.span(), help=_SUBNET_HELP, fix=fix),)


def _network(address: Address, prefix: int) -> Subnet:
    if isinstance(address, IPv4Address):
        return IPv4Network((int(address), prefix), strict=False)
    return IPv6Network((int(address), prefix), strict=False)


def _mac(text: ValueText) -> Parsed[str]:
    value = text.text.lower().replace("-", ":")
    help_ = "write six pairs of hexadecimal digits, as in `02:42:ac:11:00:02`"
    if re.fullmatch(_MAC, value) is None:
        return fail(BAD_ADDRESS, text, f"{shown(text.text)} is not a MAC address", help_)
    if int(value[:2], 16) & 1:
        message = f"{shown(text.text[:2])} makes this a multicast address, which no interface can have"
        return fail(BAD_ADDRESS, text, message, help_, 0, 2)
    return value, ()


def _place(text: ValueText) -> Parsed[str]:
    """An address, a subnet or a host name, any but a subnet with a port after it."""
    if "/" in text.text:
        subnet, findings = _subnet(text)
        return (None if subnet is None else str(subnet)), findings
    if text.text.count(":") > 1 and not text.text.startswith("["):
        address, findings = read_address(text)
        return (None if address is None else str(address)), findings
    host, port = text, re.fullmatch(_WITH_PORT, text.text)
    if port is not None:
        host = text.part(*port.span(1))
        bounds = read_bounds(text, port.span(2), (-1, -1))
        if isinstance(bounds, Diagnostic):
            return None, (bounds,)
    if host.text.startswith("["):
        address, findings = read_address(host.part(1, len(host.text) - 1))
    elif re.fullmatch(_LIKE_IPV4, host.text):
        address, findings = read_address(host)
    else:
        _, findings = HOST_NAME.read(host)
    return (None if findings else text.text), findings


def _extra_host(text: ValueText) -> Parsed[str]:
    """`host-gateway`, or an address, which Compose also takes in brackets."""
    if text.text == "host-gateway":
        return text.text, ()
    bracketed = text.text.startswith("[") and text.text.endswith("]")
    address, findings = read_address(text.part(1, len(text.text) - 1) if bracketed else text)
    return (None if address is None else str(address)), findings


ADDRESS: Form[Address] = Form("address", "an IPv4 or IPv6 address", "10.20.0.5", read_address)
ADDRESSES = list_of(ADDRESS, "addresses")
SUBNET: Form[Subnet] = Form("subnet", "a subnet with its prefix length", "10.20.0.0/24", _subnet)
SUBNETS = list_of(SUBNET, "subnets")
MAC: Form[str] = Form("MAC address", "a MAC address", "02:42:ac:11:00:02", _mac)
PLACE: Form[str] = Form(
    "place", "an address, a subnet or a host name, with a port if need be", "api.example:443", _place
)
PLACES = list_of(PLACE, "places")
HOST_TARGET: Form[str] = Form("address", "an address or `host-gateway`", "10.20.0.5", _extra_host)
ENGINE = pattern(
    "engine",
    "an engine's address, which begins with unix://, tcp://, ssh://, http://, https:// or npipe://",
    "ssh://node1",
    r"(?:unix|npipe)://[^\s,]+|(?:tcp|ssh|https?)://[^\s,/]+(?:/[^\s,]*)?",
    BAD_ADDRESS,
)
