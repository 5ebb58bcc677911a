"""Scripts, run in the lab: they make what Compose and stacks make, change nothing the second time, and take
all of it away again.
"""

import subprocess
import time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from dotcompile.cli.main import main
from tests.backends.oracles import COMPOSE, stack_client
from tests.lab.compose import await_tasks, run
from tests.lab.lab import Lab
from tests.lab.node import Node
from tests.lab.wipe import CLUSTERS_OWN

#: What says who made something, or when, or has been picked by the engine.
MADE_BY = ("com.docker.compose.", "com.docker.stack.", "dotcompile.")
OWN = {"bridge", "host", "none", *CLUSTERS_OWN}
DIAGRAM = """digraph shop {
    graph [name=shop, pool="10.20.0.0/16"]
    node [container="IMAGE", entrypoint="/probe", command="serve"]
    subgraph cluster_front {
        label_team="it's the web";
        web [publish="8080:80,8443:443/tcp,9000-9002:9000-9002/udp", replicas=1, stop_grace="1s",
            env="GREETING=costs $5 `id`\\nQUOTE=it's \\\\ \\"so\\"", restart=always, read_only=true,
            tmpfs="/run:size=16m", cap_drop=ALL, cap_add=NET_BIND_SERVICE, cpus="0.5", memory="256m",
            logging="json-file,max-size=10m", aliases="www"]
        agent [publish="81", mode=global, stop_grace="1s", extra_hosts="legacy=10.9.9.9", dns="10.0.0.53"]
    }
    subgraph cluster_back {
        attachable=true; mtu=1400; gateway="10.20.9.1"; subnet="10.20.9.0/24"; aux="router=10.20.9.2";
        api [user="1000:1000", working_dir="/", init=true, labels="team=pay\\nments=é", stop_grace="1s",
            volumes="./conf:/etc/api:ro,cache:/cache", sysctls="net.core.somaxconn=1024",
            ulimits="nofile=500:600", stop_signal=SIGINT]
        worker [replicas=2, command="serve --", stop_grace="1s"]
    }
    batch [network_mode=none, stop_grace="1s"]
    subgraph cluster_data { db [ports=5432, stop_grace="1s"] }
    vol_data [name=data, label_keep=yes]
    customer -> web
    web -> api [port=8000]
    cluster_back -> cluster_data [port=5432]
    api -> payments
    payments [kind=actor]
    db -> vol_data [at="/var/lib,data"]
}"""


def compiled(lab: Lab, folder: Path, text: str, *outputs: str) -> None:
    """A diagram compiled to files in a folder, with the probe as every image."""
    (folder / "shop.dot").write_text(text.replace("IMAGE", lab.image))
    (folder / "conf").mkdir(exist_ok=True)
    said = StringIO()
    words = [word for output in outputs for word in ("--emit", str(folder / output))]
    assert main([str(folder / "shop.dot"), *words], BytesIO(), said, said, {}) == 0, said.getvalue()


def asked(node: Node, script: Path, *words: str) -> str:
    """What a script says that asks an engine for what it makes."""
    done = subprocess.run(
        ["sh", script, *words], env=node.environment, capture_output=True, text=True, timeout=200
    )
    # The lab has no registry, of which the client of a Swarm asks what a tag means.
    told = [one for one in done.stderr.split("\n\n") if one and "on a registry to record" not in one]
    assert (done.returncode, told) == (0, []), done.stderr + done.stdout
    return done.stdout


def named(pairs: dict[str, str] | None) -> dict[str, str]:
    return {name: value for name, value in (pairs or {}).items() if not name.startswith(MADE_BY)}


def networks(node: Node) -> dict[str, Any]:
    """The settings of networks by name, and who is on them."""
    found = {}
    for one in node.client.networks():
        if one["Name"] in OWN:
            continue
        whole = node.client.inspect_network(one["Id"])
        keys = ("Driver", "Internal", "Attachable", "EnableIPv6", "Ingress", "ConfigOnly")
        said = {key: whole[key] for key in keys} | {"labels": named(whole["Labels"])}
        said["options"] = {
            key: value for key, value in (whole["Options"] or {}).items() if "vxlanid" not in key
        }
        said["ipam"] = [
            {key: value for key, value in pool.items() if value}
            for pool in whole["IPAM"]["Config"] or ()
            if not pool["Subnet"].startswith("10.128.")  # picked by the Swarm
        ]
        found[whole["Name"]] = said
    return found


CONFIG = ("User", "WorkingDir", "StopSignal", "StopTimeout", "Healthcheck", "ExposedPorts", "Image")
HOST_CONFIG = (
    *("PortBindings", "RestartPolicy", "CapAdd", "CapDrop", "Dns", "ExtraHosts", "ReadonlyRootfs", "Tmpfs"),
    *("Ulimits", "Sysctls", "Memory", "MemoryReservation", "NanoCpus", "LogConfig", "Init", "Privileged"),
    *("SecurityOpt", "ShmSize"),
)


def containers(node: Node) -> dict[str, Any]:
    """The settings of containers by name, and their places on networks."""
    found = {}
    for one in node.client.containers(all=True):
        whole = node.client.inspect_container(one["Id"])
        assert whole["State"]["Status"] == "running"
        said = {key: whole["Config"].get(key) for key in CONFIG}
        said |= {key: whole["HostConfig"].get(key) or None for key in HOST_CONFIG}
        for key in ("CapAdd", "CapDrop"):  # clients since version 23 write the prefix, which means nothing
            said[key] = [name.removeprefix("CAP_") for name in said[key] or ()]
        said["RestartPolicy"]["Name"] = said["RestartPolicy"]["Name"] or "no"
        said["env"] = sorted(one for one in whole["Config"]["Env"] if not one.startswith("PATH="))
        said["runs"] = [whole["Path"], *whole["Args"]]
        said["labels"] = named(whole["Config"]["Labels"])
        said["mounts"] = sorted(
            (mount["Type"], mount.get("Name") or mount["Source"], mount["Destination"], mount["RW"])
            for mount in whole["Mounts"]
        )
        said["networks"] = {
            name: sorted(set(place["Aliases"] or ()) - {whole["Id"][:12], whole["Name"][1:]})
            for name, place in whole["NetworkSettings"]["Networks"].items()
        }
        found[whole["Name"]] = said
    return found


def identities(node: Node) -> dict[str, set[tuple[str, Any]]]:
    """All that is on an engine: what is made anew has another ID, and what is started again another time."""
    client = node.client
    found = {
        "networks": {(one["Id"], one["Name"]) for one in client.networks() if one["Name"] not in OWN},
        "volumes": {(one["Name"], "") for one in client.volumes()["Volumes"] or ()},
    }
    if client.info()["Swarm"]["ControlAvailable"]:
        found["services"] = {(one["ID"], one["Version"]["Index"]) for one in client.services()}
    else:
        found["containers"] = {
            (one["Id"], client.inspect_container(one["Id"])["State"]["StartedAt"])
            for one in client.containers(all=True)
        }
    return found


def volumes(node: Node) -> dict[str, Any]:
    return {
        one["Name"]: (one["Driver"], one["Options"] or {}, named(one["Labels"]))
        for one in node.client.volumes()["Volumes"] or ()
    }


@pytest.mark.docker
@pytest.mark.compose
def test_commands_make_what_compose_makes(engine: Lab, tmp_path: Path) -> None:
    node = engine.nodes[0]
    before = identities(node)
    compiled(engine, tmp_path, DIAGRAM, "compose.yml", "shop.sh")
    file = tmp_path / "compose.yml"
    run(node, [COMPOSE, "-f", file, "up", "--detach", "--pull", "never"])
    expected = networks(node), containers(node), volumes(node)
    run(node, [COMPOSE, "-f", file, "down", "--volumes", "--timeout", "1"])

    script = tmp_path / "shop.sh"
    assert "making container shop-web-1" in asked(node, script)
    for made, right in zip((networks(node), containers(node), volumes(node)), expected, strict=True):
        assert set(made) == set(right)
        for name, one in made.items():
            assert one == right[name], name
    there = identities(node)
    assert asked(node, script, "up") == ""
    assert identities(node) == there

    check_changes(engine, tmp_path, there)
    asked(node, script, "down", "--volumes")
    assert identities(node) == before


def check_changes(engine: Lab, folder: Path, there: dict[str, set[tuple[str, Any]]]) -> None:
    """What has changed is made anew, with what is on it; what is no longer drawn goes; the rest stays."""
    node = engine.nodes[0]
    changed = DIAGRAM.replace("mtu=1400", "mtu=1300").replace("batch [network_mode=none, ", "other [")
    compiled(engine, folder, changed.replace("replicas=2", "replicas=1"), "changed.sh")
    told = asked(node, folder / "changed.sh").splitlines()
    for name in ("shop-api-1", "shop-worker-1"):
        assert f"container {name} is made anew" in told
    for line in ("container shop-worker-2", "container shop-batch-1"):
        assert f"{line} is no longer drawn" in told
    assert "network shop_back is made anew" in told
    assert not any("shop-web" in line or "shop-db" in line or "shop-agent" in line for line in told)
    options = node.client.inspect_network("shop_back")["Options"]
    assert options == {"com.docker.network.driver.mtu": "1300"}
    assert asked(node, folder / "changed.sh") == ""
    asked(node, folder / "shop.sh")
    assert {name for _, name in identities(node)["networks"]} == {name for _, name in there["networks"]}


@pytest.mark.docker
def test_what_others_have_made_is_left_alone(engine: Lab, tmp_path: Path) -> None:
    node = engine.nodes[0]
    compiled(engine, tmp_path, DIAGRAM, "shop.sh")
    node.client.create_network("shop_front")
    before = identities(node)
    done = subprocess.run(
        ["sh", tmp_path / "shop.sh"], env=node.environment, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 1
    assert done.stderr == "network shop_front is there already, and was made by others\n"
    assert asked(node, tmp_path / "shop.sh", "down") == ""
    assert identities(node) == before


@pytest.mark.docker
def test_what_was_interrupted_or_stopped_is_made_whole(engine: Lab, tmp_path: Path) -> None:
    node = engine.nodes[0]
    compiled(engine, tmp_path, DIAGRAM, "shop.sh")
    script = tmp_path / "shop.sh"
    text = script.read_text()
    (tmp_path / "half.sh").write_text(text.replace("docker start shop-api-1", "exit 0; docker start x"))
    asked(node, tmp_path / "half.sh")
    node.client.stop("shop-web-1")
    told = asked(node, script).splitlines()
    assert told.count("container shop-api-1 is made anew") == 1
    assert "making container shop-web-1" not in told
    states = {one["Names"][0]: one["State"] for one in node.client.containers(all=True)}
    assert len(states) == 7
    assert set(states.values()) == {"running"}


def specs(node: Node) -> dict[str, Any]:
    """The specifications of services by name, without what says who made them, and what clients leave out."""
    named_networks = {one["Id"]: one["Name"] for one in node.client.networks()}
    found = {}
    for one in node.client.services():
        spec = one["Spec"]
        task = spec["TaskTemplate"]
        container = {key: value for key, value in task["ContainerSpec"].items() if value}
        container["Labels"] = named(container.pop("Labels", None))
        container.pop("Privileges", None)
        if task.get("RestartPolicy", {}).get("Delay") == 5_000_000_000:
            del task["RestartPolicy"]["Delay"]  # the engine's own, which one client writes and the other not
        container["Env"] = sorted(container.get("Env", ()))
        for mount in container.get("Mounts", ()):
            options = mount.pop("VolumeOptions", None) or {}
            mount["made"] = named(options.get("Labels")), options.get("DriverConfig") or None
        found[spec["Name"]] = {
            "container": container,
            "mode": spec["Mode"],
            "ports": sorted(map(str, one["Endpoint"]["Spec"].get("Ports", ()))),
            "restart": task.get("RestartPolicy"),
            "resources": {key: value for key, value in task.get("Resources", {}).items() if value},
            "logs": task.get("LogDriver"),
            "networks": sorted(
                (named_networks[place["Target"]], sorted(place["Aliases"])) for place in task["Networks"]
            ),
            "labels": named(spec["Labels"]),
        }
    return found


@pytest.mark.swarm
def test_commands_make_what_a_stack_makes(swarm: Lab, tmp_path: Path) -> None:
    node = swarm.nodes[0]
    before = identities(node)
    compiled(swarm, tmp_path, DIAGRAM.replace("name=shop", "name=shop, target=swarm"), "stack.yml", "shop.sh")
    asked(node, tmp_path / "stack.networks.sh")
    client = stack_client() or "docker"
    words = [client, "stack", "deploy", "-c", tmp_path / "stack.yml", "--resolve-image", "never", "shop"]
    run(node, words)
    tasks(swarm)
    expected = networks(node), specs(node)
    run(node, [client, "stack", "rm", "shop"])
    asked(node, tmp_path / "stack.networks.sh", "down")
    wait_for_no_networks(node)

    script = tmp_path / "shop.sh"
    assert "making service shop_web" in asked(node, script)
    for made, right in zip((networks(node), specs(node)), expected, strict=True):
        assert set(made) == set(right)
        for name, one in made.items():
            assert one == right[name], name
    tasks(swarm)
    there = identities(node)
    assert asked(node, script) == ""
    assert identities(node) == there
    asked(node, script, "down", "--volumes")
    assert {**identities(node), "volumes": set()} == {**before, "volumes": set()}


def tasks(lab: Lab) -> None:
    """Wait until all that is wanted runs."""
    await_tasks(lab, {one["ID"]: one["Spec"]["Name"] for one in lab.nodes[0].client.services()})


def wait_for_no_networks(node: Node) -> None:
    """A stack's networks go once the tasks on them have ended."""
    end = time.monotonic() + 60
    while {one["Name"] for one in node.client.networks()} - OWN:
        assert time.monotonic() < end
        time.sleep(0.1)


LAN = """digraph lan {
    graph [name=lan, target="shell-swarm", egress=open]
    HOSTS
    node [container="IMAGE", entrypoint="/probe", command=serve, stop_grace="1s"]
    subgraph cluster_lan {
        driver=macvlan; parent=eth0; label_team=red
        subnet="10.99.0.0/24"; gateway="GATEWAY"; ip_range="10.99.0.192/27"
        cam [mode=global]; recorder
    }
}"""


@pytest.mark.swarm
def test_hosts_make_their_parts_of_networks(swarm: Lab, tmp_path: Path) -> None:
    hosts = "; ".join(f"{node.name} [kind=host]" for node in swarm.nodes)
    text = LAN.replace("HOSTS", hosts).replace("GATEWAY", swarm.outside_address)
    compiled(swarm, tmp_path, text, "shop.sh")
    script, manager = tmp_path / "shop.sh", swarm.nodes[0]
    there = []
    for _ in range(2):
        for node in swarm.nodes:
            asked(node, script, "host", node.name)
        asked(manager, script)
        tasks(swarm)
        there.append([identities(node) for node in swarm.nodes])
    assert there[0] == there[1]
    networks_there = {one["Name"] for one in manager.client.networks()} - OWN
    assert networks_there == {"lan_lan", "lan_lan.config"}
    asked(manager, script, "down")
    for node in swarm.nodes:
        asked(node, script, "host", node.name, "down")
    assert not manager.client.services()
    assert not any(networks(node) for node in swarm.nodes)
