"""The reference page of theme files, in Markdown."""

from collections.abc import Iterable, Iterator

from dotcompile.render.theming.keys import COLOURS, MODE, TABLES, Colour

_HEAD = """\
# Themes

`--theme light`, `dark` and `auto` are ours; `auto` has what the viewer prefers.

## What the diagram says: `--theme source`

The attributes `color`, `fillcolor`, `bgcolor`, `pencolor`, `fontcolor`, `fontname`, `penwidth`, `shape` and
`style` (filled, rounded, dashed, dotted, bold) of nodes, clusters and edges count, and their defaults. What a
diagram leaves out is as in `light`, or as in `dark` where its `bgcolor` is dark. A shape is the one of ours
that is most like it, a colour the first of a list; colours are known by number and by their names in X11, but
not by Brewer's schemes. Images, style sheets and links are left out: a picture opens nothing.

## A file of colours

`dotcompile render shop.dot -o shop.svg --theme house.toml` draws with the colours of a file of yours. What it
leaves out is as in the theme `auto`. A colour is `#rrggbb` or `#rgb`. Fonts cannot be changed: room for texts
is measured in the one that pictures bring along.

Texts need a contrast of 4.5 to what they stand on, lines and icons one of 3, or there is a warning. A JSON
schema for editors is shipped as `theme.schema.json`.

```toml
mode = "auto"

[light]
canvas = "#fffdf7"
card-border = "#d9d2bf"

[light.zones]
amber = { field = "#fff4d6", border = "#e0a526", text = "#7a4a05" }

[light.roles.database]
chip = "#e3f0ff"
icon = "#1d4f91"

[dark]
canvas = "#101418"
```

Zones have a hue by what they are: hosts are sky, and words of a zone's name or most of what is in it say the
rest. A card's role stands under its name, or in the legend.
"""


def text() -> str:
    """The page: an example, then tables."""
    parts = [_HEAD, *_table("At the top", (MODE,)), *_table("In `[light]` and `[dark]`", COLOURS)]
    for name, words, colours in TABLES:
        parts += _table(f"In `[light.{name}.NAME]` and `[dark.{name}.NAME]`", colours)
        parts.append(f"\nNAME is one of {', '.join(f'`{word}`' for word in words)}.")
    return "\n".join(parts) + "\n"


def _table(title: str, keys: Iterable[Colour]) -> Iterator[str]:
    yield f"\n### {title}\n"
    yield "| key | what it says |"
    yield "|---|---|"
    yield from (f"| `{key.name}` | {key.says} |" for key in keys)
