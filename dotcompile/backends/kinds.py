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
    """The diagram, or its site file, names a target that dotcompile knows and cannot compile for. Or a script
is asked for, and the target has none: scripts are for engines, and what is for Kubernetes is `NAME.k8s.yml`.
""",
)
SIZE_TAKEN = Kind(
    "DC608",
    "size-taken",
    Severity.NOTE,
    "A claim of storage says how much it claims, and nobody says it here.",
    """Engines let a volume grow as far as the disk does; a cluster wants to know how large it is to be.

```dot
digraph {
    graph [target=kubernetes]
    subgraph cluster_data { db [container="postgres:17", volumes="data:/data"] }  // expect: size-taken
}
```

Instead:

```dot
digraph {
    graph [target=kubernetes]
    subgraph cluster_data { db [container="postgres:17"] }
    vol_data [name=data, opt_size="20Gi"]
    db -> vol_data [at="/data"]
}
```
""",
)
TEMPLATE_WRONG = Kind(
    "DC609",
    "template-wrong",
    Severity.ERROR,
    "Nothing can be written of it.",
    """`--emit OUT --template FILE` writes what a template in the language of Jinja makes of the diagram. Its
variables are the keys of the document that `--emit NAME.json` writes: `name`, `services`, `zones`, `links`
and so on; the value of an attribute is in `settings`, as in `service.settings.x_owner.value`. A name that is
not there is an error, since a template that says nothing in its place would be wrong in silence: ask first,
as in `{% if service.settings.x_owner is defined %}`. The filter `shell` makes one word of a shell of a value,
and `tojson` one of JSON or YAML.

A template has no files to include, and runs in Jinja's sandbox: it sees the document, and nothing else of the
machine.
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
    SIZE_TAKEN,
    TEMPLATE_WRONG,
)
