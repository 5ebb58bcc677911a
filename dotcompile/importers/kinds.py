"""The kinds of findings about what is imported."""

from dotcompile.diagnostics import Kind, Severity

NOT_IMPORTED = Kind(
    "DC810",
    "not-imported",
    Severity.WARNING,
    "What is made of the diagram is run without it.",
    """A diagram and its site file have words for most of what Compose files say, but not for all of it:

```yaml
services:
  modem:
    image: gateway
    devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]
```

The service is imported and its device is not. Whoever needs it keeps it in a Compose file of its own, which
goes beside the one that is made of the diagram: `docker compose -f compose.yml -f devices.yml up`.
""",
)
WRONG_TYPE = Kind(
    "DC811",
    "wrong-type",
    Severity.ERROR,
    "What stands where something else belongs is taken for nothing, and most of a service may go with it.",
    """A list stands where a table belongs, or a table where a text does:

```yaml
services:
  - web
```

Instead:

```yaml
services:
  web:
    image: nginx
```
""",
)
UNKNOWN_KEY = Kind(
    "DC812",
    "unknown-key",
    Severity.WARNING,
    "What a misspelt key says is not imported, and other programs refuse the file for it.",
    """No key of this name is known in its place. One that begins with `x-` is left to whoever wrote it.

```yaml
services:
  web:
    imaeg: nginx
```
""",
)
NOT_DEFINED = Kind(
    "DC813",
    "not-defined",
    Severity.WARNING,
    "What names something that is in none of the files cannot be imported.",
    """A network, a volume or a service is named that nobody defines: perhaps the file is meant to go over
another one. Then both are named, the first one first: `dotcompile import compose.yml extra.yml`.

```yaml
services:
  web:
    image: nginx
    networks: [front]
```
""",
)
UNSET_VARIABLE = Kind(
    "DC814",
    "unset-variable",
    Severity.WARNING,
    "An empty text stands in place of a variable that nobody sets.",
    """The file has `${NAME}`, and NAME is neither in the environment nor in `.env` beside the file, nor has
it a default as in `${NAME:-value}`.

```yaml
services:
  web:
    image: nginx:${TAG}
```
""",
)
MISSING_VARIABLE = Kind(
    "DC815",
    "missing-variable",
    Severity.ERROR,
    "The file itself says that nothing can be done without the variable.",
    """The file has `${NAME?message}`, and NAME is set nowhere: export it, or write it into `.env` beside the
file. The same is said of a `$` that begins no variable; `$$` is one that stands for itself.

```yaml
services:
  web:
    image: nginx:${TAG?no tag}
```
""",
)
NOT_READ = Kind(
    "DC816",
    "file-not-read",
    Severity.ERROR,
    "What is in the file is missing from the diagram.",
    """`include` and `extends` name files. Only those below the folder of the first file are read, so that a
file from elsewhere cannot have others of its reader's put into a diagram.

```yaml
include:
  - ../../secrets/compose.yml
```
""",
)
EXTENDS_CIRCLE = Kind(
    "DC817",
    "extends-circle",
    Severity.ERROR,
    "What includes or extends itself never comes to an end.",
    """A service extends one that extends it in turn, or a file includes one that includes it.

```yaml
services:
  web:
    extends: api
  api:
    extends: web
```
""",
)
BAD_NAME = Kind(
    "DC818",
    "name-not-imported",
    Severity.ERROR,
    "A diagram has names that engines and DNS can have, and no two that differ in case alone.",
    """A service or network has a name of letters, digits, `_`, `.` and `-`, which begins with a letter or
digit, and no other has the same one in other letters.

```yaml
services:
  web: {image: nginx}
  Web: {image: nginx}
```
""",
)
HOST_NOT_REACHED = Kind(
    "DC819",
    "host-not-reached",
    Severity.NOTE,
    "A value names a service that cannot be reached from there, so no connection is drawn.",
    """The two share no network. Either the value is never used, or the connection fails.

```yaml
services:
  web: {image: nginx, networks: [front], environment: {DB_HOST: db}}
  db: {image: postgres, networks: [back]}
networks: {front: , back: }
```
""",
)

KINDS = (
    NOT_IMPORTED,
    WRONG_TYPE,
    UNKNOWN_KEY,
    NOT_DEFINED,
    UNSET_VARIABLE,
    MISSING_VARIABLE,
    NOT_READ,
    EXTENDS_CIRCLE,
    BAD_NAME,
    HOST_NOT_REACHED,
)
