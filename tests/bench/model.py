"""What understanding a large diagram costs, beside reading it: `python -m tests.bench.model [FAMILY]...`.

Each family of `tests.model.families` is drawn with 10,000 services and 100,000 edges, and ten times with
a tenth of both; ten, since what one alone leaves in the processor's cache is no measure for a large one.
Seconds are of the processor, and the median of several rounds counts. Prints the stages, how many times as
long as parsing building takes, and how many times as long as ten small diagrams a large one does. The exit
code is 1 if a bar is missed.
"""

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from dotcompile.model import build as building
from dotcompile.model.building.records import Records
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.families import FAMILIES, draw

SERVICES, EDGES, PARTS = 10_000, 100_000, 10
#: Building takes at most so many times as long as parsing, and a large diagram as ten small ones.
OF_PARSING, OF_TEN = 4.0, 1.2
STAGES = ("find_zones", "find_references", "find_joins", "_plan", "make_links", "check_strays", "check_ways")
OF_RECORDS = ("__init__", "cast", "topology")

Seconds = defaultdict[str, float]


def understand(data: bytes, seconds: Seconds) -> Any:
    """Read and build one diagram; add what each stage takes to `seconds`."""
    marks = [time.process_time()]
    source, _ = decode("bench.dot", data)
    marks.append(time.process_time())
    document, _ = parse(source)
    marks.append(time.process_time())
    drawings, _ = evaluate(document)
    marks.append(time.process_time())
    made = building.build(document, drawings[0])
    marks.append(time.process_time())
    for number, stage in enumerate(("decode", "parse", "evaluate", "build")):
        seconds[stage] += marks[number + 1] - marks[number]
    return document, drawings, made


def watch(seconds: Seconds) -> None:
    """Have the stages of building add what they take, too."""

    def watched(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            began = time.process_time()
            try:
                return work(*arguments)
            finally:
                seconds[stage] += time.process_time() - began

        return run

    for name in STAGES:
        setattr(building, name, watched(name.strip("_"), getattr(building, name)))
    for name in OF_RECORDS:
        setattr(Records, name, watched("records", getattr(Records, name)))


def measure(family: str, services: int, edges: int, times: int, seconds: Seconds) -> tuple[Seconds, str]:
    """What `times` diagrams of a family take together, all of them kept to the end; and what is in one."""
    texts = [draw(family, services, edges).encode() for _ in range(times)]
    seconds.clear()
    kept = [understand(text, seconds) for text in texts]
    topology, findings = kept[0][2]
    holds = f"{len(topology.services)} services, {len(topology.links)} links, {len(findings)} findings"
    return seconds.copy(), holds


def median(runs: list[Seconds], stage: str) -> float:
    return statistics.median(run[stage] for run in runs)


def report(family: str, rounds: int, seconds: Seconds) -> bool:
    """Measure one family and print its line; whether both bars hold."""
    large, small = [], []
    for _ in range(rounds):
        gc.collect()
        run, holds = measure(family, SERVICES, EDGES, 1, seconds)
        large.append(run)
        gc.collect()
        small.append(measure(family, SERVICES // PARTS, EDGES // PARTS, PARTS, seconds)[0])
    ratio = median(large, "build") / median(large, "parse")
    growth = median(large, "build") / median(small, "build")
    sound = ratio <= OF_PARSING and growth <= OF_TEN
    verdict = "holds " if sound else "BROKEN"
    print(f"{verdict} {family:22} {ratio:5.2f} of parsing {growth:5.2f} of ten  ({holds})")
    stages = sorted(large[0], key=lambda stage: list(large[0]).index(stage))
    told = ", ".join(
        f"{stage} {median(large, stage):.3f}" for stage in stages if median(large, stage) >= 0.001
    )
    print(f"       seconds: {told}", flush=True)
    return sound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], help="only these")
    parser.add_argument("--rounds", type=int, default=5, help="how often to measure each")
    options = parser.parse_args()
    gc.disable()
    seconds: Seconds = defaultdict(float)
    watch(seconds)
    measure("full", SERVICES // PARTS, EDGES // PARTS, 1, seconds)  # what is compiled once is compiled now
    held = [report(family, options.rounds, seconds) for family in options.families or FAMILIES]
    print(f"{sum(held)} of {len(held)} hold: {OF_PARSING} of parsing, {OF_TEN} of ten small ones")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
