"""What a lab costs: the time until one engine, and a Swarm of three, have the probe's image and take orders.

Run it as root as `python tests/bench/lab.py`. It prints the median of some starts and ends; the exit code is
1 if a start is slower than the bar.
"""

import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.lab.lab import Lab
from tests.lab.possible import is_possible

RUNS = 5
BARS = {1: 2.0, 3: 5.0}


def measure(nodes: int) -> tuple[float, float]:
    """The seconds of one start, and of the end."""
    with Lab(nodes, swarm=nodes > 1) as lab:
        assert lab.nodes[0].client.inspect_image(lab.image)
        ended = time.monotonic()
    return lab.seconds, time.monotonic() - ended


def main() -> int:
    if not is_possible():
        print("no lab here: it needs root and a Docker engine's programs")
        return 0
    slow = 0
    for nodes, bar in BARS.items():
        starts, ends = zip(*(measure(nodes) for _ in range(RUNS)), strict=True)
        what = "a Swarm of three" if nodes > 1 else "one engine"
        print(f"{what}: up in {median(starts):.2f} s (bar {bar} s), gone in {median(ends):.2f} s")
        slow |= median(starts) > bar
    return slow


if __name__ == "__main__":
    sys.exit(main())
