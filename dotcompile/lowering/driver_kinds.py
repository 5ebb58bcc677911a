"""The kinds of findings about drivers: their options, and what networks need that they make.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

DRIVER_OPTION_UNKNOWN = Kind(
    "DC515",
    "driver-option-unknown",
    Severity.WARNING,
    "Drivers pass over what they do not know: what the option says is not done.",
    """An attribute `opt_NAME` is the option NAME of the network's driver, and this driver has no such option.
Options of plugins that nobody here knows are passed on as they are.

```dot
digraph {
    egress=open
    subgraph cluster_lan {
        driver=macvlan; parent=eth0; subnet="192.168.1.0/24"
        opt_mode=vepa  // expect: driver-option-unknown
        cam [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    egress=open
    subgraph cluster_lan {
        driver=macvlan; parent=eth0; subnet="192.168.1.0/24"
        opt_macvlan_mode=vepa
        cam [container="shop/cam:2"]
    }
}
```
""",
)
DRIVER_OPTION_VALUE = Kind(
    "DC516",
    "driver-option-value",
    Severity.ERROR,
    "The engine refuses to make the network.",
    """The driver takes a few words for this option, and this is none of them.

```dot
digraph {
    egress=open
    subgraph cluster_lan {
        driver=ipvlan; parent=eth0; subnet="192.168.1.0/24"
        opt_ipvlan_mode=l4  // expect: driver-option-value
        cam [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    egress=open
    subgraph cluster_lan {
        driver=ipvlan; parent=eth0; subnet="192.168.1.0/24"
        opt_ipvlan_mode=l3
        cam [container="shop/cam:2"]
    }
}
```
""",
)
WAY_OUT_LEFT_OUT = Kind(
    "DC517",
    "way-out-left-out",
    Severity.WARNING,
    "The services of the network reach each other on one host, and nothing else.",
    """Networks are internal unless something says otherwise, and one that is on an interface of its host
would lead out of it there. What engines make of both differs from version to version, so an internal network
is made without the interface.

```dot
digraph {
    subgraph cluster_lan {
        driver=macvlan; subnet="192.168.1.0/24"
        parent=eth0  // expect: way-out-left-out
        cam [container="shop/cam:2"]
    }
    cam -> internet
}
```

Instead:

```dot
digraph {
    egress=open
    subgraph cluster_lan {
        driver=macvlan; subnet="192.168.1.0/24"
        parent=eth0
        cam [container="shop/cam:2"]
    }
}
```
""",
)
NOT_A_PAIR = Kind(
    "DC518",
    "not-a-pair",
    Severity.ERROR,
    "A wire has two ends: there is nothing that could be made of it.",
    """The driver `veth` joins two containers directly: two services, each of which runs once. Nothing leads
out of it.

```dot
digraph {
    egress=open
    subgraph cluster_wire {
        driver=veth  // expect: not-a-pair
        api [container="shop/api:2"]; db [container="postgres:16"]; job [container="shop/job:2"]
    }
}
```

Instead:

```dot
digraph {
    egress=open
    subgraph cluster_app { api [container="shop/api:2"]; job [container="shop/job:2"] }
    subgraph cluster_wire { driver=veth; api; db [container="postgres:16"] }
}
```
""",
)
HOSTS_WITHOUT_SUBNET = Kind(
    "DC519",
    "hosts-without-subnet",
    Severity.ERROR,
    "Each host would take addresses that the others know nothing of.",
    """On a cluster, each host makes its own part of such a network, and hands out addresses without asking
the others. So the network says its `subnet`, and each host that is drawn gets a part of it, or of its
`ip_range`.

```dot
digraph {
    target=swarm; egress=open
    node1 [kind=host]; node2 [kind=host]
    subgraph cluster_lan {  // expect: hosts-without-subnet
        driver=macvlan; parent=eth0
        cam [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    node1 [kind=host]; node2 [kind=host]
    subgraph cluster_lan {
        driver=macvlan; parent=eth0
        subnet="192.168.1.0/24"; gateway="192.168.1.1"; ip_range="192.168.1.128/25"
        cam [container="shop/cam:2"]
    }
}
```
""",
)
HOSTS_NOT_DRAWN = Kind(
    "DC520",
    "hosts-not-drawn",
    Severity.WARNING,
    "On several hosts, services get the same addresses, and answer for each other.",
    """On a cluster, each host makes its own part of such a network. Where no hosts are drawn, all are given
the same addresses to hand out.

```dot
digraph {
    target=swarm; egress=open
    subgraph cluster_lan {  // expect: hosts-not-drawn
        driver=macvlan; parent=eth0; subnet="192.168.1.0/24"; gateway="192.168.1.1"
        cam [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    target=swarm; egress=open
    node1 [kind=host]; node2 [kind=host]
    subgraph cluster_lan {
        driver=macvlan; parent=eth0; subnet="192.168.1.0/24"; gateway="192.168.1.1"
        cam [container="shop/cam:2"]
    }
}
```
""",
)
STATIC_WITHOUT_SUBNET = Kind(
    "DC521",
    "static-without-subnet",
    Severity.ERROR,
    "The engine refuses to start the service.",
    """With `discovery=static` a service has an address that never changes, and the others know it by heart.
Engines give such addresses only in networks whose `subnet` is said, or cut from the `pool` of the graph, and
a service that runs several times cannot have one.

```dot
digraph {
    egress=open
    subgraph cluster_app {
        discovery=static  // expect: static-without-subnet
        api [container="shop/api:2"]; db [container="postgres:16"]
    }
}
```

Instead:

```dot
digraph {
    egress=open; pool="10.20.0.0/16"
    subgraph cluster_app {
        discovery=static
        api [container="shop/api:2"]; db [container="postgres:16"]
    }
}
```
""",
)
BEYOND_REACH = Kind(
    "DC522",
    "beyond-reach",
    Severity.ERROR,
    "The flow is drawn, and packets would not arrive.",
    """A service with its host's own sandbox reaches the bridges of one engine, internal ones too. From there
no way leads to an internal network of a cluster, or to one on the host's own interfaces.

```dot
digraph {
    target=swarm
    subgraph cluster_app { api [container="shop/api:2"] }
    agent [container="shop/agent:2", network_mode=host]
    agent -> api  // expect: beyond-reach
}
```

Instead:

```dot
digraph {
    target=swarm
    subgraph cluster_app { egress=open; api [container="shop/api:2"] }
    agent [container="shop/agent:2", network_mode=host]
    agent -> api
}
```
""",
)

KINDS = (
    DRIVER_OPTION_UNKNOWN,
    DRIVER_OPTION_VALUE,
    WAY_OUT_LEFT_OUT,
    NOT_A_PAIR,
    HOSTS_WITHOUT_SUBNET,
    HOSTS_NOT_DRAWN,
    STATIC_WITHOUT_SUBNET,
    BEYOND_REACH,
)
