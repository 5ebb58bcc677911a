"""The configurations and secrets that services are given, at the top of the file.

In: services. Out: an entry for each name. A cluster has them already; on one engine they are files.
"""

from collections.abc import Iterable

from dotcompile.backends.service_keys.mounts import rebased
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import ContainerSpec


def grant(said: str) -> Value:
    """A configuration or secret: its name, and where it appears."""
    name, colon, path = said.partition(":")
    return {"source": name, "target": path} if colon else {"source": name}


def grants_section(services: Iterable[ContainerSpec], section: str, base: str) -> Entry:
    """What services of one engine are given: files in a folder of the section's name."""
    return {name: {"file": rebased(f"./{section}/{name}", base)} for name in _names(services, section)}


def external_grants(services: Iterable[ContainerSpec], section: str) -> Entry:
    """What services of a cluster are given."""
    return {name: {"external": True} for name in _names(services, section)}


def _names(services: Iterable[ContainerSpec], section: str) -> Iterable[str]:
    given = (one for spec in services if section in spec.settings for one in spec.settings[section].value)
    return dict.fromkeys(one.partition(":")[0] for one in given)
