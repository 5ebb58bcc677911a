"""Published ports as Swarm has them.

In: a service's openings. Out: entries of `ports` and what cannot be among them. Numbers are numbers here. A
range in the routing mesh has the short form; in host mode, which that cannot say, each port has an entry.
https://docs.docker.com/engine/swarm/services/#publish-ports
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.rows import is_choice
from dotcompile.backends.kinds import NOT_ON_TARGET, TOO_MANY_PORTS
from dotcompile.backends.service_keys.ports import short
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import ContainerSpec, Opening
from dotcompile.model.values.publish import Binding
from dotcompile.records import replace

MOST_IN_HOST_MODE = 100


def ports_of(openings: Sequence[Opening]) -> list[Value]:
    """The entries; Swarm refuses two that are alike."""
    entries: list[Value] = []
    for opening in openings:
        for entry in _entries(opening.said or Binding(opening.container)):
            if entry not in entries:
                entries.append(entry)
    return entries


def find_refused(services: Sequence[ContainerSpec]) -> Iterator[Diagnostic]:
    """Ranges that would be too many entries, and ports that a service without an address cannot have."""
    for spec in services:
        mode = spec.settings.get("endpoint_mode")
        for opening in spec.openings:
            in_mesh = opening.said is None or opening.said.mode != "host"
            if in_mesh and mode is not None and mode.value == "dnsrr":
                why = "the routing mesh needs an address"
                message = f"Swarm cannot hold `endpoint_mode` of `{spec.name}`: {why}"
                help_ = "publish in host mode, as in `8080:80@host`"
                yield Diagnostic(NOT_ON_TARGET, message, mode.span, help=help_)
            elif not in_mesh and _width(opening) > MOST_IN_HOST_MODE:
                message = f"`{spec.name}` would have {_width(opening)} ports in host mode, one by one"
                help_ = f"publish at most {MOST_IN_HOST_MODE} ports in host mode, or leave `@host` out"
                yield Diagnostic(TOO_MANY_PORTS, message, opening.origin, help=help_)


def _width(opening: Opening) -> int:
    return opening.container.last - opening.container.first + 1


def _entries(said: Binding) -> Iterator[Value]:
    if is_choice(said) and said.host is not None:
        said = replace(said, host=(said.host[0], said.host[0]))
    first, last = said.target.first, said.target.last
    if first != last and said.mode != "host":
        yield short(replace(said, address=None))
        return
    for number in range(first, min(last, first + MOST_IN_HOST_MODE) + 1):
        entry: Entry = {"target": number}
        if said.host is not None:
            entry["published"] = said.host[0] + number - first
        yield {**entry, "protocol": said.target.protocol, "mode": said.mode}
