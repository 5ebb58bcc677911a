"""Which engine a command is for: by its options, else by the environment and the contexts of `docker`.

In: `--host`, `--context`, `DOCKER_HOST`, `DOCKER_CONTEXT`, `DOCKER_TLS_VERIFY`, `DOCKER_CERT_PATH`,
`DOCKER_CONFIG`. Out: how the engine is reached. https://docs.docker.com/engine/manage-resources/contexts/
"""

import hashlib
import json
import os
from argparse import Namespace, _ActionsContainer
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dotcompile.cli.errors import UnreadableError, UsageError
from dotcompile.engine.connection import Connection
from dotcompile.engine.early import EarlyEngine
from dotcompile.records import replace

if TYPE_CHECKING:
    from dotcompile.engine.docker_swarm import DockerManager  # brings in docker-py

_DEFAULT = "unix:///var/run/docker.sock"
_SECONDS = 60.0


def add_engine(group: _ActionsContainer) -> None:
    """The options that name an engine."""
    add = group.add_argument
    text = "the engine: unix://, tcp:// or ssh://; by default as for `docker`, DOCKER_HOST or the context"
    add("--host", metavar="URL", help=text)
    add("--context", metavar="NAME", help="a context of `docker`, in place of the one that is set")
    text = f"how long the engine may take to answer; by default {_SECONDS:g}"
    add("--engine-timeout", metavar="SECONDS", type=float, default=_SECONDS, help=text)


def connected(arguments: Namespace, environment: Mapping[str, str], at_once: int = 8) -> "DockerManager":
    """The engine: whether it answers is seen when it is asked something."""
    found = connection(arguments, environment)
    early: Any = EarlyEngine(replace(found, seconds=arguments.engine_timeout, at_once=at_once))
    engine: DockerManager = early
    return engine


def connection(arguments: Namespace, environment: Mapping[str, str]) -> Connection:
    """How the engine is reached. `DOCKER_HOST` wins over the context that is set, as for `docker`."""
    if arguments.host and arguments.context:
        raise UsageError("--host and --context both name an engine")
    url = arguments.host or (not arguments.context and environment.get("DOCKER_HOST"))
    if url:
        return _by_variables(_url(url), environment)
    folder = Path(environment.get("DOCKER_CONFIG") or Path(environment.get("HOME", "/")) / ".docker")
    name = arguments.context or environment.get("DOCKER_CONTEXT") or _current(folder)
    return Connection(_DEFAULT) if name in ("", "default") else _by_context(folder, name)


def _by_variables(url: str, environment: Mapping[str, str]) -> Connection:
    folder, verify = environment.get("DOCKER_CERT_PATH"), bool(environment.get("DOCKER_TLS_VERIFY"))
    if not (folder or verify) or not url.startswith(("tcp://", "http")):
        return Connection(url)
    place = Path(folder or Path(environment.get("HOME", "/")) / ".docker")
    authority, certificate, key = (str(place / name) for name in ("ca.pem", "cert.pem", "key.pem"))
    return Connection(url, True, authority, certificate, key, verify)


def _by_context(folder: Path, name: str) -> Connection:
    key = hashlib.sha256(name.encode()).hexdigest()
    said = _read(folder / "contexts" / "meta" / key / "meta.json")
    if said is None:
        raise UsageError(f"there is no context `{name}`: `docker context ls` tells which there are")
    endpoint = said.get("Endpoints", {}).get("docker", {})
    place = folder / "contexts" / "tls" / key / "docker"
    files = {what: place / f"{what}.pem" for what in ("ca", "cert", "key")}
    there = {what: str(path) if os.access(path, os.F_OK) else "" for what, path in files.items()}
    return Connection(
        _url(endpoint.get("Host") or _DEFAULT),
        any(there.values()),
        there["ca"],
        there["cert"],
        there["key"],
        verify=not endpoint.get("SkipTLSVerify", False),
    )


def _current(folder: Path) -> str:
    said = _read(folder / "config.json")
    return str((said or {}).get("currentContext", ""))


def _read(path: Path) -> dict[str, Any] | None:
    try:
        said: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: cannot be read: {error}") from None
    if not isinstance(said, dict):
        raise UnreadableError(f"{path}: is not what `docker` writes there")
    return said


def _url(said: str) -> str:
    if not said.startswith(("unix://", "tcp://", "ssh://", "npipe://", "http://", "https://")):
        raise UsageError(f"`{said}` is not the URL of an engine: for example ssh://user@host")
    return said
