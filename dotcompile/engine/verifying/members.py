"""Who is there: the containers of a project, by our labels or those of Compose, and where they are.

In: an engine, a project, its networks as the deployment has them. Out: `There`. Two looks at what did not
change are equal.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from dotcompile.engine.api import Json, Reader
from dotcompile.engine.errors import NotThereError
from dotcompile.engine.ownership import NAME, SERVICE, owned
from dotcompile.engine.payloads.networks import network_of
from dotcompile.lowering.deployment import Deployment
from dotcompile.records import dataclass

_AT_ONCE = 8
_COMPOSE_PROJECT = "com.docker.compose.project"
_COMPOSE_SERVICE = "com.docker.compose.service"
#: What engines call the place of who is on none of their networks.
_NO_NETWORK = ("host", "none")


@dataclass(frozen=True, slots=True)
class Seat:
    """A place on a network that the engine tells; `key` is the network's name in the deployment, if any."""

    key: str
    network: str
    address: str


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """A port of the host, and the container's to which it leads, as `80/tcp`."""

    address: str
    port: int
    container: str


@dataclass(frozen=True, slots=True)
class Member:
    """A container of a service. `words` are what a probe in it may call itself; `begun` when it started."""

    service: str
    name: str
    id: str
    state: str
    exit_code: int
    pid: int
    begun: str
    image: str
    mode: str
    words: tuple[str, ...]
    seats: tuple[Seat, ...]
    doors: tuple[OpenDoor, ...]

    @property
    def is_running(self) -> bool:
        """Whether something can be tried in it."""
        return self.state == "running"

    def address(self, key: str) -> str:
        """Its address on a network, empty if it has none."""
        return next((seat.address for seat in self.seats if seat.key == key), "")


@dataclass(frozen=True, slots=True)
class Found:
    """A network that is there, and the addresses that the host has on it."""

    id: str
    name: str
    gateways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class There:
    """All that is there. `networks` are by the deployment's names; `strangers` are on them, by name."""

    members: tuple[Member, ...]
    networks: Mapping[str, Found]
    strangers: tuple[tuple[str, str], ...]

    def of(self, service: str) -> tuple[Member, ...]:
        """The containers of a service."""
        return tuple(one for one in self.members if one.service == service)


def find_members(engine: Reader, project: str, deployment: Deployment) -> There:
    """One look."""
    networks = _networks(engine, project, deployment)
    listed = engine.containers()
    ours = {one["Id"]: name for one in listed if (name := service_of(one["Labels"] or {}, project))}

    def look(container: str) -> Json | None:
        try:
            return engine.container(container)
        except NotThereError:  # since the list
            return None

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = [one for one in pool.map(look, ours) if one is not None]
    keys = {one.id: key for key, one in networks.items()}
    members = (_member(one, ours[one["Id"]], keys) for one in told)
    external = {one.name for one in deployment.networks if one.external}
    own = {found.id: key for key, found in networks.items() if key not in external}
    strangers = tuple(sorted(_strangers([one for one in listed if one["Id"] not in ours], own)))
    return There(tuple(sorted(members, key=lambda one: one.name)), networks, strangers)


def service_of(labels: Mapping[str, str], project: str) -> str:
    """The service of which a container is, by its labels; empty if it is of none of the project."""
    if owned(labels, project, SERVICE):
        return labels.get(NAME, "")
    return labels.get(_COMPOSE_SERVICE, "") if labels.get(_COMPOSE_PROJECT) == project else ""


def _networks(engine: Reader, project: str, deployment: Deployment) -> dict[str, Found]:
    called = {network_of(one, project).name: one.name for one in deployment.networks}
    found = {}
    for one in sorted(engine.networks(), key=lambda one: str(one["Id"])):
        if one["Name"] in called:
            pools = (one["IPAM"] or {}).get("Config") or ()
            gateways = tuple(pool["Gateway"].partition("/")[0] for pool in pools if pool.get("Gateway"))
            found[called[one["Name"]]] = Found(one["Id"], one["Name"], gateways)
    return found


def _strangers(listed: Sequence[Json], own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for one in listed:
        for seat in ((one["NetworkSettings"] or {}).get("Networks") or {}).values():
            if seat["NetworkID"] in own:
                yield own[seat["NetworkID"]], one["Names"][0].removeprefix("/") if one["Names"] else one["Id"]


def _member(said: Json, service: str, keys: Mapping[str, str]) -> Member:
    config, state, settings = said["Config"], said["State"], said["NetworkSettings"]
    variables = dict(one.partition("=")[::2] for one in config.get("Env") or ())
    words = (variables.get("PROBE_IDENTITY"), config.get("Hostname"), said["Id"][:12], service)
    seats = (
        Seat(keys.get(one["NetworkID"], ""), name, one["IPAddress"])
        for name, one in sorted((settings.get("Networks") or {}).items())
        if name not in _NO_NETWORK and state["Running"]
    )
    return Member(
        service=service,
        name=said["Name"].removeprefix("/"),
        id=said["Id"],
        state=state["Status"],
        exit_code=state["ExitCode"],
        pid=state["Pid"],
        begun=state["StartedAt"],
        image=said["Image"],
        mode=said["HostConfig"].get("NetworkMode", ""),
        words=tuple(dict.fromkeys(filter(None, words))),
        seats=tuple(seats),
        doors=tuple(_doors(settings.get("Ports") or {})),
    )


def _doors(said: Json) -> Iterator[OpenDoor]:
    for container, bindings in sorted(said.items()):
        for one in bindings or ():
            yield OpenDoor(one["HostIp"], int(one["HostPort"]), container)
