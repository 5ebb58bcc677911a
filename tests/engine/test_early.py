"""What an engine is asked on its socket while the diagram is read, and by whom the rest is done."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from socket import AF_UNIX, socket
from threading import Thread
from typing import Any

import pytest

from dotcompile.engine.connection import Connection
from dotcompile.engine.early import EarlyEngine
from dotcompile.engine.errors import EngineError, NotThereError, RefusedError, UnreachableError
from dotcompile.engine.nature import is_manager
from dotcompile.engine.socket_answers import ask

FINE = "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n"
EMPTY = {"/containers/json?all=1": "[]", "/networks": "[]", "/volumes": '{"Volumes": null}'}


class Listener:
    """Answers on a socket what a test has it say, and keeps what it was asked."""

    def __init__(self, path: Path) -> None:
        self.path, self.asked = path, list[str]()
        self.answers: dict[str, str] = {}
        self._socket = socket(AF_UNIX)
        self._socket.bind(str(path))
        self._socket.listen()
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def says(self, answers: Mapping[str, str]) -> None:
        self.answers.update({what: FINE + body for what, body in answers.items()})

    def refuses(self, what: str, status: int, message: str) -> None:
        self.answers[what] = f"HTTP/1.0 {status} No\r\n\r\n{json.dumps({'message': message})}"

    def _serve(self) -> None:
        while True:
            try:
                connected, _ = self._socket.accept()
            except OSError:
                return
            with connected:
                what = connected.recv(4096).decode().split()[1]
                self.asked.append(what)
                connected.sendall(self.answers.get(what, "").encode())


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    made = Listener(tmp_path / "engine.sock")
    yield made
    made.close()


def early(listener: Listener) -> Any:
    return EarlyEngine(Connection(f"unix://{listener.path}", seconds=5))


def test_lists_are_asked_for_at_once_and_answered_once(listener: Listener) -> None:
    listener.says({**EMPTY, "/networks": '[{"Name": "shop_app"}]'})
    engine = early(listener)
    assert [one["Name"] for one in engine.networks()] == ["shop_app"]
    assert (engine.containers(), engine.volumes()) == ([], ())
    assert sorted(listener.asked) == sorted(EMPTY)
    with pytest.raises(UnreachableError):  # the next list is docker-py's, to whom nobody answers
        engine.networks()


def test_an_image_that_is_not_there_is_none(listener: Listener) -> None:
    listener.says({**EMPTY, "/images/a%3A1/json": '{"Id": "sha256:1"}'})
    listener.refuses("/images/b/json", 404, "No such image: b")
    engine = early(listener)
    assert engine.image("a:1") == {"Id": "sha256:1"}
    assert engine.image("b") is None


@pytest.mark.parametrize(
    ("status", "message", "manages"), [(503, "This node is not a swarm manager.", False), (200, "", True)]
)
def test_what_an_engine_is_decides(listener: Listener, status: int, message: str, manages: bool) -> None:
    listener.says({**EMPTY, "/nodes": "[]"})
    if message:
        listener.refuses("/nodes", status, message)
    assert is_manager(early(listener)) is manages


def test_an_engine_that_fails_is_not_taken_for_one_that_is_alone(listener: Listener) -> None:
    listener.refuses("/nodes", 500, "rpc error:\n  deadline exceeded")
    with pytest.raises(RefusedError, match=r"^rpc error: deadline exceeded$"):
        is_manager(early(listener))


@pytest.mark.parametrize("answer", ["", "HTTP/1.0", "nonsense", FINE + '[{"Id": "1"},'])
def test_an_answer_without_its_end_is_none(listener: Listener, answer: str) -> None:
    listener.answers["/networks"] = answer
    with pytest.raises(UnreachableError, match="has no end"):
        ask(str(listener.path), "/networks", 5)


def test_errors_are_those_of_the_engine(listener: Listener, tmp_path: Path) -> None:
    listener.refuses("/x", 404, "no such thing")
    with pytest.raises(NotThereError, match="no such thing"):
        ask(str(listener.path), "/x", 5)
    with pytest.raises(EngineError, match="there is no socket"):
        ask(str(tmp_path / "none"), "/x", 5)


def test_an_engine_that_is_silent_is_waited_for_no_longer_than_was_said(tmp_path: Path) -> None:
    with socket(AF_UNIX) as silent:
        silent.bind(str(tmp_path / "engine.sock"))
        silent.listen()
        with pytest.raises(UnreachableError, match="timed out"):
            ask(str(tmp_path / "engine.sock"), "/networks", 0.05)


def test_who_only_plans_loads_no_docker_py(listener: Listener, tmp_path: Path) -> None:
    """Its import takes longer than all that a plan asks."""
    listener.says(EMPTY)
    path = tmp_path / "shop.dot"
    path.write_text('digraph shop { node [image="a"]; web -> db }\n')
    listener.refuses("/images/a/json", 404, "No such image: a")
    program = (
        "import os, sys; from dotcompile.cli.main import main\n"
        "code = main(sys.argv[1:], sys.stdin.buffer, sys.stdout, sys.stderr, os.environ)\n"
        "print(code, sorted({'docker', 'requests', 'urllib3', 'http.client'} & set(sys.modules)))"
    )
    words = ["plan", "--target", "compose", "--host", f"unix://{listener.path}", str(path)]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, timeout=60)
    assert "create container" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == "0 []"
