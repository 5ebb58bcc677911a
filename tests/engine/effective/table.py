"""What was measured, as text: runs enter, `measured.json` and `measured.md` leave."""

import json
from collections.abc import Iterable, Sequence

from tests.engine.effective.cells import CELLS, Cell
from tests.engine.effective.measure import Flow, Run
from tests.engine.effective.worlds import PORTS, World

Row = dict[str, object]


def find_rows(runs: Iterable[Run], lacking: set[str]) -> list[Row]:
    """A row for each cell in each run of its world."""
    return [_row(cell, run, lacking) for cell in CELLS for run in runs if run.world.name == cell.world]


def _row(cell: Cell, run: Run, lacking: set[str]) -> Row:
    is_measured = cell.needs not in lacking
    return {
        "cell": cell.name,
        "source": cell.source,
        "target": cell.target,
        "world": cell.world,
        "version": run.version,
        "userland_proxy": run.userland_proxy,
        "open": find_open(cell, run) if is_measured else cell.documented,
        "measured": is_measured,
        "why": "" if is_measured else f"the kernel has no {cell.needs}",
        "url": "" if is_measured else cell.url,
    }


def find_open(cell: Cell, run: Run) -> bool:
    """Whether what a cell says is open; it has to be the same for all that it speaks of."""
    ports = {service.name: service.ports for service in run.world.services}
    found = {
        flow: any(Flow(*flow, via) in run.flows for via in cell.via.split())
        for source in cell.sources.split()
        for target in cell.targets.split()
        if source != target
        for port in cell.ports.split() or ports.get(target, PORTS)
        for flow in [(source, target, port)]
    }
    if len(set(found.values())) != 1:
        raise AssertionError(f"{cell.name} speaks of what is not alike: {found}")
    return any(found.values())


def write_json(runs: Sequence[Run], lacking: set[str]) -> str:
    """All of it, with a line for each flow and row, so that a difference can be read."""
    worlds = {run.world.name: run.world for run in runs}.values()
    parts = {
        "worlds": _block("{", [f"{json.dumps(world.name)}: {_world(world)}" for world in worlds], "}"),
        "runs": _block("[", [_run(run, lacking) for run in runs], "]"),
        "cells": _list(find_rows(runs, lacking)),
    }
    return _block("{", [f"{json.dumps(name)}: {text}" for name, text in parts.items()], "}") + "\n"


def _block(start: str, lines: Iterable[str], end: str) -> str:
    return start + "\n" + ",\n".join(lines) + end


def _list(items: Iterable[object]) -> str:
    return _block("[", map(json.dumps, items), "]")


def _world(world: World) -> str:
    services = world.services
    networks = [
        {
            "name": network.name,
            "driver": network.driver,
            "internal": network.internal,
            "icc": network.icc,
            "attachable": network.attachable,
            "members": [service.name for service in services if network.name in service.networks],
        }
        for network in world.networks
    ]
    published = []
    for service in services:
        for one in service.published:
            container, protocol = one.container.split("/")
            port = {"service": service.name, "container": int(container), "protocol": protocol}
            published.append(port | {"host": one.host, "address": one.address, "direct": one.direct})
    small = {
        "services": [service.name for service in services],
        "modes": {service.name: service.mode for service in services if service.mode},
        "shares": {service.name: service.shares for service in services if service.shares},
        "nodes": {service.name: service.node for service in services if world.swarm},
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in small.items()]
    lines += [f'"networks": {_list(networks)}', f'"published": {_list(published)}']
    return _block("{", lines, "}")


def _run(run: Run, lacking: set[str]) -> str:
    head = {"world": run.world.name, "version": run.version, "userland_proxy": run.userland_proxy}
    ways: dict[tuple[str, str, str], list[str]] = {}
    for flow in sorted(run.flows):
        ways.setdefault(flow[:3], []).append(flow.via)
    flows = [dict(zip(Flow._fields, (*flow, via), strict=True)) for flow, via in ways.items()]
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    parts += [f'"lacking": {json.dumps(sorted(lacking))}', f'"open": {_list(flows)}']
    return "{" + ", ".join(parts) + "}"


def write_markdown(rows: Iterable[Row]) -> str:
    """The table of the documentation: a line a cell, a column a setting."""
    answers: dict[object, dict[object, Row]] = {}
    for row in rows:
        answers.setdefault(row["cell"], {})[row["userland_proxy"]] = row
    lines = ["| from | to | userland proxy on | off |", "|---|---|---|---|"]
    notes = []
    for settings in answers.values():
        row = settings[True]
        marks = [_mark(settings[setting]) for setting in (True, False)]
        lines.append(f"| {row['source']} | {row['target']} | {' | '.join(marks)} |")
        if not row["measured"]:
            notes.append(f"- {row['source']} to {row['target']}: {row['why']}; {row['url']}")
    versions = sorted({str(row["version"]) for settings in answers.values() for row in settings.values()})
    head = f"Measured on Docker Engine {', '.join(versions)}; rows from *an overlay* on, on a Swarm."
    documented = ["Documented by Docker, not measured:", "", *notes, ""] if notes else []
    return "\n".join([head, "", *lines, "", *documented])


def _mark(row: Row) -> str:
    answer = "yes" if row["open"] else "no"
    return answer if row["measured"] else f"{answer} (documented)"
