"""A network on the hosts' own interfaces, deployed on a Swarm: each host makes its part by the script."""

import os
import subprocess
from io import BytesIO, StringIO
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.backends.oracles import stack_client
from tests.lab.compose import await_tasks, run
from tests.lab.lab import Lab

PORT = "7777/tcp"
DIAGRAM = """digraph lan {{
    graph [target=swarm, egress=open]
    {hosts}
    node [container="{image}", entrypoint="/probe", command=serve, env="PROBE_PORTS={port}"]
    subgraph cluster_lan {{
        driver=macvlan; parent=eth0; label_team=red
        subnet="10.99.0.0/24"; gateway="{gateway}"; ip_range="10.99.0.192/27"
        cam [replicas={count}, max_per_node=1]; recorder
    }}
    cam -> recorder
}}
"""


@pytest.mark.swarm
def test_services_of_several_hosts_share_the_lan_of_these(swarm: Lab, tmp_path: Path) -> None:
    hosts = "; ".join(f"{node.name} [kind=host]" for node in swarm.nodes)
    gateway, count = swarm.outside_address, len(swarm.nodes)
    text = DIAGRAM.format(hosts=hosts, image=swarm.image, port=PORT, gateway=gateway, count=count)
    (tmp_path / "lan.dot").write_text(text)
    stack, said = tmp_path / "stack.yml", StringIO()
    assert main([str(tmp_path / "lan.dot"), "--emit", str(stack)], BytesIO(), said, said, {}) == 0, (
        said.getvalue()
    )
    script = tmp_path / "stack.networks.sh"
    manager = swarm.nodes[0]
    made = [make(swarm, script), make(swarm, script)]
    assert made[0] == made[1]  # run again, it leaves alone what is there
    words = ["stack", "deploy", "-c", stack, "--resolve-image", "never", "lan"]
    run(manager, [stack_client() or "docker", *words])
    services = manager.client.services(filters={"label": "com.docker.stack.namespace=lan"})
    tasks = await_tasks(swarm, {one["ID"]: one["Spec"]["Name"].removeprefix("lan_") for one in services})

    ranges = dict(
        zip((node.name for node in swarm.nodes), ip_network("10.99.0.192/27").subnets(), strict=True)
    )
    places = [*tasks["cam"], *tasks["recorder"]]
    addresses = {place: place.addresses() for place in places}
    for place in places:
        assert [ip_address(one) in ranges[place.node.name] for one in addresses[place]] == [True]
    assert {place.node.name for place in tasks["cam"]} == set(ranges)
    for place in places:
        others = [
            f"{address}:{PORT}" for other in places if other is not place for address in addresses[other]
        ]
        assert all(answer.is_open for answer in place.probe(others))


def make(lab: Lab, script: Path) -> list[str]:
    """What is there of networks after the script was run for each host, and on the manager."""
    for node, words in (*((node, ["host", node.name]) for node in lab.nodes), (lab.nodes[0], [])):
        environment = node.environment | {"PATH": os.environ["PATH"]}
        subprocess.run(["sh", script, *words], env=environment, check=True, timeout=60)
    return sorted(
        f"{node.name} {network['Id']}"
        for node in lab.nodes
        for network in node.client.networks()
        if network["Name"].startswith("lan_")
    )
