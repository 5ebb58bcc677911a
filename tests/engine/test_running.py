"""`plan`, `up`, `down` and what looks at what runs, on a real engine."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dotcompile.engine.ownership import KIND, LOCK, OWNER, PROJECT, lock_name
from tests.engine.running import ROOT, Engine
from tests.lab.lab import TAG, Lab
from tests.lab.node import Place, Sandbox

pytestmark = pytest.mark.docker
BIDSPY = ROOT / "examples" / "bidspy" / "bidspy.dot"
#: A program that has a port until its input ends.
HOLD = """
import socket, sys
with socket.create_server(("", int(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""
SHOP = "digraph shop { subgraph cluster_app { web db } subgraph cluster_data { store } web -> store }"


@pytest.fixture
def shop(engine: Lab, tmp_path: Path) -> Engine:
    return Engine(engine.nodes[0], tmp_path)


def container(shop: Engine, name: str, **body: object) -> str:
    client = shop.node.client
    return client.create_container_from_config({"Image": TAG, **body}, name)["Id"]


def test_bidspy_runs_and_leaves_nothing(shop: Engine) -> None:
    before = shop.world()
    planned = shop("plan", "--exit-code", BIDSPY)
    assert planned.code == 6, planned.err
    assert shop.world() == before, "plan only looks"
    up = shop("up", BIDSPY)
    assert up.code == 0, up.err
    assert len(shop.states()) == 13
    assert set(shop.states().values()) == {"running"}
    again = shop("plan", "--exit-code", BIDSPY)
    assert (again.code, again.out) == (0, "nothing to do\n")
    assert shop("up", BIDSPY).err == "nothing to do\n"
    assert shop("drift", "--exit-code", BIDSPY).out == "nothing has drifted\n"
    down = shop("down", BIDSPY)
    assert down.code == 0, down.err
    assert shop.world() == before


def test_who_is_drawn_together_can_talk(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    assert shop("up", path).code == 0
    names = {one["Names"][0]: one["Id"] for one in shop.node.client.containers()}
    web, db = (Sandbox(shop.node, names[f"/shop-{name}-1"]) for name in ("web", "db"))
    assert {one.host: one.result for one in web.probe(["db:80/tcp", "store:80/tcp"])} == {
        "db": "open",
        "store": "open",
    }
    address = next(iter(Sandbox(shop.node, names["/shop-store-1"]).addresses()))
    (closed,) = db.probe([f"{address}:80/tcp"], "-r", "1", "-t", "300")
    assert closed.result not in ("open", "refused")


def test_a_published_port_leads_in_from_outside(shop: Engine, engine: Lab) -> None:
    """The service is on internal networks, too: the way in is a network that it is connected to later."""
    path = shop.diagram(
        'digraph shop { subgraph cluster_app { web [publish="18080:80"]; db } '
        "subgraph cluster_zz { other } web -> other; user [kind=actor]; user -> web }"
    )
    assert shop("up", path).code == 0
    (answer,) = engine.outside.probe([f"{shop.node.address}:18080/tcp"])
    assert answer.result == "open"
    listed = json.loads(shop("ps", "--format", "json", path).out)
    assert {one["service"]: one["ports"] for one in listed}["web"] == ["18080/tcp"]


def test_a_change_replaces_what_changed_and_keeps_addresses(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    shop("up", path)
    before = {one["service"]: one for one in json.loads(shop("ps", "--format", "json", path).out)}
    shop.diagram(SHOP.replace("db ", "db [user=1000] "))
    done = shop("up", path)
    assert done.code == 0, done.err
    assert "replace container shop-db-1" in done.err
    after = {one["service"]: one for one in json.loads(shop("ps", "--format", "json", path).out)}
    assert after["web"]["id"] == before["web"]["id"]
    assert after["db"]["id"] != before["db"]["id"]
    assert after["db"]["networks"] == before["db"]["networks"]


def test_what_does_not_become_well_is_put_back(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    shop("up", path)
    before = shop.node.client.inspect_container("shop-db-1")["Id"]
    failing = 'db [healthcheck="[\\"CMD\\", \\"/probe\\", \\"nonsense\\"]", healthcheck_interval="200ms"] '
    shop.diagram(SHOP.replace("db ", failing))
    done = shop("up", "--timeout", 5, path)
    assert done.code == 3
    assert "`shop-db-1` is unhealthy; the container before it is back" in done.err
    now = shop.node.client.inspect_container("shop-db-1")
    assert (now["Id"], now["State"]["Status"]) == (before, "running")
    assert len(shop.names()) == 3
    shop.diagram(SHOP)
    assert shop("plan", path).out == "nothing to do\n"


def test_services_wait_for_health(shop: Engine) -> None:
    check = 'healthcheck="[\\"CMD\\", \\"/probe\\", \\"check\\"]", healthcheck_interval="100ms"'
    path = shop.diagram(
        f'digraph shop {{ subgraph cluster_app {{ web [depends_on="db:healthy"]; db [{check}] }} }}'
    )
    done = shop("up", path)
    assert done.code == 0, done.err
    lines = done.err.splitlines()
    order = [
        f"{do} shop-{name}-1"
        for do, name in (
            ("create container", "db"),
            ("wait until healthy", "db"),
            ("create container", "web"),
        )
    ]
    assert [lines.index(line) for line in order] == sorted(lines.index(line) for line in order)


def test_what_others_have_is_named_and_not_touched(shop: Engine) -> None:
    client = shop.node.client
    theirs = container(shop, "shop-web-1", Labels={PROJECT: "another"})
    port = {
        "ExposedPorts": {"80/tcp": {}},
        "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": "18081"}]}},
    }
    client.start(container(shop, "holder", **port))
    client.create_network("theirs", ipam={"Config": [{"Subnet": "10.200.0.0/16"}]})
    path = shop.diagram(
        'digraph shop { subgraph cluster_app { graph [subnet="10.200.3.0/24"]; web [publish="18081:80"]; '
        "db } }"
    )
    before = shop.world()
    for command in ("plan", "up"):
        done = shop(command, path)
        assert done.code == 3
        assert f"`shop-web-1` is taken by container {theirs[:12]}" in done.err
        assert "overlaps with `10.200.0.0/16` of network `theirs`" in done.err
        assert "taken by container `holder`" in done.err
        assert "shop.dot:1:" in done.err
        assert shop.world() == before
    client.remove_container("holder", force=True)
    client.rename(theirs, "theirs")
    client.remove_network("theirs")
    assert shop("up", path).code == 0
    assert client.inspect_container(theirs)["State"]["Status"] == "created"


def test_a_port_that_a_program_has_is_named(shop: Engine) -> None:
    place = Place(shop.node.name, shop.node.pid)
    holder = subprocess.Popen(
        place.entering(sys.executable, "-c", HOLD, "18082"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.read(5) == b"held\n"
        path = shop.diagram('digraph shop { subgraph cluster_app { web [publish="18082:80"]; db } }')
        done = shop("up", path)
        assert done.code == 3
        assert "18082" in done.err
        assert "address already in use" in done.err
        assert shop.states()["shop-db-1"] == "running"
    finally:
        holder.communicate(timeout=10)
    assert shop("up", path).code == 0
    assert shop("plan", path).out == "nothing to do\n"


def test_a_disk_that_is_full(shop: Engine) -> None:
    """The engine has no room for what it has to write of each container."""
    path, place = shop.diagram(SHOP), f"{shop.node.client.info()['DockerRootDir']}/containers"
    shop.node.run("mount", "-t", "tmpfs", "-o", "size=4k", "none", place)
    try:
        done = shop("up", path)
    finally:
        shop.node.run("umount", "-l", place)
    assert done.code == 3
    assert "no space left on device" in done.err
    assert shop("up", path).code == 0
    assert shop("plan", path).out == "nothing to do\n"


def test_a_stranger_on_a_network_is_named_and_stays(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    shop("up", path)
    client = shop.node.client
    stranger = container(shop, "stranger", HostConfig={"NetworkMode": "shop_app"})
    client.start(stranger)
    drift = shop("drift", "--exit-code", path)
    assert drift.code == 6
    assert "shop_app: container stranger is on it, which is not of the project" in drift.out
    done = shop("down", path)
    assert done.code == 3
    assert "container `stranger`, which is not of `shop`, is on network `shop_app`" in done.err
    assert len(shop.names()) == 4
    client.remove_container(stranger, force=True)
    assert shop("down", path).code == 0


def test_drift_is_told_and_mended(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    shop("up", path)
    client = shop.node.client
    other = client.create_network("other")["Id"]
    client.connect_container_to_network("shop-web-1", other)
    client.disconnect_container_from_network("shop-db-1", "shop_app")
    client.update_container("shop-store-1", restart_policy={"Name": "always"})
    told = shop("drift", path).out
    assert "shop-web-1 from other: an endpoint that is not drawn" in told
    assert "shop-db-1 to shop_app: its endpoint is gone" in told
    assert "shop-store-1: restart is always, and was made no" in told
    assert shop("up", path).code == 0
    assert client.inspect_network(other)["Containers"] == {}
    assert shop("plan", path).out == "nothing to do\n"
    names = json.loads(shop("inspect", "--format", "json", path, "app").out)
    assert [one["name"] for one in names[0]["members"]] == ["shop-db-1", "shop-web-1"]


def test_networks_of_one_name_are_told_apart_by_their_ids(shop: Engine) -> None:
    """The engine's own check of names is no mutex: clients at the same time make doubles."""
    path = shop.diagram(SHOP)
    shop("up", path)
    client = shop.node.client
    labels = client.inspect_network("shop_app")["Labels"]
    client.create_network("shop_app", check_duplicate=False, labels=labels)
    assert "remove network  shop_app  because: double" in shop("plan", path).out
    assert shop("up", path).code == 0
    assert sum(one["Name"] == "shop_app" for one in client.networks()) == 1
    assert set(shop.states().values()) == {"running"}


def test_volumes_stay_unless_told(shop: Engine) -> None:
    path = shop.diagram(
        'digraph shop { data [kind=volume]; subgraph cluster_app { db } db -> data [at="/data"] }'
    )
    assert shop("up", path).code == 0
    assert shop("down", path).code == 0
    assert [one["Name"] for one in shop.node.client.volumes()["Volumes"]] == ["shop_data"]
    refused = shop("down", "--volumes", path)
    assert refused.code == 2
    assert "this would be lost: all that is in volume shop_data; --yes does it" in refused.err
    assert shop("down", "--volumes", "--yes", path).code == 0
    assert not shop.node.client.volumes()["Volumes"]


def test_a_plan_is_kept_and_refused_once_the_world_has_changed(shop: Engine, tmp_path: Path) -> None:
    path, kept = shop.diagram(SHOP), tmp_path / "monday.plan"
    assert shop("plan", "--out", kept, path).code == 0
    assert kept.stat().st_mode & 0o777 == 0o600
    extra = container(shop, "extra")
    refused = shop("up", kept)
    assert refused.code == 3
    assert "has changed since the plan was made: plan again" in refused.err
    shop.node.client.remove_container(extra)
    assert shop("up", kept).code == 0
    assert shop("plan", path).out == "nothing to do\n"
    assert shop("up", kept).code == 3


def test_only_what_is_named_is_touched(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    assert shop("up", "--only", "store", path).code == 0
    assert shop.names() == {"shop-store-1"}
    assert shop("up", path).code == 0
    shop.diagram("digraph shop { subgraph cluster_app { web } }")
    left = shop("up", path)
    assert "left as it is: container shop-store-1\n" in left.err
    assert "shop-store-1" in shop.names()
    assert shop("up", "--orphans", path).code == 0
    assert shop.names() == {"shop-web-1"}
    assert shop("down", "--project", "shop").code == 0
    assert shop.names() == set()


def test_one_works_and_the_others_find_nothing_to_do(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    runs = [shop.start("up", path) for _ in range(3)]
    outs = [one.communicate(timeout=120)[0] for one in runs]
    assert [one.returncode for one in runs] == [0, 0, 0], outs
    assert sum("create container shop-web-1" in out for out in outs) == 1
    assert sum(out.endswith("nothing to do\n") for out in outs) == 2
    assert shop.names() == {"shop-web-1", "shop-db-1", "shop-store-1"}
    assert len(shop.node.client.networks()) == 5


def test_who_holds_the_lock_is_told(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    labels = {PROJECT: "shop", KIND: LOCK, OWNER: "me, process 7"}
    body = {"Cmd": ["lease"], "OpenStdin": True, "Labels": labels}
    client = shop.node.client
    client.start(container(shop, lock_name("shop"), **body))
    waited = shop("up", "--lock-timeout", "0.5", path)
    assert waited.code == 3
    assert "`shop` is being worked on by me, process 7" in waited.err
    client.stop(lock_name("shop"), timeout=0)
    assert shop("up", path).code == 0, "nobody holds what has ended"


def test_an_engine_that_does_not_answer(shop: Engine, tmp_path: Path) -> None:
    path = shop.diagram(SHOP)
    assert shop("up", "--host", "unix:///nowhere.sock", path).code == 3
    with silent(tmp_path / "silent.sock") as url:
        done = shop("up", "--engine-timeout", "0.3", "--host", url, path)
    assert done.code == 3
    assert "does not answer" in done.err


@contextmanager
def silent(path: Path) -> Iterator[str]:
    """An engine that takes connections, as far as the kernel does for it, and never says a word."""
    with closing(socket.socket(socket.AF_UNIX)) as listener:
        listener.bind(str(path))
        listener.listen()
        yield f"unix://{path}"


def test_logs_come_with_the_names_of_containers(shop: Engine) -> None:
    path = shop.diagram(SHOP)
    shop("up", path)
    out = shop("logs", path, "web").out
    assert out.startswith("shop-web-1 | ")
    assert "serves 1" in out
    assert shop("logs", path, "nobody").code == 2
