"""What it costs to compile a large diagram, stage by stage: `python -m tests.bench.compile`.

From DOT to a proved `stack.yml`, beside PyYAML's C loader reading that file in the same run. The diagram has
50 services a zone and ten edges a service: eight in ten between neighbours or from zone to zone, the others
from a service to one of five of another zone. Each size is compiled and read in processes of their own,
twice, with two seeds of hashes: the bytes must be the same. Seconds are of the processor. Ends with 1 if a
bound is broken.
"""

import gc
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import yaml

from dotcompile.backends.backend import Job
from dotcompile.backends.catalogue import load_backend
from dotcompile.backends.proving.prove import prove
from dotcompile.checks.catalogue import check
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.lowering.lower import lower
from dotcompile.model.build import build
from dotcompile.reach.apart import PairSet
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import DEFAULT_LIMITS, evaluate

T = TypeVar("T")
ZONE, EDGES, WITHIN, CALLED = 50, 10, 0.8, 5
SIZES = (1_000, 10_000)
MOST_READINGS, MOST_GROWTH, MOST_MEGABYTES = 6.0, 1.3, 1024


def diagram(services: int) -> str:
    """The text; zones talk to the next two, and services to some of the third."""
    rng = random.Random(services)
    zones = services // ZONE
    lines = ["digraph bench {", '  target=swarm; pool="10.0.0.0/8"; prefix=22']
    for zone in range(zones):
        members = " ".join(
            f's{zone * ZONE + at} [container="shop/app:{at}", ports=8080]' for at in range(ZONE)
        )
        lines.append(f"subgraph cluster_z{zone} {{ {members} }}")
    pairs = [(zone, (zone + step) % zones) for zone in range(zones) for step in (1, 2)]
    lines += [f"cluster_z{one} -> cluster_z{other}" for one, other in pairs]
    inside = int(services * EDGES * WITHIN) - len(pairs)
    for number in range(services * EDGES - len(pairs)):
        zone = rng.randrange(zones)
        other, among = (zone, ZONE) if number < inside else ((zone + 3) % zones, CALLED)
        called = other * ZONE + rng.randrange(among)
        lines.append(f"s{zone * ZONE + rng.randrange(ZONE)} -> s{called}")
    return "\n".join([*lines, "}", ""])


class Clock:
    """Seconds of the processor, stage by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, run: Callable[[], T]) -> T:
        before = time.process_time()
        result = run()
        self.seconds[stage] = time.process_time() - before
        return result


def measure(services: int, to: Path) -> dict[str, Any]:
    """One diagram, once through all stages, and written to a file."""
    gc.disable()  # as the command does
    clock, data = Clock(), diagram(services).encode()
    source, _ = clock.time("decode", lambda: decode("bench.dot", data))
    document, _ = clock.time("parse", lambda: parse(source))
    (drawing, *_), _ = clock.time("evaluate", lambda: evaluate(document, DEFAULT_LIMITS))
    topology, of_model = clock.time("build", lambda: build(document, drawing))
    sources, never = {source.path: source}, PairSet()
    of_checks = clock.time("check", lambda: tuple(check(topology, sources)))
    backend = load_backend("swarm")
    assert backend is not None
    deployment, of_lowering = clock.time("lower", lambda: lower(topology, never, backend.target))
    job = Job(topology, deployment, sources, "stack.yml")
    artifacts, of_target = clock.time("emit", lambda: backend.emit(job))
    files = {artifact.name: artifact.text for artifact in artifacts}
    proof = clock.time("prove", lambda: prove(files, topology, never, backend.target))
    refuse((*of_model, *of_checks, *of_lowering, *of_target, *proof))
    text = files["stack.yml"].encode()
    to.write_bytes(text)
    return {
        "seconds": clock.seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "digest": hashlib.sha256(text).hexdigest(),
        "size": len(text),
        "networks": len(deployment.networks),
    }


def read(path: Path) -> dict[str, float]:
    """What PyYAML takes to read a file, in a process of its own with Python's own settings."""
    text = path.read_text(encoding="utf-8")
    before = time.process_time()
    yaml.load(text, Loader=yaml.CSafeLoader)
    return {"reading": time.process_time() - before}


def refuse(findings: tuple[Diagnostic, ...]) -> None:
    errors = [found.message for found in findings if found.kind.severity is Severity.ERROR]
    assert not errors, errors[:3]


def runs_of(services: int, folder: Path) -> Iterator[dict[str, Any]]:
    for seed in ("1", "2"):
        path = folder / f"{services}-{seed}.yml"
        yield {**in_a_process(seed, "measure", services, path), **in_a_process(seed, "read", path)}


def in_a_process(seed: str, *words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.compile", *map(str, words)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table(sizes: tuple[int, ...], runs: dict[int, list[dict[str, Any]]]) -> Iterator[str]:
    best = {size: min(runs[size], key=lambda run: sum(run["seconds"].values())) for size in sizes}
    yield f"{'':12}" + "".join(f"{size:>12,}" for size in sizes) + "  services"
    for stage in best[sizes[0]]["seconds"]:
        yield f"{stage:12}" + "".join(f"{best[size]['seconds'][stage]:>11.2f}s" for size in sizes)
    for name, value in (
        ("all", lambda run: f"{total(run):.2f}s"),
        ("CSafeLoader", lambda run: f"{run['reading']:.2f}s"),
        ("readings", lambda run: f"{total(run) / run['reading']:.1f}"),
        ("memory", lambda run: f"{run['megabytes']:.0f}M"),
        ("stack.yml", lambda run: f"{run['size'] / 1e6:.1f}M"),
        ("networks", lambda run: f"{run['networks']}"),
    ):
        yield f"{name:12}" + "".join(f"{value(best[size]):>12}" for size in sizes)


def total(run: dict[str, Any]) -> float:
    return float(sum(run["seconds"].values()))


def broken(sizes: tuple[int, ...], runs: dict[int, list[dict[str, Any]]]) -> Iterator[str]:
    least, most = sizes[0], sizes[-1]
    for size in sizes:
        if len({run["digest"] for run in runs[size]}) > 1:
            yield f"{size:,} services: two runs wrote different bytes"
    readings = min(total(run) / run["reading"] for run in runs[most])
    if readings > MOST_READINGS:
        yield f"compiling takes {readings:.1f} times what reading takes, and may take {MOST_READINGS}"
    growth = min(map(total, runs[most])) / min(map(total, runs[least])) / (most / least)
    if growth > MOST_GROWTH:
        yield f"one of {most:,} services takes {growth:.2f} times one of {least:,}; {MOST_GROWTH} is allowed"
    megabytes = min(run["megabytes"] for run in runs[most])
    if megabytes > MOST_MEGABYTES:
        yield f"it takes {megabytes:.0f} MB of memory, and may take {MOST_MEGABYTES}"


def main(words: Sequence[str]) -> int:
    match words:
        case ["measure", services, path]:
            print(json.dumps(measure(int(services), Path(path))))
            return 0
        case ["read", path]:
            print(json.dumps(read(Path(path))))
            return 0
    with TemporaryDirectory() as folder:
        runs = {size: list(runs_of(size, Path(folder))) for size in SIZES}
    print("\n".join(table(SIZES, runs)))
    faults = list(broken(SIZES, runs))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
