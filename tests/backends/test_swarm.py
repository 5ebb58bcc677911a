"""What stack files say in other words than Compose's, and what goes with them."""

from pathlib import Path
from typing import Any

import pytest

from tests.backends import oracles
from tests.backends.compiling import Outcome, compiled
from tests.backends.standing_in import LABELS_OF, made, run, without_versions


def swarm(body: str, graph: str = "") -> Outcome:
    return compiled(f"digraph shop {{ {graph} subgraph cluster_z {{ {body} }} }}", "swarm")


def web(attributes: str) -> dict[str, Any]:
    found: dict[str, Any] = swarm(f'web [container="shop/web:1", {attributes}]').document["services"]["web"]
    return found


@pytest.mark.parametrize(
    ("said", "policy"),
    [
        ("no", {"condition": "none"}),
        ("always", {"condition": "any"}),
        ("unless-stopped", {"condition": "any"}),
        ("on-failure", {"condition": "on-failure"}),
        ("on-failure:3", {"condition": "on-failure", "max_attempts": 3}),
    ],
)
def test_restarts(said: str, policy: dict[str, object]) -> None:
    assert web(f'restart="{said}"')["deploy"] == {"restart_policy": policy}


@pytest.mark.parametrize(
    ("said", "ports"),
    [
        ("8080:80", [{"target": 80, "published": 8080, "protocol": "tcp", "mode": "ingress"}]),
        ("81/udp", [{"target": 81, "protocol": "udp", "mode": "ingress"}]),
        ("8080:80@host", [{"target": 80, "published": 8080, "protocol": "tcp", "mode": "host"}]),
        ("8000-8001:90-91/udp", ["8000-8001:90-91/udp"]),
        (
            "8000-8001:90-91@host",
            [{"target": 90 + n, "published": 8000 + n, "protocol": "tcp", "mode": "host"} for n in (0, 1)],
        ),
        ("8000-8005:80", [{"target": 80, "published": 8000, "protocol": "tcp", "mode": "ingress"}]),
    ],
)
def test_ports(said: str, ports: list[object]) -> None:
    assert web(f'publish="{said}"')["ports"] == ports


def test_no_replicas_beside_a_mode_that_has_none() -> None:
    assert web("mode=global, replicas=3")["deploy"] == {"mode": "global"}


def test_a_platform_is_a_constraint() -> None:
    placement = web('platform="linux/arm64/v8", constraint="node.role == worker"')["deploy"]["placement"]
    assert placement["constraints"] == [
        "node.role == worker",
        "node.platform.os == linux",
        "node.platform.arch == aarch64",
    ]


def test_a_domain_stands_behind_the_host_name() -> None:
    assert web('hostname=a, domainname="example.com"')["hostname"] == "a.example.com"
    assert web('domainname="example.com"')["hostname"] == "example.com"


def test_shared_memory_is_a_mount() -> None:
    mount = {"type": "tmpfs", "target": "/dev/shm", "tmpfs": {"size": 256 * 2**20}}
    assert web('shm_size="256m"')["volumes"] == [mount]


def test_the_host_is_a_network_and_nobody_is_on_the_default_one() -> None:
    outcome = compiled(
        'digraph { a [container="a:1", network_mode=host] b [container="b:1", network_mode=none] }', "swarm"
    )
    document = outcome.document
    assert document["services"]["a"]["networks"] == ["host"]
    assert document["services"]["b"]["networks"] == ["b--none"]
    assert document["networks"] == {
        "host": {"external": True, "name": "host"},
        "b--none": {"driver": "overlay", "internal": True},
    }


def test_without_an_image_there_is_nothing_to_run() -> None:
    assert swarm('web [build="./web"]').errors == ["Swarm builds nothing, and `web` has no image"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("api.v2", "Swarm takes no service named `api.v2`"),
        ("x" * 60, f"`{'x' * 60}` is longer than the 58 characters that Swarm leaves after `shop_`"),
        ("a-", "Swarm takes no service named `a-`"),
    ],
)
def test_names_that_swarm_refuses(name: str, wrong: str) -> None:
    (error,) = swarm(f'web [name="{name}", container="a:1"]').errors
    assert error.startswith(wrong)


GATEWAY = 'subnet="10.20.0.0/24"; gateway="10.20.0.1"; aux="router=10.20.0.2"; label_x="it\'s $HOME";'


def test_a_network_that_stack_files_have_no_words_for_is_made_by_a_script(tmp_path: Path) -> None:
    outcome = swarm(f'{GATEWAY} web [container="a:1"]')
    assert outcome.document["networks"] == {"z": {"external": True, "name": "shop_z"}}
    script = outcome.files["stack.networks.sh"]
    said = (
        *("--driver", "overlay", "--internal", "--subnet", "10.20.0.0/24", "--gateway", "10.20.0.1"),
        *("--aux-address", "router=10.20.0.2", "--label", "x=it's $HOME", "shop_z"),
    )
    *options, name = said
    calls = [without_versions(call) for call in made(run(script, tmp_path))]
    assert calls == [("network", "create", *options, *LABELS_OF, name)]
    version = script.partition("current network shop_z ")[2].split()[0]
    assert not made(run(script, tmp_path, there=["shop_z"], FOUND=f"shop {version}"))
    assert ("network", "rm", "shop_z") in run(script, tmp_path, "down", there=["shop_z"])


@pytest.mark.stack
def test_what_is_there_already_is_only_named(tmp_path: Path) -> None:
    outcome = swarm('external=true; driver=overlay; web [container="a:1"]')
    (tmp_path / "stack.yml").write_text(outcome.text)
    oracles.stack(tmp_path, "stack.yml")
    assert outcome.document["networks"] == {"z": {"external": True, "name": "z"}}
    assert [message for _, message in outcome.lines("approximated")] == [
        "Swarm can hold only nearly `driver` of zone `z`: it is there already, and is taken as it is"
    ]
