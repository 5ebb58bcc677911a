"""What a card stands for, and which colour a zone has.

In: a thing or a zone of a topology. Out: the role that picks its icon, or the hue of its field. A role is
decoration only: names suggest it, and nothing but the picture depends on it.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from dotcompile.model.images import known_image
from dotcompile.model.topology import Service, Sort, Zone, ZoneKind


class Role(StrEnum):
    """What a card stands for; the value is what it is called."""

    SERVICE = "service"
    FRONTEND = "frontend"
    PROXY = "proxy"
    WORKER = "worker"
    SCHEDULER = "scheduler"
    QUEUE = "queue"
    MONITOR = "monitor"
    CONTROL = "control"
    DATABASE = "database"
    CACHE = "cache"
    STORAGE = "storage"
    ACTOR = "actor"
    HOST = "host"
    NETWORK = "network"
    ENGINE = "engine"
    VOLUME = "volume"


class Hue(StrEnum):
    """The colour of a zone's field."""

    SLATE = "slate"
    INDIGO = "indigo"
    SKY = "sky"
    AMBER = "amber"
    GREEN = "green"
    VIOLET = "violet"
    TEAL = "teal"
    PINK = "pink"


_OF_SORT = {
    Sort.ACTOR: Role.ACTOR,
    Sort.HOST: Role.HOST,
    Sort.NETWORK: Role.NETWORK,
    Sort.ENGINE: Role.ENGINE,
    Sort.VOLUME: Role.VOLUME,
}

#: Words that a service's name may begin or end with; the last word of a name counts most.
_STEMS: tuple[tuple[Role, str], ...] = (
    (
        Role.MONITOR,
        "prometheus grafana exporter monitor metric alert logstash fluent kibana jaeger loki",
    ),
    (Role.QUEUE, "kafka rabbit queue activemq nats mosquitto broker pulsar zookeeper"),
    (Role.CACHE, "redis memcache cache varnish valkey"),
    (
        Role.DATABASE,
        "mongo postgres mysql maria sql oracle elastic influx cassandra couch neo4j database etcd",
    ),
    (Role.PROXY, "haproxy nginx traefik envoy proxy gateway ingress caddy balancer"),
    (Role.SCHEDULER, "schedul cron timer"),
    (Role.FRONTEND, "frontend portal website webapp demo dashboard"),
    (Role.WORKER, "worker spider crawl extract consumer runner"),
    (Role.STORAGE, "storage repositor bucket minio backup registry"),
    (Role.CONTROL, "control orchestr manager"),
)
_WORDS = {
    **dict.fromkeys(("ui", "web", "www"), Role.FRONTEND),
    "db": Role.DATABASE,
    "lb": Role.PROXY,
    "job": Role.WORKER,
    "mq": Role.QUEUE,
    "nfs": Role.STORAGE,
}
_STEM_ROLES = tuple((stem, role) for role, stems in _STEMS for stem in stems.split())

#: Words of a zone's name, and then what most of its members are.
_HUE_STEMS: tuple[tuple[Hue, str], ...] = (
    (Hue.AMBER, "proxy dmz edge ingress public perimeter frontier"),
    (Hue.VIOLET, "stor db data persist"),
    (Hue.INDIGO, "admin control mgmt manage"),
    (Hue.GREEN, "project app service backend internal core"),
)
_HUE_OF_ROLE = {
    Role.PROXY: Hue.AMBER,
    Role.DATABASE: Hue.VIOLET,
    Role.CACHE: Hue.VIOLET,
    Role.STORAGE: Hue.VIOLET,
    Role.CONTROL: Hue.INDIGO,
    Role.MONITOR: Hue.PINK,
    Role.HOST: Hue.SKY,
}
_HUE_OF_KIND = {ZoneKind.HOSTS: Hue.SKY, ZoneKind.OUTSIDE: Hue.SLATE}
_IN_TURN = (Hue.TEAL, Hue.PINK, Hue.GREEN, Hue.SKY)


def role_of(sort: Sort, service: Service | None) -> Role:
    """The role of a thing; of a service by its id, and if that tells nothing by its image."""
    if service is None:
        return _OF_SORT.get(sort, Role.SERVICE)
    image = service.settings.get("image")
    names = [service.id, image.value.repository.rpartition("/")[2] if image else ""]
    found = next(filter(None, map(_role_of_name, names)), None)
    if found is None and (known := known_image(service.id)) is not None and known.is_store:
        return Role.DATABASE
    return found or Role.SERVICE


def hue_of(zone: Zone, number: int, members: Iterable[Role]) -> Hue:
    """The hue of a zone, by its kind, its name, what it has in it, or its number."""
    if zone.kind in _HUE_OF_KIND:
        return _HUE_OF_KIND[zone.kind]
    for word in _words(zone.name):
        for hue, stems in _HUE_STEMS:
            if any(word.startswith(stem) for stem in stems.split()):
                return hue
    roles = [_HUE_OF_ROLE.get(role) for role in members]
    found = max(dict.fromkeys(roles), key=roles.count, default=None)
    return found or _IN_TURN[number % len(_IN_TURN)]


def _role_of_name(name: str) -> Role | None:
    return next(filter(None, map(_role_of_word, reversed(_words(name)))), None)


@lru_cache(1024)  # names of a diagram share words, such as `worker`
def _role_of_word(word: str) -> Role | None:
    if word in _WORDS:
        return _WORDS[word]
    for stem, role in _STEM_ROLES:
        if word.startswith(stem) or word.endswith(stem):
            return role
    return Role.DATABASE if word.endswith("db") else None


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^a-z]+", name.lower()) if word]
