"""The proof of scripts on diagrams by chance: it holds of what is emitted, and of none that means another.

The second opinion is a shell that runs the script with a stand-in for `docker`: what it was asked for is told
in the words of a Compose file, and judged as such.
"""

import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.backends.compiled import Compiled, compile_diagram
from tests.backends.meaning import differs, is_wrong, meaning
from tests.backends.random_diagrams import diagram
from tests.backends.standing_in import Call, run
from tests.soak import Soak

TARGETS = {"shell": "compose", "shell-swarm": "swarm"}
Whole = dict[str, Any]


def option(call: Call, name: str) -> list[str]:
    return [value for at, value in enumerate(call) if at and call[at - 1] == name]


def whole_of(calls: Sequence[Call]) -> Whole:
    """What was asked for, as a Compose file would have it."""
    services: Whole = {}
    networks: Whole = {"host": {"external": True, "name": "host"}}
    containers: dict[str, Whole] = {}
    for call in calls:
        match call:
            case ("network", "create", *_, name):
                networks[name] = {"driver": option(call, "--driver")[0], "internal": "--internal" in call}
            case ("network", "connect", *_, network, container):
                containers[container]["networks"].append(network)
            case ("run" | "create", *_) | ("service", "create", *_):
                (name,) = [one.partition("=")[2] for one in option(call, "--label") if ".service=" in one]
                container = containers[option(call, "--name")[0]] = service_of(call)
                services.setdefault(name, container)  # replicas are alike
    for service in services.values():
        joined = service.get("networks", ())
        if len(set(joined)) < len(joined):
            raise KeyError("the engine refuses to join a network twice")
    return {"services": services, "networks": networks}


def service_of(call: Call) -> Whole:
    joined = [one.split(",")[0].removeprefix("name=") for one in option(call, "--network")]
    ports = [
        dict(field.split("=", 1) for field in one.split(",")) if "=" in one else one
        for one in option(call, "--publish")
    ]
    if call[0] != "service" and joined and joined[0] in ("host", "none"):
        return {"network_mode": joined[0], "ports": ports}
    return {"networks": joined, "ports": ports}


def compiled(chance: random.Random, target: str) -> Iterator[tuple[Compiled, str]]:
    """Diagrams that have no error, with their scripts: of each service there is a container to be seen."""
    while True:
        made = compile_diagram(diagram(chance, TARGETS[target], most_services=5, hostile=False), target)
        text = next(iter(made.files.values()))
        if not made.errors and "-le 0 ]" not in text and "needs network" not in text:
            yield made, text


def asked(text: str, folder: Path) -> Whole | None:
    """What a script asks for; nothing if it does not run."""
    try:
        return whole_of(run(text, folder))
    except (AssertionError, KeyError, IndexError, subprocess.TimeoutExpired):
        return None


def drop_internal(chance: random.Random, text: str) -> str:
    return once(chance, text, r" --internal \\\n +(?=--)|--internal \\\n +", "")


def drop_network(chance: random.Random, text: str) -> str:
    return once(chance, text, r"--network \S+ \\\n +(?:--network-alias \S+ \\\n +)*", "")


def move(chance: random.Random, text: str) -> str:
    names = re.findall(r"there network (\S+) \|\|", text) or ["shop_x"]
    return once(chance, text, r"(?<=--network name=)[\w-]+|(?<=--network )[\w-]+(?= )", chance.choice(names))


def disconnect(chance: random.Random, text: str) -> str:
    return once(
        chance, text, r"docker network connect (?:--\S+ \S+ )+(?=\S+ shop)|docker network connect", "echo"
    )


def publish(chance: random.Random, text: str) -> str:
    return once(chance, text, r"(?=--network )", "--publish 9999:81/tcp ")


def publish_no_more(chance: random.Random, text: str) -> str:
    return once(chance, text, r"--publish \S+ \\\n +", "")


def use_the_host(chance: random.Random, text: str) -> str:
    return once(chance, text, r"(?<=--network )none", "host")


def once(chance: random.Random, text: str, pattern: str, instead: str) -> str:
    """The text with one of what fits replaced, if anything does."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    one = chance.choice(found)
    return text[: one.start()] + instead + text[one.end() :]


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    *(drop_internal, drop_network, move, disconnect, publish, publish_no_more, use_the_host),
)


@pytest.mark.parametrize("target", TARGETS)
def test_no_script_that_means_something_else_is_proved(target: str, soak: Soak, tmp_path: Path) -> None:
    caught = {mutate.__name__: 0 for mutate in MUTATIONS}
    same = 0
    wanted = soak.count(30)
    for one, text in compiled(soak.random, target):
        whole = asked(text, tmp_path)
        assert whole is not None
        right = meaning(whole, one.topology, one.target)
        assert not right.wrong
        assert not differs(right, one.topology)
        assert one.prove() == []
        for mutate in MUTATIONS:
            mutant = mutate(soak.random, text)
            told = None if mutant == text else asked(mutant, tmp_path)
            if told is not None:
                found = one.prove({"shop.sh": mutant})
                wrong = is_wrong(meaning(told, one.topology, one.target), right, one.topology)
                assert bool(found) == wrong, f"{mutate.__name__}: {found}\n{mutant}"
                caught[mutate.__name__] += wrong
                same += not wrong
        if sum(caught.values()) >= wanted:
            break
    soak.figures |= {"caught": sum(caught.values()), "same": same, **caught}
    assert sum(caught.values()) >= wanted
