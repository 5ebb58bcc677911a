"""The kinds of findings about attributes and their values.

Each page has an example that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

UNKNOWN_ATTRIBUTE = Kind(
    "DC101",
    "unknown-attribute",
    Severity.WARNING,
    "What a misspelt attribute says is not done, and nothing else tells.",
    """The attribute is none of dotcompile's for anything, and none of Graphviz's. The nearest known one is
named. An attribute that is meant for a template begins with `x_`, and is never reported.

```dot
digraph {
    web [image="nginx:1.27", replica=2]  // expect: unknown-attribute
}
```

Instead:

```dot
digraph {
    web [image="nginx:1.27", replicas=2]
}
```
""",
)
MISPLACED_ATTRIBUTE = Kind(
    "DC102",
    "misplaced-attribute",
    Severity.WARNING,
    "An attribute in a place where it means nothing is not done.",
    """The attribute is known, but not for what it is written on: a subnet belongs to a zone, replicas to a
service.

```dot
digraph {
    web -> db [replicas=2]  // expect: misplaced-attribute
}
```

Instead:

```dot
digraph {
    web [replicas=2]; web -> db
}
```
""",
)
BAD_TEXT = Kind(
    "DC110",
    "bad-text",
    Severity.ERROR,
    "No target can hold the character, so the value would be cut or refused later.",
    r"""A value holds a control character (other than a tab or a line end) or half of a surrogate pair.

```dot
digraph {
    web [command="[\"echo\", \"\u0007\"]"]  // expect: bad-text
}
```

Instead:

```dot
digraph {
    web [command="echo done"]
}
```
""",
)
BAD_CHOICE = Kind(
    "DC111",
    "bad-choice",
    Severity.ERROR,
    "A word that is not known would be passed on, and refused or ignored by the engine.",
    """The attribute takes one of a few words, and this is none of them. The nearest one is named.

```dot
digraph {
    web [restart=allways]  // expect: bad-choice
}
```

Instead:

```dot
digraph {
    web [restart=always]
}
```
""",
)
BAD_NUMBER = Kind(
    "DC112",
    "bad-number",
    Severity.ERROR,
    "A number that cannot be is refused by the engine, or taken for another.",
    """The attribute takes a number within limits.

```dot
digraph {
    web [replicas=two]  // expect: bad-number
}
```

Instead:

```dot
digraph {
    web [replicas=2]
}
```
""",
)
BAD_SIZE = Kind(
    "DC113",
    "bad-size",
    Severity.ERROR,
    "A size that is misread limits a service to the wrong amount of memory.",
    """Sizes are numbers with `b`, `k`, `m`, `g`, `t` or `p`, in multiples of 1024 as in Compose; `kb` and
`kib` are the same.

```dot
digraph {
    web [memory="512 megs"]  // expect: bad-size
}
```

Instead:

```dot
digraph {
    web [memory="512m"]
}
```
""",
)
BAD_DURATION = Kind(
    "DC114",
    "bad-duration",
    Severity.ERROR,
    "Engines refuse a duration without a unit, or take it for nanoseconds.",
    """Durations are numbers with units, as in Compose: `w`, `d`, `h`, `m`, `s`, `ms`, `us`, `ns`.

```dot
digraph {
    web [stop_grace="30"]  // expect: bad-duration
}
```

Instead:

```dot
digraph {
    web [stop_grace="30s"]
}
```
""",
)
BAD_PORT = Kind(
    "DC115",
    "bad-port",
    Severity.ERROR,
    "A port that cannot be is refused by the engine, or opens what was not meant.",
    """Ports go from 1 to 65535, alone or as a range `FIRST-LAST`, with `/tcp`, `/udp` or `/sctp` after them.
A published port is `HOST:CONTAINER`, with an address before it and `@host` after it if need be.

```dot
digraph {
    web [ports="80,70000"]  // expect: bad-port
}
```

Instead:

```dot
digraph {
    web [ports="80,7000/udp", publish="127.0.0.1:8080:80"]
}
```
""",
)
BAD_ADDRESS = Kind(
    "DC116",
    "bad-address",
    Severity.ERROR,
    "An address that cannot be read cannot be given to anything, or is taken for another.",
    """The value is not an IPv4 or IPv6 address, a MAC address, a host's name or an engine's URL, whichever
is asked for.

```dot
digraph {
    web [ip="10.20.0.256"]  // expect: bad-address
}
```

Instead:

```dot
digraph {
    web [ip="10.20.0.25"]
}
```
""",
)
BAD_SUBNET = Kind(
    "DC117",
    "bad-subnet",
    Severity.ERROR,
    "Engines refuse a subnet whose address is not its first one.",
    """A subnet is its first address, `/`, and the number of leading bits that its addresses share.

```dot
digraph {
    subgraph cluster_data { subnet="10.20.1.7/24"; db }  // expect: bad-subnet
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { subnet="10.20.1.0/24"; db }
}
```
""",
)
BAD_IMAGE = Kind(
    "DC118",
    "bad-image",
    Severity.ERROR,
    "A reference that is not well formed cannot be pulled.",
    """An image is `[REGISTRY/]NAME[:TAG][@DIGEST]`, the name in lower case. There are no variables in a
diagram: what differs between sites is said in a site file.

```dot
digraph {
    web [image="Nginx:1.27"]  // expect: bad-image
}
```

Instead:

```dot
digraph {
    web [image="nginx:1.27"]
}
```
""",
)
BAD_NAME = Kind(
    "DC119",
    "bad-name",
    Severity.ERROR,
    "A name that an engine or DNS refuses cannot be reached by anyone.",
    """The value is a name of some kind (a service, a user, an interface, a driver, a platform), and has a
character or a length that such names cannot have.

```dot
digraph {
    web [hostname="web_1 (old)"]  // expect: bad-name
}
```

Instead:

```dot
digraph {
    web [hostname="web-1"]
}
```
""",
)
BAD_LIST = Kind(
    "DC120",
    "bad-list",
    Severity.ERROR,
    "An entry of nothing is refused by the engine, or hides one that was forgotten.",
    """Entries are separated by commas or line ends; a JSON list of strings holds any entries whatever.

```dot
digraph {
    web [aliases="www,,shop"]  // expect: bad-list
}
```

Instead:

```dot
digraph {
    web [aliases="www,shop"]
}
```
""",
)
BAD_MAPPING = Kind(
    "DC121",
    "bad-mapping",
    Severity.ERROR,
    "An entry that is torn or lacks its `=` sets something else than was meant.",
    r"""Entries are NAME=VALUE, separated by commas. If a value holds a comma, each entry stands on a line of
its own (a line end in the string, or `\n`).

```dot
digraph {
    web [env="NO_PROXY=localhost,db"]  // expect: bad-mapping
}
```

Instead:

```dot
digraph {
    web [env="NO_PROXY=localhost,db\nLANG=C"]
}
```
""",
)
BAD_PATH = Kind(
    "DC122",
    "bad-path",
    Severity.ERROR,
    "A mount that is misread hides files, or keeps data where nobody looks for it.",
    """A mount is `SOURCE:TARGET[:OPTIONS]`: the target is a path from the container's root, the source the
name of a volume or a path that begins with `/`, `./` or `~`.

```dot
digraph {
    db [volumes="data:var/lib/data"]  // expect: bad-path
}
```

Instead:

```dot
digraph {
    db [volumes="data:/var/lib/data"]
}
```
""",
)
BAD_COMMAND = Kind(
    "DC123",
    "bad-command",
    Severity.ERROR,
    "Compose drops what follows `&&` or `|` in silence, so half of the command would not be run.",
    """A command is split into words as a shell splits them, but no shell runs it. A quote that is not
closed, or a sign that only a shell understands, is an error.

```dot
digraph {
    web [command="migrate && serve"]  // expect: bad-command
}
```

Instead:

```dot
digraph {
    web [command="sh -c 'migrate && serve'"]
}
```
""",
)
BAD_CONSTRAINT = Kind(
    "DC124",
    "bad-constraint",
    Severity.ERROR,
    "With a constraint that no host meets, a service never starts.",
    """A constraint compares a property of a host with a value: `node.id`, `node.hostname`, `node.role`,
`node.platform.os`, `node.platform.arch`, `node.ip`, `node.labels.NAME`, `engine.labels.NAME`; `==` or
`!=`.

```dot
digraph {
    db [constraint="node.labels.disk = ssd"]  // expect: bad-constraint
}
```

Instead:

```dot
digraph {
    db [constraint="node.labels.disk == ssd"]
}
```
""",
)
REPEATED_ENTRY = Kind(
    "DC125",
    "repeated-entry",
    Severity.WARNING,
    "Of two entries for one thing engines take the last, or refuse both.",
    """A list says the same thing twice: a variable set twice, two mounts at one path, one port published
twice.

```dot
digraph {
    web [env="LANG=C,LANG=de"]  // expect: repeated-entry
}
```

Instead:

```dot
digraph {
    web [env="LANG=de"]
}
```
""",
)
ICON_NOT_IMAGE = Kind(
    "DC126",
    "icon-not-image",
    Severity.NOTE,
    "Who meant a container's image would wonder why there is none.",
    """Graphviz reads `image` as the file of a picture, so a value that ends as pictures do is left to it.
`container=` is the same attribute under a name that Graphviz leaves alone.

```dot
digraph {
    web [image="icons/web.png"]  // expect: icon-not-image
}
```

Instead:

```dot
digraph {
    web [image="icons/web.png", container="nginx:1.27"]
}
```
""",
)

KINDS = (
    UNKNOWN_ATTRIBUTE,
    MISPLACED_ATTRIBUTE,
    BAD_TEXT,
    BAD_CHOICE,
    BAD_NUMBER,
    BAD_SIZE,
    BAD_DURATION,
    BAD_PORT,
    BAD_ADDRESS,
    BAD_SUBNET,
    BAD_IMAGE,
    BAD_NAME,
    BAD_LIST,
    BAD_MAPPING,
    BAD_PATH,
    BAD_COMMAND,
    BAD_CONSTRAINT,
    REPEATED_ENTRY,
    ICON_NOT_IMAGE,
)
