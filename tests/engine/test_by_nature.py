"""What a diagram is for that does not say it: for what the engine is. In memory, and in the lab."""

from argparse import Namespace
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from dotcompile.cli.deploying import described
from dotcompile.cli.plan import parser
from dotcompile.cli.session import Session
from dotcompile.engine.errors import RefusedError
from tests.cli.outcome import dotcompile
from tests.engine.fake import FakeEngine
from tests.engine.swarm.fake import FakeManager
from tests.lab.lab import TAG, Lab

BIDSPY = Path(__file__).parents[2] / "examples/bidspy/bidspy.dot"
HOSTS = "digraph shop { h1 [kind=host]; web -> db }\n"
NONE = "digraph shop { web -> db }\n"


class Alone(FakeEngine):
    """An engine that manages no Swarm."""

    def nodes(self) -> Sequence[Any]:
        raise RefusedError("This node is not a swarm manager.", 503)


def runs_on(engine: FakeEngine, path: Path, *words: str) -> tuple[str, str]:
    """For what a diagram is lowered at an engine, and what is told of it."""
    arguments: Namespace = parser().parse_intermixed_args([*words, str(path)])
    err = StringIO()
    session = Session(BytesIO(), StringIO(), err, {"HOME": "/nowhere"})
    said = described(arguments.files, arguments, session, engine)  # type: ignore[arg-type]  # asked one thing
    return said.deployment.target.name, err.getvalue()


@pytest.mark.parametrize(
    ("engine", "text", "target", "told"),
    [
        (Alone(), NONE, "compose", ""),
        (FakeManager(), HOSTS, "swarm", ""),
        (
            FakeManager(),
            NONE,
            "swarm",
            "for swarm, since the engine manages a Swarm; `--target compose`",
        ),
        (
            Alone(),
            HOSTS,
            "compose",
            "for compose, since the engine manages no Swarm; `--target swarm`",
        ),
    ],
)
def test_the_engine_decides(engine: FakeEngine, text: str, target: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.dot"
    path.write_text(text)
    found, err = runs_on(engine, path)
    assert found == target
    assert told in err
    assert bool(err) == bool(told), "what is drawn and what is there are one"


def test_who_says_it_is_not_asked_what_the_engine_is(tmp_path: Path) -> None:
    path, site = tmp_path / "shop.dot", tmp_path / "shop.site.toml"
    path.write_text(NONE)
    assert runs_on(FakeManager(), path, "--target", "compose") == ("compose", "")
    site.write_text('target = "compose"\n')
    assert runs_on(FakeManager(), path) == ("compose", "")
    site.unlink()
    path.write_text("digraph shop { target=swarm; web -> db }\n")
    assert runs_on(Alone(), path) == ("swarm", "")
    path.write_text(NONE)
    (tmp_path / "dotcompile.toml").write_text('target = "compose"\n')
    assert runs_on(FakeManager(), path) == ("compose", "")


def check_bidspy(lab: Lab, folder: Path, target: str) -> None:
    """The example by its name alone, with the probe as every image: up, nothing more to do, down."""
    node = lab.nodes[0]
    (site := folder / "probes.site.toml").write_text(f'[services."*"]\nimage = "{TAG}"\n')
    environment = {"DOCKER_HOST": node.url, "DOCKER_CONFIG": str(folder), "HOME": str(folder)}

    def run(command: str, *words: str) -> Any:
        done = dotcompile(command, "--site", site, *words, BIDSPY, environment=environment)
        assert done.code == 0, done.err
        return done

    run("up", "--timeout", "120")
    assert run("plan").out == "nothing to do\n"
    services = {one["Spec"]["Name"] for one in node.client.services()} if target == "swarm" else set()
    assert bool(services) == (target == "swarm")
    assert "redis" in run("ps").out
    run("down")
    assert [one for one in node.client.networks() if one["Name"].startswith("bidspy")] == []


@pytest.mark.docker
def test_an_example_on_an_engine(engine: Lab, tmp_path: Path) -> None:
    check_bidspy(engine, tmp_path, "compose")


@pytest.mark.docker
def test_an_example_on_a_swarm(swarm: Lab, tmp_path: Path) -> None:
    check_bidspy(swarm, tmp_path, "swarm")
