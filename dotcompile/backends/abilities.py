"""What each target can hold of the vocabulary: one row an attribute and place.

In: nothing, this is a table. Out: for Compose and for Swarm, whether what the attribute says is kept, was
settled before, is approximated, or refused. A row's abilities are tried in turn; the first one for the value
counts. What options Swarm ignores: https://docs.docker.com/reference/compose-file/legacy-versions/ and
`UnsupportedProperties` in https://github.com/docker/cli/blob/v28.2.2/cli/compose/types/types.go
"""

import re
from collections.abc import Mapping

from dotcompile.backends.ability import Abilities, Ability, Row, Verdict, When, is_choice
from dotcompile.model.vocabulary import Place

_KEPT: Abilities = (Ability(Verdict.KEPT),)
_SETTLED: Abilities = (Ability(Verdict.SETTLED),)


def _near(says: str, help_: str = "", when: When | None = None, other: Abilities = _KEPT) -> Abilities:
    return (Ability(Verdict.APPROXIMATED, says, help_, when), *other)


def _refused(says: str, help_: str = "", when: When | None = None, other: Abilities = _KEPT) -> Abilities:
    return (Ability(Verdict.REFUSED, says, help_, when), *other)


def _rows(place: Place, names: str, row: Row) -> dict[tuple[Place, str], Row]:
    return {(place, name): row for name in names.split()}


def _service(names: str, row: Row) -> dict[tuple[Place, str], Row]:
    return _rows(Place.SERVICE, names, row)


def _network(names: str, row: Row) -> dict[tuple[Place, str], Row]:
    return _rows(Place.ZONE, names, row) | _rows(Place.NETWORK, names, row)


_BOTH_KEPT = Row(_KEPT, _KEPT)
_BOTH_SETTLED = Row(_SETTLED, _SETTLED)

_ONE_ENGINE = "everything runs on one engine, whichever hosts this asks for"
_NO_ROLLOUT = "the old container is stopped, then the new one is started"
_IGNORED = "it is ignored in silence"
_NO_ADDRESS = "replicas have the addresses that the engines choose"
_BY_NAME = "let others find it by name"
_BESIDE = "each replica runs by itself, on any host"


#: Whoever is on bridges is on those that lowering makes.
_BRIDGE = Ability(Verdict.SETTLED, when=lambda mode: mode.mode == "bridge")


def _is_one_of(*words: str) -> When:
    return lambda said: said in words


_TMPFS = re.compile(r"[^:]*(?::size=[0-9]+[kmgKMG]?)?")
_UPDATING = ("parallelism", "delay", "order", "failure_action", "monitor", "max_failure_ratio")
_ROLLOUT = " ".join(f"{prefix}_{name}" for prefix in ("update", "rollback") for name in _UPDATING)
_EVERYWHERE = "kind name tags x_*"

_STRATEGY = Row(
    _near(_ONE_ENGINE, when=_is_one_of("binpack", "random"), other=_SETTLED),
    _near("replicas are spread", when=_is_one_of("binpack", "random"), other=_SETTLED),
)

_BY_DNS = _near(
    "services find each other by the engine's names",
    "",
    _is_one_of("static", "etcd", "consul", "zookeeper", "client"),
    _SETTLED,
)
_DISCOVERY = Row(
    _BY_DNS, (*_refused(_NO_ADDRESS, "write `discovery=dns`", _is_one_of("static"), ()), *_BY_DNS)
)

ABILITIES: Mapping[tuple[Place, str], Row] = {
    # What the model and lowering settle
    **_rows(Place.GRAPH, "name tags x_* target pool prefix rules registry driver", _BOTH_SETTLED),
    **_rows(Place.GRAPH, "egress isolation cross instances", _BOTH_SETTLED),
    **_network(f"{_EVERYWHERE} egress isolation cross instances", _BOTH_SETTLED),
    **_rows(Place.ZONE, "inherit", _BOTH_SETTLED),
    **_service(f"{_EVERYWHERE} egress instances ports", _BOTH_SETTLED),
    **_rows(Place.ACTOR, f"{_EVERYWHERE} enters addr", _BOTH_SETTLED),
    **_rows(
        Place.HOST,
        f"{_EVERYWHERE} role engine addr cpus memory labels label_* availability",
        _BOTH_SETTLED,
    ),
    **_rows(Place.ENGINE, _EVERYWHERE, _BOTH_SETTLED),
    **_rows(Place.VOLUME, _EVERYWHERE, _BOTH_SETTLED),
    **_rows(Place.EDGE, "tags x_* rel port deny at read_only", _BOTH_SETTLED),
    # Networks and volumes
    **_network(
        "driver",
        Row(
            _KEPT,
            _refused(
                "a network of one host, which services of a swarm cannot join",
                "write `driver=overlay`",
                _is_one_of("bridge", "macvlan", "ipvlan"),
            ),
        ),
    ),
    **_network("subnet internal attachable encrypted mtu parent ipam_driver external", _BOTH_KEPT),
    **_network("opt_* label_*", _BOTH_KEPT),
    **_network("gateway ip_range aux ipv6", _BOTH_KEPT),
    **_rows(Place.VOLUME, "driver external opt_* label_*", _BOTH_KEPT),
    # Services: what is said in the same words
    **_service("image command entrypoint working_dir user hostname init env env_file", _BOTH_KEPT),
    **_service("labels label_* replicas aliases dns extra_hosts volumes read_only", _BOTH_KEPT),
    **_service("healthcheck healthcheck_interval healthcheck_timeout healthcheck_retries", _BOTH_KEPT),
    **_service("healthcheck_start_period healthcheck_disable stop_signal stop_grace", _BOTH_KEPT),
    **_service("logging cap_add cap_drop sysctls ulimits cpus memory reserve_memory", _BOTH_KEPT),
    **_rows(Place.EDGE, "alias", _BOTH_KEPT),
    # Services: what one engine does not know
    **_service("constraint prefer", Row(_near(_ONE_ENGINE), _KEPT)),
    **_service("max_per_node", Row(_near(_ONE_ENGINE, when=bool, other=_SETTLED), _KEPT)),
    **_service(
        "mode",
        Row(
            _near("one of it runs, since there is one engine", when=_is_one_of("global"), other=_SETTLED),
            _KEPT,
        ),
    ),
    **_service("reserve_cpus", Row(_near("an engine keeps no processors for anyone"), _KEPT)),
    **_service(
        "endpoint_mode",
        Row(
            _near(
                "its name has the addresses of all replicas, as with `dnsrr`",
                when=_is_one_of("vip"),
                other=_SETTLED,
            ),
            _KEPT,
        ),
    ),
    **_service(_ROLLOUT, Row(_near(_NO_ROLLOUT), _KEPT)),
    **_service(
        "configs secrets",
        Row(_near("none are kept: files of these names are mounted, from a folder beside the output"), _KEPT),
    ),
    **_service(
        "affinity",
        Row(
            _refused(
                "with one engine, no service is apart from another",
                "compile for Swarm, or leave it to a site file of the cluster",
                when=lambda services: any(one.startswith("!") for one in services),
                other=_SETTLED,
            ),
            _refused(
                "services are placed by labels of hosts alone",
                "label the hosts and write `constraint=` on both services",
            ),
        ),
    ),
    **_rows(Place.GRAPH, "strategy", _STRATEGY),
    **_service("strategy", _STRATEGY),
    # Services: what Swarm ignores, refuses, or says otherwise
    **_service(
        "build", Row(_KEPT, _near("nothing is built: the image is pulled", "build and push it first"))
    ),
    **_service("domainname", Row(_KEPT, _near("it stands behind the host name"))),
    **_service("platform", Row(_KEPT, _near("it is a constraint on hosts"))),
    **_service("pull_policy", Row(_KEPT, _near("what the tag means when the file is deployed is pulled"))),
    **_service(
        "profiles",
        Row(
            _KEPT,
            _near(
                "there are no replicas of it",
                "`docker service scale` starts it when it is wanted",
            ),
        ),
    ),
    **_service("expose", Row(_KEPT, _near("engines are told nothing of ports that are not published"))),
    **_service("shm_size", Row(_KEPT, _near("a tmpfs of that size is mounted at /dev/shm"))),
    **_service(
        "healthcheck_start_interval",
        Row(
            _KEPT, _near("stack files of version 3.8 have none: `healthcheck_interval` counts from the start")
        ),
    ),
    **_service(
        "restart",
        Row(
            _KEPT,
            _near(
                "it is started again always",
                "write `restart=always`",
                when=_is_one_of("unless-stopped"),
            ),
        ),
    ),
    **_service("depends_on", Row(_KEPT, _near("all services are started at once", "let it try again"))),
    **_rows(Place.EDGE, "depends", Row(_KEPT, _near("all services are started at once", "let it try again"))),
    **_service("privileged", Row(_KEPT, _refused(_IGNORED, "name what it needs with `cap_add`", bool))),
    **_service("security_opt", Row(_KEPT, _refused(_IGNORED, "set it as the default of the engines"))),
    **_service("ip mac", Row(_KEPT, _refused(_NO_ADDRESS, _BY_NAME))),
    **_rows(Place.EDGE, "ip mac ifname", Row(_KEPT, _refused(_NO_ADDRESS, _BY_NAME))),
    **_service("discovery", _DISCOVERY),
    **_network("discovery", _DISCOVERY),
    **_service(
        "network_mode",
        Row(
            (_BRIDGE, *_KEPT),
            (
                _BRIDGE,
                *_refused(
                    _BESIDE,
                    "let the two share a network, or run in one container",
                    lambda mode: mode.mode in ("container", "service"),
                    (),
                ),
                *_near(
                    "it has a network of its own, with no way out",
                    "",
                    lambda mode: mode.mode == "none",
                ),
            ),
        ),
    ),
    **_service(
        "publish",
        Row(
            _KEPT,
            (
                *_refused(
                    "it would be published on all addresses of each host",
                    "leave the address out, and let the hosts' firewalls close the others",
                    lambda bindings: any(one.address is not None for one in bindings),
                    (),
                ),
                *_near(
                    "the first port of the range is published",
                    "",
                    lambda bindings: any(is_choice(one) for one in bindings),
                ),
            ),
        ),
    ),
    **_service(
        "volumes",
        Row(
            _KEPT,
            _near(
                "nothing is labelled for SELinux: `z` and `Z` are left out",
                "label the folder on the hosts",
                lambda mounts: any({"z", "Z"} & set(mount.options) for mount in mounts),
            ),
        ),
    ),
    **_service(
        "tmpfs",
        Row(
            _KEPT,
            _near(
                "of the options of a tmpfs only `size` is kept",
                "",
                lambda said: any(not _TMPFS.fullmatch(one) for one in said),
            ),
        ),
    ),
}


def kept_names(*, cluster: bool) -> frozenset[str]:
    """The attributes of services whose values a target keeps, if not all of them."""
    found = {
        name: row.swarm if cluster else row.compose
        for (place, name), row in ABILITIES.items()
        if place is Place.SERVICE
    }
    always = {name: next(one for one in of_target if one.when is None) for name, of_target in found.items()}
    return frozenset(name for name, one in always.items() if one.verdict is Verdict.KEPT)
