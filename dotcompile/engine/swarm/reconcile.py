"""What is wanted of a cluster against what is there: a plan.

In: `WantedCluster` and `ObservedCluster`. Out: operations, or what is in the way. Pure: the same two give the
same plan.
"""

from collections.abc import Iterator

from dotcompile.engine.cluster.state import ObservedCluster
from dotcompile.engine.cluster.wanted import WantedCluster
from dotcompile.engine.plan import Plan
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.making import make_networks
from dotcompile.engine.reconciling.networks import Networks, compare_networks, find_network_obstacles
from dotcompile.engine.reconciling.removing import UNWANTED
from dotcompile.engine.state import Observed
from dotcompile.engine.swarm.grants import compare_grants, make_grants, prune_grants
from dotcompile.engine.swarm.hosts import compare_hosts, label_hosts, unlabel_hosts
from dotcompile.engine.swarm.removing import find_guests, remove_networks, remove_services
from dotcompile.engine.swarm.services import Ground, Services, compare_services
from dotcompile.engine.swarm.settling import settle
from dotcompile.engine.swarm.taken import find_base_obstacles, find_service_obstacles
from dotcompile.engine.wanted import Wanted


def reconcile_cluster(wanted: WantedCluster, cluster: ObservedCluster, *, orphans: bool = False) -> Plan:
    """The plan. What nobody wants any more is removed if `orphans`, and told else; volumes never are."""
    base, seen = Wanted(wanted.project, wanted.networks), _networks_of_cluster(wanted, cluster)
    networks, grants = compare_networks(base, seen), compare_grants(wanted, cluster)
    digests = {one.name: one.hash for one in wanted.networks}
    remade = frozenset(one.name for one, why in networks.made if why == "changed")
    ground = Ground(networks.kept, digests, remade, grants.kept)
    services, hosts = compare_services(wanted, cluster, ground), compare_hosts(wanted, cluster)
    gone = networks.gone + (tuple((one, UNWANTED) for one in networks.orphans) if orphans else ())
    left = tuple(sorted(_left(wanted, cluster, networks, services, orphans)))
    removed = [one for one, _ in gone]
    obstacles = (
        *find_network_obstacles(base, seen, networks, removed),
        *find_guests(removed, wanted.project, cluster),
        *grants.obstacles,
        *hosts.obstacles,
        *find_base_obstacles(wanted, cluster),
        *find_service_obstacles(wanted, cluster, services),
    )
    if obstacles:
        return Plan(wanted.project, (), obstacles, left)
    drafts = Drafts()
    remove_services(drafts, services, orphans=orphans)
    remove_networks(drafts, gone, wanted.project, cluster)
    make_networks(drafts, networks)
    make_grants(drafts, grants)
    label_hosts(drafts, hosts)
    settle(drafts, services, cluster)
    prune_grants(drafts, grants)
    unlabel_hosts(drafts, hosts.unlabelled, "no service is placed by it")
    operations = tuple(drafts.operations)
    return Plan(wanted.project, operations, (), left, networks.kept, digests, grants=grants.kept)


def _networks_of_cluster(wanted: WantedCluster, cluster: ObservedCluster) -> Observed:
    """The networks of the whole cluster: those of one host matter only if they have a name that is wanted."""
    names = {one.name for one in wanted.networks}
    return Observed(
        networks=tuple(one for one in cluster.here.networks if one.scope == "swarm" or one.name in names)
    )


def _left(
    wanted: WantedCluster, cluster: ObservedCluster, networks: Networks, services: Services, orphans: bool
) -> Iterator[str]:
    for volume in cluster.here.volumes_of(wanted.project):
        if volume.name not in wanted.volumes:
            yield f"volume {volume.name}"
    if not orphans:
        yield from (f"service {one.name}" for one in services.orphans)
        yield from (f"network {one.name}" for one in networks.orphans)
