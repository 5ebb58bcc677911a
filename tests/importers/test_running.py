"""What runs in the lab is what was drawn; and what somebody changes by hand is named."""

from pathlib import Path

import pytest

from dotcompile.importers.writing.write import write_imported
from tests.cli.outcome import Outcome, dotcompile
from tests.importers.agreement import imported
from tests.lab.compose import compose, stack
from tests.lab.lab import Lab

PROJECT = """\
services:
  web:
    image: web
    ports: ["8080:80", "127.0.0.1:9000:9000"]
    networks: {front: , middle: {aliases: [api]}}
    depends_on: [app]
  app:
    image: app
    networks: [middle, back]
    depends_on: {db: {condition: service_healthy}}
    restart: unless-stopped
    cap_add: [NET_ADMIN]
    mem_limit: 64m
  db:
    image: db
    networks: [back]
    volumes: ["data:/data"]
    healthcheck: {test: [CMD, "true"]}
networks:
  front: {}
  middle: {}
  back: {internal: true}
volumes:
  data: {}
"""
STACK = """\
version: "3.8"
services:
  web:
    image: web
    ports: ["8080:80"]
    networks: [front]
    deploy: {replicas: 2}
  db:
    image: db
    networks: [front, back]
networks:
  front: {}
  back: {internal: true}
"""


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The diagram of the project, as it is imported of its file, and the folder that it is in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "compose.yml").write_text(PROJECT)
    done = dotcompile("import", "compose.yml", "--project", "lab", "-o", "drawn.dot")
    assert done.code == 0, done.err
    return tmp_path


def take(lab: Lab, name: str) -> Outcome:
    return dotcompile(
        *("import", "--engine", "--project", "lab", "-o", name, "--force"),
        environment=lab.nodes[0].environment,
    )


def unchanged(old: str, new: str) -> bool:
    """Whether neither what is drawn, nor what is effective, nor a rule differs."""
    lines = dotcompile("diff", old, new).out.splitlines()
    return len(lines) == 3 and all(line.endswith(": no change") for line in lines)


@pytest.mark.docker
def test_what_runs_is_what_was_drawn(engine: Lab, drawn: Path) -> None:
    assert dotcompile("drawn.dot", "--emit", "again.yml", "--target", "compose").code == 0
    compose(engine, drawn / "again.yml", project="lab")
    done = take(engine, "running.dot")
    assert done.code == 0, done.out + done.err
    assert unchanged("drawn.dot", "running.dot")
    site = (drawn / "running.site.toml").read_text()
    assert 'restart = "unless-stopped"' in site
    assert 'cap_add = ["NET_ADMIN"]' in site
    assert 'memory = "64m"' in site
    assert 'volumes = ["data:/data"]' in site
    by_hand(engine, "lab_back", "lab-web-1")
    assert take(engine, "changed.dot").code == 0
    changed = dotcompile("diff", "drawn.dot", "changed.dot").out
    assert "web -> db" in changed
    assert "db -> web" in changed


def by_hand(lab: Lab, network: str, container: str) -> None:
    lab.nodes[0].client.connect_container_to_network(container, network)


@pytest.mark.docker
def test_what_was_imported_is_run_without_compose(
    engine: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = f"image: '{engine.image}', entrypoint: [/probe], command: [serve], pull_policy: never"
    web, db = f"{{{run}, ports: ['8080:80'], depends_on: [db]}}", f"{{{run}, networks: [default, back]}}"
    text = f"services: {{web: {web}, db: {db}}}\nnetworks: {{back: {{internal: true}}}}\n"
    (tmp_path / "compose.yml").write_text(text)
    assert dotcompile("import", "compose.yml", "--project", "lab", "-o", "drawn.dot").code == 0
    environment = engine.nodes[0].environment
    done = dotcompile("up", "drawn.dot", "--yes", environment=environment)
    assert done.code == 0, done.out + done.err
    drift = dotcompile("drift", "drawn.dot", "--exit-code", environment=environment)
    assert drift.code == 0, drift.out + drift.err
    assert take(engine, "running.dot").code == 0
    assert unchanged("drawn.dot", "running.dot")
    by_hand(engine, "lab_back", "lab-web-1")
    assert "web" in dotcompile("drift", "drawn.dot", environment=environment).out


@pytest.mark.swarm
def test_what_runs_on_a_swarm_is_what_was_drawn(
    swarm: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stack.yml").write_text(STACK)
    outcome = imported(tmp_path, ["stack.yml"], {}, stack=True)
    assert outcome.imported is not None
    written = write_imported(outcome.imported)
    (tmp_path / "drawn.dot").write_text(written.dot)
    (tmp_path / "drawn.site.toml").write_text(written.site)
    stack(swarm, tmp_path / "stack.yml", project="lab")
    done = take(swarm, "running.dot")
    assert done.code == 0, done.out + done.err
    assert "replicas=2" in (tmp_path / "running.dot").read_text()
    assert unchanged("drawn.dot", "running.dot")
