"""The proof on files by hand: each fault that a file can have is found, and what is right is not."""

from textwrap import dedent

import pytest

from tests.backends.compiled import Compiled, compile_diagram

DIAGRAM = """digraph shop {
    subgraph cluster_front { web [container="nginx:1.27", publish="8080:80"]; cache [container=redis] }
    subgraph cluster_data { db [container="postgres:16", ports=5432]; backup [container=alpine] }
    web -> db
    customer -> web
    backup -> internet
    lone [container=alpine, network_mode=none]
}"""
RIGHT = """
services:
  web:
    networks: [front, data, ingress]
    ports:
      - {target: 80, published: "8080", protocol: tcp}
  cache:
    networks: {front: {aliases: [redis]}}
  db:
    networks: [data]
  backup:
    networks: [data, egress]
  lone:
    network_mode: "none"
networks:
  front: {driver: bridge, internal: true}
  data: {driver: bridge, internal: true}
  ingress: {driver: bridge}
  egress:
"""


@pytest.fixture(scope="module")
def shop() -> Compiled:
    return compile_diagram(DIAGRAM.replace("web -> db", "web -> db; web -> backup"), "compose")


def test_what_is_emitted_is_proved(shop: Compiled) -> None:
    assert not shop.errors
    assert shop.prove() == []


def test_what_comes_to_the_same_is_proved(shop: Compiled) -> None:
    assert shop.prove({"compose.yml": RIGHT}) == []
    first, _, rest = RIGHT.partition("  db:\n")
    assert shop.prove({"one.yml": first, "two.yml": f"services:\n  db:\n{rest}"}) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("  db:\n    networks: [data]\n", "", "there is no service `db`"),
        ("  db:\n", "  spy:\n    networks: [data]\n  db:\n", "there is a service `spy`"),
        ("    networks: [data]\n", "    image: x\n", "names no network, so that a `default` one would arise"),
        ("    networks: [data]\n", "    networks: []\n", "names no network"),
        ("networks: [data]", "networks: [default]", "is on the network `default`, which is not defined"),
        ("networks: [data]", "networks: [data, front]", "`cache` and `db` share a network"),
        ("front: {driver: bridge, internal: true}", "front: {name: data, internal: true}", "share a network"),
        ("networks: [front, data, ingress]", "networks: [front, ingress]", "`web` cannot reach `db`"),
        ("data: {driver: bridge, internal: true}", "data: {driver: bridge}", "`db` can get out"),
        ("internal: true}\n  data", "internal: false}\n  data", "`cache` can get out"),
        ("networks: [data, egress]", "networks: [data]", "`backup` cannot reach `internet`"),
        ("networks: [front, data, ingress]", "networks: [front, data]", "port 80 of `web` is not published"),
        ('published: "8080"', 'published: "8081"', "port 80 of `web` is published, and that is not drawn"),
        ("{target: 80,", "{host_ip: 127.0.0.1, target: 80,", "is published, and that is not drawn"),
        (
            "    networks: [data]\n",
            "    networks: [data]\n    ports: ['5432']\n",
            "port 5432 of `db` is published",
        ),
        ('network_mode: "none"', 'network_mode: "host"', "`lone` has the sandbox of its host"),
        ('network_mode: "none"', 'network_mode: "service:db"', "`lone` is in the sandbox of `db`"),
        ('network_mode: "none"', 'network_mode: "service:x"', "has the unknown `network_mode: service:x`"),
        (
            "networks: [data]",
            "networks: [data]\n    network_mode: bridge",
            "has networks beside `network_mode",
        ),
        ("networks: [data]", "networks: [data, data]", "joins itself, or one network twice"),
        (
            "front: {driver: bridge, internal: true}",
            "front: {internal: true, driver_opts: {com.docker.network.bridge.enable_icc: 'false'}}",
            "",
        ),
        (
            "data: {driver: bridge, internal: true}",
            "data: {internal: true, driver_opts: {com.docker.network.bridge.enable_icc: 'false'}}",
            "`web` cannot reach `db`",
        ),
    ],
)
def test_each_fault_is_found(shop: Compiled, right: str, wrong: str, told: str) -> None:
    assert right in RIGHT
    found = shop.prove({"compose.yml": RIGHT.replace(right, wrong, 1)})
    assert (told in "\n".join(found)) if told else not found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("services: [", "it is no YAML"),
        ("a: 1\n---\nb: 1\n", "it has several documents"),
        ("", "it is empty"),
        ("# nothing\n", "it is empty"),
        ("a: " + "[" * 99 + "]" * 99, "it is nested too deep"),
        ("services: x\n", "`services` is no mapping"),
        ("services: {}\nservices: {}\n", "it says `services` twice"),
        ("? [a]\n: b\n", "a key in it is no text"),
        ("? *x\n: b\n", "a key in it is no text"),
        ("services: !!map {}\n", "it has a tag or an anchor"),
        ("services: {a: &x {}, b: *x}\n", "it has a tag or an anchor"),
        ("services: {b: *x}\n", "it has an alias"),
        ("include: other.yml\n", "it has the key `include`"),
        ("services: {a: {extends: b}}\n", "a service has the key `extends`"),
        ("networks: {a: {internal: yes}}\n", "`yes` is neither true nor false"),
        ('networks: {a: {internal: "true"}}\n', "`true` is neither true nor false"),
        ("services: {a: {ports: ['x']}}\n", "`x` is no published port"),
        ("services: {a: {ports: [{published: '80'}]}}\n", "is no published port"),
        ("services: {a: {ports: [{target: 80, host_ip: x}]}}\n", "`x` is no address"),
        ("services: {a: {ports: [{target: 80, mode: x}]}}\n", "in the mode `x`"),
        ("services: {a: {networks: [[b]]}}\n", "a collection stands where a text should"),
    ],
)
def test_what_cannot_be_read_back_is_told(shop: Compiled, text: str, told: str) -> None:
    (found,) = shop.prove({"compose.yml": text})
    assert "cannot be read back" in found
    assert told in found


def test_two_files_say_nothing_twice(shop: Compiled) -> None:
    (found,) = shop.prove({"one.yml": RIGHT, "two.yml": "services: {db: {networks: [data]}}\n"})
    assert "two files have the service `db`" in found
    (found,) = shop.prove({"one.yml": RIGHT, "two.yml": "networks: {data: {internal: false}}\n"})
    assert "two files say different things of the network `data`" in found


STACK = """
services:
  web: {networks: [front]}
  db: {networks: [front]}
networks:
  front: {external: true, name: shop_front}
"""
SCRIPT = """#!/bin/sh
set -eu
docker network inspect shop_front >/dev/null 2>&1 ||
    docker network create --driver overlay --internal --gateway 10.0.0.1 --label 'a=b c' shop_front
"""


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (SCRIPT, ""),
        (SCRIPT.replace(" --internal", ""), "`db` can get out"),
        (SCRIPT.replace("shop_front\n", "other\n"), "`db` can get out"),
        (SCRIPT.replace("--internal", "--ingress"), "creates something with `--ingress`"),
        (SCRIPT.replace("'a=b c'", "'a=b c"), "is no shell script"),
    ],
)
def test_networks_that_are_made_beforehand_are_read_too(script: str, told: str) -> None:
    swarm = compile_diagram(
        "digraph { subgraph cluster_front { web [container=x]; db [container=x] } }", "swarm"
    )
    found = swarm.prove({"stack.yml": STACK, "stack.networks.sh": script})
    assert (told in "\n".join(found)) if told else not found


def test_swarm_ignores_the_mode_of_a_network() -> None:
    swarm = compile_diagram("digraph { a [container=x, network_mode=none] }", "swarm")
    assert swarm.prove() == []
    found = swarm.prove({"stack.yml": dedent("services: {a: {network_mode: none}}")})
    assert "which the target ignores" in found[0]
