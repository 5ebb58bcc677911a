"""Configurations and secrets: which a project has, and where its services find them.

In: services and what is in the files beside the diagram. Out: wanted grants, and their uses. Neither kind can
be changed once it is made: one of a file has a digest of the file in its name, so that another file makes
another one. Who may list secrets sees the digest, which is cut short.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator

from dotcompile.engine.cluster.api import Kind
from dotcompile.engine.cluster.wanted import WantedGrant, WantedUse
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.lowering.deployment import ContainerSpec

KINDS: tuple[tuple[Kind, str], ...] = (("config", "configs"), ("secret", "secrets"))
"""Each kind with the attribute that names them, and the folder of their files."""
_DIGITS, _LONGEST = 8, 64
#: Who may read the file: what `docker stack deploy` writes.
_FILE = {"UID": "0", "GID": "0", "Mode": 0o444}


def grants_of(services: Iterable[ContainerSpec], around: Surroundings) -> tuple[WantedGrant, ...]:
    """Each once, with the first service that has it."""
    found: dict[tuple[Kind, str], WantedGrant] = {}
    for spec in services:
        for kind, name, _ in _said(spec):
            if (kind, name) not in found:
                data = around.grants.get((kind, name))
                text = None if data is None else base64.b64encode(data).decode()
                called = _called(kind, name, around)
                found[kind, name] = WantedGrant(kind, name, called, text, spec.origin)
    return tuple(found.values())


def uses_of(spec: ContainerSpec, around: Surroundings) -> tuple[WantedUse, ...]:
    """What a service is given."""
    return tuple(
        WantedUse(kind, _called(kind, name, around), {"Name": path or name, **_FILE})
        for kind, name, path in _said(spec)
    )


def _said(spec: ContainerSpec) -> Iterator[tuple[Kind, str, str]]:
    for kind, attribute in KINDS:
        for one in spec.settings[attribute].value if attribute in spec.settings else ():
            name, _, path = one.partition(":")
            yield kind, name, path


def _called(kind: Kind, name: str, around: Surroundings) -> str:
    data = around.grants.get((kind, name))
    if data is None:
        return name
    made = hashlib.sha256(data).hexdigest()[:_DIGITS]
    return f"{around.project}_{name}"[: _LONGEST - _DIGITS - 1] + f"-{made}"
