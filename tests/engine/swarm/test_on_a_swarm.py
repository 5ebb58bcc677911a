"""`plan`, `up`, `down` and what looks at what runs, on a real Swarm of three nodes."""

import json
import time

import pytest

from dotcompile.engine.ownership import KIND, LOCK, OWNER, PROJECT, lock_name
from tests.engine.running import ROOT
from tests.engine.swarm.running import Cluster
from tests.lab.lab import TAG
from tests.soak import Soak

pytestmark = pytest.mark.swarm
POOLS = ROOT / "tests" / "model" / "typical" / "pools.dot"
BIDSPY = ROOT / "examples" / "bidspy" / "bidspy.dot"
#: How long an update is watched for failures: five seconds unless it is said.
QUICK = 'node [update_monitor="200ms"]'
SHOP = (
    f"digraph shop {{ {QUICK} subgraph cluster_app {{ web db }} subgraph cluster_data {{ store }} "
    "web -> store }"
)
#: The hosts of the drawing, as those of the lab.
HOSTS = {
    "worker1": "n2 [kind=host]",
    " worker2;": "",
    "boss": "n1",
    "big1": "n3",
    "api [": f"{QUICK}; api [replicas=4, ",
    "trainer [": "trainer [replicas=2, ",
}
#: The holder of a lock may be silent for as long; who takes it over waits for that.
PATIENT = ("--lock-timeout", "60")


def test_bidspy_runs_and_leaves_nothing(cluster: Cluster) -> None:
    before = cluster.world()
    planned = cluster("plan", "--exit-code", BIDSPY)
    assert planned.code == 6, planned.err
    assert cluster.world() == before, "plan only looks"
    up = cluster("up", BIDSPY)
    assert up.code == 0, up.err
    tasks = cluster.tasks()
    assert len(tasks) == 13
    assert set(map(tuple, tasks.values())) == {("running",)}
    again = cluster("plan", "--exit-code", BIDSPY)
    assert (again.code, again.out) == (0, "nothing to do\n")
    assert cluster("up", BIDSPY).err == "nothing to do\n"
    assert cluster("drift", "--exit-code", BIDSPY).out == "nothing has drifted\n"
    down = cluster("down", BIDSPY)
    assert down.code == 0, down.err
    assert cluster.settled(before) == before


def test_a_change_updates_what_changed(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP)
    assert cluster("up", path).code == 0
    before = {one["ID"]: one["ServiceID"] for one in cluster.node.client.tasks()}
    cluster.diagram(SHOP.replace("db ", "db [user=1000] "))
    done = cluster("up", path)
    assert done.code == 0, done.err
    assert "update service shop_db\nwait until running shop_db\n2 operations done\n" in done.err
    after = cluster.node.client.tasks(filters={"desired-state": ["running"]})
    fresh = {one["Spec"]["ContainerSpec"].get("User") for one in after if one["ID"] not in before}
    assert fresh == {"1000"}
    assert len([one for one in after if one["ID"] in before]) == 2


def test_what_others_changed_is_told_and_mended(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP)
    assert cluster("up", path).code == 0
    client = cluster.node.client
    found = client.inspect_service("shop_db")
    spec = found["Spec"]
    spec["Mode"]["Replicated"]["Replicas"] = 2
    spec["TaskTemplate"]["ContainerSpec"]["Env"] = ["PROBE_PORTS=80/tcp", "MORE=1"]
    client.update_service(
        found["ID"],
        found["Version"]["Index"],
        spec["TaskTemplate"],
        spec["Name"],
        spec["Labels"],
        spec["Mode"],
    )
    drift = cluster("drift", "--exit-code", path)
    assert drift.code == 6
    assert "shop_db: others changed environment, replicas" in drift.out
    assert cluster("up", path).code == 0
    assert client.inspect_service("shop_db")["Spec"]["Mode"] == {"Replicated": {"Replicas": 1}}
    assert cluster("plan", path).out == "nothing to do\n"


def test_configurations_are_made_of_files_and_pruned(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP.replace("{ web ", '{ web [configs="app:/etc/app", secrets=key] '))
    missing = cluster("up", path)
    assert missing.code == 3
    assert "there is no config `app` on the cluster, and no file to make it of" in missing.err
    for folder, name in (("configs", "app"), ("secrets", "key")):
        (cluster.folder / folder).mkdir()
        (cluster.folder / folder / name).write_text("one")
    client = cluster.node.client
    assert cluster("up", path).code == 0
    (first,) = (one["Spec"]["Name"] for one in client.configs())
    (cluster.folder / "configs" / "app").write_text("two")
    assert cluster("up", path).code == 0
    (second,) = (one["Spec"]["Name"] for one in client.configs())
    assert first != second
    assert cluster("plan", path).out == "nothing to do\n"
    assert cluster("down", path).code == 0
    assert (client.configs(), client.secrets()) == ([], [])


def test_a_network_that_changed_is_made_anew(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP)
    assert cluster("up", path).code == 0
    cluster.diagram(SHOP.replace("{ web", "{ graph [mtu=1400]; web"))
    done = cluster("up", path)
    assert done.code == 0, done.err
    assert "create network shop_app" in done.err
    assert cluster("plan", path).out == "nothing to do\n"
    assert set(map(tuple, cluster.tasks().values())) == {("running",)}


def test_tasks_that_do_not_run_are_told(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP.replace("db ", 'db [constraint="node.hostname == nowhere"] '))
    done = cluster("up", "--timeout", 3, path)
    assert done.code == 3
    assert "`shop_db`: 0 of 1 tasks run: no suitable node" in done.err
    assert "wait until running  shop_db  because: 0 of 1 tasks run" in cluster("plan", path).out


def test_what_others_have_is_named_and_not_touched(cluster: Cluster) -> None:
    client = cluster.node.client
    template = {"ContainerSpec": {"Image": TAG, "Args": ["serve"]}}
    theirs = client.create_service(
        template, "shop_web", endpoint_spec={"Ports": [{"TargetPort": 80, "PublishedPort": 18090}]}
    )["ID"]
    client.create_network("theirs", "overlay", ipam={"Config": [{"Subnet": "10.200.0.0/16"}]})
    path = cluster.diagram(
        'digraph shop { subgraph cluster_app { graph [subnet="10.200.3.0/24"]; web [publish="18090:80"] } }'
    )
    before = client.inspect_service(theirs)
    for command in ("plan", "up"):
        done = cluster(command, path)
        assert done.code == 3
        assert "the name `shop_web` is taken by a service that is not of the project" in done.err
        assert "overlaps with `10.200.0.0/16` of network `theirs`" in done.err
        assert (
            "port 18090/tcp of all hosts, which `web` publishes, is taken by service `shop_web`" in done.err
        )
        assert client.inspect_service(theirs) == before
        assert not client.networks(filters={"label": f"{PROJECT}=shop"})


def test_all_hosts_are_told_of_at_once(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP.replace("{ web ", "{ web [mode=global] "))
    assert cluster("up", path).code == 0
    listed = json.loads(cluster("ps", "--format", "json", path).out)
    hosts = sorted(one["host"] for one in listed if one["service"] == "web")
    assert hosts == ["n1", "n2", "n3"]
    (network,) = json.loads(cluster("inspect", "--format", "json", path, "app").out)
    assert {one["host"] for one in network["members"]} == {"n1", "n2", "n3"}
    assert all(one["of_project"] and one["address"] for one in network["members"])
    assert network["vxlan"]
    assert set(network["virtual"]) == {"shop_web", "shop_db"}
    logs = cluster("logs", path, "web").out
    assert len({line.partition(" | ")[0] for line in logs.splitlines()}) == 3


def test_one_works_and_the_others_find_nothing_to_do(cluster: Cluster) -> None:
    path = cluster.diagram(SHOP)
    runs = [cluster.start("up", path) for _ in range(2)]
    outs = [one.communicate(timeout=120)[0] for one in runs]
    assert [one.returncode for one in runs] == [0, 0], outs
    assert sum("create service shop_web" in out for out in outs) == 1
    assert sum(out.endswith("nothing to do\n") for out in outs) == 1
    assert not cluster.node.client.configs()


def test_clients_that_are_killed(cluster: Cluster, soak: Soak) -> None:
    """One more run completes what was begun; the lock of the dead one is taken over."""
    path = cluster.diagram(SHOP)
    for number in range(soak.count(2)):
        command = soak.random.choice(("up", "down"))
        cluster.diagram(SHOP.replace("db ", f"db [user={1000 + number}] "))
        run = cluster.start(command, path)
        time.sleep(soak.random.uniform(0.5, 5.0))
        run.kill()
        run.communicate()
        done = cluster(command, *PATIENT, path)
        assert done.code == 0, done.err
        if command == "up":
            assert cluster("plan", path).out == "nothing to do\n"
        else:
            assert cluster.services() == {}
    assert not cluster.node.client.configs()


def test_a_lock_that_is_held_is_waited_for_and_told(cluster: Cluster) -> None:
    labels = {PROJECT: "shop", KIND: LOCK, OWNER: "me, process 7"}
    cluster.node.client.create_config(lock_name("shop"), b"lock", labels)
    waited = cluster("up", "--lock-timeout", "0.5", cluster.diagram(SHOP))
    assert waited.code == 3
    assert "`shop` is being worked on by me, process 7" in waited.err


def test_down_needs_no_diagram(cluster: Cluster) -> None:
    before = cluster.world()
    assert cluster("up", cluster.diagram(SHOP)).code == 0
    done = cluster("down", "--project", "shop")
    assert done.code == 0, done.err
    assert cluster.settled(before) == before


def test_a_plan_is_kept_and_refused_once_the_world_has_changed(cluster: Cluster) -> None:
    path, kept = cluster.diagram(SHOP), cluster.folder / "monday.plan"
    assert cluster("plan", "--out", kept, path).code == 0
    extra = cluster.node.client.create_service({"ContainerSpec": {"Image": TAG}}, "extra")["ID"]
    refused = cluster("up", kept)
    assert refused.code == 3
    assert "has changed since the plan was made: plan again" in refused.err
    cluster.node.client.remove_service(extra)
    done = cluster("up", kept)
    assert done.code == 0, done.err
    assert cluster("plan", path).out == "nothing to do\n"


def pools(**hosts: str) -> str:
    """The drawing with other hosts."""
    text = POOLS.read_text()
    for old, new in {**HOSTS, **hosts}.items():
        assert old in text
        text = text.replace(old, new)
    return text


def test_tasks_run_on_the_hosts_that_are_drawn_for_them(cluster: Cluster) -> None:
    theirs = cluster.node.client.inspect_node("n2")
    spec = {**theirs["Spec"], "Labels": {"theirs": "1"}}
    cluster.node.client.update_node(theirs["ID"], theirs["Version"]["Index"], spec)
    before = cluster.world()
    path = cluster.diagram(pools())
    done = cluster("up", path)
    assert done.code == 0, done.err
    assert cluster.hosts() == {"shop_api": {"n1", "n2"}, "shop_trainer": {"n3"}}
    assert cluster("plan", path).out == "nothing to do\n"
    cluster.diagram(pools(worker1="n3 [kind=host]", big1="n2"))
    assert "n2: label changed: " in cluster("drift", path).out
    moved = cluster("up", path)
    assert moved.code == 0, moved.err
    assert cluster.hosts() == {"shop_api": {"n1", "n3"}, "shop_trainer": {"n2"}}
    assert cluster("plan", path).out == "nothing to do\n"
    there = cluster.world()
    cluster.diagram(pools(big1="elsewhere"))
    refused = cluster("up", path)
    assert refused.code == 3
    assert "shop.dot:4:" in refused.err
    assert "host `elsewhere` is no node of the Swarm" in refused.err
    assert "it has n1, n2, n3: draw these, or let the host join it" in refused.err
    assert cluster.world() == there
    assert cluster("down", path).code == 0
    assert cluster.settled(before) == before
