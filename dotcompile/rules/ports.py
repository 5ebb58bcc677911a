"""Ports as rules have them: `tcp/22`, `udp/8000-8100`, or a bare number, which is one of tcp.

In: a word. Out: a range of ports, or what is wrong with it.
"""

import re

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import HIGHEST, PROTOCOLS, PortRange, Ports
from dotcompile.rules.kinds import BAD_RULE_PORT
from dotcompile.source import Span

_PORT = r"(?:([A-Za-z]+)/)?([0-9]+)(?:-([0-9]+))?(?:/([A-Za-z]+))?"
_HELP = "write ports as in `tcp/22`, `udp/53`, `tcp/8000-8100`"
#: Whether the value of a prefix looks like ports: then a space was forgotten.
looks_like_port = re.compile(rf"(?i:{'|'.join(PROTOCOLS)})|{_PORT}").fullmatch


def read_port(word: str, span: Span) -> PortRange | Diagnostic:
    """The ports that a word says."""
    found = re.fullmatch(_PORT, word)
    if found is None or (found[1] and found[4]):
        return Diagnostic(BAD_RULE_PORT, f"{shown(word)} is not a port", span, help=_HELP)
    protocol = (found[1] or found[4] or "tcp").lower()
    if protocol not in PROTOCOLS:
        near = nearest_word(protocol, PROTOCOLS)
        meant = f"; did you mean `{near}`?" if near else ""
        return Diagnostic(
            BAD_RULE_PORT, f"{shown(protocol)} is not a protocol with ports{meant}", span, help=_HELP
        )
    first, last = (int(digits[:7]) for digits in (found[2], found[3] or found[2]))
    if not 1 <= first <= last <= HIGHEST:
        message = f"{shown(word)} is not a port: ports go from 1 to {HIGHEST}, the lower one first"
        return Diagnostic(BAD_RULE_PORT, message, span, help=_HELP)
    return PortRange(protocol, first, last)


def overlap(one: Ports | None, other: Ports | None) -> bool:
    """Whether two sets of ports have one in common; None is any."""
    if one is None or other is None:
        return True
    return any(
        a.protocol == b.protocol and a.first <= b.last and b.first <= a.last for a in one for b in other
    )


def covers(wide: Ports | None, narrow: Ports | None) -> bool:
    """Whether all of one set of ports are in another; None is any. Both are merged."""
    if wide is None or narrow is None:
        return wide is None
    return all(
        any(b.protocol == a.protocol and b.first <= a.first and a.last <= b.last for b in wide)
        for a in narrow
    )
