"""Goldens: a text that a test made is compared with a committed file, which `pytest --accept` rewrites.

A file of a golden's kind, beside goldens that were asked for, that no test asked for fails the session: what
it held is no longer tested. That is told only of folders whose tests were all run and all passed.
"""

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]


class Asked:
    """The goldens that tests asked for; a worker's are sent to the session that started it."""

    def __init__(self) -> None:
        self.paths: set[str] = set()

    def pytest_testnodedown(self, node: object) -> None:
        self.paths.update(getattr(node, "workeroutput", {}).get("goldens", ()))

    def orphans(self) -> list[Path]:
        asked = {Path(path) for path in self.paths}
        kinds = {(path.parent, path.suffix) for path in asked}
        beside = {found for folder, suffix in kinds for found in folder.glob(f"*{suffix}")}
        return sorted(beside - asked)


ASKED = pytest.StashKey[Asked]()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, text)`: the text must be what the file at `path` holds."""

    def check(path: Path, text: str) -> None:
        request.config.stash[ASKED].paths.add(str(path.resolve()))
        if request.config.getoption("accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif not path.exists():
            pytest.fail(f"there is no golden {path}; `make accept` writes it:\n{text}", pytrace=False)
        elif (expected := path.read_bytes().decode()) != text:
            pytest.fail(f"{_difference(path, expected, text)}\n`make accept` takes it over", pytrace=False)

    return check


def _difference(path: Path, expected: str, text: str) -> str:
    lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), str(path), "this run", lineterm="")
    return "\n".join(lines) or f"{path} differs in line ends only"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite goldens with what the tests made")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ASKED] = Asked()
    if config.pluginmanager.has_plugin("xdist"):
        config.pluginmanager.register(config.stash[ASKED], "goldens of workers")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    asked = session.config.stash[ASKED]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["goldens"] = sorted(asked.paths)
    elif _is_whole(session):
        for path in asked.orphans():
            _fail(session, f"{path} is an orphan: no test asked for this golden")


def _is_whole(session: pytest.Session) -> bool:
    option = session.config.option
    chosen = option.keyword or option.markexpr or getattr(option, "lf", False) or option.collectonly
    part = any("::" in argument for argument in session.config.args)
    return session.testsfailed == 0 and not (chosen or part or session.shouldstop)


def _fail(session: pytest.Session, message: str) -> None:
    report = pytest.CollectReport(nodeid="goldens", outcome="failed", longrepr=message, result=[])
    session.config.hook.pytest_collectreport(report=report)
    session.exitstatus = pytest.ExitCode.TESTS_FAILED
