"""What `up` asks of a Swarm is what `docker stack deploy` asks for the stack file of the same diagram."""

from collections.abc import Mapping
from typing import Any

import pytest

from dotcompile.engine.ownership import NAMESPACE
from tests.engine.swarm.running import Cluster
from tests.lab.compose import run

pytestmark = pytest.mark.swarm
#: Labels of who made a thing, and what Swarm adds to networks by itself.
OURS = (NAMESPACE, "com.docker.stack.", "com.docker.network.driver.overlay.vxlan")
NOTHING = ({}, [], None, "")
#: What Swarm fills in where a service says nothing of how it is found.
DEFAULT = ("Mode", "vip")
DIAGRAM = """\
digraph shop {
    data [kind=volume, driver=local, opt_type=tmpfs, opt_device=tmpfs]
    theirs [kind=volume, external=true]
    user [kind=actor]
    subgraph cluster_app {
        graph [subnet="10.210.0.0/24", mtu=1400, attachable=true, label_a=b]
        web [
            replicas=2, publish="18080-18081:80-81,18443:443@host,9000/udp", command="serve", user="1000",
            working_dir="/tmp", hostname=web, domainname="example.org", stop_grace="1500ms",
            stop_signal=SIGINT,
            update_parallelism=2, update_delay="1s", update_monitor="2s", update_max_failure_ratio=0.2,
            update_order="start-first", update_failure_action=rollback, rollback_delay="3s", label_x=y,
            env="A=1,B=two", init=true, read_only=true, logging="json-file,max-size=1m",
            aliases=www, configs="app:/etc/app.conf", secrets=key
        ]
        db [
            healthcheck="[\\"CMD\\", \\"/probe\\", \\"check\\"]", healthcheck_interval="5s",
            healthcheck_retries=2, healthcheck_start_interval="1s", constraint="node.role == manager",
            prefer="spread=node.labels.zone",
            max_per_node=2, platform="linux/amd64", endpoint_mode=dnsrr, restart="on-failure:3",
            cap_add="net_admin", cap_drop=ALL, sysctls="net.core.somaxconn=512",
            volumes="named:/n,/anon,/tmp:/host:ro",
            tmpfs="/scratch:size=10m", shm_size="32m", dns="10.1.1.1"
        ]
        all [mode=global, healthcheck_disable=true, profiles=never]
        off [replicas=3, profiles=never]
    }
    subgraph cluster_data {
        store [
            cpus=0.5, memory="64m", reserve_cpus=0.1, reserve_memory="32m", ulimits="nofile=1000:2000",
            extra_hosts="a:10.1.2.3", entrypoint="/probe"
        ]
        none [network_mode=none]
        bare [network_mode=host]
    }
    user -> web
    web -> store
    db -> data [at="/data"]
    store -> theirs [at="/theirs"]
}
"""
SITE = """\
[services."*"]
image = "dotcompile/probe:lab"
"""


def test_services_and_networks_are_the_same(cluster: Cluster) -> None:
    client = cluster.node.client
    cluster.site.write_text(SITE)
    path, stack = cluster.diagram(DIAGRAM), cluster.folder / "stack.yml"
    client.create_config("app", b"app")
    client.create_secret("key", b"key")
    client.create_volume("theirs")
    wrote = cluster("", path, "--emit", stack)
    assert stack.exists(), wrote.err
    run(
        cluster.node,
        ["docker", "stack", "deploy", "-c", stack, "--resolve-image", "never", "shop"],
    )
    deployed = seen(cluster)
    run(cluster.node, ["docker", "stack", "rm", "shop"])
    while any(one["Name"].startswith("shop_") for one in client.networks()):
        pass
    run_up = cluster("up", "--timeout", 1, path)
    assert "shop_" in run_up.err
    made = seen(cluster)
    assert len(deployed) == 11
    assert made.keys() == deployed.keys()
    for name, thing in deployed.items():
        assert made[name] == thing, name


def seen(cluster: Cluster) -> dict[str, Any]:
    """What there is of the project, as the API tells it, without labels of who made it."""
    client = cluster.node.client
    networks = [one for one in client.networks() if one["Name"].startswith("shop_")]
    names = {one["Id"]: one["Name"] for one in networks}
    found = {
        f"network {one['Name']}": plain(
            {key: one[key] for key in ("Driver", "Internal", "Attachable", "Labels", "Options", "Ingress")}
            | {"IPAM": one["IPAM"]["Config"] if "10.210" in str(one["IPAM"]) else []},
            names,
        )
        for one in networks
    }
    return found | {f"service {name}": plain(spec, names) for name, spec in cluster.services().items()}


def plain(thing: Any, names: Mapping[str, str]) -> Any:
    """With names of networks for their IDs, in its own order, without our labels and what is nothing."""
    if isinstance(thing, Mapping):
        inner = {key: plain(value, names) for key, value in thing.items() if not key.startswith(OURS)}
        return {
            key: value for key, value in inner.items() if value not in NOTHING and (key, value) != DEFAULT
        }
    if isinstance(thing, list):
        return sorted((plain(one, names) for one in thing), key=str)
    return names.get(thing, thing) if isinstance(thing, str) else thing
