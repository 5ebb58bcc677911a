"""What is wanted against what is there: a plan.

In: `Wanted` and `Observed`. Out: operations, each with its cause and after those that it needs; or what is in
the way. Pure: the same two give the same plan.
"""

from collections.abc import Iterator

from dotcompile.engine.plan import Plan
from dotcompile.engine.reconciling.containers import Containers, Ground, compare_containers
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.making import make_networks, make_volumes, pull_images
from dotcompile.engine.reconciling.networks import Networks, compare_networks, find_network_obstacles
from dotcompile.engine.reconciling.removing import UNWANTED, remove_containers, remove_networks
from dotcompile.engine.reconciling.settling import Settler
from dotcompile.engine.reconciling.taken import find_container_obstacles
from dotcompile.engine.reconciling.volumes import Volumes, compare_volumes
from dotcompile.engine.state import Observed
from dotcompile.engine.wanted import Wanted


def reconcile(wanted: Wanted, observed: Observed, *, orphans: bool = False) -> Plan:
    """The plan. What nobody wants any more is removed if `orphans`, and told else; volumes never are."""
    networks, volumes = compare_networks(wanted, observed), compare_volumes(wanted, observed)
    digests = {one.name: one.hash for one in wanted.networks}
    remade = frozenset(one.name for one, why in networks.made if why == "changed")
    jobs = {one.service for by in wanted.containers for one in by.awaits if one.condition == "completed"}
    changed = frozenset(one.name for one in volumes.changed)
    ground = Ground(networks.kept, digests, remade, changed, frozenset(jobs))
    containers = compare_containers(wanted, observed, ground)
    gone = networks.gone
    if orphans:
        gone += tuple((one, UNWANTED) for one in networks.orphans)
    left = tuple(sorted(_left(networks, volumes, containers, orphans)))
    obstacles = (
        *find_network_obstacles(wanted, observed, networks, [one for one, _ in gone]),
        *volumes.obstacles,
        *find_container_obstacles(wanted, observed, containers),
    )
    if obstacles:
        return Plan(wanted.project, (), obstacles, left)
    drafts = Drafts()
    pull_images(drafts, containers, observed)
    remove_containers(drafts, containers, orphans=orphans)
    remove_networks(drafts, gone, wanted.project, observed)
    make_networks(drafts, networks)
    make_volumes(drafts, volumes, observed)
    Settler(drafts, {fate.container.name: fate for fate in containers.fates}).settle()
    operations = tuple(drafts.operations)
    return Plan(wanted.project, operations, (), left, networks.kept, digests, observed.images)


def _left(networks: Networks, volumes: Volumes, containers: Containers, orphans: bool) -> Iterator[str]:
    yield from (f"volume {one.name}" for one in volumes.orphans)
    if not orphans:
        yield from (f"container {one.name}" for one in containers.orphans)
        yield from (f"network {one.name}" for one in networks.orphans)
