"""Flows with a service that has its host's own sandbox, where no way leads from there to a network.

In: a topology and its deployment. Out: a finding for each flow that would be lost. The host is on the bridges
of its engine, be they internal or not; on a cluster's networks it is only where these lead out; and it is
never on those that its own interfaces are lent to.
"""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.cut_off import is_routed
from dotcompile.lowering.deployment import ContainerSpec, Deployment, OnHost, OnNetworks, Within
from dotcompile.lowering.driver_kinds import BEYOND_REACH
from dotcompile.lowering.drivers.catalogue import find_driver
from dotcompile.model.topology import Link, Relation, Sort, Topology
from dotcompile.model.values.form import shown
from dotcompile.reach.ends import expand


def find_lost_flows(topology: Topology, deployment: Deployment) -> Iterator[Diagnostic]:
    """The flows that are drawn and cannot be, told once a link."""
    specs = {spec.name: spec for spec in deployment.services}
    root = {name: _root(spec, specs) for name, spec in specs.items()}
    hosted = {name for name, one in root.items() if isinstance(one.sandbox, OnHost)}
    if not hosted:
        return
    near = _near_hosts(deployment)
    away = {
        name for name, one in root.items() if isinstance(one.sandbox, OnNetworks) and one.name not in near
    }
    for link in topology.links if away else ():
        if link.relation in (Relation.FLOW, Relation.SERVE) and not link.deny:
            yield from _of_link(topology, link, hosted, away)


def _root(spec: ContainerSpec, specs: dict[str, ContainerSpec]) -> ContainerSpec:
    return specs[spec.sandbox.service] if isinstance(spec.sandbox, Within) else spec


def _near_hosts(deployment: Deployment) -> set[str]:
    """Who stands where a host can speak to him."""
    cluster = deployment.target.cluster
    near = {
        name
        for network in deployment.networks
        if not find_driver(network.driver).lan and not (cluster and network.internal)
        for name in network.members
    }
    return near | {spec.name for spec in deployment.services if cluster and any(is_routed(spec))}


def _of_link(topology: Topology, link: Link, hosted: set[str], away: set[str]) -> Iterator[Diagnostic]:
    sources, targets = (
        [one.name for one in expand(topology, end.sort, end.name) if one.sort is Sort.SERVICE]
        for end in (link.source, link.target)
    )
    for ends in ((sources, targets), (targets, sources)):
        host = next((name for name in ends[0] if name in hosted), None)
        other = next((name for name in ends[1] if name in away), None)
        if host is not None and other is not None:
            message = f"no way leads from the host's own sandbox, which {shown(host)} has, to {shown(other)}"
            help_ = (
                f"`egress=open` on {shown(other)} lets it out to the hosts, or give {shown(host)} a network"
            )
            yield Diagnostic(BEYOND_REACH, message, link.origin, help=help_)
            return
