"""What Compose files say that stack files do not, and what they are where one would be too large."""

from pathlib import Path
from typing import Any

import pytest

from dotcompile.backends.compose_keys.splitting import split
from dotcompile.backends.yaml import write
from tests.backends import oracles
from tests.backends.compiling import Outcome, compiled


def compose(body: str, *, base: str = "") -> Outcome:
    return compiled(f"digraph shop {{ subgraph cluster_z {{ {body} }} }}", "compose", base=base)


def web(attributes: str, *, base: str = "") -> dict[str, Any]:
    found: dict[str, Any] = compose(f'web [container="a:1", {attributes}]', base=base).document["services"][
        "web"
    ]
    return found


@pytest.mark.parametrize(
    ("said", "ports"),
    [
        ("8080:80", [{"target": 80, "published": "8080", "protocol": "tcp"}]),
        ("8080:80@host", [{"target": 80, "published": "8080", "protocol": "tcp"}]),
        (
            "127.0.0.1:8080:80",
            [{"target": 80, "published": "8080", "host_ip": "127.0.0.1", "protocol": "tcp"}],
        ),
        ("[::1]:8000-8001:90-91", ["[::1]:8000-8001:90-91/tcp"]),
        ("8000-8005:80", [{"target": 80, "published": "8000-8005", "protocol": "tcp"}]),
        ("90-91/udp", ["90-91/udp"]),
    ],
)
def test_ports(said: str, ports: list[object]) -> None:
    assert web(f'publish="{said}"')["ports"] == ports


def test_addresses_on_networks() -> None:
    body = 'subnet="10.20.0.0/24"; web [container="a:1", ip="10.20.0.5", mac="02:42:ac:11:00:02", aliases=x]'
    assert compose(body).document["services"]["web"]["networks"] == {
        "z": {"aliases": ["x"], "ipv4_address": "10.20.0.5", "mac_address": "02:42:ac:11:00:02"}
    }


def test_dependencies_have_conditions() -> None:
    body = 'web [container="a:1", depends_on="db:healthy"] db [container="b:1", healthcheck=x] web -> db'
    found = compose(body).document["services"]["web"]["depends_on"]
    assert found == {"db": {"condition": "service_healthy"}}


def test_sandboxes() -> None:
    text = """digraph {
        a [container="a:1", network_mode=host] b [container="b:1", network_mode=none]
        subgraph cluster_z { c [container="c:1"] } d [container="d:1", network_mode="service:c"]
    }"""
    services = compiled(text, "compose").document["services"]
    assert {name: one.get("network_mode") for name, one in services.items()} == {
        "a": "host",
        "b": "none",
        "c": None,
        "d": "service:c",
    }


def test_who_is_in_another_sandbox_says_nothing_of_it() -> None:
    said = 'network_mode="service:db", hostname=h, dns="10.0.0.53", extra_hosts="a=10.0.0.1", user=nobody'
    text = f'digraph {{ web [container="a:1", {said}] db [container="b:1"] }}'
    found = compiled(text, "compose").document["services"]["web"]
    assert found == {"image": "a:1", "user": "nobody", "network_mode": "service:db"}


def test_paths_lead_to_the_same_places_from_another_folder() -> None:
    said = 'volumes="./conf:/etc/app", env_file="a.env,/etc/b.env", build="web", secrets=tls'
    found = web(said, base="../diagrams")
    assert (found["volumes"][0]["source"], found["build"]) == ("../diagrams/conf", "../diagrams/web")
    assert found["env_file"] == ["../diagrams/a.env", "/etc/b.env"]


@pytest.mark.parametrize(
    ("name", "project"), [("digraph", "diagram"), ("digraph G", "diagram"), ('digraph "A b!"', "a-b")]
)
def test_the_name_of_the_project(name: str, project: str) -> None:
    text = f'{name} {{ subgraph cluster_z {{ web [container="a:1"] }} }}'
    assert compiled(text, "compose", name="some/diagram.dot").document["name"] == project


def many(services: int) -> str:
    said = ",".join(f"V{number}=1" for number in range(220))
    lines = [f's{number} [container="a:{number}", env="{said}"]' for number in range(services)]
    return f'digraph many {{ subgraph cluster_z {{ subnet="10.0.0.0/16"; {" ".join(lines)} }} }}'


@pytest.mark.compose
def test_a_large_file_is_several(tmp_path: Path) -> None:
    """Compose refuses a file with all that is in these."""
    outcome = compiled(many(500), "compose")
    assert list(outcome.files) == ["compose.yml", "compose.2.yml", "compose.3.yml"]
    command = "# docker compose -f compose.yml -f compose.2.yml -f compose.3.yml up\n"
    assert all(command in text for text in outcome.files.values())
    for name, text in outcome.files.items():
        (tmp_path / name).write_text(text)
    assert len(oracles.compose(tmp_path, list(outcome.files), "--services").split()) == 500
    first, *others = outcome.files.values()
    (tmp_path / "whole.yml").write_text(
        "".join([first, *(one.partition("services:\n")[2] for one in others)])
    )
    assert "exceeds maximum" in oracles.refusal(tmp_path, ["whole.yml"])


def test_splitting_keeps_all_entries_in_order() -> None:
    sections: dict[str, Any] = {
        "services": {f"s{n}": {"image": "a", "ports": [{"target": n}]} for n in range(20)},
        "networks": {f"n{n}": {} for n in range(5)},
    }
    for most in (1, 5, 12, 1000):
        documents = split(sections, most)
        assert all(write(one, interpolated=True).count("\n") <= max(most, 5) + len(one) for one in documents)
        joined: dict[str, list[str]] = {"services": [], "networks": []}
        for document in documents:
            for section, entries in document.items():
                joined[section] += entries
        assert joined == {name: list(entries) for name, entries in sections.items()}
