"""A real engine: the only file that speaks to Docker.

In: how the engine is reached. Out: an `Engine` of `api.py`. What goes wrong becomes one of `errors.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from socket import SHUT_RDWR
from typing import Any, ParamSpec, TypeVar

import docker
from docker import errors as of_docker

from dotcompile.engine.api import Held, Json
from dotcompile.engine.connection import Connection
from dotcompile.engine.errors import EngineError, NotThereError, RefusedError, UnreachableError, no_socket

_P = ParamSpec("_P")
_T = TypeVar("_T")


def connect(connection: Connection) -> "DockerEngine":
    """The engine there; an error if it does not answer."""
    return DockerEngine(told(client_of)(connection))


def client_of(connection: Connection) -> docker.APIClient:
    """A client that speaks to the engine."""
    if connection.url.startswith("ssh://"):
        from dotcompile.engine.ssh import mount  # few engines are reached so

        client = docker.APIClient("unix:///ssh", version="1.41", timeout=connection.seconds)
        mount(client, connection.url, connection.seconds, connection.at_once)
        client._version = client.version(api_version=False)["ApiVersion"]
        return client
    if connection.socket and not Path(connection.socket).exists():
        raise no_socket(connection.socket)
    return docker.APIClient(
        connection.url,
        version="auto",
        timeout=connection.seconds,
        tls=_tls(connection),
        max_pool_size=connection.at_once + 2,
    )


def _tls(connection: Connection) -> Any:
    if not connection.tls:
        return False
    pair = (connection.certificate, connection.key) if connection.certificate else None
    return docker.tls.TLSConfig(client_cert=pair, ca_cert=connection.ca or None, verify=connection.verify)


def told(call: Callable[_P, _T]) -> Callable[_P, _T]:
    """The call, with its errors as ours."""

    def told(*arguments: _P.args, **named: _P.kwargs) -> _T:
        try:
            return call(*arguments, **named)
        except (of_docker.DockerException, OSError) as error:
            raise _ours(error) from error

    return told


def _ours(error: Exception) -> EngineError:
    """An answer that says no, or none; whatever a connection raises is an `OSError`."""
    if isinstance(error, of_docker.APIError):
        said = " ".join(str(error.explanation or error).split())
        status = error.response.status_code if error.response is not None else 500
        return (NotThereError if status == 404 else RefusedError)(said, status)
    text = " ".join(str(error).split())
    if isinstance(error, OSError) or "Error while fetching server API version" in text:
        return UnreachableError(f"the engine does not answer: {text}")
    return EngineError(text)


class DockerEngine:
    """An engine that docker-py speaks to."""

    def __init__(self, client: docker.APIClient) -> None:
        self.client = client

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    @told
    def about(self) -> Json:
        found: Json = self.client.version(api_version=False)
        return found

    @told
    def containers(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.containers(all=True)
        return found

    @told
    def networks(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.networks()
        return found

    @told
    def volumes(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.volumes()["Volumes"] or ()
        return found

    @told
    def image(self, name: str) -> Json | None:
        try:
            found: Json = self.client.inspect_image(name)
        except of_docker.ImageNotFound:
            return None
        return found

    @told
    def container(self, container: str) -> Json:
        found: Json = self.client.inspect_container(container)
        return found

    @told
    def network(self, network: str) -> Json:
        found: Json = self.client.inspect_network(network, verbose=True)
        return found

    @told
    def pull(self, image: str, platform: str) -> None:
        for line in self.client.pull(image, stream=True, decode=True, platform=platform or None):
            if "error" in line:  # with status 200: the answer had begun
                raise RefusedError(" ".join(str(line["error"]).split()), 500)

    @told
    def load(self, archive: bytes) -> None:
        for _ in self.client.load_image(archive, quiet=True):
            pass

    @told
    def create_network(self, body: Json) -> str:
        made = self.post("/networks/create", {**body, "CheckDuplicate": True}).json()
        return str(made["Id"])

    @told
    def remove_network(self, network: str) -> None:
        self.client.remove_network(network)

    @told
    def connect(self, network: str, container: str, endpoint: Json) -> None:
        self.post(f"/networks/{network}/connect", {"Container": container, "EndpointConfig": endpoint})

    @told
    def disconnect(self, network: str, container: str) -> None:
        self.client.disconnect_container_from_network(container, network, force=True)

    @told
    def create_volume(self, body: Json) -> None:
        options = body.get("DriverOpts")
        self.client.create_volume(body["Name"], body.get("Driver"), options, body.get("Labels"))

    @told
    def remove_volume(self, name: str) -> None:
        self.client.remove_volume(name)

    @told
    def create_container(self, name: str, body: Json, platform: str = "") -> str:
        made = self.client.create_container_from_config(dict(body), name, platform or None)
        return str(made["Id"])

    @told
    def attach(self, container: str) -> Held:
        return _Held(self.client.attach_socket(container, params={"stdin": 1, "stream": 1}))

    @told
    def start(self, container: str) -> None:
        self.client.start(container)

    @told
    def stop(self, container: str) -> None:
        self.client.stop(container)

    @told
    def unpause(self, container: str) -> None:
        self.client.unpause(container)

    @told
    def rename(self, container: str, name: str) -> None:
        self.client.rename(container, name)

    @told
    def remove_container(self, container: str, *, volumes: bool = False) -> None:
        self.client.remove_container(container, force=True, v=volumes)

    @told
    def logs(
        self, container: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        terminal = bool(self.client.inspect_container(container)["Config"]["Tty"])
        return self.written(f"/containers/{container}", follow, tail, timestamps, terminal)

    def written(
        self, path: str, follow: bool, tail: int | None, timestamps: bool, terminal: bool
    ) -> Iterator[tuple[str, bytes]]:
        """What a container or task wrote."""
        response = self.client._get(
            self.client._url(f"{path}/logs"),
            params={
                "stdout": 1,
                "stderr": 1,
                "follow": int(follow),
                "timestamps": int(timestamps),
                "tail": "all" if tail is None else tail,
            },
            stream=True,
            timeout=None if follow else self.client.timeout,
        )
        self.client._raise_for_status(response)
        return _pieces(response, terminal)

    @told
    def execute(self, container: str, command: Sequence[str]) -> bytes:
        # Without `Upgrade` the answer is read through the connection's buffer, in which its beginning may be.
        made = self.post(f"/containers/{container}/exec", {"Cmd": list(command), "AttachStdout": True}).json()
        response = self.post(f"/exec/{made['Id']}/start", {"Detach": False, "Tty": False}, stream=True)
        return b"".join(piece for _, piece in _pieces(response, terminal=False))

    def post(self, path: str, body: Json, **more: Any) -> Any:
        """A call that docker-py has in narrower words only."""
        response = self.client._post_json(self.client._url(path), data=dict(body), **more)
        self.client._raise_for_status(response)
        return response


def _pieces(response: Any, terminal: bool) -> Iterator[tuple[str, bytes]]:
    """What was written, each piece with the stream it went to; a terminal has but one.

    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
    """
    waiting = b""
    with response:
        try:
            for read in response.iter_content(None):
                if terminal:
                    yield "stdout", read
                    continue
                waiting += read
                while len(waiting) >= 8 and len(waiting) >= (end := 8 + int.from_bytes(waiting[4:8], "big")):
                    yield "stderr" if waiting[0] == 2 else "stdout", waiting[8:end]
                    waiting = waiting[end:]
        except OSError as error:
            raise _ours(error) from error


class _Held:
    """A hijacked connection, which lives on while anything of the answer that it came with is held."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def close(self) -> None:
        with suppress(OSError):
            getattr(self._connection, "_sock", self._connection).shutdown(SHUT_RDWR)
        with suppress(OSError):
            self._connection._response.close()
            self._connection.close()
