"""Debian's etcd as an image for the engines of a lab: its program and the libraries that it is linked to.

No registry has a part in it: the archive is imported as it is. `etcdctl`, of the machine's own, is run in the
sandbox of whoever is to speak to a registry.
"""

import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.lab.node import LabError, Node, Sandbox

TAG = "etcd:lab"
PROGRAM = "etcd"
_LINKED = re.compile(r"(?:=>\s*|^\s*)(/\S+)", re.MULTILINE)


def load_etcd(node: Node) -> None:
    """Give a node the image."""
    node.client.import_image_from_data(
        archive(), repository="etcd", tag="lab", changes=[f'CMD ["{PROGRAM}"]']
    )


def call_etcd(sandbox: Sandbox, endpoint: str, *words: str) -> list[str]:
    """The lines that `etcdctl` prints; the endpoint's name is asked of the engine, as a program would do."""
    scheme, _, place = endpoint.rpartition("//")
    (answer, *_) = sandbox.probe([f"{place}/tcp"])
    if not answer.is_open:
        raise LabError(f"{endpoint} is {answer.result} from {sandbox.name}")
    url = f"{scheme}//{answer.address}:{answer.port.partition('/')[0]}"
    return sandbox.run("etcdctl", f"--endpoints={url}", *words).splitlines()


@cache
def archive() -> bytes:
    """The root of the image: the program where Debian has it, its libraries, and a folder for its data."""
    program = shutil.which(PROGRAM) or PROGRAM
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", dereference=True) as made:
        made.add(program, f"usr/bin/{PROGRAM}")
        for library in _libraries(program):
            made.add(library, library.lstrip("/"))
        for folder in ("etc", "tmp", "var/lib/etcd"):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode = tarfile.DIRTYPE, 0o755
            made.addfile(entry)
    return written.getvalue()


def _libraries(program: str) -> Iterator[str]:
    """What the program is linked to, its loader among it."""
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    yield from (path for path in _LINKED.findall(listed) if Path(path).is_file())
