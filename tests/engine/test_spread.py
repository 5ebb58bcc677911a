"""Spread as a real Swarm does it: the simulator puts as many of each service on as many hosts.

Services are made one after another, and each is simulated on what the swarm did with those before, since
among equal hosts a swarm chooses one by chance.
"""

import time
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from docker.types import Placement, PlacementPreference, Resources, TaskTemplate

from dotcompile.graph.placing.instance import Tables
from dotcompile.graph.placing.state import State
from dotcompile.lowering.placing.asked import Asked, ask
from dotcompile.lowering.placing.place import put_all
from dotcompile.model.topology import Service
from tests.lab.lab import Lab
from tests.lab.wipe import wiped
from tests.model.shown import meaning
from tests.soak import Soak

NODES = 3


@pytest.fixture(scope="module")
def three_nodes() -> Iterator[Lab]:
    with Lab(NODES, swarm=True) as lab:
        yield lab


@pytest.mark.swarm
def test_a_swarm_spreads_as_the_simulator_does(three_nodes: Lab, soak: Soak) -> None:
    replicas = missing = 0
    for _ in range(soak.count(2)):
        with wiped(three_nodes) as lab:
            asked = ask(meaning(drawn(lab, soak.random))[0])
            told = compare(lab, asked)
            replicas, missing = replicas + told[0], missing + told[1]
    soak.figures |= {"replicas": replicas, "without a host": missing}
    assert replicas


def drawn(lab: Lab, random: Random) -> str:
    """The hosts of the lab, with labels by chance, and services with all that spread looks at."""
    described = lab.nodes[0].client.nodes()
    hosts = []
    for node in described:
        labels = {"disk": random.choice(("ssd", "hdd")), "rack": random.choice(("one", "two"))}
        spec = {**node["Spec"], "Labels": labels}
        lab.nodes[0].client.update_node(node["ID"], node["Version"]["Index"], spec)
        has = node["Description"]["Resources"]
        said = ",".join(f"{key}={value}" for key, value in labels.items())
        cpus = has["NanoCPUs"] / 10**9
        hosts.append(f'"{node["ID"]}" [cpus="{cpus:g}", memory={has["MemoryBytes"]}, labels="{said}"]')
    share = min(node["Description"]["Resources"]["MemoryBytes"] for node in described) // 8
    services = []
    for number in range(random.randint(3, 6)):
        settings = [f"replicas={random.randint(1, 6)}"]
        if random.random() < 0.4:
            settings.append(f"reserve_memory={share * random.randint(1, 4)}")
        if random.random() < 0.3:
            settings.append(f'constraint="node.labels.disk {random.choice(("==", "!="))} SSD"')
        if random.random() < 0.3:
            settings.append(f"max_per_node={random.randint(1, 2)}")
        elif random.random() < 0.3:
            settings.append('prefer="spread=node.labels.rack"')
        services.append(f"s{number} [{', '.join(settings)}]")
    pool = f"subgraph cluster_pool {{ kind=hosts; {'; '.join(hosts)} }}"
    return f"digraph {{ {pool} subgraph cluster_app {{ {'; '.join(services)} }} }}"


def compare(lab: Lab, asked: Asked) -> tuple[int, int]:
    """Make each service, and compare; how many replicas run, and how many have no host."""
    real = [[0] * len(asked.hosts) for _ in asked.services]
    numbers = {host.id: number for number, host in enumerate(asked.hosts)}
    pending = 0
    for task, service in enumerate(asked.services):
        state = State(Tables(asked.instance))
        for before in range(task):
            for host, count in enumerate(real[before]):
                state.put(before, host, count)
        wanted = [count if number == task else 0 for number, count in enumerate(asked.instance.counts)]
        missing = put_all(asked, state, wanted, 0)[task]
        placed = settled(lab, made(lab, service, wanted[task]), wanted[task])
        for node, count in placed.items():
            real[task][numbers[node]] = count
        assert sum(real[task]) == wanted[task] - missing, service.settings
        assert shares(asked, task, real[task]) == shares(asked, task, state.there[task]), service.settings
        pending += missing
    return sum(map(sum, real)), pending


def shares(asked: Asked, task: int, counts: list[int]) -> list[int]:
    """How many there are on each host, or in each branch of them, whichever it is."""
    if not asked.levels[task]:
        return sorted(counts)
    branches = Counter[int]()
    for branch, count in zip(asked.levels[task][0], counts, strict=True):
        branches[branch] += count
    return sorted(branches.values())


def made(lab: Lab, service: Service, replicas: int) -> str:
    """The ID of a service that is made as its settings say."""
    settings = {name: value.value for name, value in service.settings.items()}
    preferences = [
        PlacementPreference("spread", one.removeprefix("spread=")) for one in settings.get("prefer", ())
    ]
    template = TaskTemplate(
        {"Image": lab.image, "Command": ["/probe", "listen"]},
        resources=Resources(mem_reservation=settings.get("reserve_memory", 0)),
        placement=Placement(
            constraints=[str(one) for one in settings.get("constraint", ())],
            preferences=preferences,
            maxreplicas=settings.get("max_per_node"),
        ),
    )
    mode = {"Replicated": {"Replicas": replicas}}
    made_: dict[str, str] = lab.nodes[0].client.create_service(template, name=service.name, mode=mode)
    return made_["ID"]


def settled(lab: Lab, service: str, replicas: int) -> Counter[str]:
    """How many replicas each node was given, once every one has a node or is known to get none."""
    end = time.monotonic() + 30
    while True:
        tasks = lab.nodes[0].client.tasks(filters={"service": service})
        slots = {task["Slot"]: task for task in sorted(tasks, key=lambda one: str(one["CreatedAt"]))}
        with_node = Counter(task["NodeID"] for task in slots.values() if task.get("NodeID"))
        refused = sum("no suitable node" in task["Status"].get("Err", "") for task in slots.values())
        if with_node.total() + refused == replicas:
            return with_node
        assert time.monotonic() < end, tasks
        time.sleep(0.05)
