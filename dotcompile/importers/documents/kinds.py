"""The kinds of findings about the YAML that is imported, whatever it says."""

from dotcompile.diagnostics import Kind, Severity

YAML_SYNTAX = Kind(
    "DC801",
    "yaml-syntax",
    Severity.ERROR,
    "Nothing can be imported of a file that cannot be read.",
    """What is imported is YAML in UTF-8: https://yaml.org/spec/1.2.2. Here a colon stands where none can:

```yaml
services:
  web: image: nginx
```

Instead:

```yaml
services:
  web:
    image: nginx
```

A key that stands twice in one place, or that is no text, is refused too: programs differ on what it means.
""",
)
YAML_LIMIT = Kind(
    "DC802",
    "yaml-limit",
    Severity.ERROR,
    "What is too large or too deep, or made so by aliases, would take all the time and memory there is.",
    """A file may have 8 MB, 60 levels and 100,000 values, what an alias stands for being counted each time:

```yaml
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
```

After a few lines more these would be millions. An alias within what it stands for has no end at all.
""",
)

KINDS = (YAML_SYNTAX, YAML_LIMIT)
