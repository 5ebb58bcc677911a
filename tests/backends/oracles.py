"""The clients that emitted files are for: Compose, and `docker stack config`, which asks no engine.

`docker stack config` came with version 23 of the client: the first client on the path that has it is asked.
Where none has, tests marked `stack` are skipped and say so; those that deploy in the lab go on.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

COMPOSE = Path(sys.executable).with_name("docker-compose")


@cache
def stack_client() -> str | None:
    """The first client on the path that can read stack files without deploying them."""
    clients = (Path(folder, "docker") for folder in os.environ.get("PATH", "").split(os.pathsep))
    return next((str(client) for client in clients if client.is_file() and _has_stack_config(client)), None)


def _has_stack_config(client: Path) -> bool:
    try:
        asked = subprocess.run([client, "stack", "config", "--help"], capture_output=True, timeout=60)
    except OSError:
        return False
    return b"docker stack config" in asked.stdout  # older clients show the help of `docker stack`


def compose(folder: Path, names: Sequence[str], *options: str) -> str:
    """What Compose makes of files; it must accept them, and have nothing to complain of."""
    files = [word for name in names for word in ("-f", name)]
    return _run([str(COMPOSE), *files, "config", *(options or ("-q",))], folder)


def stack(folder: Path, name: str) -> str:
    """What the client of Swarm makes of a stack file; it must accept it."""
    return _run([stack_client() or "docker", "stack", "config", "-c", name], folder)


def refusal(folder: Path, names: Sequence[str]) -> str:
    """Why Compose refuses files."""
    files = [word for name in names for word in ("-f", name)]
    done = subprocess.run([str(COMPOSE), *files, "config", "-q"], cwd=folder, capture_output=True, text=True)
    assert done.returncode
    return done.stderr


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, ""), f"{command} refuses it: {done.stderr[:2000]}"
    return done.stdout
