"""Diagrams by chance: what is emitted of them is proved, and accepted by the clients that it is for."""

from collections import Counter
from pathlib import Path

import pytest

from tests.backends import oracles
from tests.backends.compiling import Outcome, compiled
from tests.backends.random_diagrams import diagram
from tests.soak import Soak


@pytest.mark.compose
def test_compose_accepts_what_is_emitted(soak: Soak, tmp_path: Path) -> None:
    check(soak, tmp_path, "compose")


@pytest.mark.stack
def test_swarms_client_accepts_what_is_emitted(soak: Soak, tmp_path: Path) -> None:
    check(soak, tmp_path, "swarm")


def check(soak: Soak, folder: Path, target: str) -> None:
    """Nine tenths of the diagrams, at least, are without errors of their own."""
    counted: Counter[str] = Counter()
    for _ in range(soak.count(50)):
        text = diagram(soak.random, target)
        outcome = compiled(text, target)
        assert bool(outcome.files) == (not outcome.errors), outcome.errors
        assert not outcome.lines("not-proved"), text
        counted["emitted" if outcome.files else "refused"] += 1
        accept(outcome, folder, target, text)
    soak.figures |= {"target": target, **counted}
    assert counted["emitted"] >= 0.8 * counted.total()


def accept(outcome: Outcome, folder: Path, target: str, text: str) -> None:
    for name, content in outcome.files.items():
        (folder / name).write_text(content)
    try:
        if target == "compose" and outcome.files:
            oracles.compose(folder, list(outcome.files))
        elif outcome.files:
            oracles.stack(folder, "stack.yml")
    except AssertionError as error:
        raise AssertionError(f"{error}\n{text}") from None
