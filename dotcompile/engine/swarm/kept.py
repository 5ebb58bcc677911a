"""A plan kept in a file, for a cluster: what is wanted, and what was there when the plan was made."""

from collections.abc import Mapping
from typing import Any

from dotcompile.engine.cluster.state import ObservedCluster
from dotcompile.engine.cluster.wanted import (
    WantedBase,
    WantedCluster,
    WantedGrant,
    WantedHost,
    WantedPort,
    WantedService,
    WantedUse,
)
from dotcompile.engine.digest import digest
from dotcompile.engine.kept import named
from dotcompile.engine.ownership import KIND, LOCK
from dotcompile.engine.wanted import Awaited, WantedEndpoint, WantedNetwork


def fingerprint(cluster: ObservedCluster) -> str:
    """A digest of what a plan depends on: all but how far tasks have come."""
    return digest(
        {
            "services": sorted([one.id, dict(one.spec)] for one in cluster.services),
            "networks": sorted([one.id, one.name] for one in cluster.here.networks),
            "volumes": sorted(one.name for one in cluster.here.volumes),
            "grants": sorted([one.kind, one.id] for one in cluster.grants if one.labels.get(KIND) != LOCK),
            "nodes": sorted([one.id, one.name, dict(one.labels)] for one in cluster.nodes),
        }
    )


def read(said: Mapping[str, Any]) -> WantedCluster:
    """What is wanted, of the JSON that was written; `KeyError` or `TypeError` of any other."""
    return WantedCluster(
        said["project"],
        tuple(WantedNetwork(**named(one, ("subnets",))) for one in said["networks"]),
        tuple(said["volumes"]),
        tuple(WantedGrant(**named(one, ())) for one in said["grants"]),
        tuple(_service(one) for one in said["services"]),
        tuple(WantedBase(**named(one, ("hosts",))) for one in said["bases"]),
        tuple(_host(one) for one in said["hosts"]),
    )


def _host(said: Mapping[str, Any]) -> WantedHost:
    fields = named(said, ())
    fields["labels"] = tuple((key, value) for key, value in said["labels"])
    return WantedHost(**fields)


def _service(said: Mapping[str, Any]) -> WantedService:
    fields = named(said, ())
    fields["endpoints"] = tuple(WantedEndpoint(**one) for one in said["endpoints"])
    fields["uses"] = tuple(WantedUse(**one) for one in said["uses"])
    fields["awaits"] = tuple(Awaited(**one) for one in said["awaits"])
    fields["ports"] = tuple(WantedPort(**one) for one in said["ports"])
    return WantedService(**fields)
