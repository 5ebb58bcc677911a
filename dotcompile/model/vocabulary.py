"""The one table of attributes: where each may stand, what it says, and what Compose calls it.

In: an attribute's name and the place it stands. Out: its row, or the nearest name that there is. The
validator, the completion, the reference page and the importer all read this table.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.graphviz_attributes import GRAPHVIZ_ATTRIBUTES
from dotcompile.model.kinds.attributes import MISPLACED_ATTRIBUTE, UNKNOWN_ATTRIBUTE
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values import addresses, mappings, modes, paths, placement, quantities, words
from dotcompile.model.values.form import Form, shown
from dotcompile.model.values.images import IMAGE
from dotcompile.model.values.lists import list_of
from dotcompile.model.values.ports import PORTS
from dotcompile.model.values.publish import PUBLISH
from dotcompile.model.values.scalars import (
    BOOLEAN,
    HOST_NAME,
    INTERFACE,
    PLATFORM,
    PROJECT_NAME,
    REGISTRY,
    SERVICE_NAME,
    TEXT,
    USER,
    WORD,
    choice,
    integer,
)
from dotcompile.records import dataclass
from dotcompile.source import Span


class Place(StrEnum):
    """What an attribute can stand on. A zone is of any kind; those between it and the edge are nodes."""

    GRAPH = "graph"
    ZONE = "zone"
    NETWORK = "network"
    SERVICE = "service"
    ACTOR = "actor"
    HOST = "host"
    VOLUME = "volume"
    ENGINE = "engine"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute in the places where it means one thing.

    A name that ends in `_*` is a family, any name with that beginning. `default` is text that `form` reads,
    or empty if there is none or it is worked out. `compose` is the path of the key within what Compose has
    for the place, be it a service, a network or a volume; empty if it has none.
    """

    name: str
    places: tuple[Place, ...]
    form: Form[Any]
    says: str
    compose: str = ""
    default: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether the value is a list."""
        return self.form.many


_GRAPH = (Place.GRAPH,)
_NETWORKS = (Place.ZONE, Place.NETWORK)
_GRAPH_AND_NETWORKS = (Place.GRAPH, *_NETWORKS)
_SERVICE = (Place.SERVICE,)
_HOST = (Place.HOST,)
_VOLUME = (Place.VOLUME,)
_EDGE = (Place.EDGE,)
_NODES = (Place.NETWORK, Place.SERVICE, Place.ACTOR, Place.HOST, Place.VOLUME, Place.ENGINE)
_ALL = tuple(Place)

NODE_KINDS = ("service", "actor", "host", "network", "engine", "volume", "none")
ZONE_KINDS = ("network", "hosts", "group", "outside")
RELATIONS = (
    "flow", "attach", "serve", "ingress", "egress", "control", "provision", "mount", "outside",
)  # fmt: skip
_NAMES = list_of(SERVICE_NAME, "names")
_WORDS = list_of(WORD, "words")
_COUNT = integer(0, 100_000, "2")
_RATIO = quantities.RATIO


def _update(prefix: str, key: str, what: str) -> tuple[Row, ...]:
    """The attributes by which a service's tasks are replaced; the way back has the same."""

    def row(name: str, form: Form[Any], says: str, default: str) -> Row:
        return Row(f"{prefix}_{name}", _SERVICE, form, says, f"deploy.{key}.{name}", default)

    actions = ("pause", "continue", "rollback") if prefix == "update" else ("pause", "continue")
    return (
        row("parallelism", _COUNT, f"How many tasks {what} at a time; 0 is all.", "1"),
        row("delay", quantities.DURATION, f"How long to wait between groups of tasks that {what}.", "0s"),
        row(
            "order",
            choice("stop-first", "start-first"),
            f"Which task goes first as they {what}.",
            "stop-first",
        ),
        row("failure_action", choice(*actions), f"What to do if tasks that {what} fail.", "pause"),
        row("monitor", quantities.DURATION, f"How long to watch each task after they {what}.", "5s"),
        row("max_failure_ratio", _RATIO, f"How large a part of the tasks that {what} may fail.", "0"),
    )


ROWS: tuple[Row, ...] = (
    # Everything
    Row("kind", (Place.ZONE,), choice(*ZONE_KINDS), "What the zone is, whatever its name suggests."),
    Row("kind", _NODES, choice(*NODE_KINDS), "What the node is, whatever its name or place suggests."),
    Row("name", _GRAPH, PROJECT_NAME, "The name of the project, which engines put before what they make.",
        "name"),
    Row("name", (Place.ZONE, *_NODES), SERVICE_NAME, "Its name, in place of the one that its id gives."),
    Row("tags", _ALL, _WORDS, "Words by which rules select it, as in `tag:pci`."),
    Row("x_*", _ALL, TEXT, "For templates; dotcompile does nothing with it."),
    # Graph
    Row("target", _GRAPH, modes.TARGET,
        "What the diagram is compiled for."),
    Row("pool", _GRAPH, addresses.SUBNET, "The addresses that subnets are cut from."),
    Row("prefix", _GRAPH, integer(8, 30, "24"), "The prefix length of a subnet cut from the pool.",
        default="24"),
    Row("strategy", _GRAPH, choice("spread", "binpack", "random"), "How replicas are placed on hosts.",
        default="spread"),
    Row("rules", _GRAPH, TEXT, "Rules that the diagram must keep, one a line."),
    Row("registry", _GRAPH, REGISTRY, "The registry of images that name none."),
    Row("driver", _GRAPH, modes.NETWORK_DRIVER, "The driver of networks that name none."),
    # Graph, zones, networks
    Row("egress", (*_GRAPH_AND_NETWORKS, Place.SERVICE), choice("drawn", "open"),
        "Whether only drawn ways lead out, or every service may reach the internet.", default="drawn"),
    Row("isolation", _GRAPH_AND_NETWORKS, choice("zone", "strict"),
        "Whether members of a zone may talk to each other, or only where a flow is drawn.", default="zone"),
    Row("cross", _GRAPH_AND_NETWORKS, choice("guest", "link"),
        "Whether services of other zones may join a zone's network, or only a network between the two.",
        default="guest"),
    Row("instances", (*_GRAPH_AND_NETWORKS, Place.SERVICE), choice("shared", "per-zone"),
        "Whether a node listed by several zones is one service, or one for each.", default="shared"),
    # Zones and networks
    Row("driver", _NETWORKS, modes.NETWORK_DRIVER,
        "What makes the network; `veth` joins two services, and nobody else.", "driver"),
    Row("subnet", _NETWORKS, addresses.SUBNETS, "The network's addresses.", "ipam.config.subnet",
        aliases=("cidr",)),
    Row("gateway", _NETWORKS, addresses.ADDRESSES, "The address of the way out of the network.",
        "ipam.config.gateway"),
    Row("ip_range", _NETWORKS, addresses.SUBNETS,
        "The part of the subnet that containers get addresses from.", "ipam.config.ip_range"),
    Row("aux", _NETWORKS, mappings.AUX_ADDRESSES,
        "Addresses that others than containers have, by name.", "ipam.config.aux_addresses"),
    Row("ipv6", _NETWORKS, BOOLEAN, "Whether the network has IPv6 addresses.", "enable_ipv6", "false"),
    Row("internal", _NETWORKS, BOOLEAN, "Whether nothing leads out of the network.", "internal"),
    Row("attachable", _NETWORKS, BOOLEAN, "Whether containers that are no service may join.", "attachable",
        "false"),
    Row("encrypted", _NETWORKS, BOOLEAN, "Whether traffic between hosts is encrypted.",
        "driver_opts.encrypted", "false"),
    Row("mtu", _NETWORKS, integer(68, 65535, "1450"), "The largest packet, in bytes.",
        "driver_opts.com.docker.network.driver.mtu"),
    Row("parent", _NETWORKS, INTERFACE, "The host's interface that macvlan or ipvlan uses.",
        "driver_opts.parent"),
    Row("ipam_driver", _NETWORKS, modes.IPAM_DRIVER, "What hands out addresses.", "ipam.driver", "default"),
    Row("external", (*_NETWORKS, Place.VOLUME), BOOLEAN, "Whether it exists already and is only used.",
        "external", "false"),
    Row("inherit", (Place.ZONE,), BOOLEAN, "Whether the zone has what the zones within it list.",
        default="false"),
    Row("discovery", (*_NETWORKS, Place.SERVICE), choice("dns", "static", "etcd", "consul", "zookeeper",
        "client"),
        "How services find each other: by the engine's names, by fixed addresses, or by a registry that they "
        "join, or with `client` are told of.", default="dns"),
    Row("driver", _VOLUME, modes.VOLUME_DRIVER, "What keeps the volume.", "driver", "local"),
    Row("opt_*", (*_NETWORKS, Place.VOLUME), TEXT, "An option of the driver, by the name after `opt_`.",
        "driver_opts"),
    Row("label_*", (*_NETWORKS, Place.SERVICE, Place.HOST, Place.VOLUME), TEXT,
        "A label, by the name after `label_`.", "labels"),
    # Service: what it runs
    Row("image", _SERVICE, IMAGE, "The image that it runs.", "image", aliases=("container", "os")),
    Row("build", _SERVICE, TEXT, "The folder or repository that its image is built from.", "build"),
    Row("command", _SERVICE, words.COMMAND, "What it runs in place of the image's command.", "command"),
    Row("entrypoint", _SERVICE, words.COMMAND, "What it runs in place of the image's entry point.",
        "entrypoint"),
    Row("working_dir", _SERVICE, paths.ABSOLUTE, "The folder that it runs in.", "working_dir"),
    Row("user", _SERVICE, USER, "The user that it runs as.", "user"),
    Row("hostname", _SERVICE, HOST_NAME, "The name that it has for itself.", "hostname"),
    Row("domainname", _SERVICE, HOST_NAME, "The domain that it has for itself.", "domainname"),
    Row("init", _SERVICE, BOOLEAN, "Whether a small init process reaps its children.", "init", "false"),
    Row("env", _SERVICE, mappings.ENVIRONMENT, "Its environment variables.", "environment"),
    Row("env_file", _SERVICE, list_of(TEXT, "paths"), "Files of environment variables.", "env_file"),
    Row("labels", _SERVICE, mappings.LABELS, "Its labels.", "labels"),
    Row("platform", _SERVICE, PLATFORM, "The system and processor that its image is for.", "platform"),
    Row("pull_policy", _SERVICE, modes.PULL_POLICY, "When its image is pulled.", "pull_policy", "missing"),
    Row("profiles", _SERVICE, _WORDS, "The profiles in which it runs; in all if it has none.", "profiles"),
    # Service: how many, and where
    Row("replicas", _SERVICE, _COUNT, "How many of it run.", "deploy.replicas", "1"),
    Row("mode", _SERVICE, choice("replicated", "global"), "Whether so many run, or one on each host.",
        "deploy.mode", "replicated"),
    Row("constraint", _SERVICE, placement.CONSTRAINTS, "What must hold of its hosts.",
        "deploy.placement.constraints"),
    Row("prefer", _SERVICE, placement.PREFERENCES, "What its replicas are spread over.",
        "deploy.placement.preferences"),
    Row("affinity", _SERVICE, placement.AFFINITIES, "Services to be on the same host with, or with `!` not."),
    Row("strategy", _SERVICE, choice("spread", "binpack", "random"), "How its replicas are placed on hosts."),
    Row("max_per_node", _SERVICE, _COUNT, "How many of it one host may run; 0 is any number.",
        "deploy.placement.max_replicas_per_node", "0"),
    Row("cpus", _SERVICE, quantities.CPUS, "How many processors it may use.", "deploy.resources.limits.cpus",
        aliases=("cpu",)),
    Row("memory", _SERVICE, quantities.SIZE, "How much memory it may use.", "deploy.resources.limits.memory",
        aliases=("mem",)),
    Row("reserve_cpus", _SERVICE, quantities.CPUS, "How many processors are kept for it.",
        "deploy.resources.reservations.cpus"),
    Row("reserve_memory", _SERVICE, quantities.SIZE, "How much memory is kept for it.",
        "deploy.resources.reservations.memory"),
    # Service: its connections
    Row("ports", _SERVICE, PORTS, "The ports that it listens on."),
    Row("publish", _SERVICE, PUBLISH, "Which ports of the host lead to which of its own.", "ports"),
    Row("expose", _SERVICE, PORTS, "Ports that it listens on, told to the engine.", "expose"),
    Row("network_mode", _SERVICE, modes.NETWORK_MODE, "Whose network it uses in place of its own.",
        "network_mode"),
    Row("ip", _SERVICE, addresses.ADDRESSES, "Its address in the network that has it.",
        "networks.ipv4_address"),
    Row("mac", _SERVICE, addresses.MAC, "The hardware address of its interface.", "mac_address"),
    Row("aliases", _SERVICE, list_of(HOST_NAME, "names"), "Other names by which its networks know it.",
        "networks.aliases"),
    Row("endpoint_mode", _SERVICE, choice("vip", "dnsrr"),
        "Whether its name has one virtual address, or those of all replicas.", "deploy.endpoint_mode", "vip"),
    Row("dns", _SERVICE, addresses.ADDRESSES, "The name servers that it asks.", "dns"),
    Row("extra_hosts", _SERVICE, mappings.EXTRA_HOSTS, "Names whose addresses it knows.", "extra_hosts"),
    # Service: what it keeps and is given
    Row("volumes", _SERVICE, paths.MOUNTS, "What is mounted, and where.", "volumes"),
    Row("tmpfs", _SERVICE, paths.TMPFS, "Folders that are kept in memory.", "tmpfs"),
    Row("configs", _SERVICE, paths.GRANTS, "The configurations that it reads.", "configs"),
    Row("secrets", _SERVICE, paths.GRANTS, "The secrets that it reads.", "secrets"),
    Row("read_only", _SERVICE, BOOLEAN, "Whether it cannot write to its image's files.", "read_only",
        "false"),
    # Service: how it lives
    Row("healthcheck", _SERVICE, words.TEST, "The command that tells whether it is well.", "healthcheck.test",
        aliases=("healthcheck_test",)),
    Row("healthcheck_interval", _SERVICE, quantities.DURATION, "How long between two checks.",
        "healthcheck.interval", "30s"),
    Row("healthcheck_timeout", _SERVICE, quantities.DURATION, "How long a check may take.",
        "healthcheck.timeout", "30s"),
    Row("healthcheck_retries", _SERVICE, integer(0, 1000, "3"), "How many failures make it unwell.",
        "healthcheck.retries", "3"),
    Row("healthcheck_start_period", _SERVICE, quantities.DURATION,
        "How long failures do not count after it starts.", "healthcheck.start_period", "0s"),
    Row("healthcheck_start_interval", _SERVICE, quantities.DURATION,
        "How long between two checks while it starts.", "healthcheck.start_interval", "5s"),
    Row("healthcheck_disable", _SERVICE, BOOLEAN, "Whether the image's own check is off.",
        "healthcheck.disable", "false"),
    Row("restart", _SERVICE, modes.RESTART, "When it is started again.", "restart", "no"),
    Row("depends_on", _SERVICE, placement.DEPENDENCIES, "The services that start before it.", "depends_on"),
    Row("stop_signal", _SERVICE, modes.SIGNAL, "The signal that asks it to stop.", "stop_signal", "SIGTERM"),
    Row("stop_grace", _SERVICE, quantities.DURATION, "How long it has to stop.", "stop_grace_period", "10s"),
    *_update("update", "update_config", "are updated"),
    *_update("rollback", "rollback_config", "are rolled back"),
    Row("logging", _SERVICE, modes.LOGGING, "Where its log goes.", "logging"),
    # Service: what it may do
    Row("cap_add", _SERVICE, modes.CAPS, "Capabilities that it gets.", "cap_add"),
    Row("cap_drop", _SERVICE, modes.CAPS, "Capabilities that it loses.", "cap_drop"),
    Row("privileged", _SERVICE, BOOLEAN, "Whether it may do what the host may.", "privileged", "false"),
    Row("security_opt", _SERVICE, list_of(WORD, "options"), "Options for the kernel's security modules.",
        "security_opt"),
    Row("sysctls", _SERVICE, mappings.SYSCTLS, "Kernel settings of its own.", "sysctls"),
    Row("ulimits", _SERVICE, mappings.ULIMITS, "What its processes may use.", "ulimits"),
    Row("shm_size", _SERVICE, quantities.SIZE, "How large its shared memory is.", "shm_size", "64m"),
    # Actor
    Row("enters", (Place.ACTOR,), addresses.ADDRESSES,
        "The host addresses by which it comes in; any if none is named."),
    Row("addr", (Place.ACTOR,), addresses.PLACES, "Where it is: an address, a subnet or a name."),
    # Host
    Row("role", _HOST, choice("manager", "worker"), "Its part in the swarm.", default="worker"),
    Row("engine", _HOST, addresses.ENGINE, "How its engine is reached."),
    Row("addr", _HOST, addresses.PLACE, "Where it is: an address or a name."),
    Row("cpus", _HOST, quantities.CPUS, "How many processors it has.", aliases=("cpu",)),
    Row("memory", _HOST, quantities.SIZE, "How much memory it has.", aliases=("mem",)),
    Row("labels", _HOST, mappings.LABELS, "Its labels, which constraints compare."),
    Row("availability", _HOST, choice("active", "pause", "drain"), "Whether it gets services.",
        default="active"),
    # Edge
    Row("rel", _EDGE, choice(*RELATIONS), "What the edge means, whatever its ends suggest."),
    Row("port", _EDGE, PORTS, "The ports that the flow is for."),
    Row("depends", _EDGE, choice(*placement.CONDITIONS),
        "How far the other end must have come before this one starts."),
    Row("deny", _EDGE, BOOLEAN, "Whether the edge draws what must not be.", default="false"),
    Row("at", _EDGE, paths.ABSOLUTE, "Where the volume is mounted."),
    Row("read_only", _EDGE, BOOLEAN, "Whether nothing can be written to the volume.", default="false"),
    Row("ip", _EDGE, addresses.ADDRESSES, "The service's address in the network.", "networks.ipv4_address"),
    Row("alias", _EDGE, list_of(HOST_NAME, "names"), "Other names that the service has in the network.",
        "networks.aliases"),
    Row("mac", _EDGE, addresses.MAC, "The hardware address of the service's interface in the network.",
        "networks.mac_address"),
    Row("ifname", _EDGE, INTERFACE, "The name of the service's interface in the network.",
        "networks.interface_name"),
)  # fmt: skip

_FAMILY = "_*"
_BY_NAME = {(name, place): row for row in ROWS for name in (row.name, *row.aliases) for place in row.places}


def find(name: str, place: Place) -> Row | None:
    """The row of an attribute in a place, by its name or an alias; a family's row for any name of the family.

    Graphviz's own names are no members of families: `label_scheme` is no label.
    """
    row = _BY_NAME.get((name, place))
    if row is not None or "_" not in name or name in GRAPHVIZ_ATTRIBUTES:
        return None if row is not None and name.endswith(_FAMILY) else row
    family, _, rest = name.partition("_")
    return _BY_NAME.get((family + _FAMILY, place)) if rest else None


def member(row: Row, name: str) -> str:
    """What a name adds to its family's: `disk` for `label_disk`."""
    return name.removeprefix(row.name.removesuffix("*"))


def places_of(name: str) -> tuple[Place, ...]:
    """Every place in which an attribute means something."""
    return tuple(place for place in Place if find(name, place) is not None)


def marks_service(name: str) -> bool:
    """Whether an attribute tells that a node is a service: one that no actor can have."""
    return find(name, Place.SERVICE) is not None and find(name, Place.ACTOR) is None


@lru_cache(maxsize=1024)
def nearest(name: str, place: Place) -> str | None:
    """The name that a misspelt one is nearest to in a place; dotcompile's own before Graphviz's.

    Who writes Compose's name where ours is another (`environment`, `stop_grace_period`) is told ours.
    """
    by_compose, names = _words(place)
    return by_compose.get(name) or nearest_word(name, names)


@cache
def _words(place: Place) -> tuple[Mapping[str, str], Sequence[str]]:
    """Our names by Compose's last words, the first of a word; and all names that may be meant."""
    rows = [row for row in ROWS if place in row.places]
    by_compose = {row.compose.rpartition(".")[2]: row.name for row in reversed(rows) if row.compose}
    names = [row.name for row in rows if not row.name.endswith(_FAMILY)]
    return by_compose, (*names, *sorted(GRAPHVIZ_ATTRIBUTES))


def stray(name: str, place: Place, span: Span) -> Diagnostic | None:
    """The finding for an attribute that has no row in a place; None for Graphviz's own."""
    told = _stray(name, place)
    return None if told is None else Diagnostic(told[0], told[1], span, help=told[2])


def is_stray(name: str, place: Place) -> bool:
    """Whether there is a finding for an attribute that has no row in a place."""
    return _stray(name, place) is not None


@lru_cache(maxsize=4096)
def _stray(name: str, place: Place) -> tuple[Kind, str, str] | None:
    """The kind of the finding, its message and its help."""
    if name in GRAPHVIZ_ATTRIBUTES:
        return None
    elsewhere = places_of(name)
    if elsewhere:
        message = f"{shown(name)} means nothing on {_article(place)}"
        help_ = f"it stands on {', '.join(_article(other) for other in elsewhere)}"
        return MISPLACED_ATTRIBUTE, message, help_
    near = nearest(name, place)
    message = f"{shown(name)} is not known here" + (f"; did you mean `{near}`?" if near else "")
    return UNKNOWN_ATTRIBUTE, message, "a name that begins with `x_` is left to templates"


def _article(place: Place) -> str:
    return f"{'an' if place.value[0] in 'aeiou' else 'a'} {place.value}"
