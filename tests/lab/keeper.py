"""Starts the nodes of one lab and takes them down when whoever started it is gone: a process of its own.

Enters: how many nodes, and options of dockerd. Leaves, on standard output, one line of JSON: the lab's
folder, the process of the switch and pid 1 of each node. All is taken down when standard input ends, and the
kernel ends that however its writer ended. Should the keeper itself be killed, the kernel kills the nodes, and
`sweep` of a later lab removes what they leave.

Run as a script and with nothing but the standard library, so that it starts in a few milliseconds.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

INIT = Path(__file__).with_name("init.sh")
CGROUPS = Path("/sys/fs/cgroup")
PR_SET_PDEATHSIG = 1
PREFIX = "dotcompile-lab-"

SWITCH = """
set -e
ip link set lo up
ip link add br0 type bridge
ip addr add 10.99.0.254/24 dev br0
ip link set br0 up
echo up
exec sleep infinity
"""
NAMESPACES = ("--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--mount", "--uts", "--net", "--ipc")


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start(command: list[str], **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=die_with_parent, **options
    )


def start_switch() -> subprocess.Popen[bytes]:
    """A bridge in a network namespace of its own, where the machine's firewall sees none of its packets."""
    switch = start(["unshare", "--net", "sh", "-c", SWITCH], stdout=subprocess.PIPE)
    if switch.stdout.readline() != b"up\n":
        raise SystemExit("the switch did not start")
    return switch


def start_node(folder: Path, options: list[str]) -> subprocess.Popen[bytes]:
    folder.mkdir()
    environment = os.environ | {"NAME": folder.name, "FOLDER": str(folder)}
    command = ["unshare", *NAMESPACES, "sh", str(INIT), *options, f"--cgroup-parent=/{folder.parent.name}"]
    with (folder / "log").open("ab") as log:
        return start(command, env=environment, stdout=log, stderr=log)


def first_process(node: subprocess.Popen[bytes]) -> int:
    """Pid 1 of a node, as the machine numbers it, once it is in a network namespace of its own."""
    ours = Path("/proc/self/ns/net").readlink()
    while node.poll() is None:
        children = Path(f"/proc/{node.pid}/task/{node.pid}/children").read_text().split()
        if children and Path(f"/proc/{children[0]}/ns/net").readlink() != ours:
            return int(children[0])
        time.sleep(0.002)
    raise SystemExit(f"a node did not start: {' '.join(node.args)}")


def wire(number: int, node: int, switch: int) -> None:
    """Plug a node into the switch: its `eth0` is 10.99.0.NUMBER, and there is no default route.

    Without that, whatever would ask the outside, such as a pull, fails at once instead of hanging.
    """
    ip = ["nsenter", f"--net=/proc/{switch}/ns/net", "ip", "-batch", "-"]
    plug = (
        f"link add node{number} type veth peer name eth0 netns {node}\nlink set node{number} master br0 up\n"
    )
    subprocess.run(ip, input=plug.encode(), check=True)
    ip[1] = f"--net=/proc/{node}/ns/net"
    subprocess.run(
        ip, input=f"addr add 10.99.0.{number}/24 dev eth0\nlink set eth0 up\n".encode(), check=True
    )


def remove_cgroups(name: str) -> None:
    """Cgroups outlive the processes that were in them; a directory can go when it is empty."""
    for hierarchy in [CGROUPS, *(path for path in CGROUPS.iterdir() if path.is_dir())]:
        for folder, _, _ in os.walk(hierarchy / name, topdown=False):
            for _ in range(200):
                try:
                    Path(folder).rmdir()
                    break
                except OSError:
                    time.sleep(0.01)


def make_folder() -> tuple[Path, TextIO]:
    """The lab's folder, and the lock in it that is held for as long as the keeper lives."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = (folder / "lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    print(os.getpid(), file=lock, flush=True)
    return folder, lock


def sweep(folders: Path) -> None:
    """Remove what labs left whose keeper was killed: those whose lock, once written, is nobody's."""
    for lock in folders.glob(f"{PREFIX}*/lock"):
        try:
            with lock.open("r+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if file.read():
                    remove_cgroups(lock.parent.name)
                    shutil.rmtree(lock.parent, ignore_errors=True)
        except OSError:
            continue


def take_down(running: list[subprocess.Popen[bytes]], firsts: list[int]) -> None:
    """`unshare` ends after the pid 1 that it waits for, which ends after all others of its namespace."""
    for pid in firsts:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    for process in (*running[:1], *running[1 + len(firsts) :]):
        process.kill()
    for process in running:
        process.wait()


def main(count: int, options: list[str]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    folder, _lock = make_folder()
    sweep(folder.parent)
    running: list[subprocess.Popen[bytes]] = []
    firsts: list[int] = []
    try:
        running.append(start_switch())
        running += [start_node(folder / f"n{number}", options) for number in range(1, count + 1)]
        for number, node in enumerate(running[1:], 1):
            firsts.append(first_process(node))
            wire(number, firsts[-1], running[0].pid)
        started = {"folder": str(folder), "switch": running[0].pid, "nodes": firsts}
        print(json.dumps(started), flush=True)
        sys.stdin.read()
    finally:
        take_down(running, firsts)
        remove_cgroups(folder.name)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
