"""The kinds of findings about theme files, each with its page.

Each page has a file that is found fault with, at the line that says so, and one that is not.
"""

from dotcompile.diagnostics import Kind, Severity

THEME_SYNTAX = Kind(
    "DC044",
    "theme-syntax",
    Severity.ERROR,
    "A theme that cannot be read gives a picture no colours.",
    """A theme is a file of TOML: https://toml.io. Texts are in quotes, and so are colours.

```toml
[light]
canvas = #fffdf7  # expect: theme-syntax
```

Instead:

```toml
[light]
canvas = "#fffdf7"
```
""",
)
UNKNOWN_THEME_KEY = Kind(
    "DC045",
    "unknown-theme-key",
    Severity.ERROR,
    "What a misspelt key says is not done, and nothing else tells.",
    """A theme has `mode`, and the tables `light` and `dark`. The page `themes.md` has all keys of those.

```toml
[light]
background = "#fffdf7"  # expect: unknown-theme-key
```

Instead:

```toml
[light]
canvas = "#fffdf7"
```
""",
)
BAD_THEME_VALUE = Kind(
    "DC046",
    "bad-theme-value",
    Severity.ERROR,
    "A value that cannot be is not obeyed.",
    """A colour is `#rrggbb` or `#rgb`. Names of colours, gradients and whatever else style sheets have are
none here: what is written goes into pictures that others open.

```toml
[light]
canvas = "ivory"  # expect: bad-theme-value
```

Instead:

```toml
[light]
canvas = "#fffff0"
```
""",
)
LOW_CONTRAST = Kind(
    "DC047",
    "low-contrast",
    Severity.WARNING,
    "Some readers cannot tell the text from what it stands on, and on a beamer nobody can.",
    """A text needs a contrast of 4.5 to its ground, an icon or a line one of 3, by
https://www.w3.org/TR/WCAG22/#contrast-minimum. The picture is drawn all the same.

```toml
[light]
ink = "#a0a8b8"  # expect: low-contrast
```

Instead:

```toml
[light]
ink = "#1f2937"
```
""",
)

KINDS = (THEME_SYNTAX, UNKNOWN_THEME_KEY, BAD_THEME_VALUE, LOW_CONTRAST)
