"""What Compose makes of a file, and of what is emitted of the diagram that the file was imported to."""

import json
import os
import posixpath
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.importers.compose.files import Surroundings
from dotcompile.importers.compose.read import Outcome, Wish, read_compose
from dotcompile.importers.writing.write import Written
from dotcompile.pipeline.compile import Compiled, Output, compile_for
from dotcompile.pipeline.understand import Understood, understand
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.oracles import COMPOSE

PROJECT = "proj"
ASKED = ("image", "networks", "ports", "volumes", "environment")
TABLE = Path(__file__).with_name("corpus.toml")


@dataclass(frozen=True)
class Case:
    """A file of the corpus, the variables and files of variables that it needs, and what is known of it.

    Of one that Compose accepts, `services` is how many there are, and `differs` those that are not the same
    once they were imported and emitted again, with what is not.
    """

    name: str
    variables: Mapping[str, str]
    env_files: tuple[str, ...]
    imports: bool
    services: int
    differs: Mapping[str, Sequence[str]]

    @property
    def accepted(self) -> bool:
        """Whether Compose accepts it."""
        return self.services > 0

    def lay_out(self, corpus: Path, folder: Path) -> None:
        """The file and what it needs, in a folder of its own."""
        shutil.copy(corpus / "compose" / self.name, folder)
        for name in self.env_files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("SOME=value\n")


def cases() -> list[Case]:
    """The committed table."""
    return [
        Case(
            name,
            row.get("variables", {}),
            tuple(row.get("env_files", ())),
            row.get("imports", True),
            row.get("services", 0),
            row.get("differs", {}),
        )
        for name, row in tomllib.loads(TABLE.read_text()).items()
    ]


def find_below(folder: Path) -> Any:
    def find(path: str) -> tuple[str, bytes] | None:
        file = folder / path
        return (path, file.read_bytes()) if file.is_file() else None

    return find


def imported(folder: Path, names: list[str], variables: Mapping[str, str], *, stack: bool = False) -> Outcome:
    """What is imported of files in a folder."""
    files = [(name, (folder / name).read_bytes()) for name in names]
    return read_compose(files, Surroundings(find_below(folder), variables), Wish(PROJECT, stack=stack))


def understood(written: Written) -> Understood:
    sites = [("x.site.toml", written.site.encode())] if written.site else []
    return understand(("x.dot", written.dot.encode()), sites, DEFAULT_LIMITS)


def compiled(found: Understood, target: str = "compose") -> Compiled:
    return compile_for(found.topologies[0], found.sources, [Output("out.yml", "out.yml", target=target)])


def errors(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.kind.name}: {one.message}" for one in findings if one.kind.severity is Severity.ERROR]


def config(folder: Path, names: list[str], variables: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """What Compose makes of files, all profiles in; or why it refuses them."""
    files = [word for name in names for word in ("-f", name)]
    command = [str(COMPOSE), "-p", PROJECT, "--profile", "*", *files, "config", "--format", "json"]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), **variables}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, timeout=60)
    return (json.loads(done.stdout), "") if done.returncode == 0 else ({}, done.stderr)


def differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The services that are not the same in what is asked, each with what differs."""
    theirs, ours = before.get("services", {}), after.get("services", {})
    for name in sorted({*theirs, *ours}):
        if name not in theirs or name not in ours:
            yield name, ["service"]
            continue
        one, other = _facts(theirs[name], before), _facts(ours[name], after)
        wrong = [key for key in ASKED if one[key] != other[key]]
        if wrong:
            yield name, wrong


def _facts(service: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    return {
        "image": service.get("image"),
        "networks": sorted(_network(name, whole) for name in service.get("networks") or {}),
        "ports": sorted(_port(one) for one in service.get("ports") or ()),
        "volumes": sorted(_mount(one, whole) for one in service.get("volumes") or ()),
        "environment": service.get("environment") or {},
    }


def _network(name: str, whole: dict[str, Any]) -> tuple[str, bool]:
    """What engines call it, and whether it leads out.

    The shared one, which we give a name of its own, goes by the name that Compose has for it.
    """
    said = whole["networks"][name]
    real = said["name"]
    return f"{PROJECT}_default" if real == f"{PROJECT}_{PROJECT}" else str(real), bool(said.get("internal"))


def _port(one: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(one.get(key, "")) for key in ("target", "published", "host_ip", "protocol"))


def _mount(one: dict[str, Any], whole: dict[str, Any]) -> tuple[str, ...]:
    source = str(one.get("source", ""))
    if one["type"] == "volume" and source:
        source = str(whole["volumes"][source]["name"])
    elif one["type"] == "bind":
        source = posixpath.normpath(source)
    return one["type"], source, str(one["target"]), str(one.get("read_only", False))
