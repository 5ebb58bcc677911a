"""The kinds of findings about what a diagram is lowered to.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity
from dotcompile.lowering import driver_kinds, placement_kinds

NETWORK_TOO_SMALL = Kind(
    "DC301",
    "network-too-small",
    Severity.ERROR,
    "Some of its services would never start, for want of an address.",
    """A network has fewer addresses than its services take on the target: one for each replica, one more for
each service with a virtual address, the gateway, and on a cluster one for each host.

```dot
digraph {
    target=swarm; pool="10.20.0.0/16"; egress=open
    subgraph cluster_farm {  // expect: network-too-small
        worker [container="shop/worker:2", replicas=300]
    }
}
```

Instead:

```dot
digraph {
    target=swarm; pool="10.20.0.0/16"; prefix=23; egress=open
    subgraph cluster_farm {
        worker [container="shop/worker:2", replicas=300]
    }
}
```
""",
)
CUT_OFF = Kind(
    "DC501",
    "cut-off",
    Severity.WARNING,
    "Services that fetch something from the internet as they run, such as updates, fail to.",
    """Networks are internal unless something says otherwise, so services that no edge leads out of cannot
reach the internet. One warning lists them all.

```dot
digraph {  // expect: cut-off
    subgraph cluster_app { api [container="shop/api:2"]; db [container="postgres:16"]; api -> db }
}
```

A service with a drawn way out has one, and `egress=open` opens all of a zone or of the graph:

```dot
digraph {
    egress=open
    subgraph cluster_app { api [container="shop/api:2"]; db [container="postgres:16"]; api -> db }
}
```
""",
)
HOST_PORT_PICKED = Kind(
    "DC502",
    "host-port-picked",
    Severity.WARNING,
    "Who is to reach the service must ask the engine at which port, after each start.",
    """A way in from outside ends at a service that says where it listens, and not at which port of the host.

```dot
digraph {
    subgraph cluster_front { egress=open; web [container="nginx:1.27", ports=80] }
    customer -> web  // expect: host-port-picked
}
```

Instead:

```dot
digraph {
    subgraph cluster_front { egress=open; web [container="nginx:1.27", publish="8080:80"] }
    customer -> web
}
```
""",
)
ANY_PORT_PUBLISHED = Kind(
    "DC503",
    "any-port-published",
    Severity.ERROR,
    "The outside cannot reach the service that it is drawn to reach.",
    """A service that listens on any port cannot be published on all of them.

```dot
digraph {
    subgraph cluster_front { egress=open; web [container="nginx:1.27", ports=any] }
    customer -> web  // expect: any-port-published
}
```

Instead:

```dot
digraph {
    subgraph cluster_front { egress=open; web [container="nginx:1.27", publish="8080:80"] }
    customer -> web
}
```
""",
)
ZONE_SPLIT = Kind(
    "DC504",
    "zone-split",
    Severity.NOTE,
    "Its members do not share one network, as the drawing alone would have it.",
    """Some members of a zone may not talk to each other, so it has several networks, each of members that may
all talk to each other.

```dot
digraph {
    subgraph cluster_app {  // expect: zone-split
        egress=open; isolation="strict"
        web [container="nginx:1.27"]; api [container="shop/api:2"]; db [container="postgres:16"]
        web -> api -> db
    }
}
```

Instead, if neighbours may talk to each other:

```dot
digraph {
    subgraph cluster_app {
        egress=open
        web [container="nginx:1.27"]; api [container="shop/api:2"]; db [container="postgres:16"]
        web -> api -> db
    }
}
```
""",
)
NETWORKS_NOT_FEWEST = Kind(
    "DC505",
    "networks-not-proved-fewest",
    Severity.NOTE,
    "Fewer networks might do.",
    """The number of networks is proved to be the smallest for up to ten services that are joined in any way.
For more it is the smallest that was found, and at least so many are needed as the message says. Nothing is
wrong with the diagram.
""",
)
TOO_MANY_PAIRS = Kind(
    "DC506",
    "too-many-pairs",
    Severity.ERROR,
    "So many networks could not be made.",
    """An edge joins so many services that share no zone that each pair of them, or nearly each, needs a
network of its own.
""",
)
NO_NETWORK = Kind(
    "DC507",
    "no-network",
    Severity.ERROR,
    "The service cannot have the connection that is drawn.",
    """A service without a network (`network_mode=none`, or a zone with `driver=none`) is an end of a flow.

```dot
digraph {
    subgraph cluster_app {
        egress=open
        api [container="shop/api:2"]; job [container="shop/job:2", network_mode=none]
        api -> job  // expect: no-network
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app {
        egress=open
        api [container="shop/api:2"]; job [container="shop/job:2"]
        api -> job
    }
}
```
""",
)
POOL_EXHAUSTED = Kind(
    "DC508",
    "pool-exhausted",
    Severity.ERROR,
    "Some of the networks would not be made, for want of addresses.",
    """There are more networks than subnets in the pool, or than the engine's own pools hold: about thirty
bridge networks if nobody sets others.

```dot
digraph {
    egress=open; prefix=24
    pool="10.20.0.0/24"  // expect: pool-exhausted
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
}
```

Instead:

```dot
digraph {
    egress=open; prefix=24
    pool="10.20.0.0/16"
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
}
```
""",
)
SPLIT_SETTINGS = Kind(
    "DC509",
    "split-settings",
    Severity.ERROR,
    "No network could be made as the zone says it is.",
    """A zone that is split into several networks says what only one network can be: an address range, or a
network that exists already.

```dot
digraph {
    subgraph cluster_app {
        egress=open; isolation="strict"
        subnet="10.20.0.0/24"  // expect: split-settings
        web [container="nginx:1.27"]; api [container="shop/api:2"]; db [container="postgres:16"]
        web -> api -> db
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app {
        egress=open
        subnet="10.20.0.0/24"
        web [container="nginx:1.27"]; api [container="shop/api:2"]; db [container="postgres:16"]
        web -> api -> db
    }
}
```
""",
)
IPV6_WITHOUT_SUBNET = Kind(
    "DC510",
    "ipv6-without-subnet",
    Severity.ERROR,
    "The engine would refuse to make the network.",
    """The engine has no pool of IPv6 addresses, so a network with `ipv6=true` must say its own.

```dot
digraph {
    subgraph cluster_app {
        egress=open
        ipv6=true  // expect: ipv6-without-subnet
        api [container="shop/api:2"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app {
        egress=open
        ipv6=true; subnet="fd00:20::/64"
        api [container="shop/api:2"]
    }
}
```
""",
)
SUBNET_OUTSIDE_POOL = Kind(
    "DC511",
    "subnet-outside-pool",
    Severity.WARNING,
    "The network is not where those who run the network expect it.",
    """A zone says a subnet, and the graph or the site a pool that subnets come from, and the one is not in
the other.

```dot
digraph {
    pool="10.20.0.0/16"; egress=open
    subgraph cluster_app {
        subnet="10.30.0.0/24"  // expect: subnet-outside-pool
        api [container="shop/api:2"]
    }
}
```

Instead:

```dot
digraph {
    pool="10.20.0.0/16"; egress=open
    subgraph cluster_app {
        subnet="10.20.7.0/24"
        api [container="shop/api:2"]
    }
}
```
""",
)
SANDBOX_CONFLICT = Kind(
    "DC512",
    "sandbox-conflict",
    Severity.ERROR,
    "The service cannot be in its host's sandbox, or in none, and on networks too.",
    """A zone whose driver is `host` or `none` has a member that is on another network.

```dot
digraph {
    egress=open
    subgraph cluster_metal { driver=host; agent [container="shop/agent:2"] }
    subgraph cluster_app {
        agent  // expect: sandbox-conflict
        api [container="shop/api:2"]
    }
}
```

Instead:

```dot
digraph {
    egress=open
    subgraph cluster_metal { driver=host; agent [container="shop/agent:2"] }
    subgraph cluster_app { api [container="shop/api:2"] }
    api -> agent
}
```
""",
)
LOCK_UNREADABLE = Kind(
    "DC513",
    "lock-unreadable",
    Severity.ERROR,
    "Subnets that are in use could be given to other networks.",
    """The lock file beside the diagram records which subnet each network was given. It is written by
dotcompile, and is JSON: an object with `version`, `pool`, `prefix` and `subnets`. What cannot be read is not
passed over. Take the file from version control, or delete it, and addresses are given anew.
""",
)
TARGET_TAKEN = Kind(
    "DC514",
    "target-taken",
    Severity.NOTE,
    "It may be compiled for another target than was meant.",
    """Neither the command line, nor the name of what is written, nor a site file, nor the graph says what the
diagram is compiled for. With hosts or an engine called swarm it is compiled for a Swarm, else for one engine.
""",
)
KINDS = (
    NETWORK_TOO_SMALL,
    CUT_OFF,
    HOST_PORT_PICKED,
    ANY_PORT_PUBLISHED,
    ZONE_SPLIT,
    NETWORKS_NOT_FEWEST,
    TOO_MANY_PAIRS,
    NO_NETWORK,
    POOL_EXHAUSTED,
    SPLIT_SETTINGS,
    IPV6_WITHOUT_SUBNET,
    SUBNET_OUTSIDE_POOL,
    SANDBOX_CONFLICT,
    LOCK_UNREADABLE,
    TARGET_TAKEN,
    *driver_kinds.KINDS,
    *placement_kinds.KINDS,
)
