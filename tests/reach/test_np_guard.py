"""What another program drew as DOT and wrote as JSON: the matrix of the one is the list of the other."""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

FOLDER = Path(os.environ.get("DOTCOMPILE_CORPUS", "")) / "np-guard" / "connections"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.dot")) or ["(no corpus)"]


def normal_name(name: str) -> str:
    """`ns/x[Pod]` for `ns[udn]/x[Pod]`, as JSON has it, and for `ns/x[Pod]second-network`, as DOT does."""
    return re.sub(r"^(.+\[.+\]).*", r"\1", re.sub(r"^([^/\[]+)\[[^\]]*\]/", r"\1/", name))


def normal_ports(ports: list[dict[str, object]] | None) -> str:
    """`TCP 80,443,UDP 53`, as JSON has it."""
    if ports is None:
        return "All Connections"
    by_protocol: dict[str, list[str]] = {}
    for one in ports:
        last = "" if one["last"] == one["first"] else f"-{one['last']}"
        by_protocol.setdefault(str(one["protocol"]).upper(), []).append(f"{one['first']}{last}")
    return ",".join(f"{protocol} {','.join(by_protocol[protocol])}" for protocol in sorted(by_protocol))


@pytest.mark.corpus
@pytest.mark.parametrize("pair", PAIRS)
def test_the_matrix_of_the_drawing_is_the_list(pair: str) -> None:
    wanted = Counter(
        (normal_name(one["src"]), normal_name(one["dst"]), one["conn"])
        for one in json.loads((FOLDER / f"{pair}.json").read_text())
    )
    told = json.loads(dotcompile("reach", "--format", "json", "--in", "intent", FOLDER / f"{pair}.dot").out)
    ids = [normal_name(thing["id"]) for thing in told["things"]]
    found = Counter(
        (ids[one["from"]], ids[one["to"]], normal_ports(one["ports"])) for one in told["connections"]
    )
    assert wanted
    assert found == wanted


@pytest.mark.corpus
def test_every_pair_was_compared() -> None:
    assert len(PAIRS) == 32
