"""What is to run: services on networks, in words that every target shares.

`lower` makes it of a topology, and each backend writes it down in its target's language. Every record keeps
the places of the diagram that it is there for. Nothing here is spelt as any target spells it.
"""

from collections.abc import Mapping
from enum import StrEnum

from dotcompile.lowering.lock import Lock
from dotcompile.model.topology import Service, Settings, Volume
from dotcompile.model.values.ports import PortRange
from dotcompile.model.values.publish import Binding
from dotcompile.reach.facts import Target
from dotcompile.records import dataclass
from dotcompile.source import Span


class Purpose(StrEnum):
    """What a network is for."""

    ZONE = "zone"  # a zone's, or that of a network drawn as a node
    LINK = "link"  # flows between services that no zone's network holds together
    INGRESS = "ingress"  # lets services on internal networks publish
    EGRESS = "egress"  # a drawn way out
    ALONE = "alone"  # for a service that nobody may talk to, where a target knows no service without network


@dataclass(frozen=True, slots=True)
class Pool:
    """One range of addresses of a network, as `ipam` has them; empty texts are left to the engine."""

    subnet: str
    gateway: str = ""
    ip_range: str = ""
    aux: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HostPart:
    """What one host of a cluster makes of a network by itself. Without a name it is for any host.

    `engine` is how the host's engine is reached, if that is said.
    """

    host: str
    engine: str
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """A network to be made, or only used if `external`.

    `name` is unique in its deployment. `drawn` is the zone or network node that it is the network of, or a
    part of it; `members` are services by name, in source order. `origins` are the lines of the diagram that
    ask for it, and `guests` the members that are no members of the zone. Where each host of a cluster makes
    its own part, `parts` are these, and hold the addresses, options and labels in place of the whole.
    """

    name: str
    purpose: Purpose
    members: tuple[str, ...]
    internal: bool
    driver: str
    options: Mapping[str, str]
    labels: Mapping[str, str]
    origins: tuple[Span, ...]
    drawn: str | None = None
    guests: tuple[str, ...] = ()
    pools: tuple[Pool, ...] = ()
    ipam_driver: str = ""
    ipv6: bool = False
    attachable: bool = False
    external: bool = False
    parts: tuple[HostPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """One service's place on one network."""

    network: str
    aliases: tuple[str, ...] = ()
    ips: tuple[str, ...] = ()
    mac: str = ""
    ifname: str = ""


@dataclass(frozen=True, slots=True)
class OnNetworks:
    """A sandbox of its own, with an endpoint on each network: at least one, but where policies do without."""

    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class OnHost:
    """The host's own sandbox."""


@dataclass(frozen=True, slots=True)
class OnNothing:
    """A sandbox without an endpoint."""


@dataclass(frozen=True, slots=True)
class Within:
    """The sandbox of another service."""

    service: str


Sandbox = OnNetworks | OnHost | OnNothing | Within


@dataclass(frozen=True, slots=True)
class Opening:
    """A published port: as it was said, or the container's port with a host port that the engine picks."""

    said: Binding | None
    container: PortRange
    origin: Span


@dataclass(frozen=True, slots=True)
class Mount:
    """A drawn volume in a service. `at` is the path in the container."""

    volume: str
    at: str
    read_only: bool
    origin: Span


@dataclass(frozen=True, slots=True)
class Dependency:
    """A service that is to be there first. `condition` is started, healthy or completed."""

    service: str
    condition: str
    origin: Span


@dataclass(frozen=True, slots=True)
class ContainerSpec:
    """A service to be run. What is not in a field of its own is in `settings`, by the vocabulary's names."""

    name: str
    drawn: Service
    image: str
    settings: Settings
    sandbox: Sandbox
    openings: tuple[Opening, ...]
    mounts: tuple[Mount, ...]
    dependencies: tuple[Dependency, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class LabelledHost:
    """What labels a host of a cluster must have, so that constraints put services where they belong.

    `engine` is how the host's engine is reached, if that is said. Every label is on all hosts, with the value
    `true` or `false`, so that one that is no longer meant is overwritten.
    """

    host: str
    engine: str
    labels: tuple[tuple[str, str], ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class Deployment:
    """All that one diagram asks of one target. `lock` keeps the subnets of a pool; None without one.

    `open` are services that may go out to anywhere, on a target that has policies in place of networks.
    """

    name: str
    target: Target
    networks: tuple[Network, ...]
    services: tuple[ContainerSpec, ...]
    volumes: tuple[Volume, ...]
    settings: Settings
    origin: Span
    lock: Lock | None = None
    open: tuple[str, ...] = ()
    labelled: tuple[LabelledHost, ...] = ()
