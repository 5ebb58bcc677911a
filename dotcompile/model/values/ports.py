"""Ports: sets of them in an attribute, and labels of edges that consist of ports alone.

In: `80,443/tcp` or `TCP 80,443, UDP 53`. Out: ranges, sorted and merged, so that equal sets are equal values.
"""

import re
from functools import lru_cache

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_PORT
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import split
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

PROTOCOLS = ("tcp", "udp", "sctp")
HIGHEST = 65535
_PORT = r"(?s)([0-9]+)(?:-([0-9]+))?(?:/(.*))?"
_ONE_PORT = r"[1-9][0-9]{0,4}"
_TURNED_ROUND = r"(?ai)(tcp|udp|sctp)[/ ]?([0-9]+(?:-[0-9]+)?)"
_HELP = "write ports as in `80`, `53/udp`, `8000-8100`, with commas between them"
_LABEL_BREAK = r"\\[nlr]|[\n,;]"
_LABEL_PORT = (
    r"(?ai)(?:(?P<before>tcp|udp|sctp)(?:/|\s*:\s*|\s+))?(?P<colon>:)?"
    r"(?P<first>[0-9]{1,5})(?:-(?P<last>[0-9]{1,5}))?(?:/(?P<after>tcp|udp|sctp))?"
)


@dataclass(frozen=True, slots=True, order=True)
class PortRange:
    """Ports of one protocol, from the first to the last."""

    protocol: str
    first: int
    last: int

    def __str__(self) -> str:
        ports = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return ports if self.protocol == "tcp" else f"{ports}/{self.protocol}"


Ports = tuple[PortRange, ...]
ANY_PORT: Ports = tuple(PortRange(protocol, 1, HIGHEST) for protocol in sorted(PROTOCOLS))
"""Every port of every protocol: what `any` and the label `All Connections` say."""


def merged(ranges: list[PortRange]) -> Ports:
    """The ranges sorted, those that touch or overlap made one."""
    result: list[PortRange] = []
    for one in sorted(ranges):
        last = result[-1] if result else None
        if last is not None and last.protocol == one.protocol and one.first <= last.last + 1:
            result[-1] = PortRange(last.protocol, last.first, max(last.last, one.last))
        else:
            result.append(one)
    return tuple(result)


def read_range(text: ValueText) -> Parsed[PortRange]:
    """One port or range with its protocol, tcp unless it says another."""
    found = re.fullmatch(_PORT, text.text)
    if found is None:
        turned = re.fullmatch(_TURNED_ROUND, text.text)
        meant = f"; did you mean `{turned[2]}/{turned[1].lower()}`?" if turned else ""
        return fail(BAD_PORT, text, f"{shown(text.text)} is not a port{meant}", _HELP)
    protocol = (found[3] or "tcp").lower() if found[3] != "" else ""
    if protocol not in PROTOCOLS:
        near = nearest_word(protocol, PROTOCOLS)
        meant = f"; did you mean `{near}`?" if near else ""
        message = f"{shown(found[3])} is not a protocol with ports{meant}"
        return fail(BAD_PORT, text, message, "the protocols are tcp, udp and sctp", *found.span(3))
    bounds = read_bounds(text, found.span(1), found.span(2))
    if isinstance(bounds, Diagnostic):
        return None, (bounds,)
    return PortRange(protocol, *bounds), ()


def read_bounds(
    text: ValueText, first_at: tuple[int, int], last_at: tuple[int, int]
) -> tuple[int, int] | Diagnostic:
    """The first and last port, which stand at two places; the second may be (-1, -1), for one port."""
    numbers: list[int] = []
    for start, end in (first_at, last_at if last_at[0] >= 0 else first_at):
        digits = text.text[start:end]
        number = int(digits) if len(digits.lstrip("0")) <= 5 else HIGHEST + 1
        if not 1 <= number <= HIGHEST:
            message = f"{shown(digits)} is not a port: ports go from 1 to {HIGHEST}"
            return Diagnostic(BAD_PORT, message, text.span(start, end), help=_HELP)
        numbers.append(number)
    first, last = numbers
    if first > last:
        at = text.span(first_at[0], last_at[1])
        message = f"the range `{first}-{last}` ends before it begins; did you mean `{last}-{first}`?"
        return Diagnostic(BAD_PORT, message, at, help=_HELP)
    return first, last


def _ports(text: ValueText) -> Parsed[Ports]:
    if re.fullmatch(_ONE_PORT, text.text) and int(text.text) <= HIGHEST:  # as most are
        return (PortRange("tcp", int(text.text), int(text.text)),), ()
    if text.text.strip().lower() in ("any", "all"):
        return ANY_PORT, ()
    ranges: list[PortRange] = []
    found = split(text)
    findings = list(found.findings)
    for item in found.items:
        one, wrong = read_range(item)
        findings += wrong
        if one is not None:
            ranges.append(one)
    return (None if findings else merged(ranges)), tuple(findings)


def _write_ports(ports: Ports) -> str:
    return "any" if ports == ANY_PORT else ",".join(map(str, ports))


PORTS: Form[Ports] = Form("ports", "a list of ports", "80,443/tcp", _ports, _write_ports, many=True)


@lru_cache(maxsize=1024)
def ports_of_label(label: str) -> Ports | None:
    """The ports that a label consists of, or None if it says anything else.

    A bare number is more often the number of a step, so one of them at least must have a colon or a protocol.
    A protocol in front holds for the ports after it, as in `TCP 80,443, UDP 53`.
    """
    plain = label.strip().lower()
    if plain == "all connections":
        return ANY_PORT
    if ":" not in plain and not any(protocol in plain for protocol in PROTOCOLS):
        return None
    protocol, marked, ranges = "tcp", False, []
    for piece in re.split(_LABEL_BREAK, label.strip()):
        found = re.fullmatch(_LABEL_PORT, piece.strip())
        if found is None or (found["before"] and found["after"]):
            return None
        protocol = (found["before"] or protocol).lower()
        marked = marked or bool(found["before"] or found["after"] or found["colon"])
        first = int(found["first"])
        last = int(found["last"] or first)
        if not 1 <= first <= last <= HIGHEST:
            return None
        ranges.append(PortRange((found["after"] or protocol).lower(), first, last))
    return merged(ranges) if marked else None
