"""Names of networks, each unique in its deployment.

In: planned networks. Out: their names: the zone's, with a number if it is split; the two ends of the first
flow that a link is for; `egress`, `ingress`, and the service's own for one that is alone.
"""

from collections.abc import Sequence

from dotcompile.lowering.deployment import Purpose
from dotcompile.lowering.networks import Planned
from dotcompile.model.topology import Service

#: What engines and Compose have already, or take for something else.
_RESERVED = ("default", "bridge", "host", "none", "docker_gwbridge")


def name_networks(planned: Sequence[Planned], services: Sequence[Service]) -> tuple[str, ...]:
    """A name for each network; what is drawn whole takes its own first."""
    names = _Names()
    drawn = [one.drawn.key for one in planned if one.drawn is not None]
    given = {
        at: names.give(one.drawn.key[1])
        for at, one in enumerate(planned)
        if one.drawn is not None and drawn.count(one.drawn.key) == 1
    }
    return tuple(
        given[at] if at in given else names.give(_wanted(one, services)) for at, one in enumerate(planned)
    )


def _wanted(network: Planned, services: Sequence[Service]) -> str:
    match network.purpose:
        case Purpose.ZONE if network.drawn is not None:
            return f"{network.drawn.key[1]}-1"
        case Purpose.LINK if network.links:
            link = network.links[0]
            return f"{link.source.name}--{link.target.name}"
        case Purpose.EGRESS | Purpose.INGRESS:
            return network.purpose.value
    return services[network.members[0]].name


class _Names:
    """Names as they are given; a number at the end of one that is taken is counted on."""

    def __init__(self) -> None:
        self._taken = set(_RESERVED)
        self._next: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        name = wanted
        stem, dash, last = wanted.rpartition("-")
        numbered = dash and last == "1"
        stem, number = (stem, 2) if numbered else (wanted, 2)
        number = self._next.get(wanted.lower(), number)
        while name.lower() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._next[wanted.lower()] = number
        self._taken.add(name.lower())
        return name
