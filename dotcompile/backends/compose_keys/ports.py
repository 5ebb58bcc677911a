"""Published ports as Compose has them.

In: a service's openings. Out: entries of `ports`, long ones for single ports, short ones for ranges, which
the long form has not.
"""

from collections.abc import Sequence

from dotcompile.backends.service_keys.ports import ports, short
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import Opening
from dotcompile.model.values.publish import Binding


def ports_of(openings: Sequence[Opening]) -> list[Value]:
    """An entry for each opening; Compose refuses two that are alike."""
    entries: list[Value] = []
    for opening in openings:
        said = opening.said or Binding(opening.container)
        entry = _long(said) if said.target.first == said.target.last else short(said)
        if entry not in entries:
            entries.append(entry)
    return entries


def _long(said: Binding) -> Value:
    entry: Entry = {"target": said.target.first}
    if said.host is not None:
        entry["published"] = ports(*said.host)
    if said.address is not None:
        entry["host_ip"] = str(said.address)
    return {**entry, "protocol": said.target.protocol}
