"""What files say, as facts: names are settled, and nothing is left that would arise by itself.

In: what is written, the services that there are to be, the target. Out: facts, and what is wrong with the
files so far. With that, facts tell of the rest only.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.backends.proving.written import Written, WrittenNetwork, WrittenService
from dotcompile.reach.facts import FactNetwork, Facts, Mode, Published, Target
from dotcompile.records import replace

#: Networks that an engine has from the start, and what being on one of them comes to.
_MODES = {"host": Mode.HOST, "none": Mode.NONE}


def settle(
    written: Written, made: Mapping[str, WrittenNetwork], names: Sequence[str], target: Target
) -> tuple[Facts, tuple[str, ...]]:
    """The facts of the services in the files, and what is wrong; `made` are networks made beforehand."""
    there = {
        key: made.get(network.name or key, network) if network.external else network
        for key, network in written.networks.items()
    }
    settling = _Settling(replace(written, networks=there), names, target)
    wrong = tuple(settling.find_wrong())
    return settling.facts(), wrong


class _Settling:
    def __init__(self, written: Written, names: Sequence[str], target: Target) -> None:
        self._written = written
        self._names = names
        self._target = target
        self._number = {name: number for number, name in enumerate(names)}
        self._services = {name: one for name, one in written.services.items() if name in self._number}

    def find_wrong(self) -> Iterator[str]:
        """What files must not leave open, and services that should not be there or should."""
        yield from (f"there is no service `{one}`" for one in self._names if one not in self._services)
        yield from (
            f"there is a service `{one}`, which is not drawn"
            for one in self._written.services
            if one not in self._number
        )
        for name, service in self._services.items():
            yield from self._of_service(name, service)

    def _of_service(self, name: str, service: WrittenService) -> Iterator[str]:
        if self._target.cluster and service.mode:
            yield f"`{name}` says `network_mode`, which the target ignores"
        if service.mode and service.networks:
            yield f"`{name}` has networks beside `network_mode: {service.mode}`"
        if not service.networks and (self._target.cluster or not service.mode):
            yield f"`{name}` names no network, so that a `default` one would arise for it"
        joined = self._joined(service)
        if service.mode and service.mode not in _MODES and joined is None:
            yield f"`{name}` has the unknown `network_mode: {service.mode}`"
        if joined == self._number[name] or len(set(service.networks)) < len(service.networks):
            yield f"`{name}` joins itself, or one network twice"
        for key in service.networks:
            if key not in self._written.networks:
                yield f"`{name}` is on the network `{key}`, which is not defined"

    def facts(self) -> Facts:
        """The facts. Services that are missing have no network."""
        services = [self._services.get(name, WrittenService((), "none", ())) for name in self._names]
        return Facts(
            self._target,
            tuple(self._names),
            tuple(map(self._mode, services)),
            tuple(self._networks(services)),
            tuple(self._published(services)),
            tuple(self._shares(services)),
        )

    def _mode(self, service: WrittenService) -> Mode:
        if service.mode:
            return _MODES.get(service.mode, Mode.OWN)
        there = [self._written.networks[key] for key in service.networks if key in self._written.networks]
        modes = [_MODES[one.name] for one in there if one.external and one.name in _MODES]
        return modes[0] if modes else Mode.OWN

    def _networks(self, services: Sequence[WrittenService]) -> Iterator[FactNetwork]:
        """The networks by what the engine calls them: two keys with one name are one network."""
        members: dict[str, dict[int, None]] = {}
        of: dict[str, list[WrittenNetwork]] = {}
        names = {key: network.name or key for key, network in self._written.networks.items()}
        for key, network in self._written.networks.items():
            of.setdefault(names[key], []).append(network)
        for number, service in enumerate(services):
            for key in service.networks:
                if key in names:
                    members.setdefault(names[key], {})[number] = None
        for name, on in members.items():
            if not (name in _MODES and of[name][0].external):
                yield _network(name, tuple(on), of[name])

    def _published(self, services: Sequence[WrittenService]) -> Iterator[Published]:
        for number, service in enumerate(services):
            yield from (replace(one, service=number) for one in service.ports)

    def _shares(self, services: Sequence[WrittenService]) -> Iterator[tuple[int, int]]:
        for number, service in enumerate(services):
            joined = self._joined(service)
            if joined is not None and joined != number:
                yield number, joined

    def _joined(self, service: WrittenService) -> int | None:
        """Whose sandbox a service is in, if it is another's that is drawn."""
        kind, _, name = service.mode.partition(":")
        return self._number.get(name) if kind in ("service", "container") else None


def _network(name: str, members: tuple[int, ...], said: Sequence[WrittenNetwork]) -> FactNetwork:
    """One network. Where keys of the same name say different things, the more open counts.

    What there is already, nothing is known of: it is taken to be open.
    """
    return FactNetwork(
        name,
        members,
        internal=all(one.internal and not one.external for one in said),
        driver=said[0].driver,
        icc=any(one.icc or one.external for one in said),
        attachable=any(one.attachable for one in said),
    )
