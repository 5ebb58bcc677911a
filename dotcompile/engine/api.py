"""What is asked of an engine: the calls that are used, and no more.

`Reader` is what `plan`, `drift`, `ps` and `inspect` get, which can change nothing; `Engine` adds what changes
things. Answers and payloads are JSON as version 1.41 of the Engine API has them; every method may
raise what `errors` has. `docker.py` speaks to a real engine, tests to a fake.
https://docs.docker.com/reference/api/engine/version/v1.41/
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

Json = Mapping[str, Any]


class Held(Protocol):
    """A container's standard input, which ends when this is closed or whoever holds it dies."""

    def close(self) -> None:
        """Let go."""


class Reader(Protocol):
    """An engine that is only looked at."""

    def about(self) -> Json:
        """`/version`: the engine's own version, its API's, and its processor (`Arch`)."""

    def containers(self) -> Sequence[Json]:
        """All containers, running or not."""

    def networks(self) -> Sequence[Json]:
        """All networks."""

    def volumes(self) -> Sequence[Json]:
        """All volumes."""

    def image(self, name: str) -> Json | None:
        """An image by its name or ID, None if it is not there."""

    def container(self, container: str) -> Json:
        """Everything about one container."""

    def network(self, network: str) -> Json:
        """Everything about one network, with who is on it on all hosts."""

    def logs(
        self, container: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        """What a container wrote, piece by piece: `stdout` or `stderr`, and bytes."""


class Engine(Reader, Protocol):
    """An engine on which something is done. What is made is answered by its ID."""

    def pull(self, image: str, platform: str) -> None:
        """Fetch an image."""

    def load(self, archive: bytes) -> None:
        """Take an image from an archive."""

    def create_network(self, body: Json) -> str:
        """Make a network."""

    def remove_network(self, network: str) -> None:
        """Remove a network that nobody is on."""

    def connect(self, network: str, container: str, endpoint: Json) -> None:
        """Give a container an endpoint, an `EndpointSettings`, on a network."""

    def disconnect(self, network: str, container: str) -> None:
        """Take a container off a network."""

    def create_volume(self, body: Json) -> None:
        """Make a volume; one of that name that is there already is left as it is."""

    def remove_volume(self, name: str) -> None:
        """Remove a volume and what is in it."""

    def create_container(self, name: str, body: Json, platform: str = "") -> str:
        """Make a container; it does not run yet."""

    def attach(self, container: str) -> Held:
        """Hold the standard input of a container."""

    def start(self, container: str) -> None:
        """Start a container; one that runs is left alone."""

    def stop(self, container: str) -> None:
        """Ask a container to stop, and end it after its time of grace; one that is stopped is left alone."""

    def unpause(self, container: str) -> None:
        """Let a container that is paused go on."""

    def rename(self, container: str, name: str) -> None:
        """Give a container another name."""

    def remove_container(self, container: str, *, volumes: bool = False) -> None:
        """Remove a container, running or not; with the volumes that have no name."""
