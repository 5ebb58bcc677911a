"""The kinds of findings about what edges open to the outside, to the engine, or to nobody.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

CONTROL_NOT_BUILT = Kind(
    "DC207",
    "control-not-built",
    Severity.WARNING,
    "The service cannot reach the engine that it is drawn to drive.",
    """An edge to an engine, a host or a pool of hosts says that it is driven. Nothing is made of it. A
service gets the engine by its socket as a mount, or over the network from an actor with an address.

```dot
digraph {
    subgraph cluster_admin { panel [container="shop/panel:2"] }
    panel -> swarm  // expect: control-not-built
}
```

Instead:

```dot
digraph {
    subgraph cluster_admin {
        panel [container="shop/panel:2", volumes="/var/run/docker.sock:/var/run/docker.sock"]
    }
}
```
""",
)
INGRESS_TO_ALL = Kind(
    "DC208",
    "ingress-to-all",
    Severity.WARNING,
    "Services are published that nobody outside was meant to reach.",
    """A way in from outside ends at a zone, and no member says what it publishes: all of them are published.

```dot
digraph {
    subgraph cluster_front { web [container="nginx:1.27", ports=80]; ads [container="shop/ads:2", ports=80] }
    customer -> cluster_front  // expect: ingress-to-all
}
```

Instead:

```dot
digraph {
    subgraph cluster_front { web [container="nginx:1.27", publish="80:80"]; ads [container="shop/ads:2"] }
    customer -> cluster_front
}
```
""",
)
INGRESS_REFUSED = Kind(
    "DC209",
    "ingress-refused",
    Severity.ERROR,
    "Data, or everything there is, would be open to the outside.",
    """A way in from outside ends at a group, or at a zone one of whose members keeps data, and nobody said
what is to be published.

```dot
digraph {
    subgraph cluster_shop { web [container="nginx:1.27", ports=80]; db [container="postgres:16"] }
    customer -> cluster_shop  // expect: ingress-refused
}
```

Instead:

```dot
digraph {
    subgraph cluster_shop { web [container="nginx:1.27", publish="80:80"]; db [container="postgres:16"] }
    customer -> cluster_shop
}
```
""",
)
INGRESS_WITHOUT_PORT = Kind(
    "DC211",
    "ingress-without-port",
    Severity.WARNING,
    "The outside cannot reach the service that it is drawn to reach.",
    """Nothing says where the service listens, so nothing is published.

```dot
digraph {
    subgraph cluster_front { web [container="shop/web:2"] }
    customer -> web  // expect: ingress-without-port
}
```

Instead:

```dot
digraph {
    subgraph cluster_front { web [container="shop/web:2", ports=8080] }
    customer -> web
}
```
""",
)
DOUBTFUL_ACTOR = Kind(
    "DC212",
    "doubtful-actor",
    Severity.WARNING,
    "What was to be a service is left out, and others are published, or get a way out, for its sake.",
    """Nothing says what the node is: it is in no zone, has no attribute of a service, and its id is no word
for people or programs outside. It is taken for someone outside, and an edge opens a way in or out.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", publish="80:80"] }
    billing -> api  // expect: doubtful-actor
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", publish="80:80"] }
    billing [kind=actor]
    billing -> api
}
```
""",
)
DENY_WITHOUT_FLOW = Kind(
    "DC213",
    "deny-without-flow",
    Severity.ERROR,
    "Nothing is forbidden by it.",
    """`deny=true` draws a connection that must not be. This edge means no connection: it mounts a volume,
joins a network or places services.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    api -> vol_data [deny=true, at="/data"]  // expect: deny-without-flow
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db [deny=true]
}
```
""",
)

KINDS = (
    CONTROL_NOT_BUILT,
    INGRESS_TO_ALL,
    INGRESS_REFUSED,
    INGRESS_WITHOUT_PORT,
    DOUBTFUL_ACTOR,
    DENY_WITHOUT_FLOW,
)
