"""The kinds of findings about names, and about what a name alone says of an image.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

NAME_MADE = Kind(
    "DC150",
    "name-made",
    Severity.NOTE,
    "The thing is known by another name than its id: in Compose files, in DNS, in rules.",
    r"""A name has letters, digits, `_`, `.` and `-`, begins with a letter or digit, and has at most 63
characters. An id that is none is made one: in lower case, with `-` for what it cannot have.

```dot
digraph {
    "API Gateway\n(JWT)" [container="shop/gateway:2"]  // expect: name-made
}
```

Instead:

```dot
digraph {
    "API Gateway\n(JWT)" [name="api-gateway", container="shop/gateway:2"]
}
```
""",
)
NAME_UNREADABLE = Kind(
    "DC151",
    "name-unreadable",
    Severity.WARNING,
    "A name made of digits is hard to type, and to recognise in a list.",
    """The id has no letter or digit that a name can have, so a name was made that stays the same from run to
run.

```dot
digraph {
    "数据库" [container="postgres:16"]  // expect: name-unreadable
}
```

Instead:

```dot
digraph {
    "数据库" [name=database, container="postgres:16"]
}
```
""",
)
NAME_TAKEN = Kind(
    "DC152",
    "name-taken",
    Severity.ERROR,
    "DNS does not tell names apart that differ in case alone, so one of the two would answer for both.",
    """Two things of one sort have one name, or names that differ in case alone. Zones and networks drawn as
nodes are of one sort here.

```dot
digraph {
    web [container="nginx:1.27"]
    Web [container="nginx:1.27"]  // expect: name-taken
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]
    Web [name=web2, container="nginx:1.27"]
}
```
""",
)
NAME_AS_DEFAULT = Kind(
    "DC153",
    "name-as-default",
    Severity.WARNING,
    "Every node would have the same name.",
    """`name` is one thing's own. In `node [...]` or `edge [...]` it is passed over.

```dot
digraph {
    node [name=web]  // expect: name-as-default
    a [container="nginx:1.27"]
}
```

Instead:

```dot
digraph {
    a [name=web, container="nginx:1.27"]
}
```
""",
)
SAID_TWICE = Kind(
    "DC154",
    "said-twice",
    Severity.WARNING,
    "Of two values for one thing only the last counts.",
    """Some attributes have a second name: `container` is `image`, `cidr` is `subnet`, `mem` is `memory`. Both
are given, and differ.

```dot
digraph {
    web [image="nginx:1.27", container="nginx:1.26"]  // expect: said-twice
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27"]
}
```
""",
)
IMAGE_INFERRED = Kind(
    "DC155",
    "image-inferred",
    Severity.NOTE,
    "The newest version of an image is run, whatever that will be on the day.",
    """Nothing says what the service runs, but its id is that of a well-known image. That also tells where it
listens, and whether it keeps data.

```dot
digraph {
    redis  // expect: image-inferred
}
```

Instead:

```dot
digraph {
    redis [container="redis:7", ports="6379"]
}
```
""",
)
IMAGE_UNKNOWN = Kind(
    "DC156",
    "image-unknown",
    Severity.WARNING,
    "An image of the service's own name is pulled, which may not exist, or be a stranger's.",
    """Nothing says what the service runs, and its id is that of no well-known image: `NAME:latest` is taken.

```dot
digraph {
    shop  // expect: image-unknown
}
```

Instead:

```dot
digraph {
    shop [container="registry.example/shop:2"]
}
```
""",
)

KINDS = (
    NAME_MADE,
    NAME_UNREADABLE,
    NAME_TAKEN,
    NAME_AS_DEFAULT,
    SAID_TWICE,
    IMAGE_INFERRED,
    IMAGE_UNKNOWN,
)
