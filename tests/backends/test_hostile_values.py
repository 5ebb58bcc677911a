"""Hostile values, through a diagram, the emitter and the clients: what comes out is what went in.

Compose prints what it read as JSON, with each `$` doubled. Swarm's client prints YAML of version 1.2: it
doubles nothing, and loses one line end of a text of nothing else, which is left out here.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from dotcompile.model.values.lists import join_json
from dotcompile.model.values.mappings import ENVIRONMENT, LABELS
from tests.backends import oracles
from tests.backends.compiling import compiled, undoubled
from tests.backends.random_diagrams import HOSTILE, quoted, without_control
from tests.soak import Soak

LONG = ("x" * 10_000, "é" * 10_000, "$ \\ '\" 🙂" * 1_000, "\n".join(["line"] * 2_000))
#: What no value can have at its ends, since attributes are trimmed; lists of words are not.
SPACE = " \t\n\x85\xa0\u2028\u2029"


def values(soak: Soak) -> list[str]:
    """All that is hostile by itself, and some of it together."""
    characters = [
        chr(number) for number in (*range(32, 0x250), *range(0x2000, 0x2070), 0xFEFF, 0xFFFD, 0x1F600)
    ]
    together = [
        "".join(soak.random.choices([*HOSTILE, *characters], k=soak.random.randint(2, 6)))
        for _ in range(soak.count(200))
    ]
    every = (*HOSTILE, *LONG, *characters, *together)
    return [one for one in map(without_control, every) if one.strip("\n") or not one]


def diagram(every: list[str], target: str) -> str:
    """A service that has the values as words, and as values of variables and labels, by number."""
    named = [(f"V{number}", value.strip(SPACE).replace("\n", " ")) for number, value in enumerate(every)]
    said = {
        "command": join_json(["sh", *every]),
        "env": ENVIRONMENT.write(tuple(named)),
        "labels": LABELS.write(tuple(named)),
    }
    attributes = ", ".join(f"{name}={quoted(value)}" for name, value in said.items())
    return f'digraph {{ target={target}; subgraph cluster_z {{ web [container="a:1", {attributes}] }} }}'


def check(told: Any, every: list[str]) -> None:
    web = told["services"]["web"]
    assert web["command"] == ["sh", *every]
    expected = {f"V{number}": value.strip(SPACE).replace("\n", " ") for number, value in enumerate(every)}
    for section in ("environment", "labels"):
        assert {name: value or "" for name, value in web[section].items()} == expected


def test_pyyaml(soak: Soak) -> None:
    every = values(soak)
    for target in ("compose", "swarm"):
        outcome = compiled(diagram(every, target), target)
        assert not outcome.errors
        check(outcome.document, every)


@pytest.mark.compose
def test_compose(soak: Soak, tmp_path: Path) -> None:
    every = values(soak)
    for name, text in compiled(diagram(every, "compose"), "compose").files.items():
        (tmp_path / name).write_text(text)
    check(undoubled(json.loads(oracles.compose(tmp_path, ["compose.yml"], "--format", "json"))), every)


@pytest.mark.stack
def test_stack(soak: Soak, tmp_path: Path) -> None:
    every = values(soak)
    for name, text in compiled(diagram(every, "swarm"), "swarm").files.items():
        (tmp_path / name).write_text(text)
    check(yaml.load(oracles.stack(tmp_path, "stack.yml"), Loader=yaml.BaseLoader), every)
