"""Networks of which each host of a Swarm makes a part: what the script asks of `docker`, and its proof."""

import os
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.backends.compiled import Compiled, compile_diagram
from tests.backends.random_diagrams import HOSTILE, quoted, without_control
from tests.backends.standing_in import LABELS_OF, made, run, without_versions

LAN = 'driver=macvlan; parent="eth0.10"; subnet="192.168.1.0/24"; gateway="192.168.1.1"; egress=open'
HOSTS = 'node1 [kind=host, engine="ssh://node1"]; "it\'s" [name="node-2", kind=host]'
DIAGRAM = f"""digraph shop {{ {HOSTS}
    subgraph cluster_lan {{ {LAN}; label_x="it's $HOME"; a [container="a:1"]; b [container="b:1"] }} }}
"""
SCRIPT = "swarm.networks.sh"
CREATE = ("network", "create")


@pytest.fixture(scope="module")
def emitted() -> Compiled:
    return compile_diagram(DIAGRAM, "swarm")


def part(name: str, addresses: str) -> list[tuple[str, ...]]:
    said = ("--subnet", "192.168.1.0/24", "--gateway", "192.168.1.1", "--ip-range", addresses)
    more = ("--opt", "parent=eth0.10", "--label", "x=it's $HOME", *LABELS_OF, name)
    return [(*CREATE, "--config-only", *said, *more)]


def asked(script: str, folder: Path, *words: str, there: Sequence[str] = ()) -> list[tuple[str, ...]]:
    return [without_versions(call) for call in made(run(script, folder, *words, there=there))]


def test_each_host_makes_its_part_and_a_manager_the_network(emitted: Compiled, tmp_path: Path) -> None:
    config, script = "shop_lan.config", emitted.files[SCRIPT]
    assert asked(script, tmp_path, "host", "node1") == part(config, "192.168.1.0/25")
    assert asked(script, tmp_path, "host", "node-2") == part(config, "192.168.1.128/25")
    whole = ("--driver", "macvlan", "--scope", "swarm", "--config-from", config, "shop_lan")
    assert asked(script, tmp_path, there=[config]) == [(*CREATE, *whole)]
    assert asked(script, tmp_path, there=[config, "shop_lan"]) == []
    gone = [("network", "rm", "shop_lan"), ("network", "rm", config)]
    assert asked(script, tmp_path, "down", there=[config, "shop_lan"]) == gone


def test_the_stack_takes_the_network_as_it_is_and_tells_how_it_is_made(emitted: Compiled) -> None:
    text = emitted.files["swarm.yml"]
    assert '  lan:\n    external: true\n    name: "shop_lan"\n' in text
    assert text.splitlines()[1:5] == [
        f"# DOCKER_HOST=ssh://node1 sh {SCRIPT} host node1",
        f"# sh {SCRIPT} host node-2",
        "# and then, on a manager:",
        f"# sh {SCRIPT}",
    ]


def test_another_name_is_refused(emitted: Compiled, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="node3 is none of the hosts that are drawn"):
        run(emitted.files[SCRIPT], tmp_path, "host", "node3")


def test_the_proof_holds_and_fails_if_hosts_cannot_make_it(emitted: Compiled) -> None:
    assert emitted.errors == emitted.prove() == []
    for old, new in (
        ("192.168.1.128/25", "192.168.1.0/24"),
        ("--config-from shop_lan.config", "--config-from shop_lan.confg"),
        ("--scope swarm", "--scope swarm --subnet 192.168.1.0/24"),
        ("--subnet 192.168.1.0/24 \\\n", "\\\n"),
    ):
        script = emitted.files[SCRIPT].replace(old, new)
        assert script != emitted.files[SCRIPT]
        assert emitted.prove({**emitted.files, SCRIPT: script}), new


def test_without_hosts_there_is_one_part_for_any(tmp_path: Path) -> None:
    text = DIAGRAM.replace(HOSTS, "")
    found = compile_diagram(text, "swarm")
    (call,) = asked(found.files[SCRIPT], tmp_path, "host", "host")
    said = ("--config-only", "--subnet", "192.168.1.0/24", "--gateway", "192.168.1.1")
    assert call[:7] == (*CREATE, *said)
    assert "--ip-range" not in call


@pytest.mark.shellcheck
def test_shellcheck_has_nothing_to_say(emitted: Compiled, tmp_path: Path) -> None:
    (tmp_path / SCRIPT).write_text(emitted.files[SCRIPT])
    subprocess.run(["shellcheck", SCRIPT], cwd=tmp_path, check=True, env={"PATH": os.environ["PATH"]})


def test_hostile_values_arrive_as_they_are(tmp_path: Path) -> None:
    values = [without_control(value).strip() for value in HOSTILE]
    labels = {
        f"l{number}": value for number, value in enumerate(values) if value and not value.endswith("\\")
    }
    said = "; ".join(f"label_{name}={quoted(value)}" for name, value in labels.items())
    found = compile_diagram(DIAGRAM.replace("label_x=", f"{said}; label_x="), "swarm")
    assert found.errors == found.prove() == []
    (created,) = made(run(found.files[SCRIPT], tmp_path, "host", "node1"))
    given = dict(one.split("=", 1) for flag, one in pairwise(created) if flag == "--label")
    assert labels.items() | {"x": "it's $HOME"}.items() == {
        pair for pair in given.items() if not pair[0].startswith("dotcompile.")
    }
