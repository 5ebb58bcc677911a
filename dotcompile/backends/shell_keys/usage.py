"""What a script says of itself.

In: names of files, where it is to run, and what hosts make by themselves. Out: lines of comment.
"""

import shlex
from collections.abc import Iterable, Iterator, Sequence

from dotcompile.backends.shell_keys.networks import ANY_HOST
from dotcompile.lowering.deployment import Network


def usage(
    name: str, diagram: str, where: str, *, volumes: str = "", networks: Sequence[Network] = ()
) -> Iterator[str]:
    """How a script is run. `volumes` tells which of them it takes away if it is asked to; none if empty."""
    run = f"sh {shlex.quote(name)}"
    hosts = tuple(runs_of(networks, run))
    yield f"Made by dotcompile from {diagram}. To run it, {'first for each host:' if hosts else f'{where}:'}"
    if hosts:
        yield from hosts
        yield f"and then, {where}:"
    yield f"{run}                   make what is drawn, and not there yet"
    yield f"{run} down              take it away"
    if volumes:
        yield f"{run} down --volumes    also what its volumes hold, {volumes}"


def runs_of(networks: Iterable[Network], run: str) -> Iterator[str]:
    """The commands that run it for each host: from here if it is said how its engine is reached."""
    for host, engine in dict.fromkeys((part.host, part.engine) for one in networks for part in one.parts):
        reached = f"DOCKER_HOST={shlex.quote(engine)} " if engine else ""
        yield f"{reached}{run} host {shlex.quote(host or ANY_HOST)}"
