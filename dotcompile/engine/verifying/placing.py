"""Who does not run, and who is elsewhere than the diagram has him: what explains packets that go astray.

In: a model and who is there. Out: findings, each with the containers whose tries it explains.
"""

from collections.abc import Iterator, Mapping

from dotcompile.diagnostics import Diagnostic
from dotcompile.engine.payloads.containers import replicas_of
from dotcompile.engine.verifying.expected import Model
from dotcompile.engine.verifying.kinds import NOT_RUNNING, PLACED_OTHERWISE, PUBLISHED_OTHERWISE
from dotcompile.engine.verifying.members import Member, There
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    Network,
    OnHost,
    OnNetworks,
    OnNothing,
    Within,
)
from dotcompile.records import dataclass
from dotcompile.source import Span

_AGAIN = "`dotcompile up` puts it right"
_DONE = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, and the IDs of the containers that it is about."""

    finding: Diagnostic
    containers: frozenset[str] = frozenset()


def find_misplaced(model: Model, there: There) -> tuple[Placed, ...]:
    """All that is not where it should be, in the deployment's order."""
    placing = _Placing(model, there)
    found = [one for network in model.deployment.networks for one in placing.of_network(network)]
    found += [one for spec in model.deployment.services for one in placing.of_service(spec)]
    return tuple(found)


class _Placing:
    def __init__(self, model: Model, there: There) -> None:
        self._there = there
        self._networks: Mapping[str, Network] = {one.name: one for one in model.deployment.networks}
        self._jobs = {
            one.service
            for spec in model.deployment.services
            for one in spec.dependencies
            if one.condition == "completed"
        }
        self._emptied = {name for name in self._networks if self._is_emptied(name, model)}

    def _is_emptied(self, network: str, model: Model) -> bool:
        """Whether nobody is on it who should be, though some of these run: it is made anew or gone."""
        running = [
            one
            for spec in model.deployment.services
            if _is_on(spec, network)
            for one in self._there.of(spec.name)
            if one.is_running
        ]
        return bool(running) and not any(_is_at(one, network) for one in running)

    def of_network(self, network: Network) -> Iterator[Placed]:
        origin = network.origins[0]
        if network.name in self._emptied:
            members = frozenset(one.id for one in self._there.members if one.service in network.members)
            how = "is there anew, without its members" if network.name in self._there.networks else "is gone"
            yield Placed(_placed(f"network `{network.name}` {how}", origin), members)
        for key, container in self._there.strangers:
            if key == network.name:
                message = f"container `{container}`, which is not of the project, is on network `{key}`"
                yield Placed(_placed(message, origin, f"take it off with `docker network disconnect {key}`"))

    def of_service(self, spec: ContainerSpec) -> Iterator[Placed]:
        found = self._there.of(spec.name)
        if not found and _is_optional(spec):
            return
        missing = replicas_of(spec.settings) - len(found)
        if missing > 0:
            message = f"service `{spec.name}` has {len(found)} of {replicas_of(spec.settings)} containers"
            yield Placed(Diagnostic(NOT_RUNNING, message, spec.origin, help=_AGAIN))
        for member in found:
            if member.is_running:
                yield from self._of_member(spec, member)
            elif spec.name not in self._jobs or member.exit_code != _DONE:
                state = f"is {member.state}"
                code = f" with exit code {member.exit_code}" if member.state == "exited" else ""
                message = f"container `{member.name}` {state}{code}, so that nothing can be tried from it"
                help_ = f"`docker logs {member.name}` tells why"
                yield Placed(
                    Diagnostic(NOT_RUNNING, message, spec.origin, help=help_), frozenset({member.id})
                )

    def _of_member(self, spec: ContainerSpec, member: Member) -> Iterator[Placed]:
        about = frozenset({member.id})
        if not isinstance(spec.sandbox, Within):
            for message, origin in self._seats(spec, member):
                yield Placed(_placed(message, origin), about)
        for message in _doors(spec, member):
            yield Placed(Diagnostic(PUBLISHED_OTHERWISE, message, spec.origin, help=_AGAIN), about)
        how = _mode(spec, member)
        if how:
            yield Placed(_placed(f"container `{member.name}` {how}", spec.origin), about)

    def _seats(self, spec: ContainerSpec, member: Member) -> Iterator[tuple[str, Span]]:
        wanted = {one.network: one for one in _attachments(spec)}
        for key, attachment in wanted.items():
            origin = self._networks[key].origins[0]
            if not _is_at(member, key):
                if key not in self._emptied:
                    yield (
                        f"container `{member.name}` is not on network `{key}`, which the diagram gives it",
                        origin,
                    )
                continue
            ips = [ip for ip in attachment.ips if ":" not in ip]
            if ips and member.address(key) not in ips:
                at = member.address(key)
                yield f"container `{member.name}` has {at} on network `{key}`, and not {ips[0]}", spec.origin
        for seat in member.seats:
            if seat.key not in wanted:
                name = seat.key or seat.network
                yield f"container `{member.name}` is on network `{name}`, where it is not drawn", spec.origin


def _placed(message: str, origin: Span, help_: str = _AGAIN) -> Diagnostic:
    return Diagnostic(PLACED_OTHERWISE, message, origin, help=help_)


def _attachments(spec: ContainerSpec) -> tuple[Attachment, ...]:
    return spec.sandbox.attachments if isinstance(spec.sandbox, OnNetworks) else ()


def _is_on(spec: ContainerSpec, network: str) -> bool:
    return any(one.network == network for one in _attachments(spec))


def _is_at(member: Member, network: str) -> bool:
    return any(seat.key == network for seat in member.seats)


def _is_optional(spec: ContainerSpec) -> bool:
    said = spec.settings.get("profiles")
    return said is not None and bool(said.value)


def _doors(spec: ContainerSpec, member: Member) -> Iterator[str]:
    """Published ports beside the drawn ones, and drawn ones that are not there."""
    wanted = {
        (str(port), one.container.protocol)
        for one in spec.openings
        for port in range(one.container.first, one.container.last + 1)
    }
    there = {tuple(door.container.split("/")) for door in member.doors}
    for door in member.doors:
        if tuple(door.container.split("/")) not in wanted:
            yield f"container `{member.name}` publishes {door.container} as {door.port}, which is not drawn"
    if isinstance(spec.sandbox, OnNetworks):
        for port, protocol in sorted(wanted - there):
            yield f"container `{member.name}` does not publish {port}/{protocol}, which is drawn"


def _mode(spec: ContainerSpec, member: Member) -> str:
    """What is wrong with whose sandbox it has."""
    is_host, is_none, is_within = (
        member.mode == "host",
        member.mode == "none",
        member.mode.startswith("container:"),
    )
    match spec.sandbox:
        case OnHost():
            return "" if is_host else "has not the machine's own sandbox, as it is drawn"
        case OnNothing():
            return "" if is_none else "has a network, where it is drawn without one"
        case Within(service):
            return "" if is_within else f"is not in the sandbox of `{service}`, where it is drawn"
        case OnNetworks():
            return (
                "has the machine's own sandbox" if is_host else "is in another's sandbox" if is_within else ""
            )
