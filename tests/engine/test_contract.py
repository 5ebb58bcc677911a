"""The fake of an engine answers as a real one does: each test here runs on both."""

from collections.abc import Iterator

import pytest

from dotcompile.engine.api import Engine
from dotcompile.engine.connection import Connection
from dotcompile.engine.docker import DockerEngine, connect
from dotcompile.engine.errors import NotThereError, RefusedError, UnreachableError
from dotcompile.engine.observe import observe, read_container
from dotcompile.engine.ownership import HASH, LOCK
from tests.engine.fake import FakeEngine
from tests.lab.lab import TAG, Lab

CHECKED = {"Test": ["CMD", "/probe", "check"], "Interval": 10**9, "Timeout": 10**9}


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.docker)])
def both(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "fake":
        yield FakeEngine({TAG: f"sha256:{1:064x}"})
        return
    lab: Lab = request.getfixturevalue("engine")
    engine = connect(Connection(lab.nodes[0].url))
    yield engine
    engine.close()


def container(engine: Engine, name: str, **body: object) -> str:
    return engine.create_container(name, {"Image": TAG, **body})


def network(engine: Engine, name: str, subnet: str = "", **body: object) -> str:
    config = [{"Subnet": subnet}] if subnet else []
    return engine.create_network({"Name": name, "Driver": "bridge", "IPAM": {"Config": config}, **body})


def on(name: str, **settings: object) -> dict[str, object]:
    config = {"EndpointsConfig": {name: settings}}
    return {"HostConfig": {"NetworkMode": name}, "NetworkingConfig": config}


def listed(engine: Engine, name: str) -> object:
    return next(one for one in observe(engine).containers if one.name == name)


def refusal(call: object, *arguments: object, **named: object) -> tuple[int, str]:
    with pytest.raises(RefusedError) as caught:
        call(*arguments, **named)
    return caught.value.status, str(caught.value)


def test_a_container_from_its_making_to_its_end(both: Engine) -> None:
    key = container(both, "p-web-1", Labels={HASH: "a"})
    made = listed(both, "p-web-1")
    assert (made.id, made.state, made.exit_code, made.health) == (key, "created", None, "")
    assert made.labels == {HASH: "a"}
    both.start(key)
    both.start(key)
    assert listed(both, "p-web-1").state == "running"
    both.stop(key)
    both.stop(key)
    ended = listed(both, "p-web-1")
    assert (ended.state, ended.exit_code) == ("exited", 0)
    both.remove_container(key)
    assert observe(both).containers == ()
    for call in (both.start, both.stop, both.remove_container):
        with pytest.raises(NotThereError):
            call(key)


def test_names_are_taken_once(both: Engine) -> None:
    container(both, "p-web-1")
    other = container(both, "p-db-1")
    assert refusal(container, both, "p-web-1")[0] == 409
    assert refusal(both.rename, other, "p-web-1")[0] == 409
    assert "same name" in refusal(both.rename, other, "p-db-1")[1]
    both.rename(other, "p-db-1-before")
    assert listed(both, "p-db-1-before").id == other
    network(both, "p_a")
    assert refusal(network, both, "p_a")[0] == 409


def test_an_image_that_is_not_there(both: Engine) -> None:
    assert both.image("nowhere.invalid/none:1") is None
    assert both.image(TAG) is not None
    with pytest.raises(NotThereError):
        both.create_container("p-web-1", {"Image": "nowhere.invalid/none:1"})
    with pytest.raises(RefusedError):
        both.pull("nowhere.invalid/none:1", "")


def test_endpoints_have_ids_once_a_container_was_started(both: Engine) -> None:
    first, second = network(both, "p_a", "10.200.1.0/24"), network(both, "p_b")
    key = container(both, "p-web-1", **on("p_a", IPAMConfig={"IPv4Address": "10.200.1.9"}))
    both.connect(second, key, {"Aliases": ["web"]})
    assert {(end.network, end.network_id) for end in listed(both, "p-web-1").endpoints} == {
        ("p_a", ""),
        ("p_b", ""),
    }
    both.start(key)
    ends = {end.network: end for end in listed(both, "p-web-1").endpoints}
    assert {name: end.network_id for name, end in ends.items()} == {"p_a": first, "p_b": second}
    assert ends["p_a"].address == "10.200.1.9"
    assert ends["p_b"].address
    both.disconnect(second, key)
    with pytest.raises(RefusedError):
        both.disconnect(second, key)
    assert [end.network for end in listed(both, "p-web-1").endpoints] == ["p_a"]


def test_addresses_that_overlap(both: Engine) -> None:
    network(both, "p_a", "10.200.1.0/24")
    assert refusal(network, both, "p_b", "10.200.1.128/25") == (
        403,
        "Pool overlaps with other one on this address space",
    )
    found = {one.name: one.subnets for one in observe(both).networks}
    assert found["p_a"] == ("10.200.1.0/24",)


def test_an_address_that_is_taken_shows_at_the_start_only(both: Engine) -> None:
    network(both, "p_a", "10.200.1.0/24")
    place = on("p_a", IPAMConfig={"IPv4Address": "10.200.1.9"})
    both.start(container(both, "p-web-1", **place))
    second = container(both, "p-web-2", **place)
    assert refusal(both.start, second) == (403, "Address already in use")
    assert listed(both, "p-web-2").state == "created"


def test_a_network_that_is_in_use(both: Engine) -> None:
    key = network(both, "p_a")
    one = container(both, "p-web-1", **on("p_a"))
    both.start(one)
    status, message = refusal(both.remove_network, key)
    assert status == 403
    assert "has active endpoints" in message
    both.stop(one)
    both.remove_network(key)
    with pytest.raises(NotThereError):
        both.remove_network(key)


def test_a_network_made_anew_is_another_one_to_old_containers(both: Engine) -> None:
    old = network(both, "p_a")
    one = container(both, "p-web-1", **on("p_a"))
    both.start(one)
    both.stop(one)
    both.remove_network(old)
    network(both, "p_a")
    assert listed(both, "p-web-1").endpoints[0].network_id == old
    with pytest.raises(NotThereError):
        both.start(one)


def test_a_port_that_is_taken_shows_at_the_start_only(both: Engine) -> None:
    ports = {
        "ExposedPorts": {"80/tcp": {}},
        "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": "18080"}]}},
    }
    both.start(container(both, "p-web-1", **ports))
    second = container(both, "p-web-2", **ports)
    status, message = refusal(both.start, second)
    assert status == 500
    assert "port is already allocated" in message
    assert {(port.port, port.protocol) for port in listed(both, "p-web-1").ports} == {(18080, "tcp")}
    assert (listed(both, "p-web-2").state, listed(both, "p-web-2").ports) == ("created", ())


def test_the_sandbox_of_another_container_is_told_by_its_id(both: Engine) -> None:
    one = container(both, "p-web-1")
    both.start(one)
    two = container(both, "p-side-1", HostConfig={"NetworkMode": "container:p-web-1"})
    both.start(two)
    assert listed(both, "p-side-1").network_mode == f"container:{one}"
    assert listed(both, "p-side-1").endpoints == ()


def test_volumes_stay_while_they_are_used(both: Engine) -> None:
    both.create_volume({"Name": "p_data", "Driver": "local", "Labels": {HASH: "a"}})
    both.create_volume({"Name": "p_data", "Driver": "local", "Labels": {HASH: "b"}})
    mounts = [
        {"Type": "volume", "Source": "p_data", "Target": "/data"},
        {"Type": "volume", "Target": "/scratch"},
    ]
    key = container(both, "p-db-1", HostConfig={"Mounts": mounts})
    found = {one.name: one.labels for one in observe(both).volumes}
    assert found["p_data"] == {HASH: "a"}
    held = {one.target: one.volume for one in listed(both, "p-db-1").mounts}
    assert held["/data"] == "p_data"
    assert len(held["/scratch"]) == 64
    assert refusal(both.remove_volume, "p_data")[0] == 409
    both.remove_container(key)
    both.remove_volume("p_data")
    both.remove_volume(held["/scratch"])
    with pytest.raises(NotThereError):
        both.remove_volume("p_data")


def test_a_pause_is_a_state_of_its_own(both: Engine) -> None:
    key = container(both, "p-web-1")
    both.start(key)
    if isinstance(both, DockerEngine):
        both.client.pause(key)
    else:
        both.pause(key)
    assert listed(both, "p-web-1").state == "paused"
    both.unpause(key)
    assert listed(both, "p-web-1").state == "running"


def test_what_holds_the_input_of_a_container_holds_its_life(both: Engine) -> None:
    body = {"Cmd": ["lease"], "OpenStdin": True, "StdinOnce": True, "AttachStdin": True}
    key = container(both, "dotcompile-lock-p", **body, Labels={HASH: LOCK}, HostConfig={"AutoRemove": True})
    held = both.attach(key)
    both.start(key)
    assert listed(both, "dotcompile-lock-p").state == "running"
    held.close()
    for _ in range(500):
        if not both.containers():
            break
    assert both.containers() == []


def test_health_is_told_in_the_list(both: Engine) -> None:
    key = container(both, "p-web-1", Healthcheck=CHECKED)
    both.start(key)
    for _ in range(500):
        if listed(both, "p-web-1").health == "healthy":
            break
    assert listed(both, "p-web-1").health == "healthy"


def test_logs_are_told_apart_by_stream(both: Engine) -> None:
    key = container(both, "p-web-1", Env=["PROBE_IDENTITY=p-web-1", "PROBE_PORTS=80/tcp"])
    both.start(key)
    for _ in range(500):
        found = list(both.logs(key, follow=False, tail=None, timestamps=False))
        if found:
            break
    assert found == [("stdout", b"p-web-1 serves 1\n")]


def test_nobody_is_there() -> None:
    with pytest.raises(UnreachableError):
        connect(Connection("unix:///nowhere/docker.sock"))
    with pytest.raises(UnreachableError):
        connect(Connection("tcp://127.0.0.1:9"))


@pytest.mark.parametrize(
    ("status", "health", "code"),
    [
        ("Up 3 seconds (health: starting)", "starting", None),
        ("Up 2 minutes (unhealthy)", "unhealthy", None),
        ("Up 2 minutes (Paused)", "", None),
        ("Exited (137) 3 hours ago", "", 137),
        ("Restarting (1) 3 seconds ago", "", None),
        ("Dead", "", None),
    ],
)
def test_a_status_is_read(status: str, health: str, code: int | None) -> None:
    said = {
        "Id": "1" * 64, "Names": ["/other/alias", "/p-web-1"], "Image": "i", "ImageID": "i", "Labels": None,
        "State": "running", "Status": status, "Ports": None, "Mounts": None, "HostConfig": {},
        "NetworkSettings": None,
    }  # fmt: skip
    found = read_container(said)
    assert (found.name, found.health, found.exit_code) == ("p-web-1", health, code)
