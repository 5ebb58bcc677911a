"""A stand-in for `docker` that scripts are run with: it writes down what it is asked for, word by word."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

Call = tuple[str, ...]
#: What goes before the label that tells of a version, which changes with all else.
LABELS_OF = ("--label", "dotcompile.project=shop", "--label")

#: A stand-in that writes its words down. It knows of what it is told is there, of what it makes and removes,
#: and says of everything that it stands alike.
DOCKER = r"""#!/bin/sh
for word in "$@"; do printf '%s\0' "$word" >>"$LOG"; done
printf '\001' >>"$LOG"
eval "last=\${$#}"
case "$1 $2" in
*" inspect") echo "$FOUND"; grep -qxF -- "$last" "$THERE" ;;
"network ls" | "service ls") grep _ "$THERE" ;;
"ps --all") grep -e -1 "$THERE" ;;
wait*) echo 0 ;;
rm* | *" rm") grep -vxF -- "$last" "$THERE" >"$THERE.left"; cp "$THERE.left" "$THERE" ;;
create* | run* | *" create")
    while [ "$#" -gt 0 ]; do
        case $1 in --name) echo "$2" >>"$THERE" ;; esac
        shift
    done
    ;;
esac
"""


def run(
    script: str, folder: Path, *words: str, there: Sequence[str] = (), shell: str = "sh", **more: str
) -> list[Call]:
    """What a script asks of `docker`, in a shell of some sort."""
    log, docker, names = folder / "log", folder / "docker", folder / "there"
    docker.write_text(DOCKER)
    docker.chmod(0o755)
    log.write_text("")
    names.write_text("".join(f"{name}\n" for name in there))
    (folder / "shop.sh").write_text(script)
    environment = {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "LOG": str(log),
        "THERE": str(names),
        "FOUND": "",
    }
    sh = [shell, "sh"] if shell == "busybox" else [shell]
    done = subprocess.run(
        [*sh, folder / "shop.sh", *words], env=environment | more, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    calls = log.read_bytes().decode().split("\1")[:-1]
    return [tuple(call.split("\0")[:-1]) for call in calls]


def made(calls: Sequence[Call]) -> list[Call]:
    """The calls that make something."""
    return [call for call in calls if "inspect" not in call and "ls" not in call and call[0] != "ps"]


def without_versions(call: Call) -> Call:
    """A call without the label that tells of its version."""
    return tuple(word for word in call if not word.startswith("dotcompile.version="))
