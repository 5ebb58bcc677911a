"""Labels of hosts: which are to be set, and which nobody needs any more.

In: wanted hosts and those that are there. Out: verdicts, and drafts of operations. A label that is there as
it is to be, and that no project set, is somebody else's, and stays so.
"""

from collections.abc import Iterator, Sequence

from dotcompile.engine.cluster.actions import LabelHost, UnlabelHost
from dotcompile.engine.cluster.labels import labels_in, set_by, set_by_others
from dotcompile.engine.cluster.state import ObservedCluster, ObservedNode
from dotcompile.engine.cluster.wanted import WantedCluster, WantedHost
from dotcompile.engine.kinds import NOT_THERE
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.records import dataclass
from dotcompile.source import Span

_MOST = 10


@dataclass(frozen=True, slots=True)
class Labelling:
    """A host that is to have other labels, and why."""

    action: LabelHost
    because: str
    origin: Span


@dataclass(frozen=True, slots=True)
class Hosts:
    """What is to be set, what to be taken away, and drawn hosts that are not there."""

    labelled: tuple[Labelling, ...]
    unlabelled: tuple[UnlabelHost, ...]
    obstacles: tuple[Obstacle, ...]


def compare_hosts(wanted: WantedCluster, cluster: ObservedCluster) -> Hosts:
    """The verdicts."""
    found = [(host, _called(host.name, cluster)) for host in wanted.hosts]
    obstacles = tuple(_obstacle(host, nodes, cluster) for host, nodes in found if len(nodes) != 1)
    labelled = (_label(host, node, wanted.project) for host, nodes in found for node in nodes)
    needed = {node.id: {key for key, _ in host.labels} for host, nodes in found for node in nodes}
    used = set(_used_by_others(wanted, cluster))
    unlabelled = (
        _unlabel(node, set_by(node.labels, wanted.project) - needed.get(node.id, set()) - used)
        for node in cluster.nodes
    )
    return Hosts(tuple(filter(None, labelled)), tuple(filter(None, unlabelled)), obstacles)


def label_hosts(drafts: Drafts, hosts: Hosts) -> None:
    """Before the services that are placed by the labels."""
    for one in hosts.labelled:
        number = drafts.add(one.action, one.because, one.action.name, (), (one.origin,))
        for label, _ in one.action.labels:
            drafts.labels.setdefault(label, []).append(number)


def unlabel_hosts(drafts: Drafts, unlabelled: Sequence[UnlabelHost], because: str) -> None:
    """After everything else: a host that loses a label loses the tasks that were there for it."""
    before = tuple(drafts.runs.values()) + tuple(drafts.removed.values())
    for one in unlabelled:
        drafts.add(one, because, one.name, before)


def set_on_hosts(project: str, cluster: ObservedCluster) -> tuple[UnlabelHost, ...]:
    """All labels of a project, to be taken away."""
    found = (_unlabel(node, set_by(node.labels, project)) for node in cluster.nodes)
    return tuple(filter(None, found))


def _called(name: str, cluster: ObservedCluster) -> tuple[ObservedNode, ...]:
    """A host that joined again is listed twice; the one that is gone is down."""
    found = tuple(one for one in cluster.nodes if one.name == name)
    return tuple(one for one in found if one.is_up) or found


def _label(host: WantedHost, node: ObservedNode, project: str) -> Labelling | None:
    ours, others = set_by(node.labels, project), set_by_others(node.labels, project)
    wrong = {
        "absent": [one for one in host.labels if one[0] not in node.labels],
        "changed": [one for one in host.labels if node.labels.get(one[0], one[1]) != one[1]],
        # Taken down with the other project, if this one does not say that it needs it, too.
        "shared": [one for one in host.labels if one in node.labels.items() and one[0] in others - ours],
    }
    if not any(wrong.values()):
        return None
    why = "; ".join(
        f"label {what}: {', '.join(key for key, _ in some)}" for what, some in wrong.items() if some
    )
    labels = tuple(one for some in wrong.values() for one in some)
    return Labelling(LabelHost(node.id, node.name, labels), why, host.origin)


def _unlabel(node: ObservedNode, labels: frozenset[str]) -> UnlabelHost | None:
    return UnlabelHost(node.id, node.name, tuple(sorted(labels))) if labels else None


def _used_by_others(wanted: WantedCluster, cluster: ObservedCluster) -> Iterator[str]:
    """The labels by which services are placed that are not wanted here, and that may stay."""
    names = {one.name for one in wanted.services}
    for service in cluster.services:
        if service.name not in names:
            placement = service.spec["TaskTemplate"].get("Placement") or {}
            yield from labels_in(placement.get("Constraints") or ())


def _obstacle(host: WantedHost, nodes: Sequence[ObservedNode], cluster: ObservedCluster) -> Obstacle:
    if nodes:
        message = f"{len(nodes)} nodes of the Swarm are called `{host.name}`"
        ids = ", ".join(sorted(one.id for one in nodes))
        return Obstacle(NOT_THERE, message, f"remove all but one of {ids} with `docker node rm`", host.origin)
    names = sorted({one.name for one in cluster.nodes})
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    help_ = f"it has {', '.join(names[:_MOST])}{more}: draw these, or let the host join it"
    return Obstacle(NOT_THERE, f"host `{host.name}` is no node of the Swarm", help_, host.origin)
