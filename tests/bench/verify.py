"""How fast `verify` is: all pairs of 50 services on 10 networks, against the same asked one after the other.

Run it as root as `python tests/bench/verify.py [ROUNDS]` on an idle machine. Every way of asking is measured
in turn in one run. It prints medians and ratios, and exits with 1 if asking all at once is less than 8 times
as fast as one after the other, or by sidecar more than 3 times as slow as by exec.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.up import diagram
from tests.lab.lab import TAG, Lab
from tests.lab.node import Node
from tests.lab.possible import is_possible

ROUNDS = 3
AT_ONCE = "50"
SITE = f'[services."*"]\nimage = "{TAG}"\nports = "80"\nenv = "PROBE_PORTS=80"\n'
LEAST, MOST = 8.0, 3.0
WAYS = {
    "one after the other": ("--via", "exec", "--at-once", "1"),
    "exec": ("--via", "exec", "--at-once", AT_ONCE),
    "sidecar": ("--via", "sidecar", "--at-once", AT_ONCE),
    "namespace": ("--via", "namespace", "--at-once", AT_ONCE),
}


class Bench:
    """The commands, run on the engine's own machine."""

    def __init__(self, node: Node, folder: Path) -> None:
        self._inside = node.entering("env", f"DOCKER_HOST={node.url}", sys.executable, "-m", "dotcompile")
        self._path, self._site = folder / "bench.dot", folder / "bench.site.toml"
        self._path.write_text(diagram())
        self._site.write_text(SITE)

    def run(self, command: str, *words: str) -> str:
        of_diagram = ("--target", "compose", "--site", str(self._site), str(self._path))
        done = subprocess.run(
            [*self._inside, command, *words, *of_diagram], capture_output=True, text=True, timeout=900
        )
        if done.returncode:
            raise SystemExit(f"{command}: {done.stderr}{done.stdout[:2000]}")
        return done.stdout

    def seconds(self, *words: str) -> tuple[float, int]:
        """How long it takes, and how many ways are tried."""
        began = time.monotonic()
        told = json.loads(self.run("verify", "--format", "json", *words))
        return time.monotonic() - began, len(told["ways"])


def main() -> int:
    if not is_possible():
        print("no lab here: it needs root and a Docker engine's programs")
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    with Lab() as lab, tempfile.TemporaryDirectory() as folder:
        bench = Bench(lab.nodes[0], Path(folder))
        bench.run("up", "-q")
        for _ in range(rounds):
            for way, words in WAYS.items():
                seconds, ways = bench.seconds(*words)
                times[way].append(seconds)
    for way, found in times.items():
        print(f"{way}: {median(found):.2f} s for {ways} ways")
    faster = median(times["one after the other"]) / median(times["exec"])
    slower = median(times["sidecar"]) / median(times["exec"])
    print(f"all at once: {faster:.1f} times as fast as one after the other (bar {LEAST:g})")
    print(f"sidecar: {slower:.1f} times as long as exec (bar {MOST:g})")
    return int(faster < LEAST or slower > MOST)


if __name__ == "__main__":
    sys.exit(main())
