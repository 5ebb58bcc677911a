"""What Compose can hold: one engine, which shares networks out and looks at nothing that runs over them.

In: nothing, this is a table. Out: what becomes of each attribute and fact.
"""

from dotcompile.backends.abilities.ability import Abilities, Ability, Fact, Rows, Verdict
from dotcompile.backends.abilities.rows import (
    BRIDGE,
    KEPT,
    MODEL,
    ON_NETWORKS,
    ROLLOUT,
    SETTLED,
    is_one_of,
    near,
    of_networks,
    of_place,
    of_services,
    refused,
)
from dotcompile.model.vocabulary import Place

_ONE_ENGINE = "everything runs on one engine, whichever hosts this asks for"
_NOROLLOUT = "the old container is stopped, then the new one is started"
_DRIVER = near("a bridge that only the two are on", "", is_one_of("veth"))
_STRATEGY = near(_ONE_ENGINE, when=is_one_of("binpack", "random"), other=SETTLED)

_ATTRIBUTES: Rows = {
    **MODEL,
    **of_place(Place.HOST, "role cpus memory labels label_* availability", near(_ONE_ENGINE)),
    # Networks and volumes
    **of_networks("driver", _DRIVER),
    **of_place(Place.GRAPH, "driver", _DRIVER),
    **of_networks("subnet internal attachable encrypted mtu parent ipam_driver external", KEPT),
    **of_networks("opt_* label_* gateway ip_range aux ipv6", KEPT),
    **of_networks("discovery", SETTLED),
    **of_place(Place.VOLUME, "driver external opt_* label_*", KEPT),
    # Edges
    **of_place(Place.EDGE, "alias depends ip mac ifname", KEPT),
    # Services: what is said in the same words
    **of_services("image build command entrypoint working_dir user hostname domainname init", KEPT),
    **of_services("env env_file labels label_* replicas aliases dns extra_hosts volumes tmpfs", KEPT),
    **of_services("healthcheck healthcheck_interval healthcheck_timeout healthcheck_retries", KEPT),
    **of_services("healthcheck_start_period healthcheck_start_interval healthcheck_disable", KEPT),
    **of_services("stop_signal stop_grace restart depends_on logging profiles platform", KEPT),
    **of_services("pull_policy expose shm_size read_only privileged security_opt cap_add cap_drop", KEPT),
    **of_services("sysctls ulimits cpus memory reserve_memory ip mac publish", KEPT),
    **of_services("network_mode", (BRIDGE, *KEPT)),
    # Services: what one engine does not know
    **of_services("discovery", SETTLED),
    **of_services("constraint prefer", near(_ONE_ENGINE)),
    **of_services("max_per_node", near(_ONE_ENGINE, when=bool, other=SETTLED)),
    **of_services(
        "mode",
        near("one of it runs, since there is one engine", when=is_one_of("global"), other=SETTLED),
    ),
    **of_services("reserve_cpus", near("an engine keeps no processors for anyone")),
    **of_services(
        "endpoint_mode",
        near(
            "its name has the addresses of all replicas, as with `dnsrr`",
            when=is_one_of("vip"),
            other=SETTLED,
        ),
    ),
    **of_services(ROLLOUT, near(_NOROLLOUT)),
    **of_services(
        "configs secrets",
        near("none are kept: files of these names are mounted, from a folder beside the output"),
    ),
    **of_services(
        "affinity",
        refused(
            "with one engine, no service is apart from another",
            "compile for Swarm, or leave it to a site file of the cluster",
            when=lambda services: any(one.startswith("!") for one in services),
            other=SETTLED,
        ),
    ),
    **of_place(Place.GRAPH, "strategy", _STRATEGY),
    **of_services("strategy", _STRATEGY),
}

_PLACEMENT = Ability(Verdict.APPROXIMATED, "everything runs on one engine")

ABILITIES = Abilities(
    "Compose", _ATTRIBUTES, {**ON_NETWORKS, Fact.HOST: _PLACEMENT, Fact.PLACEMENT: _PLACEMENT}
)
