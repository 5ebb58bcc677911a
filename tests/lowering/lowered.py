"""Diagrams lowered for tests, and a deployment as a text that people can compare."""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic, in_source_order
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    Deployment,
    Network,
    OnHost,
    OnNetworks,
    OnNothing,
    Within,
)
from dotcompile.lowering.lock import NO_LOCK, Lock
from dotcompile.lowering.lower import lower
from dotcompile.reach.apart import NO_PAIRS, Apart, PairSet
from dotcompile.reach.facts import COMPOSE, Target
from dotcompile.source import Source
from tests.model.shown import meaning


def lowered(
    text: str, target: Target = COMPOSE, never: PairSet = NO_PAIRS, lock: Lock = NO_LOCK, path: str = "d.dot"
) -> tuple[Deployment, tuple[Diagnostic, ...], Source]:
    """What a diagram is lowered to, what was found by lowering it, and its text."""
    topology, _, source = meaning(text, path)
    deployment, findings = lower(topology, never, target, lock)
    return deployment, in_source_order(findings), source


def networks(text: str, target: Target = COMPOSE, never: PairSet = NO_PAIRS) -> dict[str, str]:
    """The networks of a diagram, each with its members in one text; those that lead out have `*` before."""
    deployment, _, _ = lowered(text, target, never)
    return {
        network.name: ("" if network.internal else "* ") + " ".join(network.members)
        for network in deployment.networks
    }


def kinds(text: str, target: Target = COMPOSE, never: PairSet = NO_PAIRS) -> list[str]:
    """The kinds of what is found, but for who is cut off."""
    _, findings, _ = lowered(text, target, never)
    return [found.kind.name for found in findings if found.kind.name != "cut-off"]


def apart(text: str, *pairs: tuple[str, str]) -> PairSet:
    """Services that must share no network, each side of a pair being names."""
    topology, _, _ = meaning(text)
    number = {service.name: at for at, service in enumerate(topology.services)}
    sides = [[tuple(sorted(number[name] for name in side.split())) for side in pair] for pair in pairs]
    return PairSet(tuple(Apart(left, right, "`deny a -> b`") for left, right in sides))


def shown(deployment: Deployment, findings: tuple[Diagnostic, ...], source: Source) -> str:
    """All of a deployment, and what was found."""
    lines = [f"{deployment.name or '-'} for {deployment.target.name}"]
    lines += [_network(network) for network in deployment.networks]
    lines += [line for spec in deployment.services for line in _service(spec)]
    lines += ["", *(_finding(found, source) for found in findings)]
    return "\n".join(lines) + "\n"


def _network(network: Network) -> str:
    out = "internal" if network.internal else "open"
    members = " ".join(f"({name})" if name in network.guests else name for name in network.members)
    more = [f"{pool.subnet} via {pool.gateway or 'any'}" for pool in network.pools]
    more += [f"{key}={value}" for key, value in network.options.items()]
    return f"network {network.name}: {network.purpose} {out} {network.driver} {{{members}}}" + "".join(
        f" {one}" for one in more
    )


def _service(spec: ContainerSpec) -> Iterator[str]:
    yield f"service {spec.name} runs {spec.image or 'a build'} {_sandbox(spec)}"
    for opening in spec.openings:
        yield f"    publishes {opening.container}" + (f" as {opening.said}" if opening.said else "")
    for mount in spec.mounts:
        yield f"    mounts {mount.volume} at {mount.at}" + (" to read" if mount.read_only else "")
    for dependency in spec.dependencies:
        yield f"    waits for {dependency.service} {dependency.condition}"


def _sandbox(spec: ContainerSpec) -> str:
    match spec.sandbox:
        case OnNetworks(attachments):
            return "on " + ", ".join(map(_attachment, attachments))
        case OnHost():
            return "on its host"
        case OnNothing():
            return "on nothing"
        case Within(service):
            return f"within {service}"


def _attachment(attachment: Attachment) -> str:
    more = [*attachment.ips, attachment.mac, attachment.ifname, *attachment.aliases]
    return " ".join([attachment.network, *filter(None, more)])


def _finding(found: Diagnostic, source: Source) -> str:
    line = source.line_number(found.span.start)
    return f"{line}: {found.kind.severity}[{found.kind.name}] {found.message}; {found.help}"
