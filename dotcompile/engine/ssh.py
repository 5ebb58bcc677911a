"""An engine on another machine, by the program `ssh` as its user has set it up.

In: a client and `ssh://[USER@]HOST[:PORT]`. Out: the client, whose every connection is an
`ssh … docker system dial-stdio`, as the client `docker` does it; docker-py's own way needs paramiko.
"""

import socket
import subprocess
from typing import Any
from urllib.parse import urlsplit

from docker.transport.unixconn import UnixHTTPAdapter, UnixHTTPConnection, UnixHTTPConnectionPool

from dotcompile.engine.errors import EngineError


def command(url: str) -> list[str]:
    """The command that speaks to the engine. `--` keeps a host from being an option."""
    parts = urlsplit(url)
    if not parts.hostname or parts.password is not None:
        raise EngineError(f"`{url}` is not ssh://[USER@]HOST[:PORT]")
    user = ["-l", parts.username] if parts.username else []
    port = ["-p", str(parts.port)] if parts.port else []
    socket_ = parts.path.rstrip("/")
    dial = ["docker", *(["--host", f"unix://{socket_}"] if socket_ else []), "system", "dial-stdio"]
    return ["ssh", *user, *port, "-T", "-o", "ConnectTimeout=30", "--", parts.hostname, *dial]


def mount(client: Any, url: str, seconds: float, at_once: int) -> None:
    """Let the client speak to the engine by `ssh`."""
    client.mount("http+docker://localhost", _Adapter(command(url), seconds, at_once))


class _Adapter(UnixHTTPAdapter):  # type: ignore[misc]  # docker-py has no types
    def __init__(self, dial: list[str], seconds: float, at_once: int) -> None:
        self._dial = dial
        super().__init__("http+unix:///ssh", timeout=seconds, pool_connections=1, max_pool_size=at_once + 2)

    def get_connection(self, *_: Any, **__: Any) -> Any:
        with self.pools.lock:
            pool = self.pools.get("ssh")
            if pool is None:
                pool = self.pools["ssh"] = _Pool(self._dial, self.timeout, self.max_pool_size)
        return pool


class _Pool(UnixHTTPConnectionPool):  # type: ignore[misc]  # docker-py has no types
    def __init__(self, dial: list[str], seconds: float, at_once: int) -> None:
        super().__init__("http+docker://localhost", "", timeout=seconds, maxsize=at_once)
        self._dial = dial

    def _new_conn(self) -> Any:
        return _Connection(self._dial, self.timeout)


class _Connection(UnixHTTPConnection):  # type: ignore[misc]  # docker-py has no types
    def __init__(self, dial: list[str], seconds: float) -> None:
        super().__init__("http+docker://localhost", "", seconds)
        self._dial = dial
        self._process: subprocess.Popen[bytes] | None = None

    def connect(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                self._dial, stdin=theirs.fileno(), stdout=theirs.fileno(), start_new_session=True
            )
        ours.settimeout(self.timeout)
        self.sock = ours

    def close(self) -> None:
        super().close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
