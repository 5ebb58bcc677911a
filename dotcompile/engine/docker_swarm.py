"""A manager of a Swarm that docker-py speaks to.

In: how it is reached. Out: a `Manager` of `cluster/api.py`. On an engine that is none its calls are refused.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from docker import auth
from docker import errors as of_docker

from dotcompile.engine.api import Json
from dotcompile.engine.cluster.api import Kind
from dotcompile.engine.connection import Connection
from dotcompile.engine.docker import DockerEngine, client_of, told


def connect(connection: Connection) -> "DockerManager":
    """The engine there; an error if it does not answer."""
    return DockerManager(told(client_of)(connection))


class DockerManager(DockerEngine):
    """An engine that may manage a Swarm."""

    @told
    def services(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.services()
        return found

    @told
    def service(self, service: str) -> Json:
        found: Json = self.client.inspect_service(service)
        return found

    @told
    def tasks(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.tasks()
        return found

    @told
    def nodes(self) -> Sequence[Json]:
        found: Sequence[Json] = self.client.nodes()
        return found

    @told
    def node(self, node: str) -> Json:
        found: Json = self.client.inspect_node(node)
        return found

    @told
    def grants(self, kind: Kind) -> Sequence[Json]:
        found: Sequence[Json] = self.client.configs() if kind == "config" else self.client.secrets()
        return found

    @told
    def task_logs(
        self, task: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        return self.written(f"/tasks/{task}", follow, tail, timestamps, terminal=False)

    @told
    def digest_of(self, image: str) -> str:
        try:
            found = self.client.inspect_distribution(image)
        except of_docker.APIError:
            return image
        return f"{image}@{found['Descriptor']['digest']}"

    @told
    def create_service(self, body: Json) -> str:
        made = self.post("/services/create", body, headers=self._credentials(body)).json()
        return str(made["ID"])

    @told
    def update_service(self, service: str, version: int, body: Json) -> None:
        headers, at = self._credentials(body), {"version": version}
        self.post(f"/services/{service}/update", body, headers=headers, params=at)

    @told
    def remove_service(self, service: str) -> None:
        self.client.remove_service(service)

    @told
    def update_node(self, node: str, version: int, body: Json) -> None:
        self.client.update_node(node, version, body)

    @told
    def create_grant(self, kind: Kind, body: Json) -> str:
        return str(self.post(f"/{kind}s/create", body).json()["ID"])

    @told
    def update_config(self, config: str, version: int, body: Json) -> None:
        self.post(f"/configs/{config}/update", body, params={"version": version})

    @told
    def remove_grant(self, kind: Kind, grant: str) -> None:
        self.client.remove_config(grant) if kind == "config" else self.client.remove_secret(grant)

    def _credentials(self, body: Json) -> dict[str, Any]:
        """What hosts that pull the image say to its registry, as far as this client knows."""
        registry, _ = auth.resolve_repository_name(body["TaskTemplate"]["ContainerSpec"]["Image"])
        header = auth.get_config_header(self.client, registry)
        return {"X-Registry-Auth": header} if header else {}
