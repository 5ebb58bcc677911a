"""What pictures cost: a seed beside linting it, 400 services beside `dot`, and 3,200 services at all.

Run it as `python tests/bench/render.py`. Times are of the processor, user and system, of all processes, the
median of some runs; of the last it is the time on the clock. `dot -Tsvg` is given the same boxes and zones as
our engine; beside it stands what it needs for the diagram as it was written, with ellipses half as large. The
exit code is 1 if a bar is missed.
"""

import os
import random
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))

from dotcompile.render.layout_dot import Direction, write_layout
from dotcompile.render.sketching import sketch
from tests.render.drawn import meant

RUNS = 5
SEED = Path(__file__).parents[2] / "examples" / "bidspy" / "bidspy.dot"
DOTCOMPILE = str(Path(sysconfig.get_path("scripts")) / "dotcompile")
#: Seconds beyond linting, times what `dot` takes, seconds on the clock.
BEYOND_LINT, TIMES_DOT, MOST_SECONDS = 0.150, 5.0, 30.0


def diagram(services: int, edges: int, zones: int) -> str:
    """Services in zones, each edge to one of the next sixty services."""
    chance = random.Random(1)
    lines = ["digraph large {"]
    for zone in range(zones):
        members = " ".join(f"s{one} [kind=service];" for one in range(zone, services, zones))
        lines.append(f"subgraph cluster_z{zone} {{ {members} }}")
    for _ in range(edges):
        tail = chance.randrange(services)
        lines.append(f"s{tail} -> s{min(services - 1, tail + chance.randint(1, 60))}")
    return "\n".join([*lines, "}", ""])


def cpu_seconds(command: list[str]) -> float:
    """The processor time of a command that has to end well, and of those that it runs."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def cost(command: list[str]) -> float:
    """The median of some runs, after one that fills the caches."""
    cpu_seconds(command)
    return median(cpu_seconds(command) for _ in range(RUNS))


def main() -> int:
    """Measure all, and compare with the bars."""
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/out.svg"
        lint = cost([DOTCOMPILE, "lint", str(SEED)])
        beyond = cost([DOTCOMPILE, "render", str(SEED), "-o", out]) - lint
        print(f"the seed: {beyond * 1000:.0f} ms more than linting it ({lint * 1000:.0f} ms)")
        written, boxes = Path(folder, "written.dot"), Path(folder, "boxes.dot")
        written.write_text(diagram(400, 600, 20))
        boxes.write_text(write_layout(sketch(meant(written.read_text())), Direction.DOWN))
        ours = cost([DOTCOMPILE, "render", str(written), "-o", out])
        same, bare = (cost(["dot", "-Tsvg", str(path)]) for path in (boxes, written))
        print(f"400 services: {ours / same:.1f} times dot -Tsvg, {ours / bare:.1f} times for bare ellipses")
        written.write_text(diagram(3200, 4800, 40))
        began = monotonic()
        cpu_seconds([DOTCOMPILE, "render", str(written), "-o", out])
        took = monotonic() - began
        print(f"3200 services, 4800 edges: {took:.1f} s on the clock")
    return 0 if beyond <= BEYOND_LINT and ours <= TIMES_DOT * same and took <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
