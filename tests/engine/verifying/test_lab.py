"""`verify` on a real engine: what is as drawn, what is made to differ, what only takes its time."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engine.running import ROOT
from tests.engine.verifying.deploying import Verifying
from tests.engine.verifying.sabotage import SABOTAGES, SHOP
from tests.engine.verifying.topologies import draw
from tests.lab.lab import Lab
from tests.lab.node import PROBE
from tests.lab.wipe import wiped
from tests.soak import Soak

pytestmark = pytest.mark.docker
#: Each with the services that publish a port of the host, which one engine has but once.
EXAMPLES = {"bidspy": (), "discovery": (), "three-tier": ("storefront",), "volumes": ()}
#: What one engine of the lab cannot hold, and why.
ELSEWHERE = {
    "macvlan": "its network has the addresses of a segment that the lab's engines are not on",
    "multi-homed": "its guard has addresses that the engine may have given to somebody else by then",
    "mynet": "its network is an overlay of a cluster",
    "two-teams": "its networks are overlays of a cluster",
}
BORDER = """digraph border {
    subgraph cluster_app { web [publish="18080:80,127.0.0.1:18081:81"]; pay; db }
    bank [kind=actor, addr="10.99.0.254"]
    user [kind=actor]
    user -> web
    pay -> bank [port=9443]
}
"""
BUSY = "while True: pass"


def test_every_example_is_here_or_there_is_a_reason() -> None:
    folders = {path.parent.name for path in (ROOT / "examples").glob("*/*.dot")}
    assert folders == {*EXAMPLES, *ELSEWHERE}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_as_drawn(engine: Lab, tmp_path: Path, name: str) -> None:
    example = Verifying(engine, tmp_path, ROOT / "examples" / name / f"{name}.dot", EXAMPLES[name])
    example.up()
    told = example.verify()
    assert told["findings"] == []
    assert told["counts"]["same"] == len(told["ways"]) > 20


@pytest.mark.parametrize("way", ["sidecar", "namespace"])
def test_every_way_of_asking_says_the_same(engine: Lab, tmp_path: Path, way: str) -> None:
    shop = _shop(engine, tmp_path)
    shop.up()
    before = shop.names()
    by_exec = shop.verify("--via", "exec")
    told = shop.verify_at(shop.node, "--via", way)
    assert (told["verdict"], told["ways"]) == ("same", by_exec["ways"])
    assert shop.names() == before, "nothing is left of what was made to ask"


def test_ports_are_tried_from_outside_and_actors_from_within(engine: Lab, tmp_path: Path) -> None:
    """Who is on internal networks only does not get out; nor does the outside to the host's own."""
    path = tmp_path / "border.dot"
    path.write_text(BORDER)
    border = Verifying(engine, tmp_path, path)
    border.up()
    serve = engine.outside.entering(PROBE, "serve", "-i", "bank", "-l", "9443/tcp")
    with subprocess.Popen(serve, stdout=subprocess.PIPE) as bank:
        assert bank.stdout is not None
        bank.stdout.readline()
        told = border.verify_at(engine.outside, "--outside", border.node.address)
        bank.kill()
    assert told["findings"] == []
    across = {
        (way["from"], way["target"], way["expected"])
        for way in told["ways"]
        if way["from"] == "outside" or way["to"] == "bank"
    }
    assert across == {
        ("outside", "10.99.0.1:18080/tcp", "open"),
        ("outside", "10.99.0.1:18081/tcp", "closed"),
        ("border-pay-1", "10.99.0.254:9443/tcp", "open"),
        ("border-web-1", "10.99.0.254:9443/tcp", "open"),
        ("border-db-1", "10.99.0.254:9443/tcp", "closed"),
    }


def test_random_diagrams_are_as_drawn(one_engine: Lab, tmp_path: Path, soak: Soak) -> None:
    cells = 0
    for number in range(soak.count(4)):
        path = tmp_path / f"world{number}.dot"
        path.write_text(draw(soak.random, most=5 if soak.scale <= 1 else 12))
        with wiped(one_engine) as lab:
            world = Verifying(lab, tmp_path, path)
            world.up()
            told = world.verify()
            assert told["findings"] == [], path.read_text()
            cells += told["counts"]["same"]
    soak.figures["cells"] = cells


@pytest.mark.parametrize("number", range(len(SABOTAGES)), ids=[one.__name__ for one in SABOTAGES])
def test_sabotage_is_found_and_named(one_engine: Lab, tmp_path: Path, soak: Soak, number: int) -> None:
    for _ in range(soak.count(1)):
        with wiped(one_engine) as lab:
            shop = _shop(lab, tmp_path)
            shop.up()
            blame = SABOTAGES[number](shop, soak.random)
            told = shop.verify("--timeout", "2")
            assert told["verdict"] == "differs"
            said = [one["message"] for one in told["findings"] if one["code"] == blame.code]
            assert any(all(word in one for word in blame.words) for one in said), (blame, told["findings"])
            assert len(said) == len(told["findings"]) <= 2, told["findings"]


def test_a_busy_machine_is_no_difference(engine: Lab, tmp_path: Path, soak: Soak) -> None:
    shop = _shop(engine, tmp_path)
    shop.up()
    with _busy(4):
        for _ in range(soak.count(5)):
            told = shop.verify()
            assert (told["verdict"], told["findings"]) == ("same", [])


def _shop(lab: Lab, folder: Path) -> Verifying:
    path = folder / "shop.dot"
    path.write_text(SHOP)
    return Verifying(lab, folder, path)


@contextmanager
def _busy(processes: int) -> Iterator[None]:
    """Others want all of the machine's time, and more."""
    started = [subprocess.Popen([sys.executable, "-IS", "-c", BUSY]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()
