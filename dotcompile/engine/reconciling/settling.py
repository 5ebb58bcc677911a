"""Containers become what they are to be, each after what it stands on and whom it waits for.

In: fates. Out: drafts of operations.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.engine.plan import (
    Await,
    Connect,
    CreateContainer,
    Disconnect,
    ReplaceContainer,
    StartContainer,
)
from dotcompile.engine.reconciling.containers import Becomes, Fate, unnamed_volumes
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.removing import remove_container
from dotcompile.engine.wanted import WantedContainer

#: Networks of the engine that a container is on without a word of ours.
_MODES = ("host", "none")


class Settler:
    """Settles containers; `settle` is asked for each, those that others wait for first."""

    def __init__(self, drafts: Drafts, fates: Mapping[str, Fate]) -> None:
        self._drafts, self._fates = drafts, fates
        self._replicas: dict[str, list[WantedContainer]] = {}
        for fate in fates.values():
            self._replicas.setdefault(fate.container.service, []).append(fate.container)
        self._awaited: dict[tuple[str, str], int] = {}

    def settle(self) -> None:
        """All of them."""
        for service in _in_order(self._replicas):
            for container in self._replicas[service]:
                self._settle(self._fates[container.name])

    def _settle(self, fate: Fate) -> None:
        match fate.becomes:
            case Becomes.STAYS:
                self._mend(fate)
                self._remove_doubles(fate)
            case Becomes.STARTED:
                self._mend(fate)
                self._start(fate)
                self._remove_doubles(fate)
            case Becomes.REPLACED:
                self._replace(fate)
            case Becomes.MADE:
                self._make(fate)

    def _start(self, fate: Fate) -> None:
        container, there = fate.container, fate.there
        assert there is not None
        action = StartContainer(there.id, there.name, there.state == "paused")
        after = [*self._before(container), *self._runs(container.name)]
        number = self._drafts.add(action, fate.because, container.service, after, (container.origin,))
        self._ran(container, number)

    def _replace(self, fate: Fate) -> None:
        """One replica at a time; it is well when it has taken the old one's place."""
        container, there = fate.container, fate.there
        assert there is not None
        others = [one for one in self._replicas[container.service] if one.replica < container.replica]
        after = [*self._before(container), *self._gone(fate)]
        after += [number for one in others for number in self._runs(one.name)]
        action = ReplaceContainer(container, there.id, unnamed_volumes(there))
        number = self._drafts.add(action, fate.because, container.service, after, (container.origin,))
        self._drafts.runs[container.name] = number
        self._awaited[container.name, "healthy"] = number

    def _make(self, fate: Fate) -> None:
        container, there = fate.container, fate.there
        action = CreateContainer(container, () if there is None else unnamed_volumes(there))
        after = [*self._before(container), *self._gone(fate)]
        number = self._drafts.add(action, fate.because, container.service, after, (container.origin,))
        self._ran(container, number)

    def _ran(self, container: WantedContainer, number: int) -> None:
        self._drafts.runs[container.name] = number
        if container.checked:
            self._wait(container, "healthy")

    def _remove_doubles(self, fate: Fate) -> None:
        """What was set aside goes once the one that took its place is well."""
        if fate.gone:
            well = self._wait(fate.container, "healthy") if fate.container.checked else 0
            for double, because in fate.gone:
                remove_container(self._drafts, double, because, (well,) if well else ())

    def _mend(self, fate: Fate) -> None:
        """Endpoints that nobody drew go, and those that are lost come back."""
        container, there, drafts = fate.container, fate.there, self._drafts
        if there is None or container.within:
            return
        wants = {one.network: one for one in container.endpoints}
        has = {one.network: one for one in there.endpoints if one.network not in _MODES}
        for name, endpoint in has.items():
            if name not in wants and endpoint.network_id not in drafts.removed:
                off = Disconnect(there.id, there.name, name, endpoint.network_id or name)
                cause = "an endpoint that is not drawn"
                drafts.runs[container.name] = drafts.add(
                    off, cause, container.service, (), (container.origin,)
                )
        for name, wanted in wants.items():
            if name not in has:
                after = [drafts.networks[name]] if name in drafts.networks else []
                on = Connect(there.id, there.name, wanted)
                drafts.runs[container.name] = drafts.add(
                    on, "its endpoint is gone", container.service, after, (container.origin,)
                )

    def _before(self, container: WantedContainer) -> Iterator[int]:
        """What a container stands on, and whom it waits for."""
        drafts, networks = self._drafts, (one.network for one in container.endpoints)
        needs = [(drafts.images, container.image), *((drafts.networks, name) for name in networks)]
        needs += [(drafts.volumes, name) for name in container.volumes]
        yield from (made[name] for made, name in needs if name in made)
        for host in self._replicas.get(container.within, ())[:1]:
            yield from self._runs(host.name)
        for awaited in container.awaits:
            for other in self._replicas.get(awaited.service, ()):
                number = self._wait(other, awaited.condition)
                if number:
                    yield number

    def _wait(self, other: WantedContainer, condition: str) -> int:
        """The operation after which a container has come so far; 0 if it has."""
        there, key = self._fates[other.name].there, (other.name, condition)
        runs = self._drafts.runs.get(other.name, 0)
        if condition == "started" or key in self._awaited:
            return self._awaited.get(key, runs)
        if not runs and there is not None:
            if condition == "healthy" and there.health == "healthy":
                return 0
            if condition == "completed" and there.exit_code == 0:
                return 0
        because = (
            "it has a health check" if other.checked and condition == "healthy" else "others wait for it"
        )
        after = (runs,) if runs else ()
        action = Await(other.name, condition)
        self._awaited[key] = self._drafts.add(action, because, other.service, after, (other.origin,))
        return self._awaited[key]

    def _runs(self, name: str) -> tuple[int, ...]:
        return (self._drafts.runs[name],) if name in self._drafts.runs else ()

    def _gone(self, fate: Fate) -> Iterator[int]:
        return (self._drafts.removed[one.id] for one, _ in fate.gone if one.id in self._drafts.removed)


def _in_order(replicas: Mapping[str, Sequence[WantedContainer]]) -> Iterator[str]:
    """Whatever is waited for first; whoever is in a circle, as he comes."""
    entered: set[str] = set()
    for first in replicas:
        stack = [first] if first not in entered else []
        entered.add(first)
        while stack:
            container = replicas[stack[-1]][0]
            needs = (container.within, *(one.service for one in container.awaits))
            waits = next((name for name in needs if name in replicas and name not in entered), None)
            if waits is None:
                yield stack.pop()
            else:
                entered.add(waits)
                stack.append(waits)
