"""What an engine lets through, as a table: one row a situation.

In: a target, where a packet comes from, by which way, and where its receiver stands. Out: whether it arrives.
What is in no row does not. Rows say what was measured on real engines, or where the answer is documented; a
test holds them against the measurements. A later engine that does otherwise gets a row with its version.
"""

import re
from enum import StrEnum
from functools import cache

from dotcompile.reach.facts import Engine, Target
from dotcompile.records import dataclass


class Place(StrEnum):
    """Where a sandbox stands: on a network of some driver, on several, or nowhere."""

    BRIDGE = "bridge"
    SILENT = "bridge with icc off"
    INTERNAL = "internal bridge"
    OVERLAY = "overlay"
    INTERNAL_OVERLAY = "internal overlay"
    INGRESS = "ingress"  # by a port of Swarm's routing mesh; so it is on `docker_gwbridge`, too
    LAN = "macvlan or ipvlan"
    INTERNAL_LAN = "internal macvlan or ipvlan"
    HOST = "host"  # the machine's own sandbox
    OUTSIDE = "outside"


class Way(StrEnum):
    """To what address a packet goes."""

    PEER = "a container on the same network"
    STRANGER = "a container on another network"
    FORWARDED = "a container on another network, through one that is on both"
    PUBLISHED = "the host, at a port that is published on all addresses"
    LOOPBACK = "the host, at a port that is published on 127.0.0.1"
    MESH = "any host of the cluster, at a published port"
    MACHINE = "the host, at a port of its own"
    ROUTED = "a published port of a container, by a route through its host that the sender made"
    AWAY = "outside"


_NETWORKS = "https://docs.docker.com/engine/network/"
_MACVLAN = "https://docs.docker.com/engine/network/drivers/macvlan/"
_IPVLAN = "https://docs.docker.com/engine/network/drivers/ipvlan/"
_OVERLAY = "https://docs.docker.com/engine/network/drivers/overlay/"
_HOST = "https://docs.docker.com/engine/network/drivers/host/"
_PUBLISH = "https://docs.docker.com/engine/network/port-publishing/"
_MESH = "https://docs.docker.com/engine/swarm/ingress/"


@dataclass(frozen=True, slots=True)
class Situation:
    """A row: whether a packet arrives with the userland proxy, and without it.

    `evidence` is the cell of the measurements that shows it, or the URL of what says so; `since` the first
    engine that it holds of.
    """

    name: str
    senders: tuple[Place, ...]
    way: Way
    receivers: tuple[Place, ...]
    proxy: bool
    no_proxy: bool
    evidence: str
    since: str = "20.10"


_P, _W = Place, Way
_BRIDGES = (_P.BRIDGE, _P.SILENT)
_GATEWAY = (_P.BRIDGE, _P.SILENT, _P.INTERNAL)
_ON_GWBRIDGE = (_P.OVERLAY, _P.INGRESS)
_CONTAINERS = (_P.BRIDGE, _P.SILENT, _P.INTERNAL, _P.OVERLAY, _P.INTERNAL_OVERLAY)
_LANS = (_P.LAN, _P.INTERNAL_LAN)
_NO_WAY_OUT = (_P.INTERNAL, _P.INTERNAL_OVERLAY, _P.INTERNAL_LAN)
_ALL = tuple(Place)

SITUATIONS: tuple[Situation, ...] = (
    # On one network
    Situation("same-bridge", (_P.BRIDGE,), _W.PEER, (_P.BRIDGE,), True, True, "same-bridge"),
    Situation("same-internal", (_P.INTERNAL,), _W.PEER, (_P.INTERNAL,), True, True, "same-internal"),
    Situation("icc-off", (_P.SILENT,), _W.PEER, (_P.SILENT,), False, False, "icc-off"),
    Situation("same-overlay", (_P.OVERLAY,), _W.PEER, (_P.OVERLAY,), True, True, "overlay-other-node"),
    Situation("same-internal-overlay", (_P.INTERNAL_OVERLAY,), _W.PEER, (_P.INTERNAL_OVERLAY,), True, True,
        "overlay-internal"),
    Situation("same-lan", (_P.LAN,), _W.PEER, (_P.LAN,), True, True, "macvlan-peer"),
    Situation("same-internal-lan", (_P.INTERNAL_LAN,), _W.PEER, (_P.INTERNAL_LAN,), True, True, _IPVLAN),
    # From network to network
    Situation("other-network", _CONTAINERS, _W.STRANGER, _CONTAINERS, False, False, "other-bridge"),
    Situation("multi-homed", _CONTAINERS, _W.FORWARDED, _CONTAINERS, False, False, "through-multi-homed"),
    # A port of one engine
    Situation("published", (_P.BRIDGE,), _W.PUBLISHED, _BRIDGES, True, False, "published"),
    Situation("published-from-overlay", _ON_GWBRIDGE, _W.PUBLISHED, (*_BRIDGES, *_ON_GWBRIDGE), True, False,
        "overlay-published"),
    Situation("published-on-overlay", _BRIDGES, _W.PUBLISHED, _ON_GWBRIDGE, True, False, _OVERLAY),
    Situation("published-icc-off", (_P.SILENT,), _W.PUBLISHED, _BRIDGES, True, False, "icc-off-published"),
    Situation("published-from-internal", (_P.INTERNAL,), _W.PUBLISHED, _ALL, False, False,
        "internal-to-published"),
    Situation("published-on-internal", (*_BRIDGES, _P.HOST, _P.OUTSIDE), _W.PUBLISHED, (_P.INTERNAL,),
        False, False, "published-internal-only"),
    Situation("published-from-host", (_P.HOST,), _W.PUBLISHED, (*_BRIDGES, *_ON_GWBRIDGE), True, True,
        _HOST),
    Situation("published-from-outside", (_P.OUTSIDE,), _W.PUBLISHED, (*_BRIDGES, *_ON_GWBRIDGE), True, True,
        "outside-published"),
    Situation("published-on-lan", (*_GATEWAY, _P.HOST, _P.OUTSIDE), _W.PUBLISHED, _LANS, False, False,
        _MACVLAN),
    Situation("loopback", _GATEWAY, _W.LOOPBACK, _ALL, False, False, "published-loopback"),
    Situation("loopback-from-host", (_P.HOST,), _W.LOOPBACK, (*_BRIDGES, *_ON_GWBRIDGE), True, True,
        "published-loopback-host-mode"),
    Situation("loopback-from-outside", (_P.OUTSIDE,), _W.LOOPBACK, _ALL, False, False,
        "outside-published-loopback"),
    # A port of a cluster
    Situation("mesh", (*_ON_GWBRIDGE, *_BRIDGES, _P.HOST, _P.OUTSIDE), _W.MESH, (_P.INGRESS,), True, True,
        _MESH),
    Situation("mesh-from-lan", (_P.LAN,), _W.MESH, (*_BRIDGES, *_ON_GWBRIDGE), True, True, _MESH),
    Situation("mesh-from-internal", _NO_WAY_OUT, _W.MESH, _ALL, False, False,
        "overlay-internal-to-published"),
    Situation("mesh-to-host-mode-port", (*_ON_GWBRIDGE, *_BRIDGES, _P.HOST, _P.OUTSIDE), _W.MESH,
        (_P.OVERLAY, *_BRIDGES), True, True, "overlay-published-other-node"),
    Situation("mesh-to-internal", _ALL, _W.MESH, _NO_WAY_OUT, False, False,
        "overlay-published-internal-only"),
    Situation("same-ingress", (_P.INGRESS,), _W.PEER, (_P.INGRESS,), False, False, "ingress-peers"),
    # The machine's own sandbox
    Situation("to-host-mode", _BRIDGES, _W.MACHINE, (_P.HOST,), True, True, "bridge-to-host-mode"),
    Situation("internal-to-host-mode", (_P.INTERNAL,), _W.MACHINE, (_P.HOST,), True, True,
        "internal-to-host-mode"),
    Situation("overlay-to-host-mode", _ON_GWBRIDGE, _W.MACHINE, (_P.HOST,), True, True,
        "overlay-to-host-mode"),
    Situation("internal-overlay-to-host-mode", (_P.INTERNAL_OVERLAY,), _W.MACHINE, (_P.HOST,), False, False,
        "overlay-internal-to-host-mode"),
    Situation("lan-to-host-mode", _LANS, _W.MACHINE, (_P.HOST,), False, False, "macvlan-to-own-host"),
    Situation("host-mode-to-host-mode", (_P.HOST,), _W.MACHINE, (_P.HOST,), True, True, _HOST),
    Situation("outside-to-host-mode", (_P.OUTSIDE,), _W.MACHINE, (_P.HOST,), True, True, "outside-host-mode"),
    Situation("host-mode-to-container", (_P.HOST,), _W.STRANGER, _GATEWAY, True, True,
        "host-mode-to-internal"),
    Situation("host-mode-to-overlay", (_P.HOST,), _W.STRANGER, _ON_GWBRIDGE, True, True,
        "host-mode-to-overlay"),
    Situation("host-mode-to-internal-overlay", (_P.HOST,), _W.STRANGER, (_P.INTERNAL_OVERLAY,), False, False,
        "host-mode-to-overlay-internal"),
    Situation("host-mode-to-lan", (_P.HOST,), _W.STRANGER, _LANS, False, False, "host-mode-to-macvlan"),
    # Outside
    Situation("away", (*_BRIDGES, *_ON_GWBRIDGE, _P.HOST), _W.AWAY, (_P.OUTSIDE,), True, True,
        "bridge-egress"),
    Situation("away-from-internal", _NO_WAY_OUT, _W.AWAY, (_P.OUTSIDE,), False, False, "internal-egress"),
    Situation("away-from-lan", (_P.LAN,), _W.AWAY, (_P.OUTSIDE,), True, True, "macvlan-egress"),
    Situation("outside-to-lan", (_P.OUTSIDE,), _W.STRANGER, (_P.LAN,), True, True, "outside-macvlan"),
    Situation("outside-by-route", (_P.OUTSIDE,), _W.ROUTED, _BRIDGES, True, True, "outside-routed-published"),
    Situation("outside-to-container", (_P.OUTSIDE,), _W.STRANGER, _CONTAINERS, False, False,
        "outside-routed"),
)  # fmt: skip


def permits(target: Target, sender: Place, way: Way, receiver: Place) -> bool:
    """Whether a packet arrives."""
    return _permits(target.engine, sender, way, receiver)


@cache
def _permits(engine: Engine, sender: Place, way: Way, receiver: Place) -> bool:
    fitting = [
        one
        for one in SITUATIONS
        if way is one.way
        and sender in one.senders
        and receiver in one.receivers
        and release(one.since) <= release(engine.version)
    ]
    if not fitting:
        return False
    latest = max(fitting, key=lambda one: release(one.since))
    return latest.proxy if engine.userland_proxy else latest.no_proxy


def release(version: str) -> tuple[int, ...]:
    """The numbers of an engine's version, `20.10.24+dfsg1` being (20, 10, 24)."""
    found = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()
