"""The checks that there are, and the stage that runs them.

In: a topology and the texts that it was read from. Out: what the checks have to say about it.
"""

import gc
from collections.abc import Mapping, Sequence

from dotcompile.checks import (
    address_of_replicas,
    address_outside_subnet,
    address_taken,
    address_without_subnet,
    affinity_unknown,
    alias_taken,
    bind_elsewhere,
    capability_both_ways,
    capability_of_root,
    constraint_unmet,
    constraints_contradict,
    data_not_kept,
    dependency_circle,
    dependency_never_runs,
    dependency_unknown,
    dependency_without_network,
    driver_not_of_target,
    edge_repeated,
    edge_to_itself,
    edges_disagree,
    empty_zone,
    engine_socket,
    extra_host_shadows,
    flow_without_network,
    global_with_replicas,
    health_without_check,
    host_port_of_replicas,
    host_port_taken,
    idle_healthcheck,
    image_not_pinned,
    ingress_closed,
    internal_yet_open,
    ipv6_not_enabled,
    isolated_service,
    joins_zones,
    mac_taken,
    managers_even,
    mount_point_taken,
    network_mode_circle,
    network_mode_idle,
    network_mode_in_zone,
    network_mode_unknown,
    option_of_other_driver,
    parent_missing,
    parent_shared,
    port_not_listened,
    privileged,
    publish_not_listened,
    published_everywhere,
    published_unreached,
    reserved_above_limit,
    secret_in_env,
    start_first_with_host_port,
    store_published,
    subnet_hides_host,
    subnets_overlap,
    unused_network,
    unused_volume,
    volume_mounted_twice,
    volume_of_one_host,
)
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic
from dotcompile.model.topology import Topology
from dotcompile.source import Source

CHECKS: tuple[Check, ...] = (
    joins_zones.CHECK,
    edge_to_itself.CHECK,
    edge_repeated.CHECK,
    edges_disagree.CHECK,
    empty_zone.CHECK,
    isolated_service.CHECK,
    unused_network.CHECK,
    unused_volume.CHECK,
    store_published.CHECK,
    network_mode_in_zone.CHECK,
    network_mode_idle.CHECK,
    flow_without_network.CHECK,
    network_mode_unknown.CHECK,
    network_mode_circle.CHECK,
    parent_missing.CHECK,
    parent_shared.CHECK,
    option_of_other_driver.CHECK,
    driver_not_of_target.CHECK,
    internal_yet_open.CHECK,
    mount_point_taken.CHECK,
    volume_mounted_twice.CHECK,
    volume_of_one_host.CHECK,
    bind_elsewhere.CHECK,
    engine_socket.CHECK,
    privileged.CHECK,
    capability_of_root.CHECK,
    capability_both_ways.CHECK,
    data_not_kept.CHECK,
    dependency_circle.CHECK,
    dependency_unknown.CHECK,
    dependency_without_network.CHECK,
    health_without_check.CHECK,
    dependency_never_runs.CHECK,
    idle_healthcheck.CHECK,
    affinity_unknown.CHECK,
    constraint_unmet.CHECK,
    constraints_contradict.CHECK,
    host_port_of_replicas.CHECK,
    global_with_replicas.CHECK,
    reserved_above_limit.CHECK,
    start_first_with_host_port.CHECK,
    managers_even.CHECK,
    image_not_pinned.CHECK,
    secret_in_env.CHECK,
    published_unreached.CHECK,
    ingress_closed.CHECK,
    host_port_taken.CHECK,
    publish_not_listened.CHECK,
    port_not_listened.CHECK,
    published_everywhere.CHECK,
    subnets_overlap.CHECK,
    subnet_hides_host.CHECK,
    address_outside_subnet.CHECK,
    address_without_subnet.CHECK,
    address_taken.CHECK,
    address_of_replicas.CHECK,
    mac_taken.CHECK,
    ipv6_not_enabled.CHECK,
    alias_taken.CHECK,
    extra_host_shadows.CHECK,
)


def check(
    topology: Topology, sources: Mapping[str, Source], checks: Sequence[Check] = CHECKS
) -> tuple[Diagnostic, ...]:
    """What checks find."""
    subject = Subject(topology, sources)
    collecting = gc.isenabled()
    gc.disable()  # what is looked at is kept in any case; looking for garbage takes a third of the time
    try:
        return tuple(found for one in checks for found in one.find(subject))
    finally:
        if collecting:
            gc.enable()
