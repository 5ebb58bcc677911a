"""What pictures cost: a seed beside linting it, 400 services beside `dot`, and 3,200 services at all.

Run it as `python tests/bench/render.py`. Times are of the processor, user and system, of all processes, the
median of some runs that take turns; of the last it is the time on the clock. The 400 services are drawn by
our whole process with either engine, and by `dot -Tsvg` as they are written, in ellipses half as large as
our cards, and in boxes of the size of our cards. Each service is joined to some of the next sixty, which are
in the same zone or one of the next three; where zones are scattered, they are in all zones, and all zones are
joined to each other. The exit code is 1 if a bar is missed.
"""

import random
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))

from dotcompile.render.layout_dot import Direction, write_layout
from dotcompile.render.sketching import sketch
from tests.render.drawn import meant

RUNS = 7
SEED = Path(__file__).parents[2] / "examples" / "bidspy" / "bidspy.dot"
DOTCOMPILE = str(Path(sysconfig.get_path("scripts")) / "dotcompile")
#: Seconds beyond linting, times what `dot` takes, seconds on the clock.
BEYOND_LINT, TIMES_DOT, MOST_SECONDS = 0.150, 5.0, 30.0


def diagram(services: int, edges: int, zones: int, *, scattered: bool = False) -> str:
    """Services in zones, each edge to one of the next sixty services."""
    chance = random.Random(1)
    each = services // zones
    lines = ["digraph large {"]
    for zone in range(zones):
        ids = range(zone, services, zones) if scattered else range(zone * each, (zone + 1) * each)
        members = " ".join(f"s{one} [kind=service];" for one in ids)
        lines.append(f"subgraph cluster_z{zone} {{ {members} }}")
    for _ in range(edges):
        tail = chance.randrange(services)
        lines.append(f"s{tail} -> s{min(services - 1, tail + chance.randint(1, 60))}")
    return "\n".join([*lines, "}", ""])


def cpu_seconds(command: list[str]) -> float:
    """The processor time of a command that has to end well, and of those that it runs."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def costs(*commands: list[str]) -> list[float]:
    """For each command the median of some runs, after one that fills the caches."""
    rounds = [[cpu_seconds(command) for command in commands] for _ in range(RUNS + 1)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


def beside_dot(folder: str, text: str, says: str) -> float:
    """How many times as long as `dot` on the diagram as it is written, with `dot` for a layout, we take."""
    written, boxes = Path(folder, "written.dot"), Path(folder, "boxes.dot")
    written.write_text(text)
    boxes.write_text(write_layout(sketch(meant(text)), Direction.DOWN))
    ours = [DOTCOMPILE, "render", str(written), "-o", f"{folder}/out.svg", "--engine"]
    bare, same, system, pure = costs(
        ["dot", "-Tsvg", str(written)], ["dot", "-Tsvg", str(boxes)], [*ours, "dot"], [*ours, "graphviz-pure"]
    )
    print(
        f"400 services, {says}: {system / bare:.1f} times dot -Tsvg ({bare * 1000:.0f} ms) with dot, "
        f"{pure / bare:.1f} with graphviz-pure; of dot on our boxes {system / same:.1f}, {pure / same:.1f}"
    )
    return system / bare


def main() -> int:
    """Measure all, and compare with the bars."""
    with tempfile.TemporaryDirectory() as folder:
        out = f"{folder}/out.svg"
        lint, render = costs([DOTCOMPILE, "lint", str(SEED)], [DOTCOMPILE, "render", str(SEED), "-o", out])
        beyond = render - lint
        print(f"the seed: {beyond * 1000:.0f} ms more than linting it ({lint * 1000:.0f} ms)")
        ratio = beside_dot(folder, diagram(400, 600, 20), "zones side by side")
        beside_dot(folder, diagram(400, 600, 20, scattered=True), "zones scattered")
        written = Path(folder, "written.dot")
        written.write_text(diagram(3200, 4800, 40, scattered=True))
        began = monotonic()
        cpu_seconds([DOTCOMPILE, "render", str(written), "-o", out])
        took = monotonic() - began
        print(f"3200 services, 4800 edges: {took:.1f} s on the clock")
    return 0 if beyond <= BEYOND_LINT and ratio <= TIMES_DOT and took <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
