"""The kinds of findings about zones and nodes: what refers to what, what belongs where, and what it is.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

UNKNOWN_ZONE = Kind(
    "DC130",
    "unknown-zone",
    Severity.ERROR,
    "An edge that was meant for a zone ends at a node that is nothing.",
    """An id that begins with `cluster`, and what `lhead` and `ltail` say, refer to a zone by its whole id.
There is none of that id. Where a node is meant that is really called so, `kind=` says it.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    subgraph cluster_app { api [container="shop/api:2"] }
    api -> cluster_dat  // expect: unknown-zone
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    subgraph cluster_app { api [container="shop/api:2"] }
    api -> cluster_data
}
```
""",
)
ZONE_BY_SHORT_NAME = Kind(
    "DC131",
    "zone-by-short-name",
    Severity.NOTE,
    "If a node was meant, the edge now means a whole zone.",
    """The id of an end is the name of a zone without `cluster_`, nothing declares a node of that id, and the
zone does not mention it: it is taken for the zone. The whole id says so outright; a node statement makes a
node of it.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_storage { db [container="postgres:16"] }
    api -> storage  // expect: zone-by-short-name
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_storage { db [container="postgres:16"] }
    api -> cluster_storage
}
```
""",
)
NODE_NOT_ZONE = Kind(
    "DC132",
    "node-not-zone",
    Severity.NOTE,
    "If the zone was meant, the edge now means a node beside it.",
    """A node is declared whose id is the name of a zone without `cluster_`, and it is not in that zone. The
id means the node; the whole id of the zone means the zone.

```dot
digraph {
    subgraph cluster_redis { main [container="redis:7"] }
    subgraph cluster_app { redis [container="redis:7"] }  // expect: node-not-zone
}
```

Instead:

```dot
digraph {
    subgraph cluster_redis { main [container="redis:7"] }
    subgraph cluster_app { cache [container="redis:7"] }
}
```
""",
)
ATTRIBUTES_ON_REFERENCE = Kind(
    "DC133",
    "attributes-on-reference",
    Severity.WARNING,
    "What the attribute says of the zone is not done.",
    """A node whose id is a zone's is not a node but refers to the zone. Its attributes are nobody's.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    cluster_data [subnet="10.20.1.0/24"]  // expect: attributes-on-reference
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { subnet="10.20.1.0/24"; db [container="postgres:16"] }
}
```
""",
)
ZONE_DRAWN_TWICE = Kind(
    "DC134",
    "zone-drawn-twice",
    Severity.ERROR,
    "Graphviz draws only the first, and an id that refers to the zone could mean either.",
    """Two clusters in different places have one id. One that is opened again in the same place is one zone,
and that is no fault.

```dot
digraph {
    subgraph cluster_live { subgraph cluster_web { a [container="nginx:1.27"] } }
    subgraph cluster_test {
        subgraph cluster_web { b [container="nginx:1.27"] }  // expect: zone-drawn-twice
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_live { subgraph cluster_live_web { label=web; a [container="nginx:1.27"] } }
    subgraph cluster_test { subgraph cluster_test_web { label=web; b [container="nginx:1.27"] } }
}
```
""",
)
MENTION_PASSED_OVER = Kind(
    "DC135",
    "mention-passed-over",
    Severity.NOTE,
    "Graphviz draws the node in the first cluster that mentions it, which here is no member's place.",
    """An edge in a zone, or a subgraph with `rank`, mentions a node that another zone lists. It does not
become a member here: an edge says who talks to whom, not who is on which network.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"]; api -> db }  // expect: mention-passed-over
    subgraph cluster_data { db [container="postgres:16"] }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db
}
```
""",
)
ZONE_KIND_INFERRED = Kind(
    "DC136",
    "zone-kind-inferred",
    Severity.NOTE,
    "A pool of hosts, a group or the outside gets no network of its own.",
    """Nothing says what the zone is, so its name and its members do. In this order: a group, if it lists no
node of its own; a pool of hosts, if its name or label has a word such as swarm or hosts, its members are all
called so, and none is the end of a flow; outside, by a word such as external or clients; drawing only, if it
is called legend or key; else a network, of which nothing is told.

```dot
digraph {
    subgraph cluster_swarm { node1; node2 }  // expect: zone-kind-inferred
    subgraph cluster_app { api [container="shop/api:2"] }
    cluster_swarm -> cluster_app
}
```

Instead:

```dot
digraph {
    subgraph cluster_swarm { kind=hosts; node1; node2 }
    subgraph cluster_app { api [container="shop/api:2"] }
    cluster_swarm -> cluster_app
}
```
""",
)
NODE_KIND_INFERRED = Kind(
    "DC137",
    "node-kind-inferred",
    Severity.NOTE,
    "A service that is taken for someone outside is not built, and what it calls is published.",
    """Nothing says what the node is, and it is in no zone: its id does, or what it is joined to.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", publish="80:80"] }
    customer -> api  // expect: node-kind-inferred
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", publish="80:80"] }
    customer [kind=actor]
    customer -> api
}
```
""",
)
ZONES_DISAGREE = Kind(
    "DC138",
    "zones-disagree",
    Severity.ERROR,
    "A node cannot be a machine, someone outside and a container at once.",
    """Zones of different kinds list one node: a network makes it a service, a pool a host, what is outside an
actor.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"]; partner [container="shop/partner:2"] }
    subgraph cluster_external { kind=outside; partner }  // expect: zones-disagree
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_external { kind=outside; partner }
}
```
""",
)
NO_SERVICE = Kind(
    "DC139",
    "no-service",
    Severity.WARNING,
    "There is nothing to compile.",
    """No node of the graph is a service. That is so where zones and networks are drawn, and every node is
someone outside, a machine or drawing only.

```dot
digraph {  // expect: no-service
    customer -> operator
}
```

Instead:

```dot
digraph {
    customer -> shop
    shop [container="shop/web:2", publish="80:80"]
}
```
""",
)

KINDS = (
    UNKNOWN_ZONE,
    ZONE_BY_SHORT_NAME,
    NODE_NOT_ZONE,
    ATTRIBUTES_ON_REFERENCE,
    ZONE_DRAWN_TWICE,
    MENTION_PASSED_OVER,
    ZONE_KIND_INFERRED,
    NODE_KIND_INFERRED,
    ZONES_DISAGREE,
    NO_SERVICE,
)
