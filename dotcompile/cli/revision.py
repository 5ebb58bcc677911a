"""Files as a git repository has them at some revision.

https://git-scm.com/docs/git-show In: a revision and a path. Out: bytes, or nothing if the file is not there.
"""

import os
import subprocess

from dotcompile.cli.errors import UnreadableError, UsageError
from dotcompile.cli.reading import MOST_BYTES

#: git answers in a moment, unless it waits for a network that a partial clone needs.
SECONDS = 60


def find_at(revision: str, path: str) -> bytes | None:
    """What was in a file at a revision, if it was there."""
    folder, name = os.path.split(path)
    _verify(revision, folder)
    listed = _git(folder, "ls-tree", "-z", "--name-only", revision, "--", name)
    if not listed.stdout:
        return None
    shown = _git(folder, "show", f"{revision}:./{name}")
    if shown.returncode:
        raise UnreadableError(f"{path}: git cannot show it at {revision}: {_reason(shown)}")
    if len(shown.stdout) > MOST_BYTES:
        raise UnreadableError(f"{path}: is larger than {MOST_BYTES // 1024**2} MiB")
    return shown.stdout


def _verify(revision: str, folder: str) -> None:
    if revision.startswith("-"):
        raise UsageError(f"--base {revision}: this is no revision")
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise UsageError(f"--base {revision}: there is no such revision here")


def _git(folder: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    command = ["git", "-C", folder or ".", *words]
    try:
        return subprocess.run(command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise UnreadableError(f"git cannot be run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"git has not answered within {SECONDS} seconds") from None


def _reason(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").split("\n")
    return next((line for line in lines if line), "it gives no reason")
