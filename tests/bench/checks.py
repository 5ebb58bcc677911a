"""What linting a large diagram costs beside parsing it, and which checks cost most of that.

Run it as `python -m tests.bench.checks`. Diagrams of 1,000 services with 10,000 edges and of ten times as
many are parsed, and linted with all checks, in turns; the best of the rounds counts. It prints how many times
as long as parsing alone linting takes, how the time for each service grows, and the five dearest checks. The
exit code is 1 if a bar is missed.
"""

import gc
import sys
from collections.abc import Callable, Mapping
from random import Random
from time import process_time

from dotcompile.checks.catalogue import CHECKS
from dotcompile.checks.subject import Subject
from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.pipeline.understand import understand
from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import DEFAULT_LIMITS

SMALL, LARGE, ROUNDS = 1_000, 10_000, 5
EDGES_EACH, IN_A_ZONE, DEAREST = 10, 25, 5
#: Linting takes at most so many times as long as parsing; and for a service of the large diagram at most so
#: many times as long as for one of the small.
AGAINST_PARSING, GROWTH = 10.0, 1.2


def diagram(services: int, seed: int = 7) -> str:
    """A diagram of so many services in zones, with what checks look at, and ten edges for each service."""
    random = Random(seed)
    lines = ["digraph shop {", "    customer [kind=actor]"]
    for zone in range(services // IN_A_ZONE):
        lines += [f"    subgraph cluster_{zone} {{", f'        subnet="10.{zone // 250}.{zone % 250}.0/24"']
        first = zone * IN_A_ZONE
        lines += [f"        {_service(number, zone, random)}" for number in range(first, first + IN_A_ZONE)]
        if zone % 50 == 1:
            lines.append(f"        s{first - 1}")  # one that joins two zones
        lines.append("    }")
    for _ in range(services * EDGES_EACH - services // 20):
        tail, head = random.sample(range(services), 2)
        port = f" [port={random.choice((80, 443, 8080))}]" if random.random() < 0.3 else ""
        lines.append(f"    s{tail} -> s{head}{port}")
    lines += [f"    customer -> s{number}" for number in range(0, services, 20)]
    return "\n".join([*lines, "}", ""])


def _service(number: int, zone: int, random: Random) -> str:
    said = [f'container="shop/part{number}:2"', 'ports="80,443,8080"']
    if number % 20 == 0:
        said.append(f'publish="{10_000 + number // 20 * 2}:80"')
    if random.random() < 0.3:
        said.append(f'ip="10.{zone // 250}.{zone % 250}.{20 + number % IN_A_ZONE}"')
    if random.random() < 0.3:
        said.append(f'volumes="data{number}:/var/lib/data", env="LANG=C"')
    if number % IN_A_ZONE and random.random() < 0.3:
        said.append(f"depends_on=s{number - 1}")
    return f"s{number} [{', '.join(said)}]"


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def measure(texts: Mapping[int, str]) -> dict[int, tuple[float, float]]:
    """How long parsing and linting each text take: all in turns, so that what else goes on befalls all."""
    best = dict.fromkeys(texts, (float("inf"), float("inf")))
    for _ in range(ROUNDS):
        for size, text in texts.items():
            source, file = Source("shop.dot", text), ("shop.dot", text.encode())
            parsing = seconds(lambda source=source: parse(source))
            linting = seconds(lambda file=file: lint(file, (), Policy(), DEFAULT_LIMITS))
            best[size] = min(parsing, best[size][0]), min(linting, best[size][1])
    return best


def dearest(text: str) -> list[tuple[float, str]]:
    """How long each check takes; the first that needs an index has it made."""
    found = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS)
    subject = Subject(found.topologies[0], found.sources)
    times = [(seconds(lambda check=check: list(check.find(subject))), check.kind.name) for check in CHECKS]
    return sorted(times, reverse=True)


def main() -> int:
    """Measure, and compare with the bars."""
    texts = {size: diagram(size) for size in (SMALL, LARGE)}
    times = measure(texts)
    for size, (parsing, linting) in times.items():
        print(f"{size} services: parsing {parsing:.3f} s, linting {linting:.3f} s")
    by_check = dearest(texts[LARGE])
    print(f"all checks of the large one {sum(took for took, _ in by_check):.3f} s, of that:")
    for took, name in by_check[:DEAREST]:
        print(f"  {took:.4f} s  {name}")
    ratio = times[LARGE][1] / times[LARGE][0]
    growth = times[LARGE][1] / LARGE / (times[SMALL][1] / SMALL)
    print(f"linting takes {ratio:.2f} times as long as parsing, at most {AGAINST_PARSING} wanted")
    print(f"for each service {growth:.2f} times as long as in the small one, at most {GROWTH} wanted")
    return 0 if ratio <= AGAINST_PARSING and growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
