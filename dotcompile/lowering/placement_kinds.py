"""The kinds of findings about where services run, on a cluster.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

PLACEMENT_IMPOSSIBLE = Kind(
    "DC523",
    "placement-impossible",
    Severity.WARNING,
    "Some replicas never start on the hosts that are drawn.",
    """Replicas are placed on the hosts that are drawn, by what these have and what services keep for
themselves, and some find none.

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha [cpus=2]; beta [cpus=2] }
    subgraph cluster_app {
        api [container="shop/api:2", replicas=5, reserve_cpus=1]  // expect: placement-impossible
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha [cpus=2]; beta [cpus=2] }
    subgraph cluster_app {
        api [container="shop/api:2", replicas=4, reserve_cpus=1]
    }
}
```
""",
)
PLACEMENT_UNHELD = Kind(
    "DC524",
    "placement-unheld",
    Severity.ERROR,
    "Services would run beside others that they are to be apart from, or not where they are to be.",
    """Swarm knows neither affinity nor any strategy but to spread. Both become labels of hosts, as soon as
everything has a host; here something has none.

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_app {
        api [container="shop/api:2", mode=global]
        db [container="postgres:16", affinity="!api"]  // expect: placement-unheld
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_app {
        api [container="shop/api:2"]
        db [container="postgres:16", affinity="!api"]
    }
}
```
""",
)
PLACEMENT_UNEVEN = Kind(
    "DC525",
    "placement-uneven",
    Severity.ERROR,
    "Swarm would put as many replicas on each of the hosts, and some would not start.",
    """A label of hosts says where a service runs, and not how many of it run there: Swarm spreads them evenly
over these hosts.

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha [cpus=4]; beta [cpus=1] }
    subgraph cluster_app {
        api [  // expect: placement-uneven
            container="shop/api:2"
            replicas=5
            reserve_cpus=1
            strategy=binpack
        ]
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha [cpus=4]; beta [cpus=1] }
    subgraph cluster_app {
        api [container="shop/api:2", replicas=4, reserve_cpus=1, strategy=binpack]
        more [container="shop/api:2", reserve_cpus=1]
    }
}
```
""",
)
HOSTS_NOT_KNOWN = Kind(
    "DC526",
    "hosts-not-known",
    Severity.ERROR,
    "The service would be placed as Swarm places all others.",
    """Swarm knows neither affinity nor any strategy but to spread. Both become labels of the hosts that are
drawn.

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_app {
        api [container="shop/api:2"]
        db [container="postgres:16", affinity="!api"]  // expect: hosts-not-known
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_app {
        api [container="shop/api:2"]
        db [container="postgres:16", affinity="!api"]
    }
}
```
""",
)
KINDS = (PLACEMENT_IMPOSSIBLE, PLACEMENT_UNHELD, PLACEMENT_UNEVEN, HOSTS_NOT_KNOWN)
