"""A plan kept in a file: what is wanted, and what was there when the plan was made.

In: `Wanted` and `Observed`. Out: JSON, and from it `Wanted` again, and whether the world is as it was. The
operations are not read back: they are planned anew, of the same things, and so are the same.
"""

from collections.abc import Mapping
from typing import Any

from dotcompile.engine.cluster.wanted import WantedCluster
from dotcompile.engine.digest import digest
from dotcompile.engine.ownership import HASH, KIND, LOCK
from dotcompile.engine.state import Observed
from dotcompile.engine.wanted import (
    Awaited,
    Wanted,
    WantedContainer,
    WantedEndpoint,
    WantedNetwork,
    WantedPort,
    WantedVolume,
)
from dotcompile.source import Span


def fingerprint(project: str, observed: Observed) -> str:
    """A digest of what a plan depends on: of ours all but health, of others what can be in the way."""
    ours = {one.id for one in observed.containers_of(project)}
    return digest(
        {
            "containers": sorted(
                [
                    one.id,
                    one.name,
                    one.state,
                    one.labels.get(HASH, ""),
                    [end.network_id for end in one.endpoints],
                ]
                for one in observed.containers
                if one.id in ours
            ),
            "others": sorted(
                [one.name, one.state]
                for one in observed.containers
                if one.id not in ours and one.labels.get(KIND) != LOCK
            ),
            "networks": sorted([one.id, one.name] for one in observed.networks),
            "volumes": sorted(one.name for one in observed.volumes),
            "images": dict(observed.images),
        }
    )


def write(wanted: Wanted | WantedCluster) -> dict[str, Any]:
    """What is wanted, as JSON."""
    made: dict[str, Any] = _written(wanted)
    return made


def read(said: Mapping[str, Any]) -> Wanted:
    """What is wanted, of the JSON that `write` made; `KeyError` or `TypeError` of any other."""
    return Wanted(
        said["project"],
        tuple(WantedNetwork(**named(one, ("subnets",))) for one in said["networks"]),
        tuple(WantedVolume(**named(one, ())) for one in said["volumes"]),
        tuple(_container(one) for one in said["containers"]),
    )


def _written(value: Any) -> Any:
    if hasattr(value, "__match_args__"):
        return {name: _written(getattr(value, name)) for name in value.__match_args__}
    if isinstance(value, tuple | list):
        return [_written(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _written(one) for key, one in value.items()}
    return value


def _container(said: Mapping[str, Any]) -> WantedContainer:
    fields = named(said, ("volumes",))
    fields["endpoints"] = tuple(WantedEndpoint(**one) for one in said["endpoints"])
    fields["awaits"] = tuple(Awaited(**one) for one in said["awaits"])
    fields["ports"] = tuple(WantedPort(**one) for one in said["ports"])
    return WantedContainer(**fields)


def named(said: Mapping[str, Any], tuples: tuple[str, ...]) -> dict[str, Any]:
    """The fields of a record, with lists of texts as tuples and places as spans."""
    fields: dict[str, Any] = dict(said)
    fields |= {name: tuple(said[name]) for name in tuples}
    if "origins" in said:
        fields["origins"] = tuple(Span(**one) for one in said["origins"])
    if "origin" in said:
        fields["origin"] = Span(**said["origin"])
    return fields
