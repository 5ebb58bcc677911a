"""`dotcompile ps FILE`: what runs of a project."""

import json
from argparse import Namespace
from collections.abc import Iterable, Sequence

from dotcompile.cli.deploying import Described
from dotcompile.cli.observing import EXIT_CODES, add_all, add_format, observed, table
from dotcompile.cli.parser import Parser
from dotcompile.cli.runners import containers_of
from dotcompile.cli.session import Session
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.ownership import NAME
from dotcompile.engine.state import ObservedContainer, OpenPort

_EPILOG = f"""\
examples:
  dotcompile ps shop.dot
  dotcompile ps --project shop --format json

{EXIT_CODES}"""


def parser() -> Parser:
    """The options of `ps`."""
    usage = "dotcompile ps [OPTION]... FILE\n       dotcompile ps [OPTION]... --project NAME"
    made = Parser("dotcompile ps", usage, "Tell what runs of a project.", _EPILOG)
    add_format(made)
    add_all(made, "FILE")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the containers."""

    def show(project: str, said: Described | None, engine: ClusterReader, _: list[str]) -> int:
        found = containers_of(project, said, engine)
        session.stdout.write(_json(found) if arguments.format == "json" else _text(found))
        return 0

    return observed(show, arguments, session)


def _text(found: Sequence[ObservedContainer]) -> str:
    rows = [
        (one.name, one.labels.get(NAME, ""), one.host, one.status, ", ".join(_ports(one.ports)), one.image)
        for one in found
    ]
    head = ("CONTAINER", "SERVICE", "HOST", "STATUS", "PORTS", "IMAGE")
    if not any(one.host for one in found):
        return table([(*row[:2], *row[3:]) for row in (head, *rows)])
    return table([head, *rows])


def _json(found: Iterable[ObservedContainer]) -> str:
    told = [
        {
            "container": one.name,
            "id": one.id,
            "service": one.labels.get(NAME, ""),
            **({"host": one.host} if one.host else {}),
            "state": one.state,
            "health": one.health,
            "status": one.status,
            "ports": _ports(one.ports),
            "image": one.image,
            "networks": {end.network: end.address for end in one.endpoints},
        }
        for one in found
    ]
    return json.dumps(told, indent=2) + "\n"


def _ports(ports: Iterable[OpenPort]) -> list[str]:
    """Host ports, those of both families once."""
    shown = (
        f"{'' if one.address in ('', '0.0.0.0', '::') else f'{one.address}:'}{one.port}/{one.protocol}"
        for one in ports
    )
    return list(dict.fromkeys(shown))
