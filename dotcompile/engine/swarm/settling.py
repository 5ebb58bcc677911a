"""Services become what they are to be, each after what it stands on and whom it waits for.

In: fates. Out: drafts of operations.
"""

from collections.abc import Iterator, Mapping

from dotcompile.engine.cluster.actions import AwaitService, CreateService, UpdateService
from dotcompile.engine.cluster.labels import labels_in
from dotcompile.engine.cluster.settled import find_unsettled
from dotcompile.engine.cluster.state import ObservedCluster
from dotcompile.engine.plan import Action
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.swarm.services import Becomes, Fate, Services

#: A task with a health check runs, as Swarm has it, when it is healthy.
_CONDITIONS = {"started": "running", "healthy": "running", "completed": "completed"}


def settle(drafts: Drafts, services: Services, cluster: ObservedCluster) -> None:
    """All services: made, changed, and waited for until they run."""
    settler = _Settler(drafts, {fate.service.service: fate for fate in services.fates}, cluster)
    for name in _in_order(settler.fates):
        settler.settle(name)


class _Settler:
    def __init__(self, drafts: Drafts, fates: Mapping[str, Fate], cluster: ObservedCluster) -> None:
        self._drafts, self.fates, self._cluster = drafts, fates, cluster
        self._awaited: dict[tuple[str, str], int] = {}
        self._networks: set[str] = set()

    def settle(self, name: str) -> None:
        """One service."""
        fate = self.fates[name]
        if fate.becomes is not Becomes.STAYS:
            service = fate.service
            action = self._action(fate)
            self._drafts.services[service.name] = self._drafts.add(
                action, fate.because, name, self._before(fate), (service.origin,)
            )
        number = self._wait(name, "running")
        if number:
            self._drafts.runs[fate.service.name] = number

    def _action(self, fate: Fate) -> Action:
        service = fate.service
        if fate.becomes is Becomes.UPDATED and fate.there is not None:
            return UpdateService(service, fate.there.id)
        new = {one.network for one in service.endpoints if one.network in self._drafts.networks}
        first = not new <= self._networks
        self._networks |= new
        return CreateService(service, first)

    def _before(self, fate: Fate) -> Iterator[int]:
        service, drafts = fate.service, self._drafts
        networks, grants = drafts.networks, drafts.grants
        yield from (networks[one.network] for one in service.endpoints if one.network in networks)
        uses = ((one.kind, one.name) for one in service.uses)
        yield from (grants[key] for key in uses if key in grants)
        yield from self._labels(fate)
        if fate.there is not None and fate.there.id in drafts.removed:
            yield drafts.removed[fate.there.id]
        for awaited in service.awaits:
            if awaited.service in self.fates and awaited.service != service.service:
                number = self._wait(awaited.service, _CONDITIONS[awaited.condition])
                if number:
                    yield number

    def _labels(self, fate: Fate) -> Iterator[int]:
        """The operations by which hosts get the labels that a service is placed by."""
        placement = fate.service.body["TaskTemplate"].get("Placement") or {}
        for label in labels_in(placement.get("Constraints") or ()):
            yield from self._drafts.labels.get(label, ())

    def _wait(self, name: str, condition: str) -> int:
        """The operation after which a service has come so far; 0 if it has."""
        key = (name, condition)
        if key not in self._awaited:
            self._awaited[key] = self._add(self.fates[name], condition)
        return self._awaited[key]

    def _add(self, fate: Fate, condition: str) -> int:
        service, there = fate.service, fate.there
        number, labels = self._drafts.services.get(service.name, 0), tuple(self._labels(fate))
        because = "its tasks are to run"
        if not number and fate.becomes is Becomes.STAYS and there is not None:
            missing = find_unsettled(there, self._cluster.tasks_of(there.id), condition)
            if missing is None and not labels:
                return 0
            because = "labels of its hosts change" if missing is None else missing.what
        after = (number,) if number else labels
        action = AwaitService(service.name, condition)
        return self._drafts.add(action, because, service.service, after, (service.origin,))


def _in_order(fates: Mapping[str, Fate]) -> Iterator[str]:
    """Whatever is waited for first; whoever is in a circle, as he comes."""
    entered: set[str] = set()
    for first in fates:
        stack = [first] if first not in entered else []
        entered.add(first)
        while stack:
            awaits = fates[stack[-1]].service.awaits
            waits = next(
                (one.service for one in awaits if one.service in fates and one.service not in entered), ""
            )
            if not waits:
                yield stack.pop()
            else:
                entered.add(waits)
                stack.append(waits)
