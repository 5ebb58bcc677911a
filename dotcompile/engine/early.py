"""An engine that is asked early what every plan begins with: while the diagram is read, without docker-py.

In: how an engine is reached. Out: a `Manager`. Only what changes something, and what is asked after that,
needs docker-py, whose import takes longer than all that a plan asks.
"""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dotcompile.engine.api import Json
from dotcompile.engine.connection import Connection
from dotcompile.engine.errors import NotThereError
from dotcompile.engine.socket_answers import Asked, ask

if TYPE_CHECKING:
    from dotcompile.engine.docker_swarm import DockerManager

_LISTS = ("/containers/json?all=1", "/networks", "/volumes")


class EarlyEngine:
    """The lists are asked for when it is made, and answered once; what else there is, docker-py does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._connecting = Lock()
        self._connected: DockerManager | None = None
        path, seconds = connection.socket, connection.seconds
        self._asked = {what: Asked(path, what, seconds) for what in _LISTS} if path else {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine(), name)

    def close(self) -> None:
        """Let go of the connections, if there are any."""
        if self._connected is not None:
            self._connected.close()

    def containers(self) -> Sequence[Json]:
        """All containers."""
        asked = self._asked.pop(_LISTS[0], None)
        found: Sequence[Json] = self._engine().containers() if asked is None else asked.answer()
        return found

    def networks(self) -> Sequence[Json]:
        """All networks."""
        asked = self._asked.pop(_LISTS[1], None)
        found: Sequence[Json] = self._engine().networks() if asked is None else asked.answer()
        return found

    def volumes(self) -> Sequence[Json]:
        """All volumes."""
        asked = self._asked.pop(_LISTS[2], None)
        return self._engine().volumes() if asked is None else asked.answer()["Volumes"] or ()

    def image(self, name: str) -> Json | None:
        """An image, if it is there."""
        if self._connected is not None or not self._connection.socket:
            return self._engine().image(name)
        try:
            found: Json = self._ask(f"/images/{quote(name)}/json")
        except NotThereError:
            return None
        return found

    def nodes(self) -> Sequence[Json]:
        """All hosts; refused by what manages no Swarm."""
        if self._connected is not None or not self._connection.socket:
            return self._engine().nodes()
        found: Sequence[Json] = self._ask("/nodes")
        return found

    def _ask(self, what: str) -> Any:
        return ask(self._connection.socket, what, self._connection.seconds)

    def _engine(self) -> "DockerManager":
        with self._connecting:
            if self._connected is None:
                from dotcompile.engine.docker_swarm import connect  # brings in docker-py

                self._connected = connect(self._connection)
            return self._connected
