"""`dotcompile inspect FILE [NAME]`: which networks things are in, with whom, and by which lines."""

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence

from dotcompile.cli.deploying import Described
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.observing import EXIT_CODES, add_all, add_format, observed, table
from dotcompile.cli.parser import Parser
from dotcompile.cli.runners import is_on_cluster
from dotcompile.cli.session import Session
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.inspection import Member, SeenNetwork, inspect
from dotcompile.engine.observe import observe
from dotcompile.engine.ownership import NAME
from dotcompile.engine.state import ObservedContainer
from dotcompile.reports.visible import visible

_EPILOG = f"""\
examples:
  dotcompile inspect shop.dot
  dotcompile inspect shop.dot api
  dotcompile inspect --format json --project shop

NAME is a service, a container, or a network. On a manager of a cluster it tells of all hosts.

{EXIT_CODES}"""

Lines = Mapping[str, list[str]]
"""The lines of the diagram that ask for a network or a service, by its name there."""


def parser() -> Parser:
    """The options of `inspect`."""
    usage = "dotcompile inspect [OPTION]... FILE [NAME]\n       dotcompile inspect [OPTION]... --project NAME"
    summary = "Tell which networks containers are in, and who is on each network."
    made = Parser("dotcompile inspect", usage, summary, _EPILOG)
    add_format(made)
    add_all(made, "FILE")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the networks, or those of one thing."""

    def show(project: str, said: Described | None, engine: ClusterReader, words: list[str]) -> int:
        if is_on_cluster(project, said, engine):
            from dotcompile.engine.cluster.observe import observe_cluster  # most engines are alone
            from dotcompile.engine.swarm.seen import containers_of as tasks_of
            from dotcompile.engine.swarm.seen import inspect_cluster

            cluster = observe_cluster(engine)
            networks, there = inspect_cluster(project, cluster, engine), tasks_of(project, cluster)
        else:
            seen = observe(engine)
            networks, there = inspect(project, seen, engine), tuple(seen.containers_of(project))
        if words:
            networks = _chosen(networks, words, there)
        of_networks, of_services = _lines(said)
        if arguments.format == "json":
            told = [_as_json(one, of_networks, of_services) for one in networks]
            session.stdout.write(json.dumps(told, indent=2) + "\n")
        else:
            session.stdout.write("\n".join(_text(one, of_networks, of_services) for one in networks))
        return 0

    return observed(show, arguments, session)


def _chosen(
    networks: Sequence[SeenNetwork], words: list[str], there: Sequence[ObservedContainer]
) -> tuple[SeenNetwork, ...]:
    """The network of a name, or those that the service or container of that name is on."""
    if len(words) > 1:
        raise UsageError("name one service, container or network")
    (name,) = words
    chosen = tuple(
        one
        for one in networks
        if name in (one.name, one.key) or any(name in (two.name, two.service) for two in one.members)
    )
    known = {one.key for one in networks} | {two.service for one in networks for two in one.members}
    known |= {one.labels.get(NAME, "") for one in there}
    if not chosen and name not in known:
        raise UsageError(f"there is neither a network nor a service `{name}`{did_you_mean(name, known)}")
    return chosen


def _lines(said: Described | None) -> tuple[Lines, Lines]:
    if said is None:
        return {}, {}
    networks = {
        one.name: list(dict.fromkeys(map(said.place, one.origins))) for one in said.deployment.networks
    }
    return networks, {one.name: [said.place(one.origin)] for one in said.deployment.services}


def _text(network: SeenNetwork, networks: Lines, services: Lines) -> str:
    facts = [network.driver, *network.subnets, *([f"vxlan {network.vxlan}"] if network.vxlan else [])]
    head = f"{visible(network.name)} ({visible(', '.join(facts))}) {network.id[:12]}\n"
    at = networks.get(network.key, [])
    lines = [head, *([f"  drawn at {', '.join(at)}\n"] if at else [])]
    if network.peers:
        lines.append(
            f"  hosts: {visible(', '.join(f'{name} {address}' for name, address in network.peers))}\n"
        )
    rows = [("  ", one.name, one.address, *_told(one, services)) for one in network.members]
    rows += [("  ", name, address, "virtual address", "") for name, address in network.virtual]
    return "".join(lines) + (table(rows) if rows else "  nobody is on it\n")


def _told(member: Member, services: Lines) -> tuple[str, str]:
    where = f"on {member.host}" if member.host else ""
    if not member.ours and not member.host:
        return "not of the project", ""
    return where, ", ".join(services.get(member.service, []))


def _as_json(network: SeenNetwork, networks: Lines, services: Lines) -> dict[str, object]:
    return {
        "network": network.name,
        "drawn": network.key,
        "id": network.id,
        "driver": network.driver,
        "subnets": list(network.subnets),
        "vxlan": network.vxlan,
        "at": networks.get(network.key, []),
        "members": [
            {
                "name": one.name,
                "service": one.service,
                "address": one.address,
                "host": one.host,
                "of_project": one.ours,
                "at": services.get(one.service, []),
            }
            for one in network.members
        ],
        "virtual": dict(network.virtual),
        "hosts": dict(network.peers),
    }
