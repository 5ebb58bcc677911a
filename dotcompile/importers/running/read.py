"""What runs to what was imported.

In: what an engine told, and which project is asked for. Out: the record, as a Compose file that says the same
would give it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dotcompile.diagnostics import Diagnostic
from dotcompile.importers.compose.read import Outcome, Wish, project_name, read_tables
from dotcompile.importers.documents.made import make_document
from dotcompile.importers.kinds import NOT_DEFINED
from dotcompile.importers.running.containers import container_table, mounts_of
from dotcompile.importers.running.inspected import (
    COMPOSE_SERVICE,
    OWN_NAME,
    Inspected,
    Json,
    own_labels,
    plain,
    project_of,
)
from dotcompile.importers.running.swarm import service_table

_COMPOSE_NETWORK, _COMPOSE_VOLUME = "com.docker.compose.network", "com.docker.compose.volume"
_BUILT_IN = ("bridge", "host", "none", "ingress", "docker_gwbridge")
_ITS_OWN = "vxlanid_list"
#: What an engine says of a network to which it gave the addresses itself.
_PICKED = {"subnet", "gateway"}
_DRIVERS = {"bridge": "", "overlay": ""}


def read_running(name: str, seen: Inspected, project: str) -> Outcome:
    """A project of an engine that is called by a name, or all that runs there if none is asked for."""
    wanted = project or _only_project(seen)
    table = _project(seen, wanted)
    source, document = make_document(name, table)
    sources = {name: source}
    if not table["services"]:
        what = f"nothing runs of the project `{project}`" if project else "nothing runs there"
        finding = Diagnostic(NOT_DEFINED, what, source.span(0, 0), help="`docker ps` tells what runs")
        return Outcome(None, (finding,), sources)
    wish = Wish(project_name(wanted or name), stack=bool(_chosen(seen.services, wanted)), named=True)
    imported, findings = read_tables(document, wish, f"what runs on {name}")
    return Outcome(imported, findings, sources)


def _only_project(seen: Inspected) -> str:
    """The project of all that runs, if it is one."""
    projects = {project_of(_labels(one)) for one in (*seen.containers, *seen.services)}
    return projects.pop() if len(projects) == 1 else ""


def _project(seen: Inspected, project: str) -> dict[str, Any]:
    """What a Compose file would say."""
    services = _chosen(seen.services, project)
    containers = [] if services else _chosen(seen.containers, project)
    networks = {one["Id"]: _key(one, _COMPOSE_NETWORK, project) for one in seen.networks}
    volumes = {one["Name"]: _key(one, _COMPOSE_VOLUME, project) for one in seen.volumes}
    by_name = {one["Name"]: networks[one["Id"]] for one in seen.networks}
    tables = (
        {name: service_table(one, name, networks, volumes) for name, one in _by_name(services)}
        if services
        else dict(_containers(containers, seen.images, by_name, volumes))
    )
    used = [pair for table in tables.values() for pair in table.get("networks", {}).items()]
    pinned = {key for key, place in used if "ipv4_address" in place or "ipv6_address" in place}
    mounted = {one.get("source") for table in tables.values() for one in table.get("volumes", ())}
    granted = {section: _granted(tables, section) for section in ("configs", "secrets")}
    there = {networks[one["Id"]]: one for one in seen.networks}
    kept = {volumes[one["Name"]]: one for one in seen.volumes}
    return {
        "services": tables,
        "networks": {key: _network(there[key], project, key in pinned) for key in dict(used) if key in there},
        "volumes": {key: _volume(one, project) for key, one in kept.items() if key in mounted},
        **{section: tables for section, tables in granted.items() if tables},
    }


def _chosen(said: Sequence[Json], project: str) -> list[Json]:
    """What is of a project, by its labels."""
    return [one for one in said if not project or project_of(_labels(one)) == project]


def _labels(said: Json) -> Json:
    found: Json = (said.get("Config") or said.get("Spec") or said).get("Labels") or {}
    return found


def _by_name(services: Iterable[Json]) -> Iterator[tuple[str, Json]]:
    """Services of a Swarm by their names in the stack."""
    for one in services:
        yield one["Spec"]["Name"].removeprefix(f"{project_of(_labels(one))}_"), one


def _containers(
    said: Sequence[Json], images: Mapping[str, Json], networks: Mapping[str, str], volumes: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A service for each name, by its first container, and of how many it is one."""
    of_projects: dict[str, dict[str, list[Json]]] = {}
    for one in sorted(said, key=lambda one: str(one.get("Created", ""))):
        labels = _labels(one)
        name = str(labels.get(COMPOSE_SERVICE) or labels.get(OWN_NAME) or one["Name"].lstrip("/"))
        of_projects.setdefault(name, {}).setdefault(project_of(labels), []).append(one)
    named = {
        f"{project}-{name}" if len(of_name) > 1 and project else name: several
        for name, of_name in of_projects.items()
        for project, several in of_name.items()
    }
    called = {one["Id"]: name for name, several in named.items() for one in several}
    for name, several in named.items():
        first, image = several[0], images.get(several[0]["Image"])
        table = container_table(first, image, name, called)
        if "networks" in table:
            table["networks"] = {networks.get(key, key): one for key, one in table["networks"].items()}
        mounts = mounts_of(first, image, volumes)
        yield name, {**table, **plain({"volumes": mounts, "scale": len(several) if len(several) > 1 else 0})}


def _key(said: Json, label: str, project: str) -> str:
    """What a file would call a network or volume: one of another project goes by its whole name."""
    labels = said.get("Labels") or {}
    own = project_of(labels)
    if own and own == project:
        return str(labels.get(label) or labels.get(OWN_NAME) or said["Name"].removeprefix(f"{own}_"))
    return str(said["Name"])


def _network(said: Json, project: str, pinned: bool) -> dict[str, Any]:
    """A network. Its addresses are somebody's wish if a service has one of its own there."""
    labels = said.get("Labels") or {}
    if said["Name"] in _BUILT_IN or project_of(labels) == "" or project not in ("", project_of(labels)):
        return {"external": True, "name": said["Name"]}
    pools = [
        plain(
            {
                "subnet": pool.get("Subnet"),
                "gateway": pool.get("Gateway"),
                "ip_range": pool.get("IPRange"),
                "aux_addresses": pool.get("AuxiliaryAddresses") or pool.get("AuxAddress"),
            }
        )
        for pool in (said.get("IPAM") or {}).get("Config") or ()
    ]
    driver = said["Driver"]
    options = {
        name: value for name, value in (said.get("Options") or {}).items() if not name.endswith(_ITS_OWN)
    }
    return plain(
        {
            "driver": _DRIVERS.get(driver, driver),
            "driver_opts": options,
            "internal": said.get("Internal"),
            "attachable": said.get("Attachable") and driver == "overlay",
            "enable_ipv6": said.get("EnableIPv6"),
            "labels": own_labels(labels),
            "ipam": {"config": pools} if pinned or any(set(pool) - _PICKED for pool in pools) else {},
        }
    )


def _volume(said: Json, project: str) -> dict[str, Any]:
    labels = said.get("Labels") or {}
    if project_of(labels) == "" or project not in ("", project_of(labels)):
        return {"external": True, "name": said["Name"]}
    return plain({"driver": said["Driver"], "driver_opts": said.get("Options"), "labels": own_labels(labels)})


def _granted(tables: Mapping[str, Any], section: str) -> dict[str, Any]:
    names = dict.fromkeys(one["source"] for table in tables.values() for one in table.get(section, ()))
    return {name: {"external": True} for name in names}
