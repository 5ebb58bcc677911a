"""What is added to payloads when things are made: IDs, digests, labels.

In: wanted services and grants, and what only the cluster knows. Out: payloads. A service's digest covers
those of its networks. Digests are labels of the service alone: as labels of tasks they would restart these.
"""

from collections.abc import Mapping
from typing import Any

from dotcompile.engine.cluster.wanted import WantedGrant, WantedService
from dotcompile.engine.digest import digest, digests, write_digests
from dotcompile.engine.ownership import AFTER, HASH, PARTS, labels_of

#: What a part of a specification is called in a plan; the others by their own names.
_CALLED = {
    "Args": "command",
    "Command": "entrypoint",
    "Env": "environment",
    "Mounts": "volumes",
    "EndpointSpec": "ports",
    "Mode": "replicas",
    "UpdateConfig": "update",
    "RollbackConfig": "rollback",
    "RestartPolicy": "restart",
    "LogDriver": "logging",
}
_TEMPLATE, _CONTAINER = "TaskTemplate", "ContainerSpec"
Grants = Mapping[tuple[str, str], str]


def called(key: str) -> str:
    """What a part of a specification is called."""
    return _CALLED.get(key, key.lower())


def parts_of(service: WantedService, networks: Mapping[str, str]) -> dict[str, str]:
    """The digest of each part of what a service is made of; `networks` are the digests of networks."""
    spec: dict[str, Any] = dict(service.body)
    template = dict(spec.pop(_TEMPLATE))
    container = template.pop(_CONTAINER)
    said = {**spec, **template, **container}
    parts: dict[str, Any] = {called(key): value for key, value in said.items()}
    parts["image"] = service.image
    parts["networks"] = [
        [one.network, networks.get(one.network, ""), one.settings] for one in service.endpoints
    ]
    for kind in ("config", "secret"):
        uses = [[one.name, one.file] for one in service.uses if one.kind == kind]
        if uses:
            parts[f"{kind}s"] = uses
    return digests(parts)


def seal_service(
    service: WantedService,
    image: str,
    networks: Mapping[str, str],
    hashes: Mapping[str, str],
    grants: Grants,
) -> dict[str, Any]:
    """The payload of a service; `networks` are IDs by name, `hashes` digests, `grants` IDs."""
    template = dict(service.body[_TEMPLATE])
    container = {**template[_CONTAINER], "Image": image}
    for kind, title in (("config", "Config"), ("secret", "Secret")):
        uses = [
            {"File": one.file, f"{title}ID": grants.get((kind, one.name), ""), f"{title}Name": one.name}
            for one in service.uses
            if one.kind == kind
        ]
        if uses:
            container[f"{title}s"] = uses
    template[_CONTAINER] = container
    template["Networks"] = [
        {"Target": networks.get(one.network, one.network), **one.settings} for one in service.endpoints
    ]
    parts = parts_of(service, hashes)
    labels = {**service.body["Labels"], HASH: digest(parts), PARTS: write_digests(parts)}
    if service.awaits:
        labels[AFTER] = " ".join(one.service for one in service.awaits)
    return {**service.body, "Labels": labels, _TEMPLATE: template}


def seal_grant(grant: WantedGrant, project: str) -> dict[str, Any]:
    """The payload of a configuration or secret."""
    labels = labels_of(project, grant.kind, grant.key)
    return {"Name": grant.name, "Labels": labels, "Data": grant.data}
