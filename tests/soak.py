"""Randomised tests: short and the same on every run in the gate, long and from a seed of their own in a soak.

A test that asks for the fixture `soak` takes its randomness from `soak.random` and its length from
`soak.count(n)`, and writes what it measured into `soak.figures`. With `--soak-results` each test that runs
leaves a line of JSON: its outcome, seconds, and figures.
"""

import json
import random
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

FIGURES = pytest.StashKey[dict[str, object]]()


class Soak:
    """One test's randomness, how long it goes on, and its figures."""

    def __init__(self, seed: str, scale: float) -> None:
        self.random = random.Random(seed)
        self.scale = scale
        self.figures: dict[str, object] = {}

    def count(self, in_the_gate: int) -> int:
        """How often to repeat what is repeated `in_the_gate` times in the gate."""
        return max(1, round(in_the_gate * self.scale))


@pytest.fixture
def soak(request: pytest.FixtureRequest) -> Soak:
    """Each test has a stream of its own, whichever tests run beside it."""
    option = request.config.option
    made = Soak(f"{option.soak_seed} {request.node.nodeid}", option.soak_scale)
    request.node.stash[FIGURES] = made.figures
    return made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    option = item.config.option
    if option.soak_results and call.when == "call":
        line = {"test": item.nodeid, "seed": option.soak_seed, "scale": option.soak_scale}
        line |= {"outcome": report.outcome, "seconds": round(call.duration, 3), **item.stash.get(FIGURES, {})}
        option.soak_results.parent.mkdir(parents=True, exist_ok=True)
        with option.soak_results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("soak")
    group.addoption("--soak-seed", type=int, default=0, help="the seed of randomised tests")
    group.addoption(
        "--soak-scale", type=float, default=1.0, help="how much longer than in the gate they go on"
    )
    group.addoption("--soak-results", type=Path, help="a file that gets a line of JSON for each test")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: randomised; set on every test that asks for the fixture `soak`")
    scale = config.option.soak_scale
    examples = max(1, round(100 * scale))
    settings.register_profile("gate", derandomize=True, deadline=None, max_examples=examples, database=None)
    settings.register_profile("soak", deadline=None, max_examples=examples)
    settings.load_profile("gate" if scale == 1 else "soak")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "soak" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.soak)
