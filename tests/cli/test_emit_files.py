"""`dotcompile FILE --emit OUT` for what is deployed: which target, which files, and what stays as it was."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.cli.outcome import dotcompile

ROOT = Path(__file__).parents[2]
SHOP = """\
digraph shop {
    customer
    subgraph cluster_front { web [container="nginx:1.27", publish="8080:80"] }
    subgraph cluster_data { db [container="postgres:16", ports=5432, volumes="./data:/var/lib/postgres"] }
    customer -> web
    web -> db
}
"""
ON_SWARM, ON_COMPOSE = 'version: "3.8"', 'name: "shop"'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_text(SHOP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: str) -> str:
    """Which target a file is for."""
    text = Path(path).read_text()
    return "swarm" if ON_SWARM in text else "compose" if ON_COMPOSE in text else "neither"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("stack.yml", "swarm"),
        ("Stack.YAML", "swarm"),
        ("shop.stack.yml", "swarm"),
        ("compose.yml", "compose"),
        ("docker-compose.yaml", "compose"),
        ("shop.compose.yml", "compose"),
        ("mystack.yml", "compose"),
    ],
)
def test_the_name_says_what_it_is_compiled_for(name: str, target: str) -> None:
    told = dotcompile("shop.dot", "--emit", name, "--notes")
    assert (told.code, written(name)) == (0, target)
    assert ("target-taken" in told.out) == (name == "mystack.yml")


def test_an_option_says_it_over_the_name() -> None:
    assert dotcompile("shop.dot", "--emit", "compose.yml", "--target", "swarm").code == 0
    assert written("compose.yml") == "swarm"


@pytest.mark.parametrize(
    ("graph", "site", "config", "target"),
    [
        ("target=swarm", None, None, "swarm"),
        ("target=swarm", "compose", None, "compose"),
        ("", None, "swarm", "swarm"),
        ("target=compose", None, "swarm", "compose"),
        ("subgraph cluster_hosts { node1 node2 }", None, None, "swarm"),
        ("", None, None, "compose"),
    ],
)
def test_whoever_says_it_first(graph: str, site: str | None, config: str | None, target: str) -> None:
    Path("shop.dot").write_text(SHOP.replace("customer\n", f"customer; {graph}\n", 1))
    if site:
        Path("shop.site.toml").write_text(f'target = "{site}"\n')
    if config:
        Path("dotcompile.toml").write_text(f'target = "{config}"\n')
    assert dotcompile("shop.dot", "--emit", "out.yml").code == 0
    assert written("out.yml") == target


def test_a_target_that_is_not_there() -> None:
    Path("shop.dot").write_text(SHOP.replace("customer\n", "customer; target=kubernetes\n", 1))
    told = dotcompile("shop.dot", "--emit", "out.sh")
    assert told.code == 1
    assert "target-not-there" in told.out
    assert not Path("out.sh").exists()


def test_a_script_is_of_the_commands_of_the_target() -> None:
    for target, command in (("compose", "docker run"), ("swarm", "docker service create")):
        assert dotcompile("shop.dot", "--emit", "out.sh", "--target", target).code == 0
        assert command in Path("out.sh").read_text()
    Path("shop.dot").write_text(SHOP.replace("customer\n", 'customer; target="shell-swarm"\n', 1))
    assert dotcompile("shop.dot", "--emit", "out.sh").code == 0
    assert "docker service create" in Path("out.sh").read_text()


def test_an_inventory_is_of_the_target_too() -> None:
    assert dotcompile("shop.dot", "--emit", "shop.md", "--target", "swarm").code == 0
    assert "compiled for `swarm`, a cluster" in Path("shop.md").read_text()


def test_several_outputs_and_standard_output() -> None:
    words = ("--emit", "stack.yml", "--emit", "compose.yml", "--emit", "shop.json", "--emit", "-")
    told = dotcompile("shop.dot", *words, "--target", "swarm")
    assert told.code == 0
    assert ON_SWARM in told.out
    assert told.out.splitlines()[2:] == Path("stack.yml").read_text().splitlines()[2:]
    assert written("compose.yml") == "swarm"
    assert Path("shop.json").read_text().startswith("{")


def test_the_same_bytes_wherever_the_diagram_lies() -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/shop.dot").write_text(SHOP)
    texts = set()
    for diagram in ("shop.dot", "elsewhere/shop.dot", Path("elsewhere/shop.dot").resolve()):
        beside = Path(diagram).with_name("stack.yml")
        assert dotcompile(diagram, "--emit", beside).code == 0
        texts.add(beside.read_bytes())
    assert len(texts) == 1


def test_paths_are_those_of_the_diagram() -> None:
    Path("out").mkdir()
    assert dotcompile("shop.dot", "--emit", "out/compose.yml").code == 0
    assert 'source: "../data"' in Path("out/compose.yml").read_text()


def test_files_that_go_with_another_lie_beside_it() -> None:
    Path("out").mkdir()
    Path("shop.dot").write_text(SHOP.replace("{ db", '{ subnet="10.9.0.0/24"; gateway="10.9.0.1"; db'))
    assert dotcompile("shop.dot", "--emit", "out/shop.stack.yml").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["shop.stack.networks.sh", "shop.stack.yml"]
    told = dotcompile("shop.dot", "--emit", "-", "--target", "swarm")
    assert told.code == 2
    assert told.out == ""
    assert "room for one file" in told.err


def test_the_lock_keeps_addresses() -> None:
    Path("shop.dot").write_text(SHOP.replace("customer\n", 'customer; pool="10.20.0.0/16"\n', 1))
    assert dotcompile("shop.dot", "--emit", "shop.lock", "--emit", "compose.yml").code == 0
    before = Path("compose.yml").read_text()
    another = 'subgraph cluster_a { a [container="a:1"] }\n    subgraph'
    Path("shop.dot").write_text(Path("shop.dot").read_text().replace("subgraph", another, 1))
    assert dotcompile("shop.dot", "--emit", "compose.yml").code == 0
    subnets = [line for line in before.splitlines() if "subnet" in line]
    assert subnets
    assert set(subnets) < {line for line in Path("compose.yml").read_text().splitlines() if "subnet" in line}
    Path("shop.lock").write_text("nonsense")
    told = dotcompile("shop.dot", "--emit", "compose.yml")
    assert told.code == 1
    assert "lock-unreadable" in told.out


@pytest.mark.parametrize(
    "attribute", ['security_opt="no-new-privileges:true"', "privileged=true", 'ip="10.0.0.5"']
)
def test_what_the_target_cannot_hold_is_refused_whatever_is_left_out(attribute: str) -> None:
    Path("shop.dot").write_text(SHOP.replace("web [", f"web [{attribute}, "))
    Path("stack.yml").write_text("as it was")
    for words in ((), ("--ignore", "not-on-target"), ("--select", "DC0"), ("--fail-on", "never")):
        told = dotcompile("shop.dot", "--emit", "stack.yml", "--emit", "shop.json", *words)
        assert (told.code, Path("stack.yml").read_text()) == (1, "as it was")
        assert told.err == "dotcompile: nothing is written of shop.dot, since there are errors\n"
    assert sorted(path.name for path in Path().iterdir()) == ["shop.dot", "stack.yml"]


def test_one_of_several_files_that_cannot_be_written() -> None:
    Path("compose.yml").write_text("as it was")
    told = dotcompile("shop.dot", "--emit", "compose.yml", "--emit", "no/such/stack.yml")
    assert (told.code, Path("compose.yml").read_text()) == (2, "as it was")
    assert sorted(path.name for path in Path().iterdir()) == ["compose.yml", "shop.dot"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder of 16 KiB, which is full but for a few bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        (folder / "stack.yml").write_text("as it was")
        (folder / "compose.yml").write_text("as it was")
        (folder / "filling").write_bytes(b"x" * 4096)
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(full_disk: Path) -> None:
    Path("shop.dot").write_text(SHOP.replace("web [", f'web [env="A={"x" * 9_000}", '))
    told = dotcompile("shop.dot", "--emit", full_disk / "compose.yml", "--emit", full_disk / "stack.yml")
    assert told.code == 2
    assert "No space left on device" in told.err
    assert sorted(path.name for path in full_disk.iterdir()) == ["compose.yml", "filling", "stack.yml"]
    assert {(full_disk / name).read_text() for name in ("compose.yml", "stack.yml")} == {"as it was"}


def networks(path: Path) -> dict[str, set[str]]:
    """Who is on each network of a file."""
    document = yaml.safe_load(path.read_text())
    found: dict[str, set[str]] = {name: set() for name in document["networks"]}
    for service, entry in document["services"].items():
        for name in entry["networks"]:
            found[name].add(service)
    assert all(entry["internal"] for entry in document["networks"].values())
    return found


def test_the_contract() -> None:
    """The five networks of the seed diagram, and the warning of who has no way out."""
    told = dotcompile(ROOT / "examples" / "bidspy" / "bidspy.dot", "--emit", "stack.yml")
    project = {"demo", "extractor", "scheduler", "repository", "basin-spider", "udb-spider"}
    assert told.code == 0
    assert networks(Path("stack.yml")) == {
        "proxy1": {"haproxy", "nginx", *project},
        "proxy2": {"haproxy", "nginx", "admin_frontend"},
        "project": project,
        "storage": {"mongodb", "redis", "postgres", *project},
        "controller": {"admin_frontend", "control_center"},
    }
    assert "warning[DC501 cut-off]" in told.out
    assert dotcompile(ROOT / "examples" / "bidspy" / "flow.dot", "--emit", "flow.stack.yml").code == 0
    assert networks(Path("flow.stack.yml")) == {
        name: {"bidspy"} for name in ("subnet_proxy", "subnet_bidspy", "subnet_storage")
    }
