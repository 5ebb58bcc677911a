"""The examples `mynet` and `discovery`, compiled and run in the lab: a service is found by a registry.

A site file says which images run, as it would for any environment: Debian's etcd, and the probe as all else.
"""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.backends.oracles import COMPOSE, stack_client
from tests.lab.compose import await_tasks, run
from tests.lab.etcd import TAG, call_etcd, load_etcd
from tests.lab.lab import Lab
from tests.lab.node import Sandbox

EXAMPLES = Path(__file__).parents[2] / "examples"
BRIEFLY = ("-t", "400", "-r", "1")
SITE = """
[services."*"]
image = "{image}"
entrypoint = "/probe"
command = "serve"
restart = "no"
[services.etcd]
image = "{etcd}"
entrypoint = "etcd"
command = "--data-dir /tmp/etcd --listen-client-urls http://0.0.0.0:2379 --advertise-client-urls http://etcd:2379"
endpoint_mode = "dnsrr"
"""


def compiled(name: str, output: str, site: str, lab: Lab, folder: Path) -> Path:
    """An example compiled to a file, with its own site and that of the lab after it."""
    file = folder / "lab.site.toml"
    file.write_text(SITE.format(image=lab.image, etcd=TAG) + site)
    out, said = folder / output, StringIO()
    example = EXAMPLES / name
    sites = [word for path in (example / f"{name}.site.toml", file) for word in ("--site", str(path))]
    words = [str(example / f"{name}.dot"), "--emit", str(out), *sites]
    assert main(words, BytesIO(), said, said, {}) == 0, said.getvalue()
    return out


def told(sandbox: Sandbox, variable: str) -> str:
    """What a service is told by a variable of its environment."""
    variables = sandbox.node.client.inspect_container(sandbox.name)["Config"]["Env"]
    return next(one.partition("=")[2] for one in variables if one.startswith(f"{variable}="))


def register(sandboxes: list[Sandbox], endpoint: str, service: str, port: int) -> None:
    """Each replica of a service tells the registry its addresses, from where it runs."""
    for number, sandbox in enumerate(sandboxes):
        places = " ".join(f"{address}:{port}/tcp" for address in sandbox.addresses())
        assert call_etcd(sandbox, endpoint, "put", f"/services/{service}/{number}", places) == ["OK"]


def find(sandbox: Sandbox, endpoint: str, service: str) -> list[str]:
    """The replicas of a service that another can speak to by what the registry says: whoever answers."""
    lines = call_etcd(sandbox, endpoint, "get", "--prefix", f"/services/{service}/", "--print-value-only")
    answers = [answer for line in lines for answer in sandbox.probe(line.split(), *BRIEFLY)]
    return sorted({answer.identity for answer in answers if answer.is_open})


@pytest.mark.etcd
@pytest.mark.swarm
def test_mynet_on_a_swarm(swarm: Lab, tmp_path: Path) -> None:
    for node in swarm.nodes:
        load_etcd(node)
    site = (
        f'constraint = "node.hostname=={swarm.nodes[0].name}"\nvolumes = "data:/var/lib/etcd"\n'
        "[services.mysql-galera]\nmax_per_node = 2\n"
        'env = ["PROBE_PORTS=3306/tcp", "DISCOVERY_SERVICE=etcd:2379"]\n'
        '[services.hello]\nenv = "PROBE_PORTS=8080/tcp"\n'
    )
    file = compiled("mynet", "stack.yml", site, swarm, tmp_path)
    node = swarm.nodes[0]
    client = stack_client() or "docker"
    run(node, [client, "stack", "deploy", "-c", file, "--resolve-image", "never", "mynet"])
    services = node.client.services(filters={"label": "com.docker.stack.namespace=mynet"})
    tasks = await_tasks(swarm, {one["ID"]: one["Spec"]["Name"].removeprefix("mynet_") for one in services})
    assert {name: len(places) for name, places in tasks.items()} == {"etcd": 1, "mysql-galera": 3, "hello": 2}
    galera, hello = tasks["mysql-galera"], tasks["hello"]
    endpoint = told(galera[0], "DISCOVERY_SERVICE")
    register(galera, f"http://{endpoint}", "mysql", 3306)
    for sandbox in hello:
        assert len(find(sandbox, f"http://{endpoint}", "mysql")) == len(galera)


@pytest.mark.etcd
@pytest.mark.docker
def test_discovery_on_one_engine(engine: Lab, tmp_path: Path) -> None:
    load_etcd(engine.nodes[0])
    ports = {"gateway": 80, "orders": 8080, "stock": 9090, "prices": 9090}
    site = "".join(f'[services.{name}]\nenv = "PROBE_PORTS={port}/tcp"\n' for name, port in ports.items())
    file = compiled("discovery", "compose.yml", site, engine, tmp_path)
    node = engine.nodes[0]
    run(node, [COMPOSE, "-p", "found", "-f", file, "up", "--detach", "--wait", "--pull", "never"])
    found: dict[str, list[Sandbox]] = {}
    for container in node.client.containers():
        service = container["Labels"]["com.docker.compose.service"]
        found.setdefault(service, []).append(Sandbox(node, container["Id"]))
    assert {name: len(places) for name, places in found.items()} == {
        **dict.fromkeys(ports, 1),
        "orders": 3,
        "etcd": 1,
    }
    register(found["orders"], told(found["orders"][0], "ETCD_ENDPOINTS"), "orders", 8080)
    (gateway,) = found["gateway"]
    assert len(find(gateway, told(gateway, "ETCD_ENDPOINTS"), "orders")) == len(found["orders"])
    # Who is told of no registry reaches none: DNS finds it what it is drawn with.
    etcd = [f"{address}:2379/tcp" for address in found["etcd"][0].addresses()]
    assert not any(answer.is_open for answer in found["prices"][0].probe(etcd, *BRIEFLY))


STATIC = """digraph fixed {{
    node [container="{image}", entrypoint="/probe", command=serve, env="PROBE_PORTS=8080/tcp"]
    subgraph cluster_app {{
        discovery=static; subnet="10.77.0.0/24"
        api [aliases=front]; db; job [discovery=dns]
    }}
    subgraph cluster_wire {{ driver=veth; db; backup }}
}}
"""


@pytest.mark.docker
def test_fixed_addresses_and_a_wire_on_one_engine(engine: Lab, tmp_path: Path) -> None:
    (tmp_path / "fixed.dot").write_text(STATIC.format(image=engine.image))
    file, said = tmp_path / "compose.yml", StringIO()
    words = [str(tmp_path / "fixed.dot"), "--emit", str(file), "--target", "compose"]
    assert main(words, BytesIO(), said, said, {}) == 0, said.getvalue()
    node = engine.nodes[0]
    run(node, [COMPOSE, "-p", "fixed", "-f", file, "up", "--detach", "--wait", "--pull", "never"])
    containers = {one["Labels"]["com.docker.compose.service"]: one["Id"] for one in node.client.containers()}
    places = {name: Sandbox(node, container) for name, container in containers.items()}
    fixed = {"api": "10.77.0.254", "db": "10.77.0.253"}
    for name, address in fixed.items():
        assert address in places[name].addresses()
    assert not {*fixed.values()} & {*places["job"].addresses()}
    hosts = {
        name: node.client.inspect_container(one)["HostConfig"]["ExtraHosts"]
        for name, one in containers.items()
    }
    assert set(hosts["job"]) == {"api:10.77.0.254", "front:10.77.0.254", "db:10.77.0.253"}
    assert set(hosts["db"]) == {"api:10.77.0.254", "front:10.77.0.254"}
    # The two ends of the wire, and nobody else.
    (answer,) = places["backup"].probe(["db:8080/tcp"])
    assert answer.is_open
    others = [f"{address}:8080/tcp" for name in ("api", "job") for address in places[name].addresses()]
    assert not any(one.is_open for one in places["backup"].probe(others, *BRIEFLY))
