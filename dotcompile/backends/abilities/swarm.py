"""What Swarm can hold: a cluster of engines, on which a service is any of its replicas, wherever it is put.

In: nothing, this is a table. Out: what becomes of each attribute and fact. What options Swarm ignores:
https://docs.docker.com/reference/compose-file/legacy-versions/ and `UnsupportedProperties` in
https://github.com/docker/cli/blob/v28.2.2/cli/compose/types/types.go
"""

import re

from dotcompile.backends.abilities.ability import Abilities, Ability, Fact, Rows, Verdict
from dotcompile.backends.abilities.rows import (
    BRIDGE,
    KEPT,
    MODEL,
    ON_NETWORKS,
    ROLLOUT,
    SETTLED,
    is_choice,
    is_one_of,
    near,
    of_networks,
    of_place,
    of_services,
    refused,
)
from dotcompile.model.vocabulary import Place

_IGNORED = "it is ignored in silence"
_NO_ADDRESS = "replicas have the addresses that the engines choose"
_BY_NAME = "let others find it by name"
_TMPFS = re.compile(r"[^:]*(?::size=[0-9]+[kmgKMG]?)?")
_DEPENDENCY = near("all services are started at once", "let it try again")
_DISCOVERY = refused(_NO_ADDRESS, "write `discovery=dns`", is_one_of("static"), SETTLED)
#: What becomes of the drivers of networks.
DRIVER = (
    *refused(
        "a network of one host, which services of a swarm cannot join",
        "write `driver=overlay`",
        is_one_of("bridge", "flannel"),
        (),
    ),
    *refused(
        "its networks need a store beside the cluster's own, which engines no longer ask",
        "write `driver=overlay`, or for Weave Net the plugin of its vendor",
        is_one_of("weave", "calico"),
        (),
    ),
    *near("an overlay that only the two are on", "", is_one_of("veth")),
)
_NETWORK_MODE = (
    BRIDGE,
    *refused(
        "each replica runs by itself, on any host",
        "let the two share a network, or run in one container",
        lambda mode: mode.mode in ("container", "service"),
        (),
    ),
    *near("it has a network of its own, with no way out", "", lambda mode: mode.mode == "none"),
)
_PUBLISH = (
    *refused(
        "it would be published on all addresses of each host",
        "leave the address out, and let the hosts' firewalls close the others",
        lambda bindings: any(one.address is not None for one in bindings),
        (),
    ),
    *near(
        "the first port of the range is published",
        "",
        lambda bindings: any(is_choice(one) for one in bindings),
    ),
)

_ATTRIBUTES: Rows = {
    **MODEL,
    # Networks and volumes
    **of_networks("driver", DRIVER),
    **of_place(Place.GRAPH, "driver", DRIVER),
    **of_networks("subnet internal attachable encrypted mtu parent ipam_driver external", KEPT),
    **of_networks("opt_* label_* gateway ip_range aux ipv6", KEPT),
    **of_networks("discovery", _DISCOVERY),
    **of_place(Place.VOLUME, "driver external opt_* label_*", KEPT),
    # Edges
    **of_place(Place.EDGE, "alias", KEPT),
    **of_place(Place.EDGE, "depends", _DEPENDENCY),
    **of_place(Place.EDGE, "ip mac ifname", refused(_NO_ADDRESS, _BY_NAME)),
    # Services: what is said in the same words
    **of_services("image command entrypoint working_dir user hostname init env env_file", KEPT),
    **of_services("labels label_* replicas mode aliases dns extra_hosts read_only", KEPT),
    **of_services("healthcheck healthcheck_interval healthcheck_timeout healthcheck_retries", KEPT),
    **of_services("healthcheck_start_period healthcheck_disable stop_signal stop_grace", KEPT),
    **of_services("logging cap_add cap_drop sysctls ulimits cpus memory reserve_cpus reserve_memory", KEPT),
    **of_services("constraint prefer max_per_node endpoint_mode configs secrets", KEPT),
    **of_services(ROLLOUT, KEPT),
    # Services: what Swarm ignores, refuses, or says otherwise
    **of_services("discovery", _DISCOVERY),
    **of_services("network_mode", _NETWORK_MODE),
    **of_services("publish", _PUBLISH),
    # By labels of hosts, as these are drawn: lowering tells what cannot be placed so.
    **of_services("affinity strategy", SETTLED),
    **of_place(Place.GRAPH, "strategy", SETTLED),
    **of_services("build", near("nothing is built: the image is pulled", "build and push it first")),
    **of_services("domainname", near("it stands behind the host name")),
    **of_services("platform", near("it is a constraint on hosts")),
    **of_services("pull_policy", near("what the tag means when the file is deployed is pulled")),
    **of_services(
        "profiles",
        near("there are no replicas of it", "`docker service scale` starts it when it is wanted"),
    ),
    **of_services("expose", near("engines are told nothing of ports that are not published")),
    **of_services("shm_size", near("a tmpfs of that size is mounted at /dev/shm")),
    **of_services(
        "healthcheck_start_interval",
        near("stack files of version 3.8 have none: `healthcheck_interval` counts from the start"),
    ),
    **of_services(
        "restart",
        near("it is started again always", "write `restart=always`", when=is_one_of("unless-stopped")),
    ),
    **of_services("depends_on", _DEPENDENCY),
    **of_services("privileged", refused(_IGNORED, "name what it needs with `cap_add`", bool)),
    **of_services("security_opt", refused(_IGNORED, "set it as the default of the engines")),
    **of_services("ip mac", refused(_NO_ADDRESS, _BY_NAME)),
    **of_services(
        "volumes",
        near(
            "nothing is labelled for SELinux: `z` and `Z` are left out",
            "label the folder on the hosts",
            lambda mounts: any({"z", "Z"} & set(mount.options) for mount in mounts),
        ),
    ),
    **of_services(
        "tmpfs",
        near(
            "of the options of a tmpfs only `size` is kept",
            "",
            lambda said: any(not _TMPFS.fullmatch(one) for one in said),
        ),
    ),
}

ABILITIES = Abilities(
    "Swarm",
    _ATTRIBUTES,
    {**ON_NETWORKS, Fact.HOST: Ability(Verdict.KEPT), Fact.PLACEMENT: Ability(Verdict.KEPT)},
)
