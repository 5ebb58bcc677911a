"""What formatting costs: megabytes a second of generated topologies, and of the corpus where there is one.

Run it as `python tests/bench/fmt.py`. Times are of the processor, the best of some rounds: of all that `fmt`
does between reading a file and writing it, and of its parts. The exit code is 1 if the whole is slower than
the bar.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from dotcompile.source import Source
from dotcompile.syntax.parse import find_errors
from dotcompile.syntax.writing.rewriting import rewrite
from dotcompile.syntax.writing.write import write
from tests.bench.syntax import MB, topology
from tests.real import corpus
from tests.syntax.diagrams import accepted, diagram

ROUNDS = 5
BAR = 5.0


def measure(name: str, sources: list[Source]) -> float:
    """The speed of formatting, having printed it beside that of its parts."""
    files = [(source.path, source.text.encode()) for source in sources]
    size = sum(len(data) for _, data in files) / MB
    parts = (
        ("formatting", lambda: [rewrite(*file) for file in files]),
        ("of it looking for errors", lambda: [find_errors(source) for source in sources]),
        ("writing", lambda: [write(source) for source in sources]),
    )
    speeds = {what: size / min(cpu_seconds(work) for _ in range(ROUNDS)) for what, work in parts}
    print(f"{name}: " + ", ".join(f"{what} {speed:.1f} MB/s" for what, speed in speeds.items()))
    return speeds["formatting"]


def cpu_seconds(work: Callable[[], object]) -> float:
    """The processor time of one round."""
    begun = process_time()
    work()
    return process_time() - begun


def main() -> int:
    """Measure all, and compare with the bar."""
    gc.disable()  # as the command does
    speeds = [measure(f"{size} MB", [Source("topology.dot", topology(size * MB))]) for size in (1, 10)]
    if corpus():
        diagrams = map(diagram, accepted())
        speeds.append(measure("corpus", [source for source in diagrams if not find_errors(source)]))
    print(f"{min(speeds):.1f} MB/s at least, {BAR:.1f} wanted")
    return 0 if min(speeds) >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
