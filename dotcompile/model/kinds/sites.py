"""The kinds of findings about site files.

Each page has a site file that is found fault with, at the line that says so, and one that is not. They are
for the diagram `digraph { subgraph cluster_storage { postgres } }`.
"""

from dotcompile.diagnostics import Kind, Severity

SITE_SYNTAX = Kind(
    "DC180",
    "site-syntax",
    Severity.ERROR,
    "Nothing of a site file counts that cannot be read, so the diagram's own values would be used.",
    """A site file is TOML: https://toml.io. Texts are in quotes, lists in brackets, and a name that has other
characters than letters, digits, `-` and `_` is in quotes too.

```toml
[services.postgres]
image = postgres:16.4  # expect: site-syntax
```

Instead:

```toml
[services.postgres]
image = "postgres:16.4"
```
""",
)
UNKNOWN_SITE_KEY = Kind(
    "DC181",
    "unknown-site-key",
    Severity.WARNING,
    "What a misspelt key says is not done, and nothing else tells.",
    """The keys of a site file are the attributes of a diagram: those of a graph at its top, and in a table
those of what the table is for. `dotcompile vocabulary` lists them. A key that begins with `x_` is left to
templates.

```toml
[services.postgres]
replica = 2  # expect: unknown-site-key
```

Instead:

```toml
[services.postgres]
replicas = 2
```
""",
)
DIAGRAMS_OWN = Kind(
    "DC182",
    "diagrams-own",
    Severity.ERROR,
    "What talks to what would no longer be what is drawn.",
    """Those who draw say what there is and what talks to what; a site file says how it is run. So it has
nothing of edges (`rel`, `port`, `deny`), of what a thing is and is called (`kind`, `name`), of who is a
member of what (`inherit`, `instances`), of who may talk by that (`isolation`), and no `rules`: they are in a
file of their own.

```toml
[networks.storage]
driver = "overlay"
isolation = "strict"  # expect: diagrams-own
```

Instead, with `isolation=strict` in the diagram:

```toml
[networks.storage]
driver = "overlay"
```
""",
)
UNMATCHED_SECTION = Kind(
    "DC183",
    "unmatched-section",
    Severity.WARNING,
    "What is said of a thing that is not drawn is done to nothing.",
    """The name of the table is that of nothing in the diagram, or of something of another sort. A name may
have `*`, `?` and `[…]`, which stand for any characters, any one, and one of those in the brackets.

```toml
[services.postgress]  # expect: unmatched-section
image = "postgres:16.4"
```

Instead:

```toml
[services.postgres]
image = "postgres:16.4"
```
""",
)
BAD_SITE_VALUE = Kind(
    "DC184",
    "bad-site-value",
    Severity.ERROR,
    "A list or a table where one value is asked for cannot be turned into what the diagram would say.",
    """Values are those of the diagram's attributes, as texts, numbers, `true` or `false`. What is a list may
be a list of TOML, and what is a list of NAME=VALUE a table.

```toml
[services.postgres]
restart = ["always"]  # expect: bad-site-value
```

Instead:

```toml
[services.postgres]
restart = "always"
aliases = ["db", "sql"]
env = { LANG = "C.UTF-8" }
```
""",
)
SITE_IMAGE_PORTS = Kind(
    "DC185",
    "site-image-ports",
    Severity.WARNING,
    "A flow to the service, which its id narrowed to a port, is one to any port.",
    """The id of a service tells a well-known image and where that listens. Here the site has something else
run, which is not known, so nothing says where that listens. The image of another registry or version is the
same one: `registry.example/postgres:16.4` listens where `postgres` does.

```toml
[services.postgres]
image = "shop/database:3"  # expect: site-image-ports
```

Instead:

```toml
[services.postgres]
image = "shop/database:3"
ports = "5432"
```
""",
)

KINDS = (SITE_SYNTAX, UNKNOWN_SITE_KEY, DIAGRAMS_OWN, UNMATCHED_SECTION, BAD_SITE_VALUE, SITE_IMAGE_PORTS)
