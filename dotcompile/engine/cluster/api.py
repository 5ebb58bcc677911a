"""What is asked of a manager of a Swarm beside what every engine is asked.

`ClusterReader` can change nothing; `Manager` can. Answers and payloads are JSON of the Engine API 1.41.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service
"""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from dotcompile.engine.api import Engine, Json, Reader

Kind = Literal["config", "secret"]
"""What a service can be given as a file."""


class ClusterReader(Reader, Protocol):
    """A manager that is only looked at."""

    def services(self) -> Sequence[Json]:
        """All services."""

    def service(self, service: str) -> Json:
        """One service."""

    def tasks(self) -> Sequence[Json]:
        """All tasks, those that have ended among them."""

    def nodes(self) -> Sequence[Json]:
        """All hosts."""

    def node(self, node: str) -> Json:
        """One host."""

    def grants(self, kind: Kind) -> Sequence[Json]:
        """All configurations or secrets."""

    def task_logs(
        self, task: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        """What a task wrote, wherever it is, as `logs` of a container."""

    def digest_of(self, image: str) -> str:
        """The image with the digest that its registry has for it; as it is where no registry tells."""


class Manager(Engine, ClusterReader, Protocol):
    """A manager at which something is done."""

    def create_service(self, body: Json) -> str:
        """Make a service; its ID."""

    def update_service(self, service: str, version: int, body: Json) -> None:
        """Give a service another specification, if it is still at that version."""

    def remove_service(self, service: str) -> None:
        """Remove a service; its tasks end after that."""

    def update_node(self, node: str, version: int, body: Json) -> None:
        """Give a host another specification, if it is still at that version."""

    def create_grant(self, kind: Kind, body: Json) -> str:
        """Make a configuration or secret; its ID."""

    def update_config(self, config: str, version: int, body: Json) -> None:
        """Give a configuration other labels, if it is still at that version."""

    def remove_grant(self, kind: Kind, grant: str) -> None:
        """Remove a configuration or secret that no service has."""
