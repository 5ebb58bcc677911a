"""The kinds of findings about several diagrams that are to be one.

Each page has an example that is found fault with, at the line that says so, and one that is not. A file with
two graphs stands for two files: `--merge` makes one topology of them, too.
"""

from dotcompile.diagnostics import Kind, Severity

MERGE_UNLIKE = Kind(
    "DC190",
    "merge-unlike",
    Severity.ERROR,
    "No one graph can be both: the edges of one of the two would come to mean something else.",
    """Diagrams that are merged are all `digraph` or all `graph`, and all `strict` or none. None says
`cluster=true` for the whole of it, which would make a zone of each diagram.

```dot
digraph front { web -> api }
graph back { api -- db }  // expect: merge-unlike
```

Instead:

```dot
digraph front { web -> api }
digraph back { api -> db [dir=none] }
```
""",
)
MERGE_CONFLICT = Kind(
    "DC191",
    "merge-conflict",
    Severity.ERROR,
    "A thing of several diagrams is one thing, and one of the two values would be lost.",
    """Where diagrams are merged, services of one id are one service, zones of one id one zone, and there is
one graph. What one diagram says of a thing, another may leave out or say too, but not say otherwise.

```dot
digraph front { web -> db; db [container="postgres:16"] }
digraph back { api -> db; db [container="mysql:8"] }  // expect: merge-conflict
```

Instead:

```dot
digraph front { web -> db }
digraph back { api -> db; db [container="mysql:8"] }
```
""",
)
MERGE_DEFAULT_LOST = Kind(
    "DC192",
    "merge-default-lost",
    Severity.WARNING,
    "A default is for what is made after it, and the thing was made by another diagram, which came first.",
    """Defaults such as `node [restart=always]` end with the diagram in which they stand, and reach what is
drawn there first. What an earlier diagram has drawn keeps what it has.

```dot
digraph front { web -> db }
digraph back {
    node [restart=always]  // expect: merge-default-lost
    api -> db
}
```

Instead:

```dot
digraph front { web -> db }
digraph back {
    node [restart=always]
    api -> db
    db [restart=always]
}
```
""",
)
MERGE_SETTING_APART = Kind(
    "DC193",
    "merge-setting-apart",
    Severity.WARNING,
    "What is said for one diagram would else hold for the services of all: more may be open than was drawn.",
    """What a graph says of the networks in it (`isolation`, `egress`, `driver` …) holds for the whole only if
every diagram says the same. Otherwise it holds for the zones of the diagram that says it, and for no network
that is in none.

```dot
digraph front { subgraph cluster_front { web } }
digraph back {
    egress=open  // expect: merge-setting-apart
    subgraph cluster_back { api }
}
```

Instead:

```dot
digraph front { egress=open; subgraph cluster_front { web } }
digraph back { egress=open; subgraph cluster_back { api } }
```
""",
)

KINDS = (MERGE_UNLIKE, MERGE_CONFLICT, MERGE_DEFAULT_LOST, MERGE_SETTING_APART)
