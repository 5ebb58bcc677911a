"""A placement and losses as JSON.

In: what is asked, where it runs, what a loss does. Out: values that `json` writes.
"""

from dotcompile.graph.placing.instance import Counts
from dotcompile.lowering.placing.asked import Asked
from dotcompile.lowering.placing.loss import Loss
from dotcompile.lowering.placing.place import Placement


def placement_json(asked: Asked, placement: Placement) -> dict[str, object]:
    """A placement."""
    return {
        "verdict": placement.verdict.value,
        "heuristic": placement.heuristic,
        "hosts": _by_host(asked, placement.counts),
        "missing": _named(asked, placement.missing),
        "conflict": [reason.text for reason in placement.conflict],
        "irreducible": placement.exact,
    }


def loss_json(asked: Asked, loss: Loss) -> dict[str, object]:
    """What a loss does."""
    return {
        "lost": [asked.hosts[host].name for host in loss.lost],
        "quorum": None if loss.quorum is None else loss.quorum.holds,
        "hosts": _by_host(asked, loss.after),
        "moved": loss.moved,
        "missing": _named(asked, loss.missing),
        "would_fit": loss.would_fit,
        "down": [asked.services[task].name for task in loss.down],
        "broken": [[link.source.name, link.target.name] for link in loss.broken],
    }


def _by_host(asked: Asked, counts: Counts) -> dict[str, dict[str, int]]:
    return {
        host.name: _named(asked, [row[number] for row in counts]) for number, host in enumerate(asked.hosts)
    }


def _named(asked: Asked, numbers: list[int] | tuple[int, ...]) -> dict[str, int]:
    pairs = zip(asked.services, numbers, strict=True)
    return {service.name: count for service, count in pairs if count}
