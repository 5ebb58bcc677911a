"""Emitted files as facts are told in them: services with their networks, ports and sandboxes; networks.

In: the loaded files of one deployment, all together. Out: what they say, without asking if it is right; what
nobody may say there is an error. Compose's and Swarm's dialects are read alike here.
https://github.com/compose-spec/compose-spec/blob/main/spec.md
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from dotcompile.backends.proving.loading import Bare, ReadBackError
from dotcompile.backends.proving.ports import read_port
from dotcompile.reach.facts import Published
from dotcompile.records import dataclass

_TOP = {"name", "version", "services", "networks", "volumes", "configs", "secrets"}
#: Ways to connections that no emitted file has, and that are not looked into here.
_REFUSED = ("extends", "links", "external_links", "net", "<<")
#: https://docs.docker.com/engine/network/drivers/bridge/#options
ICC = "com.docker.network.bridge.enable_icc"

Tree = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class WrittenNetwork:
    """A network by its key. `name` is what the engine calls it, empty if that follows from the key."""

    name: str
    driver: str
    internal: bool
    attachable: bool
    icc: bool
    external: bool


@dataclass(frozen=True, slots=True)
class WrittenService:
    """A service: keys of networks, `network_mode` or an empty text, ports that do not say whose they are."""

    networks: tuple[str, ...]
    mode: str
    ports: tuple[Published, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """All that the files say."""

    services: Mapping[str, WrittenService]
    networks: Mapping[str, WrittenNetwork]


def read(files: Sequence[object], cluster: bool) -> Written:
    """What all files say together."""
    services: dict[str, WrittenService] = {}
    networks: dict[str, WrittenNetwork] = {}
    for file in files:
        top = _mapping(file, "a file")
        for key in top.keys() - _TOP:
            if not key.startswith("x-"):
                raise ReadBackError(f"it has the key `{key}`")
        for name, service in _mapping(top.get("services", {}), "`services`").items():
            if name in services:
                raise ReadBackError(f"two files have the service `{name}`")
            services[name] = _service(_mapping(service, f"the service `{name}`"), cluster)
        for name, entry in _mapping(top.get("networks", {}), "`networks`").items():
            network = _network({} if _is_empty(entry) else _mapping(entry, f"the network `{name}`"), cluster)
            if networks.setdefault(name, network) != network:
                raise ReadBackError(f"two files say different things of the network `{name}`")
    return Written(services, networks)


def _service(entry: Tree, cluster: bool) -> WrittenService:
    for key in _REFUSED:
        if key in entry:
            raise ReadBackError(f"a service has the key `{key}`")
    ports = entry.get("ports", [])
    if not isinstance(ports, list):
        raise ReadBackError("`ports` is no list")
    mode = entry.get("network_mode", "")
    return WrittenService(
        tuple(_names(entry.get("networks", []))), _text(mode), tuple(read_port(one, cluster) for one in ports)
    )


def _network(entry: Tree, cluster: bool) -> WrittenNetwork:
    options = _mapping(entry.get("driver_opts", {}), "`driver_opts`")
    return WrittenNetwork(
        name=_text(entry.get("name", "")),
        driver=_text(entry.get("driver", "")) or ("overlay" if cluster else "bridge"),
        internal=_truth(entry.get("internal", Bare("false"))),
        attachable=_truth(entry.get("attachable", Bare("false"))),
        icc=_text(options.get(ICC, "true")).lower() not in ("false", "0", "f"),
        external=_truth(entry.get("external", Bare("false"))),
    )


def _names(entry: object) -> Iterator[str]:
    """The networks of a service, in either form."""
    if isinstance(entry, list):
        yield from map(_text, entry)
    else:
        yield from _mapping(entry, "`networks`")


def _mapping(value: object, what: str) -> Tree:
    if not isinstance(value, dict):
        raise ReadBackError(f"{what} is no mapping")
    return cast("Tree", value)


def _is_empty(value: object) -> bool:
    return isinstance(value, Bare) and value in ("", "~", "null")


def _text(value: object) -> str:
    """A text, with Compose's doubled `$` undone."""
    if not isinstance(value, str):
        raise ReadBackError("a collection stands where a text should")
    return value.replace("$$", "$")


def _truth(value: object) -> bool:
    if not isinstance(value, Bare) or value not in ("true", "false"):
        raise ReadBackError(f"`{value}` is neither true nor false")
    return value == "true"
