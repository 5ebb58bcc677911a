"""Which engine is meant: options, variables of the environment, contexts; and an engine behind `ssh`."""

import hashlib
import json
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from dotcompile.cli.connecting import connection
from dotcompile.cli.errors import CommandError
from dotcompile.engine.connection import Connection
from dotcompile.engine.docker import connect
from dotcompile.engine.errors import EngineError, UnreachableError
from dotcompile.engine.ssh import command
from tests.lab.lab import Lab

DEFAULT = Connection("unix:///var/run/docker.sock")


def context(folder: Path, name: str, host: str, *, files: tuple[str, ...] = (), skip: bool = False) -> None:
    key = hashlib.sha256(name.encode()).hexdigest()
    place = folder / "contexts" / "meta" / key
    place.mkdir(parents=True)
    endpoint = {"Host": host, "SkipTLSVerify": skip}
    (place / "meta.json").write_text(json.dumps({"Name": name, "Endpoints": {"docker": endpoint}}))
    of_tls = folder / "contexts" / "tls" / key / "docker"
    of_tls.mkdir(parents=True)
    for file in files:
        (of_tls / f"{file}.pem").write_text("")


def found(folder: Path, host: str = "", named: str = "", **environment: str) -> Connection:
    arguments = Namespace(host=host, context=named)
    return connection(arguments, {"DOCKER_CONFIG": str(folder), "HOME": "/users/me", **environment})


def test_without_a_word_it_is_the_engine_of_the_machine(tmp_path: Path) -> None:
    assert found(tmp_path) == DEFAULT
    assert found(tmp_path, DOCKER_CONTEXT="default") == DEFAULT


def test_an_option_wins_over_the_environment_and_that_over_contexts(tmp_path: Path) -> None:
    context(tmp_path, "far", "ssh://me@far")
    (tmp_path / "config.json").write_text('{"currentContext": "far"}')
    assert found(tmp_path).url == "ssh://me@far"
    assert found(tmp_path, DOCKER_HOST="tcp://near:2375").url == "tcp://near:2375"
    assert found(tmp_path, host="unix:///x.sock", DOCKER_HOST="tcp://near:2375").url == "unix:///x.sock"
    assert found(tmp_path, named="far", DOCKER_HOST="tcp://near:2375").url == "ssh://me@far"
    assert found(tmp_path, DOCKER_CONTEXT="default") == DEFAULT


def test_files_of_tls_are_those_of_the_context(tmp_path: Path) -> None:
    context(tmp_path, "far", "tcp://far:2376", files=("ca", "cert", "key"))
    there = found(tmp_path, named="far")
    assert there.tls
    assert there.verify
    assert [Path(one).name for one in (there.ca, there.certificate, there.key)] == [
        "ca.pem",
        "cert.pem",
        "key.pem",
    ]
    context(tmp_path, "own", "tcp://far:2376", files=("ca",), skip=True)
    own = found(tmp_path, named="own")
    assert (own.tls, own.certificate, own.verify) == (True, "", False)


def test_files_of_tls_are_those_of_the_environment(tmp_path: Path) -> None:
    there = found(tmp_path, DOCKER_HOST="tcp://far:2376", DOCKER_CERT_PATH="/certs", DOCKER_TLS_VERIFY="1")
    assert there == Connection("tcp://far:2376", True, "/certs/ca.pem", "/certs/cert.pem", "/certs/key.pem")
    assert not found(tmp_path, DOCKER_HOST="tcp://far:2376", DOCKER_CERT_PATH="/certs").verify
    assert not found(tmp_path, DOCKER_HOST="unix:///x.sock", DOCKER_TLS_VERIFY="1").tls


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"named": "nobody"}, "there is no context `nobody`"),
        ({"host": "db1"}, "`db1` is not the URL of an engine"),
        ({"host": "unix:///x", "named": "far"}, "both name an engine"),
    ],
)
def test_what_names_no_engine_is_told(options: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=message):
        found(tmp_path, **options)


def test_a_broken_configuration_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(CommandError, match=r"config\.json: cannot be read"):
        found(tmp_path)
    (tmp_path / "config.json").write_text("[]")
    with pytest.raises(CommandError, match="is not what `docker` writes there"):
        found(tmp_path)


def test_a_host_is_never_an_option_of_ssh() -> None:
    dial = ["docker", "system", "dial-stdio"]
    assert command("ssh://me@db1:22") == [
        "ssh", "-l", "me", "-p", "22", "-T", "-o", "ConnectTimeout=30", "--", "db1", *dial,
    ]  # fmt: skip
    assert command("ssh://-oProxyCommand=x")[-5:] == ["--", "-oproxycommand=x", *dial]
    assert "unix:///run/x.sock" in command("ssh://db1/run/x.sock")
    with pytest.raises(EngineError):
        command("ssh://me:secret@db1")


@pytest.mark.docker
def test_an_engine_behind_ssh(engine: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ssh` is a program that knows the way: this one goes to the engine's socket."""
    program = tmp_path / "ssh"
    program.write_text(f"#!{sys.executable}\n{DIAL}")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("LAB_SOCKET", engine.nodes[0].url.removeprefix("unix://"))
    there = connect(Connection("ssh://me@somewhere"))
    assert {one["Name"] for one in there.networks()} == {"bridge", "host", "none"}
    body = {
        "Image": engine.image,
        "Cmd": ["lease"],
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
    }
    container = there.create_container("leased", body)
    held = there.attach(container)
    there.start(container)
    assert there.container(container)["State"]["Running"]
    held.close()
    there.remove_container(container)
    there.close()


#: What `docker system dial-stdio` does.
DIAL = """
import os, socket, threading
there = socket.socket(socket.AF_UNIX)
there.connect(os.environ["LAB_SOCKET"])
def back():
    while piece := there.recv(65536):
        os.write(1, piece)
    os._exit(0)
threading.Thread(target=back, daemon=True).start()
while piece := os.read(0, 65536):
    there.sendall(piece)
"""


@pytest.mark.docker
def test_a_program_ssh_that_fails_is_told(
    engine: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "ssh"
    program.write_text("#!/bin/sh\nexit 255\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(UnreachableError):
        connect(Connection("ssh://me@somewhere"))
