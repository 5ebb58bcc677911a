"""Cells as findings: one for each cause, with the line of the diagram, and what to do.

In: a model, cells, what is misplaced. Out: findings. What a misplaced container explains is told with it.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.engine.verifying.comparing import Cell, Verdict
from dotcompile.engine.verifying.expected import Model
from dotcompile.engine.verifying.kinds import (
    ANSWERED_OTHERWISE,
    CLOSED_WITHIN,
    NAME_OTHERWISE,
    NOBODY_LISTENS,
    OPEN_BEYOND,
    PLACED_OTHERWISE,
    UNTOLD,
)
from dotcompile.engine.verifying.members import There
from dotcompile.engine.verifying.placing import Placed
from dotcompile.engine.verifying.targets import OUTSIDE, By, Try
from dotcompile.records import replace
from dotcompile.source import Span

_KINDS: dict[Verdict, Kind] = {
    Verdict.OPEN: OPEN_BEYOND,
    Verdict.CLOSED: CLOSED_WITHIN,
    Verdict.UNHEARD: NOBODY_LISTENS,
    Verdict.MUTE: NOBODY_LISTENS,
    Verdict.NAMELESS: NAME_OTHERWISE,
    Verdict.MISNAMED: NAME_OTHERWISE,
    Verdict.OTHER: ANSWERED_OTHERWISE,
    Verdict.GONE: PLACED_OTHERWISE,
    Verdict.UNTOLD: UNTOLD,
}
_HELP: dict[Verdict, str] = {
    Verdict.OPEN: "look for rules that redirect, for routes, and for interfaces that were added by hand",
    Verdict.CLOSED: "look for a packet filter: `iptables -S DOCKER-USER` on the host, and in both containers",
    Verdict.UNHEARD: "see what the program is told to listen on, or draw the port on which it listens",
    Verdict.MUTE: "see the logs of the program: it hangs, or a proxy has nobody behind it",
    Verdict.NAMELESS: "look at /etc/resolv.conf in the container, and at the aliases of the other's endpoint",
    Verdict.MISNAMED: "look at /etc/hosts in the container, and at who else has the name as an alias",
    Verdict.OTHER: "look for rules that redirect, and for a second machine with that address",
    Verdict.GONE: "its interface was changed by hand; `docker restart` gives it what the engine knows",
    Verdict.UNTOLD: "try again",
}
#: Verdicts of a container's own address, which explain whatever else is tried at it.
_OF_TARGET = (Verdict.UNHEARD, Verdict.MUTE, Verdict.GONE)


def tell(
    model: Model, there: There, cells: Sequence[Cell], misplaced: Sequence[Placed]
) -> tuple[Diagnostic, ...]:
    """All findings: what is misplaced first, then what no misplacing explains."""
    return tuple(_Telling(model, there, cells, misplaced).findings())


class _Telling:
    def __init__(
        self, model: Model, there: There, cells: Sequence[Cell], misplaced: Sequence[Placed]
    ) -> None:
        self._model, self._there, self._misplaced = model, there, misplaced
        self._names = model.names
        self._named = {OUTSIDE: OUTSIDE, **{one.id: one.name for one in there.members}}
        self._service = {one.id: one.service for one in there.members}
        self._bad = [cell for cell in cells if cell.verdict is not Verdict.SAME]
        self._explained = {container for one in misplaced for container in one.containers}

    def findings(self) -> Iterator[Diagnostic]:
        for one in self._misplaced:
            ways = sum(self._is_about(cell, one.containers) for cell in self._bad)
            told = f"; {ways} {'way differs' if ways == 1 else 'ways differ'} with it" if ways else ""
            yield replace(one.finding, message=one.finding.message + told)
        left = [cell for cell in self._bad if not self._is_about(cell, self._explained)]
        own = [cell for cell in left if cell.tried.by is By.OWN]
        astray = {cell.tried.source for cell in own if cell.verdict is Verdict.GONE}
        own = [cell for cell in own if cell.verdict is Verdict.GONE or cell.tried.source not in astray]
        yield from self._grouped(own)
        at_fault = {cell.tried.source for cell in own if cell.verdict in _OF_TARGET}
        yield from self._grouped(
            [
                cell
                for cell in left
                if cell.tried.by is not By.OWN
                and cell.tried.source not in astray
                and not self._is_at(cell, at_fault)
            ]
        )

    def _is_about(self, cell: Cell, containers: "set[str] | frozenset[str]") -> bool:
        services = {self._service[one] for one in containers}
        return cell.tried.source in containers or self._names[cell.tried.target] in services

    def _is_at(self, cell: Cell, containers: set[str]) -> bool:
        """Whether a target is at fault itself; who gets through where nobody must is told all the same."""
        if cell.verdict is Verdict.OPEN:
            return False
        if cell.tried.container:
            return cell.tried.container in containers
        return any(one.id in containers for one in self._there.of(self._names[cell.tried.target]))

    def _grouped(self, cells: Sequence[Cell]) -> Iterator[Diagnostic]:
        groups: dict[tuple[object, ...], list[Cell]] = {}
        for cell in cells:
            tried = cell.tried
            key: tuple[object, ...]
            if cell.verdict is Verdict.UNTOLD or tried.by is By.OWN:
                key = (cell.verdict, tried.source, cell.seen)
            elif cell.verdict is Verdict.NAMELESS:
                key = (cell.verdict, tried.source, self._is_nameless(tried.source) or tried.target)
            else:
                key = (cell.verdict, tried.source, tried.target, tried.network)
            groups.setdefault(key, []).append(cell)
        yield from map(self._finding, groups.values())

    def _is_nameless(self, source: str) -> str:
        """The container itself, if it is told of no name at all: its resolver is at fault."""
        names = [cell for cell in self._bad if cell.tried.source == source and cell.tried.by is By.NAME]
        told = {cell.tried.target for cell in names if cell.verdict is Verdict.NAMELESS}
        return source if len(told) > 1 else ""

    def _finding(self, cells: list[Cell]) -> Diagnostic:
        first = cells[0]
        ports = ", ".join(dict.fromkeys(f"{cell.tried.host}:{cell.tried.port}" for cell in cells[:8]))
        more = f" and {len(cells) - 8} more" if len(cells) > 8 else ""
        message = self._message(first, ports + more, {cell.tried.target for cell in cells})
        return Diagnostic(
            _KINDS[first.verdict], message, self._origin(first.tried), help=_HELP[first.verdict]
        )

    def _message(self, cell: Cell, where: str, targets: set[int]) -> str:
        source, target = self._named[cell.tried.source], self._names[cell.tried.target]
        on = f" on network `{cell.tried.network}`" if cell.tried.network else ""
        match cell.verdict:
            case Verdict.OPEN:
                return f"`{source}` gets to `{target}`{on} at {where}, which nothing drawn permits"
            case Verdict.CLOSED:
                return f"`{source}` does not get to `{target}`{on} at {where}: {cell.seen}"
            case Verdict.UNHEARD:
                return f"nobody listens in `{source}` at {where}"
            case Verdict.MUTE:
                return f"`{target}` accepts and says nothing at {where}, asked by `{source}`"
            case Verdict.NAMELESS if len(targets) > 1:
                return f"`{source}` is told no addresses of names: {cell.seen} for {where}"
            case Verdict.NAMELESS:
                return f"`{source}` is told no address of the name `{cell.tried.host}`: {cell.seen}"
            case Verdict.MISNAMED:
                return (
                    f"`{source}` is told {cell.seen} of the name `{cell.tried.host}`, an address of another"
                )
            case Verdict.OTHER:
                return f"`{source}` is answered by `{cell.seen}` and not by `{target}` at {where}"
            case Verdict.GONE:
                return (
                    f"`{source}` does not have the address that the engine tells of it, {where}: {cell.seen}"
                )
            case _:
                return f"`{source}` could not be told of: {cell.seen} ({where})"

    def _origin(self, tried: Try) -> Span:
        services = self._model.deployment.services
        if tried.source == OUTSIDE:
            return services[tried.target].origin
        source = self._model.facts.number[self._service[tried.source]]
        if tried.by is By.OWN or (tried.by is By.AWAY and not tried.expected):
            return services[source].origin
        return self._model.origin(source, tried.target)
