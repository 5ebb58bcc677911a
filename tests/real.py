"""Tests marked with a name of `REAL` use the real thing.

Where it is missing they are skipped and say so. With DOTCOMPILE_REQUIRE_REAL=1, as in CI, a marked test that
is skipped for whatever reason has failed.
"""

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest


def corpus() -> Path | None:
    """The folder of real diagrams, where the environment names one."""
    folder = os.environ.get("DOTCOMPILE_CORPUS")
    return Path(folder) if folder and Path(folder).is_dir() else None


def libcgraph() -> bool:
    """Whether the library of Graphviz that pygraphviz brings can be loaded."""
    try:
        import pygraphviz  # noqa: F401  # its own import is the question
    except ImportError:
        return False
    return True


REAL: dict[str, tuple[Callable[[], object], str]] = {
    "corpus": (corpus, "DOTCOMPILE_CORPUS names no folder of real diagrams"),
    "libcgraph": (libcgraph, "pygraphviz, or a library that it needs, is missing"),
    "dot": (lambda: shutil.which("dot"), "Graphviz's `dot` is not on the path"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (is_there, reason) in REAL.items():
        if item.get_closest_marker(marker) and not is_there():
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    required = os.environ.get("DOTCOMPILE_REQUIRE_REAL") == "1"
    if (
        required
        and report.skipped
        and not hasattr(report, "wasxfail")
        and any(map(item.get_closest_marker, REAL))
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped, which DOTCOMPILE_REQUIRE_REAL forbids: {report.longrepr}"
    return report
