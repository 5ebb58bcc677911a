"""The probe by itself, on the loopback: each of its programs, the other processor's under an emulator."""

import hashlib
import io
import json
import os
import socket
import struct
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from dotcompile.engine.probe.answers import Answer, read_answers
from dotcompile.engine.probe.binaries import ARCHITECTURES, SPELLINGS, find_binary
from dotcompile.engine.probe.image import pack
from tests.soak import Soak

EMULATORS = {"amd64": "qemu-x86_64", "arm64": "qemu-aarch64"}
NATIVE = SPELLINGS.get(os.uname().machine)
PLACE = Path(str(find_binary("amd64"))).parent


class Probe:
    """A program of the probe, with its emulator where it needs one."""

    def __init__(self, architecture: str) -> None:
        emulator = [] if architecture == NATIVE else [EMULATORS[architecture]]
        self.command = [*emulator, str(find_binary(architecture))]

    def run(self, *words: str, **options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self.command, *words], capture_output=True, text=True, timeout=60, env=options, input=""
        )

    def ask(self, *words: str) -> tuple[Answer, ...]:
        done = self.run("try", "-t", "500", "-r", "2", "-g", "20", *words)
        assert (done.returncode, done.stderr) == (0, "")
        answers = read_answers(done.stdout)
        assert answers is not None
        return answers

    @contextmanager
    def serving(self, ports: str, identity: str = "somebody") -> Iterator[None]:
        command = [*self.command, "serve", "-i", identity, "-l", ports]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == f"{identity} serves {len(ports.split(','))}\n"
            yield
            server.terminate()
            assert server.wait(timeout=10) == 0


def parameters() -> Iterator[object]:
    for architecture in ARCHITECTURES:
        is_native = architecture == NATIVE
        yield pytest.param(architecture, id=architecture, marks=() if is_native else pytest.mark.qemu)


@pytest.fixture(params=parameters())
def probe(request: pytest.FixtureRequest) -> Probe:
    return Probe(request.param)


def free_port() -> int:
    """A port that nobody has over TCP or UDP, at this moment."""
    with closing(socket.socket()) as tcp, closing(socket.socket(type=socket.SOCK_DGRAM)) as udp:
        tcp.bind(("127.0.0.1", 0))
        udp.bind(tcp.getsockname())
        return int(tcp.getsockname()[1])


def test_who_is_served_is_told_who_answers_where(probe: Probe) -> None:
    port = free_port()
    with probe.serving(f"{port}/tcp,{port}/udp", identity="web.1"):
        answers = probe.ask(f"127.0.0.1:{port}/tcp", f"127.0.0.2:{port}/udp", f"127.0.0.1:{port}")
    assert [answer.result for answer in answers] == ["open"] * 3
    assert [answer.port for answer in answers] == [f"{port}/tcp", f"{port}/udp", f"{port}/tcp"]
    assert {answer.identity for answer in answers} == {"web.1"}
    assert [answer.local for answer in answers] == [f"127.0.0.{last}:{port}" for last in (1, 2, 1)]
    assert answers[0].peer == "127.0.0.1"


def test_nobody_is_refused_over_both_protocols(probe: Probe) -> None:
    port = free_port()
    answers = probe.ask(f"127.0.0.1:{port}/tcp", f"127.0.0.1:{port}/udp")
    assert [(answer.result, answer.tries, answer.identity) for answer in answers] == [("refused", 2, "")] * 2


def test_a_socket_that_never_answers_is_a_timeout(probe: Probe) -> None:
    with closing(socket.socket(type=socket.SOCK_DGRAM)) as silent:
        silent.bind(("127.0.0.1", 0))
        (answer,) = probe.ask("-t", "100", f"127.0.0.1:{silent.getsockname()[1]}/udp")
    assert (answer.result, answer.tries) == ("timeout", 2)


def test_after_the_deadline_the_rest_is_not_tried(probe: Probe) -> None:
    with closing(socket.socket(type=socket.SOCK_DGRAM)) as silent:
        silent.bind(("127.0.0.1", 0))
        targets = [f"127.0.0.1:{silent.getsockname()[1]}/udp"] * 20
        answers = probe.ask("-t", "200", "-d", "300", "-c", "4", *targets)
    results = [answer.result for answer in answers]
    assert results == sorted(results, key=["timeout", "not-tried"].index)
    assert set(results) == {"timeout", "not-tried"}


def test_thousands_of_targets_come_back_in_their_order(probe: Probe) -> None:
    port, closed = free_port(), free_port()
    targets = [f"127.0.{number % 250}.1:{closed if number % 3 else port}" for number in range(3000)]
    with probe.serving(str(port)):
        done = subprocess.run(
            [*probe.command, "try", "-r", "2", "-"], input="\n".join(targets), capture_output=True, text=True
        )
    answers = read_answers(done.stdout)
    assert answers is not None
    assert [f"{answer.host}:{answer.port}" for answer in answers] == [f"{target}/tcp" for target in targets]
    wanted = ["refused" if number % 3 else "open" for number in range(3000)]
    assert [answer.result for answer in answers] == wanted


@pytest.mark.parametrize(
    "target", ["web", "web:", ":80", "web:0", "web:65536", "web:80/sctp", "web:80x", "x" * 300 + ":80"]
)
def test_what_is_no_target_is_said(probe: Probe, target: str) -> None:
    (answer,) = probe.ask(target)
    assert answer.result == "bad-target"


@pytest.mark.parametrize("name", ["a..b", "x" * 64, "."])
def test_what_is_no_name_is_said(probe: Probe, name: str) -> None:
    (answer,) = probe.ask("-n", "127.0.0.1", f"{name}:80")
    assert answer.result == "bad-name"


@contextmanager
def stranger(answer: bytes) -> Iterator[int]:
    """A listener that is no probe: it says something, and waits for the other to end."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def talk() -> None:
            connection, _ = server.accept()
            with connection, suppress(ConnectionError):
                connection.sendall(answer)
                connection.settimeout(5)
                connection.recv(1)

        talking = threading.Thread(target=talk)
        talking.start()
        yield server.getsockname()[1]
        talking.join()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"220 mail\r\n",
        b"dotcompile-probe\n",
        b"dotcompile-probe a\x1b[2J 1.2.3.4:80 1.2.3.4\n",
        b'dotcompile-probe a" b c\n',
        b"dotcompile-probe " + b"a" * 400 + b" b c\n",
        b"\xff" * 5000,
        b"dotcompile-probe a\0b 1.2.3.4:80 1.2.3.4\n",
    ],
)
def test_what_a_stranger_says_is_not_repeated(probe: Probe, said: bytes) -> None:
    with stranger(said) as port:
        (answer,) = probe.ask("-b", "100", f"127.0.0.1:{port}")
    assert (answer.result, answer.identity, answer.local, answer.peer) == ("open", "", "", "")


@contextmanager
def name_server(answer: Callable[[bytes], bytes | None]) -> Iterator[str]:
    """A server that answers each question as it is told to, or not at all."""
    with closing(socket.socket(type=socket.SOCK_DGRAM)) as server:
        server.bind(("127.0.0.1", 0))

        def serve() -> None:
            while (packet := server.recvfrom(4096))[0] != b"end":
                if (said := answer(packet[0])) is not None:
                    server.sendto(said, packet[1])

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield f"127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.sendto(b"end", server.getsockname())
            serving.join()


def question(packet: bytes) -> bytes:
    """The question of a packet: name, type and class."""
    return packet[12 : packet.index(b"\0", 12) + 5]


def reply(packet: bytes, addresses: list[str], code: int = 0) -> bytes:
    """An answer by RFC 1035: an alias first, then addresses, each name a pointer to the question's."""
    asked = question(packet)
    head = packet[:2] + struct.pack(">HHHHH", 0x8180 | code, 1, len(addresses) + 1, 0, 0)
    alias = struct.pack(">HHHIH", 0xC00C, 5, 1, 60, 2) + b"\xc0\x0c"
    found = [struct.pack(">HHHIH", 0xC00C, 1, 1, 60, 4) + socket.inet_aton(address) for address in addresses]
    return b"".join([head, asked, alias, *found])


def test_names_are_asked_of_a_server_and_all_addresses_tried(probe: Probe) -> None:
    port = free_port()
    many = [f"127.0.0.{number}" for number in range(1, 51)]
    asked: list[bytes] = []

    def answer(packet: bytes) -> bytes:
        asked.append(question(packet))
        return reply(packet, many)

    with name_server(answer) as server, probe.serving(f"{port}/tcp,{port}/udp"):
        answers = probe.ask("-n", server, *[f"tasks.web:{port}/{each}" for each in ("tcp", "udp", "udp")])
    assert [answer.address for answer in answers] == many * 3
    assert [answer.local for answer in answers] == [f"{address}:{port}" for address in many * 3]
    assert asked == [b"\5tasks\3web\0\0\1\0\1"], "a name is asked for once"


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (lambda packet: reply(packet, [], code=3), "no-such-name"),
        (lambda packet: reply(packet, []), "no-such-name"),
        (lambda packet: reply(packet, [], code=2), "name-error"),
        (lambda packet: None, "name-timeout"),
        (lambda packet: b"\0\0" + reply(packet, ["127.0.0.1"])[2:], "name-timeout"),
        (lambda packet: packet[:5], "name-timeout"),
    ],
    ids=["no such name", "no address", "server failed", "silence", "another question's", "cut off"],
)
def test_why_a_name_has_no_address(
    probe: Probe, answer: Callable[[bytes], bytes | None], result: str
) -> None:
    with name_server(answer) as server:
        (answered,) = probe.ask("-t", "100", "-n", server, "web:80")
    assert (answered.result, answered.address) == (result, "")


def test_a_hostile_name_server_breaks_nothing(probe: Probe, soak: Soak) -> None:
    names = [f"name{number}:1" for number in range(soak.count(100))]

    def answer(packet: bytes) -> bytes:
        said = bytearray(reply(packet, ["127.0.0.1"] * soak.random.randrange(80)))
        for _ in range(soak.random.randrange(1, 8)):
            said[soak.random.randrange(2, len(said))] = soak.random.choice((0, 1, 63, 192, 255))
        return bytes(said[: soak.random.randrange(12, len(said) + 1)])

    with name_server(answer) as server:
        done = probe.run("try", "-r", "1", "-t", "300", "-n", server, *names)
    answers = read_answers(done.stdout)
    assert answers is not None, done.stderr
    assert {answer.host for answer in answers} == {name.partition(":")[0] for name in names}
    soak.figures["answers"] = len(names)


def test_an_output_that_was_cut_off_is_no_result(probe: Probe) -> None:
    output = probe.run("try", "-r", "1", "127.0.0.1:1", "127.0.0.2:1").stdout
    assert len(read_answers(output) or ()) == 2
    for end in range(len(output) - 1):
        assert read_answers(output[:end]) is None
    first, second, last = output.splitlines(keepends=True)
    assert read_answers(second + last) is None
    assert read_answers(first + first + second + last) is None


def test_own_ports_are_checked(probe: Probe) -> None:
    port, closed = free_port(), free_port()
    with probe.serving(f"{port}/tcp,{port}/udp"):
        assert probe.run("check", PROBE_PORTS=f"{port}/tcp,{port}/udp").returncode == 0
        assert probe.run("check", PROBE_PORTS=f"{port}/tcp,{closed}/tcp").returncode == 1


def test_what_cannot_be_served_is_said(probe: Probe) -> None:
    with closing(socket.create_server(("0.0.0.0", 0))) as taken:
        port = taken.getsockname()[1]
        done = probe.run("serve", PROBE_PORTS=f"{port}/tcp")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"probe: {port}/tcp: ")
    assert probe.run("serve", PROBE_PORTS="80/sctp").returncode == 2
    assert probe.run("serve", PROBE_IDENTITY="a b").returncode == 2
    assert probe.run("nonsense").returncode == 2


def test_a_lease_ends_with_its_input(probe: Probe) -> None:
    command = [*probe.command, "lease"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as lease:
        assert lease.stdin is not None
        assert lease.stdout is not None
        assert lease.stdout.readline() == b"held\n"
        assert lease.poll() is None
        lease.stdin.close()
        assert lease.wait(timeout=10) == 0


def test_own_addresses_are_counted(probe: Probe) -> None:
    *lines, last = probe.run("addresses").stdout.splitlines()
    assert json.loads(last) == {"count": len(lines)}
    assert all(set(json.loads(line)) == {"interface", "address"} for line in lines)


def test_the_hashes_are_those_of_the_binaries() -> None:
    for line in (PLACE / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        assert hashlib.sha256((PLACE / name).read_bytes()).hexdigest() == digest
    assert {path.name for path in PLACE.glob("probe-*")} == {f"probe-{name}" for name in ARCHITECTURES}


def test_a_processor_without_a_probe_has_none() -> None:
    assert find_binary("riscv64") is None
    assert find_binary("aarch64") == find_binary("arm64")


def test_the_binaries_are_what_the_source_makes(tmp_path: Path) -> None:
    compiler = Path(sys.executable).with_name("python-zig")
    subprocess.run([PLACE / "build.sh", compiler, tmp_path], check=True, capture_output=True, timeout=900)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (PLACE / path.name).read_bytes(), (
            f"{path.name}: `make probe` builds it anew"
        )


def test_an_image_is_the_same_whenever_it_is_packed() -> None:
    first, second = (pack(b"program", "amd64", "dotcompile/probe:1") for _ in range(2))
    assert first == second
    with tarfile.open(fileobj=io.BytesIO(first.archive)) as archive:
        (manifest,) = json.load(archive.extractfile("manifest.json"))
        config = archive.extractfile(manifest["Config"]).read()
        layer = archive.extractfile(manifest["Layers"][0]).read()
    assert manifest["RepoTags"] == ["dotcompile/probe:1"]
    assert first.id == f"sha256:{hashlib.sha256(config).hexdigest()}"
    assert json.loads(config)["rootfs"]["diff_ids"] == [f"sha256:{hashlib.sha256(layer).hexdigest()}"]
    with tarfile.open(fileobj=io.BytesIO(layer)) as root:
        assert root.extractfile("probe").read() == b"program"
        assert root.getmember("probe").mode == 0o755
