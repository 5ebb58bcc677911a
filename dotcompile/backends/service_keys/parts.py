"""Networks and volumes, as far as both dialects say them alike.

In: what is to be made. Out: the entries of it at the top of the file.
"""

from collections.abc import Iterable

from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import Network
from dotcompile.model.topology import Settings, Volume

_OPTION, _LABEL = "opt_", "label_"


def network_keys(network: Network) -> Entry:
    """What is made in any case, but for its addresses."""
    entry: Entry = {"driver": network.driver}
    if network.options:
        entry["driver_opts"] = dict(network.options)
    if network.internal:
        entry["internal"] = True
    if network.attachable:
        entry["attachable"] = True
    if network.labels:
        entry["labels"] = dict(network.labels)
    return entry


def volume_keys(volume: Volume) -> Entry:
    """A drawn volume. Of one that is there already, nothing else may be said."""
    settings = volume.settings
    if "external" in settings and settings["external"].value:
        return {"external": True, "name": volume.name}
    entry: Entry = {"driver": settings["driver"].value} if "driver" in settings else {}
    options, labels = _family(settings, _OPTION), _family(settings, _LABEL)
    return entry | ({"driver_opts": options} if options else {}) | ({"labels": labels} if labels else {})


def _family(settings: Settings, prefix: str) -> Entry:
    named = sorted(name for name in settings if name.startswith(prefix))
    return {name.removeprefix(prefix): settings[name].value for name in named}


def volumes_section(drawn: Iterable[Volume], named: Iterable[str]) -> Entry:
    """All volumes: drawn ones, and those that services name."""
    return {**{name: {} for name in named}, **{volume.name: volume_keys(volume) for volume in drawn}}
