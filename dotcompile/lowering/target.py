"""What a diagram is compiled for when nobody says so on the command line.

In: a topology, and what the command line and the name of the file to be written say. Out: the name of a
target, and a note of why it was taken if nobody said it.
"""

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.kinds import TARGET_TAKEN
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown

_CLUSTER, _ENGINE = "swarm", "compose"


def choose_target(
    topology: Topology, asked: str | None = None, named: str | None = None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """What was asked for goes first, then what the file's name means, the site, the graph, and a guess."""
    said = topology.settings.get("target")
    taken = asked or named or (said.value if said is not None else None)
    if taken:
        return taken, ()
    target, why = _guess(topology)
    message = f"this is compiled for {target}, since {why}"
    help_ = f"`--target`, or `target={target}` in the graph, says so outright"
    return target, (Diagnostic(TARGET_TAKEN, message, topology.origin, help=help_),)


def _guess(topology: Topology) -> tuple[str, str]:
    if topology.hosts:
        return _CLUSTER, f"{shown(topology.hosts[0].name)} is drawn, a host"
    engine = next((one for one in topology.engines if _CLUSTER in (one.name.lower(), one.id.lower())), None)
    if engine is not None:
        return _CLUSTER, f"the engine {shown(engine.name)} is drawn"
    return _ENGINE, "neither hosts nor a swarm are drawn"
