"""The kinds of findings about configuration files, each with its page.

Each page has a `dotcompile.toml` that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

CONFIGURATION_SYNTAX = Kind(
    "DC040",
    "configuration-syntax",
    Severity.ERROR,
    "Nothing of a configuration counts that cannot be read, so other findings would count than were meant.",
    """A configuration file is TOML: https://toml.io. Texts are in quotes, lists in brackets.

```toml
ignore = [DC155]  # expect: configuration-syntax
```

Instead:

```toml
ignore = ["DC155"]
```
""",
)
UNKNOWN_CONFIGURATION_KEY = Kind(
    "DC041",
    "unknown-configuration-key",
    Severity.ERROR,
    "What a misspelt key says is not done, and nothing else tells.",
    """The keys are `select`, `ignore`, `severity`, `strict`, `fail-on`, `target` and `per-file`. In
`pyproject.toml` they stand in the table `[tool.dotcompile]`, in `dotcompile.toml` at the top.

```toml
fail_on = "warning"  # expect: unknown-configuration-key
```

Instead:

```toml
fail-on = "warning"
```
""",
)
BAD_CONFIGURATION_VALUE = Kind(
    "DC042",
    "bad-configuration-value",
    Severity.ERROR,
    "A value that cannot be is not obeyed.",
    """Each key has its sort of value: a list, a table, `true` or `false`, or one of a few words.

```toml
ignore = "DC155"  # expect: bad-configuration-value
```

Instead:

```toml
ignore = ["DC155"]

[per-file."legacy/*.dot"]
severity = { image-unknown = "note" }
```
""",
)
UNKNOWN_CONFIGURATION_KIND = Kind(
    "DC043",
    "unknown-configuration-kind",
    Severity.ERROR,
    "A misspelt kind leaves out nothing, and selects nothing.",
    """A kind of finding is named by its code, by the beginning of a code, or by its name.
`dotcompile explain --all` tells them all.

```toml
ignore = ["image-infered"]  # expect: unknown-configuration-kind
```

Instead:

```toml
ignore = ["image-inferred"]
```
""",
)

KINDS = (
    CONFIGURATION_SYNTAX,
    UNKNOWN_CONFIGURATION_KEY,
    BAD_CONFIGURATION_VALUE,
    UNKNOWN_CONFIGURATION_KIND,
)
