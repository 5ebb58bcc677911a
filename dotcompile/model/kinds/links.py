"""The kinds of findings about edges: what they mean, and whether that can be.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

UNRELATED_ENDS = Kind(
    "DC200",
    "unrelated-ends",
    Severity.ERROR,
    "The edge would be dropped, and what it was to say with it.",
    """What an edge means follows from what it joins, and these two cannot be joined: an actor and a volume,
two volumes, a volume and a network.

```dot
digraph {
    subgraph cluster_app { db [container="postgres:16"] }
    user -> vol_data  // expect: unrelated-ends
    db -> vol_data [at="/var/lib/postgresql/data"]
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { db [container="postgres:16"] }
    db -> vol_data [at="/var/lib/postgresql/data"]
}
```
""",
)
RELATION_MISFIT = Kind(
    "DC201",
    "relation-misfit",
    Severity.ERROR,
    "The edge says that it means what it cannot mean between these ends.",
    """`rel=` says outright what an edge means, but each relation has ends of its own: an ingress runs from an
actor, a mount joins a service and a volume.

```dot
digraph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -> api [rel=ingress]  // expect: relation-misfit
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -> api
}
```
""",
)
BOTH_WAYS = Kind(
    "DC202",
    "both-ways",
    Severity.NOTE,
    "Either end may open connections, though perhaps only one was meant to.",
    """An edge without an arrowhead, or with two, joins services both ways. It is often mere style, so it is
told, once for a graph.

```dot
graph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -- api  // expect: both-ways
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -> api
}
```
""",
)
LHEAD_WITHOUT_COMPOUND = Kind(
    "DC203",
    "lhead-without-compound",
    Severity.WARNING,
    "Graphviz draws the edge to the node, so the picture does not show what is meant.",
    """`lhead` and `ltail` say that an edge ends at a cluster. Graphviz obeys them only if the graph says
`compound=true`; here they count in any case.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db [lhead=cluster_data]  // expect: lhead-without-compound
}
```

Instead:

```dot
digraph {
    compound=true
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db [lhead=cluster_data]
}
```
""",
)
LHEAD_ELSEWHERE = Kind(
    "DC204",
    "lhead-elsewhere",
    Severity.WARNING,
    "Graphviz ignores it, so the edge ends at the node, not at the zone that was meant.",
    """An edge can end at a cluster only if the node at that end is in it.

```dot
digraph {
    compound=true
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    db -> api [lhead=cluster_data]  // expect: lhead-elsewhere
}
```

Instead:

```dot
digraph {
    compound=true
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db [lhead=cluster_data]
}
```
""",
)
PORT_AS_POSITION = Kind(
    "DC205",
    "port-as-position",
    Severity.WARNING,
    "The edge is not narrowed to that port: every port of the service is meant.",
    """What follows the colon in `db:5432` is the place where the edge meets the node, the field of a record.
It says nothing of network ports.

```dot
digraph {
    api [container="shop/api:2"]; db [container="postgres:16"]
    api -> db:5432  // expect: port-as-position
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]; db [container="postgres:16"]
    api -> db [port=5432]
}
```
""",
)
PORTS_BY_LABEL = Kind(
    "DC206",
    "ports-by-label",
    Severity.NOTE,
    "A label that was only to be read narrows the edge to ports.",
    """A label that consists of ports alone is taken for the ports of the edge.

```dot
digraph {
    api [container="shop/api:2"]; db [container="postgres:16"]
    api -> db [label="5432/tcp"]  // expect: ports-by-label
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]; db [container="postgres:16"]
    api -> db [label="5432/tcp", port=5432]
}
```
""",
)
IDLE_EDGE_ATTRIBUTE = Kind(
    "DC214",
    "idle-edge-attribute",
    Severity.WARNING,
    "What the attribute says is not done.",
    """The attribute is one of edges, but not of edges that mean this: a path belongs to a mount, ports to a
connection, an address to the joining of a network.

```dot
digraph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -> api [at="/data"]  // expect: idle-edge-attribute
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]; api [container="shop/api:2"]
    web -> api [port=8080]
}
```
""",
)
MOUNT_WITHOUT_PATH = Kind(
    "DC215",
    "mount-without-path",
    Severity.WARNING,
    "The volume is not mounted, so what the service writes is lost with its container.",
    """An edge between a service and a volume mounts it, at the path that `at` says.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    db -> vol_data  // expect: mount-without-path
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    db -> vol_data [at="/var/lib/postgresql/data"]
}
```
""",
)
EVERY_INSTANCE = Kind(
    "DC216",
    "every-instance",
    Severity.NOTE,
    "The edge joins zones that each have an instance to keep them apart.",
    """With `instances=per-zone` a node that several zones list is a service in each. An edge in the braces of
one of them means that zone's; one that stands elsewhere means every one.

```dot
digraph {
    instances="per-zone"
    subgraph cluster_live { proxy [container="nginx:1.27"]; web [container="shop/web:2"] }
    subgraph cluster_test { proxy; trial [container="shop/web:3"] }
    proxy -> web  // expect: every-instance
}
```

Instead:

```dot
digraph {
    instances="per-zone"
    subgraph cluster_live { proxy [container="nginx:1.27"]; web [container="shop/web:2"]; proxy -> web }
    subgraph cluster_test { proxy; trial [container="shop/web:3"] }
}
```
""",
)

KINDS = (
    UNRELATED_ENDS,
    RELATION_MISFIT,
    BOTH_WAYS,
    LHEAD_WITHOUT_COMPOUND,
    LHEAD_ELSEWHERE,
    PORT_AS_POSITION,
    PORTS_BY_LABEL,
    IDLE_EDGE_ATTRIBUTE,
    MOUNT_WITHOUT_PATH,
    EVERY_INSTANCE,
)
