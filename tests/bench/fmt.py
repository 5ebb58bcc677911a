"""What formatting costs: megabytes a second of generated topologies, and of the corpus where there is one.

Run it as `python tests/bench/fmt.py`. Times are of the processor, the best of some rounds; reading is what a
text costs before it can be written anew. The exit code is 1 if writing is slower than the bar.
"""

import gc
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.writing.write import write
from tests.bench.syntax import MB, topology
from tests.real import corpus
from tests.syntax.diagrams import accepted, diagram

ROUNDS = 5
BAR = 5.0


def measure(name: str, sources: list[Source]) -> float:
    """The speed of writing, having printed it beside that of reading."""
    size = sum(len(source.text) for source in sources) / MB
    reading = writing = again = float("inf")
    for _ in range(ROUNDS):
        begun = process_time()
        for source in sources:
            parse(source)
        read = process_time()
        texts = [write(source) for source in sources]
        wrote = process_time()
        for text in texts:
            write(Source("again.dot", text))
        reading, writing = min(reading, read - begun), min(writing, wrote - read)
        again = min(again, process_time() - wrote)
    both = size / (reading + writing)
    print(
        f"{name}: reading {size / reading:.1f} MB/s, writing {size / writing:.1f}, together {both:.1f}; "
        f"writing what is formatted {sum(map(len, texts)) / MB / again:.1f}"
    )
    return size / writing


def main() -> int:
    """Measure all, and compare with the bar."""
    gc.disable()  # as the command does
    speeds = [measure(f"{size} MB", [Source("topology.dot", topology(size * MB))]) for size in (1, 10)]
    if corpus():
        diagrams = map(diagram, accepted())
        speeds.append(measure("corpus", [source for source in diagrams if not parse(source)[1]]))
    print(f"{min(speeds):.1f} MB/s at least, {BAR:.1f} wanted")
    return 0 if min(speeds) >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
