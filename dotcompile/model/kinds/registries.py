"""The kinds of findings about registries, by which services find each other.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

REGISTRY_ADDED = Kind(
    "DC194",
    "registry-added",
    Severity.NOTE,
    "A service runs that is not in the drawing.",
    """With `discovery=etcd`, `consul` or `zookeeper`, a service joins the registry of that kind that is
drawn. If none is drawn, one is added, with the image that its name means.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=etcd] }  // expect: registry-added
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=etcd] }
    subgraph cluster_registry { etcd [container="quay.io/coreos/etcd:v3.5.21", ports=2379] }
    api -> etcd [port=2379]
}
```
""",
)
REGISTRY_JOINED = Kind(
    "DC195",
    "registry-joined",
    Severity.NOTE,
    "A connection is permitted that is not in the drawing.",
    """With `discovery=etcd`, `consul` or `zookeeper`, a service may open connections to the registry, as if
an edge to it were drawn.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=etcd] }  // expect: registry-joined
    subgraph cluster_registry { etcd [container="quay.io/coreos/etcd:v3.5.21", ports=2379] }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=etcd] }
    subgraph cluster_registry { etcd [container="quay.io/coreos/etcd:v3.5.21", ports=2379] }
    api -> etcd [port=2379]
}
```
""",
)
REGISTRY_MISSING = Kind(
    "DC196",
    "registry-missing",
    Severity.ERROR,
    "There is no endpoint that the service could be told.",
    """With `discovery=client`, a service is told where the registry is, and does the rest itself: the
registry has to be drawn. A site file adds no services and no connections, so for what it says of `discovery`
the registry has to be drawn, too.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=client] }  // expect: registry-missing
}
```

Instead:

```dot
digraph {
    subgraph cluster_app {
        api [container="shop/api:2", discovery=client]
        consul [container="hashicorp/consul:1.20", ports=8500]
    }
}
```
""",
)
REGISTRY_NOT_REACHED = Kind(
    "DC197",
    "registry-not-reached",
    Severity.WARNING,
    "The service is told of a registry that it cannot reach.",
    """With `discovery=client`, and for what a site file says of `discovery`, a service gets the endpoint of
the registry alone. A connection to it is drawn, or both are in one zone.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=client] }  // expect: registry-not-reached
    subgraph cluster_registry { consul [container="hashicorp/consul:1.20", ports=8500] }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", discovery=client] }
    subgraph cluster_registry { consul [container="hashicorp/consul:1.20", ports=8500] }
    api -> consul [port=8500]
}
```
""",
)

KINDS = (REGISTRY_ADDED, REGISTRY_JOINED, REGISTRY_MISSING, REGISTRY_NOT_REACHED)
