"""What labs leave on a machine, seen so that labs of others, running meanwhile, do not count."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.lab.keeper import CGROUPS
from tests.lab.lab import Lab
from tests.lab.possible import SYSTEM

NAMESPACES = ("pid", "net", "mnt", "uts", "ipc")
#: Where engines write whatever they are told.
ENGINES = ("/etc/docker", "/opt/containerd", "/var/lib/docker/network/files")
#: How many packets and bytes a chain has seen.
COUNTED = re.compile(r"\[\d+:\d+\]|packets \d+ bytes \d+")
RULES = (("iptables-save",), ("ip6tables-save",), ("nft", "list", "ruleset"))


@dataclass(frozen=True)
class Machine:
    """What of the machine itself no lab may change: mounts, files of engines, links, routes, firewall."""

    mounts: str
    files: tuple[str, ...]
    links: str
    rules: str


def machine() -> Machine:
    commands = [rules for rules in RULES if shutil.which(rules[0], path=SYSTEM)]
    links = [("ip", "-oneline", what) for what in ("link", "address", "route")]
    mounts = Path("/proc/self/mountinfo").read_text()
    files = tuple(sorted(str(path) for folder in ENGINES for path in Path(folder).glob("*")))
    return Machine(mounts, files, "".join(map(_printed, links)), "".join(map(_printed, commands)))


def _printed(command: Sequence[str]) -> str:
    done = subprocess.run(
        command, env={"PATH": SYSTEM}, check=True, capture_output=True, text=True, timeout=30
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    return COUNTED.sub("", "\n".join(lines))


def find_processes(lab: Lab) -> set[str]:
    """The processes in a lab's namespaces, by number and start: numbers of both kinds are used again."""
    pids = [lab.outside.pid, *(node.pid for node in lab.nodes)]
    spaces = {_namespace(pid, kind) for pid in pids for kind in NAMESPACES}
    spaces -= {_namespace("self", kind) for kind in NAMESPACES}
    return {
        f"{pid} {_started(pid)}" for pid in _pids() if spaces & {_namespace(pid, kind) for kind in NAMESPACES}
    }


def _pids() -> list[str]:
    return [path.name for path in Path("/proc").iterdir() if path.name.isdigit()]


def _namespace(process: int | str, kind: str) -> str:
    try:
        return str(Path(f"/proc/{process}/ns/{kind}").readlink())
    except OSError:
        return ""


def _started(process: str) -> str:
    """When a process started, in ticks of the clock; the fields after its name, which may hold anything."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""


def find_traces(folder: Path, processes: set[str]) -> list[str]:
    """Whatever there is of a lab: processes that were its, or have its name; its cgroups; its folder."""
    name = folder.name
    traces = [f"process {line}" for line in processes if _started(line.split()[0]) == line.split()[1]]
    traces += [f"process {pid}" for pid in _pids() if _has_name(pid, name)]
    traces += [f"cgroup {path}" for path in (*CGROUPS.glob(name), *CGROUPS.glob(f"*/{name}"))]
    return traces + ([f"folder {folder}"] if folder.exists() else [])


def _has_name(process: str, name: str) -> bool:
    try:
        texts = [Path(f"/proc/{process}/{file}").read_bytes() for file in ("cmdline", "environ")]
    except OSError:
        return False
    return process != str(os.getpid()) and any(name.encode() in text for text in texts)


def await_nothing(folder: Path, processes: set[str], seconds: float = 15) -> list[str]:
    """What is still there of a lab after it had time to go."""
    end = time.monotonic() + seconds
    while (traces := find_traces(folder, processes)) and time.monotonic() < end:
        time.sleep(0.05)
    return traces
