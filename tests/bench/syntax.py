"""What reading costs: our parser beside pygraphviz (C) and pydot on the same generated topologies.

Run it as `python -m tests.bench.syntax`. In each round every reader reads the text once, one after another,
so that what else the machine does befalls all of them; the best of the rounds counts. It prints megabytes
per second, the ratios, the peak memory of a process that reads 10 MB, and how speed holds from 1 to 50 MB.
The exit code is 1 if a bar is missed.
"""

import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

import pydot
import pygraphviz

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate

ROOT = Path(__file__).parents[2]
KB, MB = 1_000, 1_000_000
SIZES = {"200 kB": 200 * KB, "1 MB": MB, "10 MB": 10 * MB, "50 MB": 50 * MB}
ROUNDS = {"200 kB": 5, "1 MB": 5, "10 MB": 3, "50 MB": 1}
#: pydot takes a minute a megabyte.
PYDOT = {"200 kB", "1 MB"}
#: At least so many times as fast as pygraphviz and pydot; at most so many MB for 10 MB of text; and at 50 MB
#: at least this share of the speed at 1 MB.
AGAINST_PYGRAPHVIZ, AGAINST_PYDOT, MEMORY, LINEAR = 0.8, 300.0, 250.0, 0.7

IMAGES = ("nginx:1.27", "redis:7-alpine", "postgres:16", "ghcr.io/acme/api:2.3.1", "python:3.12-slim")


def topology(size: int, seed: int = 7) -> str:
    """A diagram of zones with racks of services, and the links between them, of so many characters."""
    random = Random(seed)
    lines = ["// a generated topology", 'digraph "topology" {']
    lines += [
        '  graph [rankdir=LR, fontname="Inter", compound=true];',
        '  node [shape=box, style="rounded"];',
    ]
    names: list[str] = []
    length, zone = 0, 0
    while length < 0.6 * size:
        zone += 1
        made = [*_zone(zone, random, names)]
        lines += made
        length += sum(map(len, made)) + len(made)
    while length < size:
        lines.append(_link(random, names))
        length += len(lines[-1]) + 1
    return "\n".join([*lines, "}", ""])


def _zone(zone: int, random: Random, names: list[str]) -> list[str]:
    lines = [f"  subgraph cluster_{zone} {{", f'    label="Zone {zone}"; cidr="10.{zone % 256}.0.0/16";']
    for rack in range(random.randint(2, 5)):
        lines += [f"    subgraph cluster_{zone}_{rack} {{", f"      node [zone={zone}, rack={rack}]"]
        if random.random() < 0.3:
            lines.append("      /* what runs here */")
        for number in range(random.randint(4, 12)):
            name = f"host_{zone}_{rack}_{number}"
            names.append(name if random.random() < 0.8 else f'"{name}.local"')
            lines.append(_service(names[-1], number, random))
        lines.append("    }")
    return [*lines, "  }"]


def _service(name: str, number: int, random: Random) -> str:
    kind = random.random()
    if kind < 0.5:
        size = f'cpu={random.randint(1, 16)}, memory="{random.randint(1, 64)}Gi"'
        port = f'publish="{random.randint(1000, 9999)}:80/tcp"'
        return f'      {name} [label="host {number}\\nup", image="{random.choice(IMAGES)}", {size}, {port}];'
    if kind < 0.6:
        return f"      {name} [label=<<b>{number}</b><br/><i>web</i>>, replicas={random.randint(1, 5)}];"
    return (
        f'      {name} [shape=record label="<eth0> eth0|<eth1> eth1" weight=1.5];'
        if kind < 0.8
        else f"      {name};"
    )


def _link(random: Random, names: list[str]) -> str:
    tail, head, other = (random.choice(names) for _ in range(3))
    kind = random.random()
    if kind < 0.45:
        port = random.choice((80, 443, 5432))
        return f'  {tail} -> {head} [protocol=tcp, port={port}, latency="{number(random)}ms"];'
    if kind < 0.65:
        return f"  {tail} -> {head};"
    if kind < 0.8:
        return f'  {tail}:eth0 -> {head}:eth1:w [label="link {number(random)}"];'
    if kind < 0.9:
        return f"  {tail} -> {head} -> {other} [weight={number(random)}]"
    if kind < 0.93:
        return f"  {{ {tail}; {head} }} -> {{ {other} {tail} }} [style=dashed];"
    return f"  // uplink {number(random)}" if kind < 0.97 else f'  {tail} -> {head} [label="up" + "link"];'


def number(random: Random) -> int:
    return random.randint(1, 99)


def ours(text: str) -> None:
    document, findings = parse(Source("topology.dot", text))
    assert document.graphs
    assert not findings


def pygraphviz_(text: str) -> None:
    pygraphviz.AGraph(string=text).close()


def pydot_(text: str) -> None:
    assert pydot.graph_from_dot_data(text)


def seconds(read: Callable[[str], None], text: str) -> float:
    gc.collect()
    begun = perf_counter()
    read(text)
    return perf_counter() - begun


def meaning(text: str) -> float:
    """How long it takes to evaluate what was read."""
    document, _ = parse(Source("topology.dot", text))
    gc.collect()
    begun = perf_counter()
    evaluate(document)
    return perf_counter() - begun


#: `ru_maxrss` will not do: a process that is started has that of its parent.
PEAK = """
import sys
from dotcompile.source import Source
from dotcompile.syntax.parse import parse

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    read = parse(Source(sys.argv[1], file.read()))
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def peak(size: int) -> float:
    """The most memory that a process has that reads a text of a size and keeps its tree, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "topology.dot")
        file.write_text(topology(size), encoding="utf-8")
        command = [sys.executable, "-c", PEAK, str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return int(done.stdout) / 1024


def measure() -> dict[tuple[str, str], float]:
    """Megabytes per second of each reader on each size, printed as they come."""
    speeds: dict[tuple[str, str], float] = {}
    for name, size in SIZES.items():
        text = topology(size)
        readers = {"dotcompile": ours, "pygraphviz": pygraphviz_} | (
            {"pydot": pydot_} if name in PYDOT else {}
        )
        best = dict.fromkeys(readers, float("inf"))
        for number_of_round in range(ROUNDS[name]):
            for reader, read in readers.items():
                if reader != "pydot" or number_of_round == 0:
                    best[reader] = min(best[reader], seconds(read, text))
        for reader, took in best.items():
            speeds[reader, name] = len(text) / MB / took
        told = ", ".join(f"{reader} {speeds[reader, name]:.3g}" for reader in readers)
        print(f"{name}: {told} MB/s; evaluating {len(text) / MB / meaning(text):.3g} MB/s", flush=True)
    return speeds


def main() -> int:
    """Measure, and compare with the bars."""
    speeds = measure()
    bars = [
        (
            f"of pygraphviz at {name}",
            speeds["dotcompile", name] / speeds["pygraphviz", name],
            AGAINST_PYGRAPHVIZ,
        )
        for name in ("1 MB", "10 MB")
    ]
    bars += [
        (f"of pydot at {name}", speeds["dotcompile", name] / speeds["pydot", name], AGAINST_PYDOT)
        for name in sorted(PYDOT)
    ]
    bars.append(
        (
            "of the speed at 1 MB at 50 MB",
            speeds["dotcompile", "50 MB"] / speeds["dotcompile", "1 MB"],
            LINEAR,
        )
    )
    for what, ratio, bar in bars:
        print(f"{ratio:.2f} {what}, at least {bar:.2f} wanted")
    memory = peak(10 * MB)
    print(f"{memory:.0f} MB at most for 10 MB, at most {MEMORY:.0f} wanted")
    return 0 if memory <= MEMORY and all(ratio >= bar for _, ratio, bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())
