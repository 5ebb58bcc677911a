"""The kinds of findings about what a target can hold.

Each page has an example that is found fault with when it is compiled for the target that it names.
"""

from dotcompile.diagnostics import Kind, Severity

NOT_ON_TARGET = Kind(
    "DC601",
    "not-on-target",
    Severity.ERROR,
    "What runs would be less isolated than the diagram says, or something else.",
    """The target has no way to say this, or ignores it in silence. Swarm ignores `privileged`, `security_opt`
and addresses of single containers; Compose knows one engine and nothing of other hosts.

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app {
        api [container="shop/api:2", security_opt="no-new-privileges:true"]  // expect: not-on-target
    }
}
```

Instead:

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { api [container="shop/api:2", cap_drop=ALL] }
}
```
""",
)
APPROXIMATED = Kind(
    "DC602",
    "approximated",
    Severity.WARNING,
    "The target does nearly what the diagram says; the message tells the difference.",
    """The target has no words for this, but others that come near, and those are written.

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { api [container="shop/api:2", shm_size="256m"] }  // expect: approximated
}
```

Instead:

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { api [container="shop/api:2", tmpfs="/dev/shm:size=256m"] }
}
```
""",
)
NAME_NOT_ON_TARGET = Kind(
    "DC603",
    "name-not-on-target",
    Severity.ERROR,
    "The engine refuses the name when the file is deployed.",
    """Swarm's names are parts of DNS names: letters, digits, `-` and `_` between them, at most 63 characters
together with the project's name and a `_`, which Swarm puts before them.

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { "api.v2" [container="shop/api:2"] }  // expect: name-not-on-target
}
```

Instead:

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { "api.v2" [name="api-v2", container="shop/api:2"] }
}
```
""",
)
DEPENDENCY_NOT_ON_TARGET = Kind(
    "DC604",
    "dependency-not-on-target",
    Severity.ERROR,
    "Compose refuses the whole file.",
    """A service that waits for another needs it in each profile in which it runs. Services that wait for
each other in a circle never start; one that is in the sandbox of another waits for it, too.

```dot
digraph {
    graph [target=compose]
    subgraph cluster_app {
        api [container="shop/api:2", depends_on=worker]  // expect: dependency-not-on-target
        worker [container="shop/worker:2", profiles=night]
    }
}
```

Instead:

```dot
digraph {
    graph [target=compose]
    subgraph cluster_app {
        api [container="shop/api:2", depends_on=worker, profiles=night]
        worker [container="shop/worker:2", profiles=night]
    }
}
```
""",
)
CHARACTER_NOT_ON_TARGET = Kind(
    "DC605",
    "character-not-on-target",
    Severity.ERROR,
    "No file can hold it.",
    """A surrogate is half of a character of UTF-16, and no character by itself. It cannot be written.
""",
)
TOO_MANY_PORTS = Kind(
    "DC606",
    "too-many-ports",
    Severity.ERROR,
    "The file would be larger than any client reads.",
    """In Swarm's host mode each published port is an entry of its own, and a range is as many of them.

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app {
        sip [container="shop/sip:2", publish="10000-20000:10000-20000/udp@host"]  // expect: too-many-ports
    }
}
```

Instead:

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { sip [container="shop/sip:2", publish="10000-20000:10000-20000/udp"] }
}
```
""",
)
TARGET_NOT_THERE = Kind(
    "DC607",
    "target-not-there",
    Severity.ERROR,
    "Nothing can be written.",
    """The diagram, or its site file, names a target that dotcompile knows, and cannot compile for.

```dot
digraph {
    graph [target=kubernetes]  // expect: target-not-there
    subgraph cluster_app { api [container="shop/api:2"] }
}
```

Instead:

```dot
digraph {
    graph [target=swarm]
    subgraph cluster_app { api [container="shop/api:2"] }
}
```
""",
)

KINDS = (
    NOT_ON_TARGET,
    APPROXIMATED,
    NAME_NOT_ON_TARGET,
    DEPENDENCY_NOT_ON_TARGET,
    CHARACTER_NOT_ON_TARGET,
    TOO_MANY_PORTS,
    TARGET_NOT_THERE,
)
