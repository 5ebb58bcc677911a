"""A placement and losses in words.

In: what is asked, where it runs, what a loss does. Out: lines of text.
"""

from collections.abc import Callable, Iterator, Sequence

from dotcompile.graph.placing.instance import BOUNDLESS, Counts, Needs
from dotcompile.lowering.placing.asked import Asked
from dotcompile.lowering.placing.loss import Loss
from dotcompile.lowering.placing.place import Placement, Verdict
from dotcompile.model.values.quantities import CPUS, SIZE
from dotcompile.records import dataclass
from dotcompile.source import Span

Row = tuple[str, ...]
_HEAD: Row = ("HOST", "ROLE", "CPUS", "MEMORY", "RUNS")
_HEURISTIC = (
    "there are too many hosts and services for a complete search: this is what orders tried in turn gave"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How places and tables are shown."""

    place: Callable[[Span], str]
    table: Callable[[Sequence[Row]], str]


def tell_placement(asked: Asked, placement: Placement, telling: Telling) -> Iterator[str]:
    """Which host runs what, and what is to be said of it."""
    rows = [_HEAD, *(_row(asked, placement.counts, host) for host in range(len(asked.hosts)))]
    yield telling.table(rows)
    yield "\n"
    yield from (f"{line}\n" for line in _verdict(asked, placement, telling))


def _row(asked: Asked, counts: Counts, host: int) -> Row:
    settings = asked.hosts[host].settings
    role = str(settings["role"].value) if "role" in settings else ""
    capacity = asked.instance.capacities[host]
    used = used_of(asked, counts, host)
    forms = (CPUS, SIZE)
    kept = (
        form.write(amount) if most >= BOUNDLESS else f"{form.write(amount)} of {form.write(most)}"
        for form, amount, most in zip(forms, used, capacity, strict=True)
    )
    return (asked.hosts[host].name, role, *kept, runs_of(asked, counts, host))


def used_of(asked: Asked, counts: Counts, host: int) -> tuple[int, ...]:
    """How much of each resource is kept on a host for what it runs."""
    used = [0] * len(asked.instance.capacities[host])
    for one in asked.instance.requirements:
        if isinstance(one, Needs):
            for resource, amount in enumerate(one.amounts):
                used[resource] += amount * counts[one.task][host]
    return tuple(used)


def runs_of(asked: Asked, counts: Counts, host: int) -> str:
    """What a host runs."""
    names = ((service.name, row[host]) for service, row in zip(asked.services, counts, strict=True))
    return ", ".join(_times(name, count) for name, count in names if count)


def _times(name: str, count: int) -> str:
    return name if count == 1 else f"{name} x{count}"


def _named(asked: Asked, numbers: Sequence[int]) -> str:
    """Services with how many of them."""
    pairs = zip(asked.services, numbers, strict=True)
    return ", ".join(_times(service.name, count) for service, count in pairs if count)


def _verdict(asked: Asked, placement: Placement, telling: Telling) -> Iterator[str]:
    services, hosts = sum(map(any, placement.counts)), len(asked.hosts)
    running = sum(map(sum, placement.counts))
    match placement.verdict:
        case Verdict.FOUND:
            yield f"found: {running} replicas of {services} services on {hosts} hosts"
        case Verdict.SEARCHED:
            yield "found by search: one service after another, the strategy leaves some without a host"
        case Verdict.IMPOSSIBLE:
            yield f"impossible: no host takes {_named(asked, placement.missing)}"
            least = "each of them counts" if placement.exact else "fewer might do"
            yield f"these cannot all be met ({least}):"
            yield from (f"  {telling.place(reason.span)}: {reason.text}" for reason in placement.conflict)
        case Verdict.UNDECIDED:
            missing = _named(asked, placement.missing)
            yield f"undecided: no host was found for {missing}, and no proof that there is none"
    if placement.heuristic and placement.verdict in (Verdict.SEARCHED, Verdict.UNDECIDED):
        yield _HEURISTIC


def tell_loss(asked: Asked, loss: Loss, telling: Telling) -> Iterator[str]:
    """What a loss does."""
    yield f"without {', '.join(asked.hosts[host].name for host in loss.lost)}:\n"
    yield from (f"  {line}\n" for line in _loss(asked, loss, telling))


def _loss(asked: Asked, loss: Loss, telling: Telling) -> Iterator[str]:
    quorum = loss.quorum
    if quorum is not None and not quorum.holds:
        yield f"managers: {quorum.left} of {quorum.managers} left, too few: nothing can be moved or changed"
    elif quorum is not None:
        yield f"managers: {quorum.left} of {quorum.managers} left, enough"
    for service, before, after in zip(asked.services, loss.before, loss.after, strict=True):
        come = [two - one for one, two in zip(before, after, strict=True)]
        to = [_times(asked.hosts[host].name, count) for host, count in enumerate(come) if count > 0]
        origin = [_times(asked.hosts[host].name, before[host]) for host in loss.lost if before[host]]
        if to:
            yield f"moves: {service.name} from {', '.join(origin)} to {', '.join(to)}"
    if any(loss.missing):
        why = {
            True: "; all would fit if others stood elsewhere",
            False: "; nothing that is left has room, wherever others stand",
            None: "",
        }
        yield f"no host for: {_named(asked, loss.missing)}{why[loss.would_fit]}"
    for link in loss.broken:
        joined = f"{link.source.name} -> {link.target.name}"
        yield f"breaks: {joined} ({telling.place(link.origin)})"
    if not (loss.moved or any(loss.missing) or loss.broken):
        yield "nothing moves, and nothing breaks"


def tell_losses(asked: Asked, losses: Sequence[Loss], telling: Telling) -> Iterator[str]:
    """The loss of each host, and more of the worst one."""
    rows = [("LOST", "MANAGERS", "MOVE", "NO HOST", "BREAKS")]
    rows += [
        (
            asked.hosts[loss.lost[0]].name,
            "" if loss.quorum is None else "enough" if loss.quorum.holds else "too few",
            str(loss.moved),
            str(sum(loss.missing)),
            str(len(loss.broken)),
        )
        for loss in losses
    ]
    yield telling.table(rows)
    yield "\n"
    if losses:
        yield "the worst is "
        yield from tell_loss(asked, losses[0], telling)
