"""What a start costs: `dotcompile lint` on a diagram of 20 nodes against `yamllint` on YAML of as many lines.

Run it as `python tests/bench/startup.py` with the interpreter beside which both commands are installed. It
prints the median processor time of each, user and system together, and their ratio; the exit code is 1 if
the ratio is above the bar.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

RUNS = 11
BAR = 1.2
NODES = 20


def diagram() -> str:
    """A diagram of 20 services in two zones, with attributes and links."""
    lines = ["digraph shop {", '    graph [label="Shop"]']
    for zone in range(2):
        lines.append(f"    subgraph cluster_{zone} {{")
        numbers = range(zone * NODES // 2, (zone + 1) * NODES // 2)
        lines += [f'        service{one} [image="nginx:1.27", publish="{8000 + one}:80"]' for one in numbers]
        lines.append("    }")
    lines += [f"    service{number} -> service{number + 1}" for number in range(NODES - 1)]
    return "\n".join([*lines, "}", ""])


def yaml(lines: int) -> str:
    """A Compose file of so many lines, with which yamllint's default rules find no fault."""
    text = ["---", "services:"]
    while len(text) < lines:
        number = len(text)
        text += [
            f"  service{number}:",
            "    image: nginx:1.27",
            "    ports:",
            f'      - "{8000 + number}:80"',
        ]
    return "\n".join([*text[:lines], ""])


def cpu_seconds(command: list[str], folder: str) -> float:
    """The processor time of one run of a command that has to succeed."""
    pid = os.posix_spawn(
        command[0],
        command,
        {"PATH": os.environ.get("PATH", ""), "HOME": folder},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{command[0]} failed: {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure both in turns, after one run of each that fills the caches."""
    beside = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        dot, yml = Path(folder, "shop.dot"), Path(folder, "shop.yml")
        dot.write_text(diagram())
        yml.write_text(yaml(len(diagram().splitlines())))
        ours = [str(beside / "dotcompile"), "lint", str(dot)]
        theirs = [str(beside / "yamllint"), "-d", "default", str(yml)]
        times = [(cpu_seconds(ours, folder), cpu_seconds(theirs, folder)) for _ in range(RUNS + 1)][1:]
    mine, yamllint = (median(column) for column in zip(*times, strict=True))
    ratio = mine / yamllint
    print(f"dotcompile lint {1000 * mine:.0f} ms, yamllint {1000 * yamllint:.0f} ms")
    print(f"ratio {ratio:.2f}, at most {BAR:.2f} wanted")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
