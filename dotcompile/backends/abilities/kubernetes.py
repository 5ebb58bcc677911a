"""What Kubernetes can hold: pods on one network, and policies that let nothing through but what is drawn.

In: nothing, this is a table. Out: what becomes of each attribute and fact. Its networks' plugins, of which
not all enforce policies: https://kubernetes.io/docs/concepts/cluster-administration/addons/
"""

import re

from dotcompile.backends.abilities.ability import Abilities, Ability, Fact, Rows, Verdict
from dotcompile.backends.abilities.cluster_values import (
    QUANTITY,
    SECURITY_OPTIONS,
    USER,
    VARIABLE,
    fitted,
    is_annotation,
    is_constraint,
    is_label,
    is_preference,
)
from dotcompile.backends.abilities.rows import (
    KEPT,
    MODEL,
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

_SECOND = 10**9
_NO_ADDRESS = "pods have the addresses that the cluster gives them"
_BY_NAME = "let others find it by name"
_ONE_NETWORK = "all pods are on the cluster's network, and policies keep them apart"
_TMPFS = re.compile(r"[^:]*(?::size=[0-9]+[kmgKMG]?)?")
_DEPENDENCY = near("all services are started at once", "let it try again")
_STRATEGY = near("replicas are spread", when=is_one_of("binpack", "random"), other=SETTLED)
_ROUNDED = near("it is whole seconds, rounded up", when=lambda said: said % _SECOND != 0)
_UPDATING = near("an update that fails stops where it is")
_ROLLBACK = near("`kubectl rollout undo` is an update like any other")
_DISCOVERY = refused(_NO_ADDRESS, "write `discovery=dns`", is_one_of("static"), SETTLED)
_DRIVER = (
    *refused(
        "Flannel does not enforce policies: everybody could reach everybody",
        "let Calico enforce them beside it, and write `driver=calico`",
        is_one_of("flannel"),
        (),
    ),
    *near(
        _ONE_NETWORK,
        "",
        lambda said: said not in ("calico", "weave", "ovs", "host", "none", "bridge", "overlay"),
        SETTLED,
    ),
)
_NETWORK_MODE = near("it has an address, at which nothing reaches it", "", lambda mode: mode.mode == "none")
_PUBLISH = (
    *refused(
        "a port of one node alone has to be said",
        "write it before the container's, as in `8080:80@host`",
        lambda bindings: any(
            one.host is None and (one.mode == "host" or one.address is not None) for one in bindings
        ),
        (),
    ),
    *near(
        "the first port of the range is published",
        "",
        lambda bindings: any(is_choice(one) for one in bindings),
    ),
)
_LABELS = near(
    "annotations have no such names, and those labels are left out",
    "write names of letters, digits, `-`, `_` and `.`",
    lambda said: any(not is_annotation(key) for key, _ in said),
)
_VOLUMES = (
    *refused(
        "a path on nodes is one from their root",
        "write an absolute path, or let it be one of `configs`",
        lambda mounts: any(mount.is_bind and not mount.source.startswith("/") for mount in mounts),
        (),
    ),
    *near(
        "options for SELinux, for copying and for consistency are left out",
        "",
        lambda mounts: any(
            {"z", "Z", "nocopy", "cached", "delegated", "consistent"} & set(mount.options) for mount in mounts
        ),
    ),
)
_ENVIRONMENT = (
    *refused(
        "a cluster knows no variables of who deploys",
        "write NAME=VALUE, or let it come by `env_file`",
        lambda said: any(value is None for _, value in said),
        (),
    ),
    *near(
        "variables whose names it does not take are left out",
        "write names of letters, digits, `-`, `_` and `.`",
        lambda said: any(not VARIABLE.fullmatch(key) for key, _ in said),
    ),
)

_ATTRIBUTES: Rows = {
    **MODEL,
    **of_place(Place.ACTOR, "enters", near("it comes in by any address of the cluster")),
    # Networks and volumes
    **of_place(Place.GRAPH, "driver", _DRIVER),
    **of_networks("driver", _DRIVER),
    **of_networks("subnet gateway ip_range aux parent mtu ipam_driver", near(_NO_ADDRESS)),
    **of_networks("ipv6", near(_NO_ADDRESS, when=bool, other=SETTLED)),
    **of_networks("internal", SETTLED),
    **of_networks(
        "external", near("it is none of the cluster's: policies hold for who is drawn on it", when=bool)
    ),
    **of_place(Place.GRAPH, "pool prefix", near(_NO_ADDRESS)),
    **of_networks("attachable", near("nobody joins but who is drawn", when=bool, other=SETTLED)),
    **of_networks(
        "encrypted",
        refused(
            "whether nodes encrypt what they send is a matter of the cluster's network",
            "let Calico or Cilium encrypt by WireGuard, and leave it out here",
            bool,
            SETTLED,
        ),
    ),
    **of_networks("opt_* label_*", near(_ONE_NETWORK)),
    **of_networks("discovery", _DISCOVERY),
    **of_place(Place.VOLUME, "driver external label_*", KEPT),
    **of_place(
        Place.VOLUME,
        "opt_*",
        near(
            "of its options only `opt_size` is taken, for how much is claimed",
            "let a storage class say the others",
            lambda said: QUANTITY.fullmatch(said) is None,
        ),
    ),
    # Edges
    **of_place(Place.EDGE, "alias", KEPT),
    **of_place(Place.EDGE, "depends", _DEPENDENCY),
    **of_place(Place.EDGE, "ip mac ifname", refused(_NO_ADDRESS, _BY_NAME)),
    # Services: what is said in other words, and means the same
    **of_services("image command entrypoint working_dir env_file replicas mode aliases", KEPT),
    **of_services("healthcheck healthcheck_retries healthcheck_disable stop_grace", KEPT),
    **of_services("cap_add cap_drop privileged read_only sysctls", KEPT),
    **of_services("cpus memory reserve_cpus reserve_memory affinity endpoint_mode", KEPT),
    **of_services("configs secrets expose shm_size init", KEPT),
    **of_services("update_parallelism update_order", KEPT),
    # Services: what is said nearly, or of some values alone
    **of_services("network_mode", _NETWORK_MODE),
    **of_services("publish", _PUBLISH),
    **of_services("labels", _LABELS),
    **of_services("label_*", KEPT),
    **of_services("volumes", _VOLUMES),
    **of_services("env", _ENVIRONMENT),
    **of_services("discovery", _DISCOVERY),
    **of_services("depends_on", _DEPENDENCY),
    **of_services("strategy", _STRATEGY),
    **of_place(Place.GRAPH, "strategy", _STRATEGY),
    **of_services("healthcheck_interval healthcheck_timeout healthcheck_start_period", _ROUNDED),
    **of_services("healthcheck_start_interval", _ROUNDED),
    **of_services("update_delay", near("each new pod is to be well for so long before the next")),
    **of_services("update_failure_action update_monitor update_max_failure_ratio", _UPDATING),
    **of_services("rollback_parallelism rollback_delay rollback_order rollback_failure_action", _ROLLBACK),
    **of_services("rollback_monitor rollback_max_failure_ratio", _ROLLBACK),
    **of_services("build", near("nothing is built: the image is pulled", "build and push it first")),
    **of_services(
        "user",
        refused(
            "it knows users by their numbers",
            "write the number, as in `1000:1000`",
            lambda said: USER.fullmatch(said) is None,
        ),
    ),
    **of_services(
        "hostname",
        near("it is in small letters, and ends at its first dot", "", lambda said: fitted(said) != said),
    ),
    **of_services("domainname", near("pods have the cluster's domain")),
    **of_services("dns", near("they are asked beside the cluster's own")),
    **of_services(
        "extra_hosts",
        refused(
            "it has no name for the host",
            "write the host's address",
            lambda said: any(str(address) == "host-gateway" for _, address in said),
        ),
    ),
    **of_services(
        "constraint",
        refused(
            "it chooses nodes by their labels, names, roles and platforms",
            "label the nodes and write `node.labels.NAME == VALUE`",
            lambda said: any(not is_constraint(one) for one in said),
        ),
    ),
    **of_services(
        "prefer",
        refused(
            "it spreads pods over labels of nodes",
            "write `spread=node.labels.NAME`",
            lambda said: any(not is_preference(one) for one in said),
        ),
    ),
    **of_services(
        "max_per_node",
        near("a node may have none of it, one, or any number", "", lambda said: said > 1),
    ),
    **of_services(
        "platform",
        near(
            "the variant of the processor is left out",
            "",
            lambda said: said.count("/") > 1 or not all(is_label("key", one) for one in said.split("/")),
        ),
    ),
    **of_services(
        "pull_policy",
        near(
            "it is pulled each time that a pod starts",
            "",
            lambda said: said not in ("always", "never", "missing", "if_not_present"),
        ),
    ),
    **of_services(
        "profiles", near("there are no replicas of it", "`kubectl scale` starts it when it is wanted")
    ),
    **of_services(
        "restart",
        near(
            "it is started again always",
            "write `restart=always`",
            lambda said: said not in ("always", "unless-stopped"),
        ),
    ),
    **of_services(
        "stop_signal",
        near("it is sent the signal that its image names", "", lambda said: said not in ("SIGTERM", "15")),
    ),
    **of_services("logging", near("the cluster keeps what it writes to its output")),
    **of_services("ulimits", near("the limits of the nodes' engines hold")),
    **of_services(
        "security_opt",
        refused(
            "it has no words for this option",
            "set it by the cluster's own profiles",
            lambda said: any(one not in SECURITY_OPTIONS for one in said),
        ),
    ),
    **of_services("ip mac", refused(_NO_ADDRESS, _BY_NAME)),
    **of_services(
        "tmpfs",
        near(
            "of the options of a tmpfs only `size` is kept",
            "",
            lambda said: any(not _TMPFS.fullmatch(one) for one in said),
        ),
    ),
}

_AS_DRAWN = Ability(Verdict.APPROXIMATED, "it may talk to nobody but as is drawn: neighbours may not either")
_KEPT = Ability(Verdict.KEPT)

ABILITIES = Abilities(
    "Kubernetes",
    _ATTRIBUTES,
    {
        Fact.SERVICE: _KEPT,
        Fact.HOST: Ability(Verdict.APPROXIMATED, "nodes are those that the cluster has"),
        Fact.ISOLATION: _AS_DRAWN,
        Fact.ATTACHMENT: _AS_DRAWN,
        Fact.FLOW: _KEPT,
        Fact.DIRECTION: _KEPT,
        Fact.PORT: _KEPT,
        Fact.DENIAL: _KEPT,
        Fact.INGRESS: Ability(
            Verdict.APPROXIMATED,
            "whoever is outside may come in, where nobody says by `addr` where the actor is",
        ),
        Fact.EGRESS: Ability(
            Verdict.APPROXIMATED,
            "it leads to every address outside, where no `addr` says which the actor has",
        ),
        Fact.MOUNT: _KEPT,
        Fact.PLACEMENT: Ability(
            Verdict.APPROXIMATED, "any node may run it", "`constraint=` chooses nodes by their labels"
        ),
        Fact.CONTROL: Ability(Verdict.APPROXIMATED, "it is given no rights in the cluster"),
    },
)
