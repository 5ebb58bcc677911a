"""What an engine answers on its Unix socket to a question that changes nothing, without docker-py.

In: the socket's path and what is asked. Out: JSON. HTTP 1.0 it is, since its answers come whole and end with
their connection: https://www.rfc-editor.org/rfc/rfc1945
"""

import json
from collections.abc import Iterator
from socket import AF_UNIX, socket
from threading import Thread
from typing import Any

from dotcompile.engine.errors import EngineError, NotThereError, RefusedError, UnreachableError, no_socket

_PIECE = 1 << 16


class Asked:
    """A question that is under way while others do something else."""

    def __init__(self, path: str, what: str, seconds: float) -> None:
        self._answer: Any = None
        self._error: EngineError | None = None
        # Nobody waits for it in the end if the diagram has errors.
        self._thread = Thread(target=self._ask, args=(path, what, seconds), daemon=True)
        self._thread.start()

    def answer(self) -> Any:
        """The answer, or its error."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._answer

    def _ask(self, path: str, what: str, seconds: float) -> None:
        try:
            self._answer = ask(path, what, seconds)
        except EngineError as error:
            self._error = error


def ask(path: str, what: str, seconds: float) -> Any:
    """The answer to `GET what`, an error if there is none or if it says no."""
    try:
        with socket(AF_UNIX) as connected:
            connected.settimeout(seconds)
            connected.connect(path)
            connected.sendall(f"GET {what} HTTP/1.0\r\nHost: docker\r\n\r\n".encode())
            said = b"".join(_pieces(connected))
    except FileNotFoundError:
        raise no_socket(path) from None
    except OSError as error:
        raise UnreachableError(f"the engine does not answer: {error}") from error
    return _read(said)


def _pieces(connected: socket) -> Iterator[bytes]:
    while piece := connected.recv(_PIECE):
        yield piece


def _read(said: bytes) -> Any:
    """JSON of which the end is missing is none, so that an answer that was cut off is not taken for one."""
    head, _, body = said.partition(b"\r\n\r\n")
    try:
        status = int(head.split(maxsplit=2)[1])
        answer = json.loads(body)
    except (IndexError, ValueError) as error:
        raise UnreachableError("the engine does not answer: what it says has no end") from error
    if status < 400:
        return answer
    message = " ".join(str(answer.get("message", status)).split())
    raise (NotThereError if status == 404 else RefusedError)(message, status)
