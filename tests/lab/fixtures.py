"""What a test asks for to have an engine: `engine` or `swarm`, with the marker `docker` or `swarm`.

A worker of the session starts each lab once, when the first test asks for it. A test that asks for `engine`
or `swarm` finds what a fixture of its module made, and leaves nothing that it made itself.
"""

from collections.abc import Iterator

import pytest

from tests.lab.lab import Lab
from tests.lab.wipe import wiped

NODES = 2


@pytest.fixture(scope="session")
def one_engine() -> Iterator[Lab]:
    """A lab of one engine with Docker's own settings, for fixtures that many tests share."""
    with Lab() as lab:
        yield lab


@pytest.fixture(scope="session")
def one_swarm() -> Iterator[Lab]:
    """A Swarm of two nodes, for fixtures that many tests share."""
    with Lab(NODES, swarm=True) as lab:
        yield lab


@pytest.fixture(scope="module")
def module_engine(one_engine: Lab) -> Iterator[Lab]:
    """One engine; what the tests of a module make on it is gone after the last of them."""
    with wiped(one_engine) as lab:
        yield lab


@pytest.fixture(scope="module")
def module_swarm(one_swarm: Lab) -> Iterator[Lab]:
    """A Swarm; what the tests of a module make on it is gone after the last of them."""
    with wiped(one_swarm) as lab:
        yield lab


@pytest.fixture
def engine(one_engine: Lab) -> Iterator[Lab]:
    """One engine; what a test makes on it is gone afterwards."""
    with wiped(one_engine) as lab:
        yield lab


@pytest.fixture
def swarm(one_swarm: Lab) -> Iterator[Lab]:
    """A Swarm of two nodes; what a test makes on it is gone afterwards."""
    with wiped(one_swarm) as lab:
        yield lab
