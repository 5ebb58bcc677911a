"""The reference page of configuration files, in Markdown."""

from collections.abc import Iterator

from dotcompile.cli.configuring.keys import KEYS, Key

_HEAD = """\
# Configuration

What a project wants of all runs stands in `dotcompile.toml`, or in the table `[tool.dotcompile]` of
`pyproject.toml`. For each diagram the nearest of these files counts, from the diagram's folder upwards to the
root of the repository; of two in one folder `dotcompile.toml`. What is typed on the command line wins:
`--select` also over what a file ignores. `--config FILE` names a file, `--isolated` wants none.

A kind of finding is named by its code, by the beginning of a code (`DC2`), or by its name. A JSON schema for
editors is shipped as `configuration.schema.json`.

```toml
"""


def text() -> str:
    """The page: an example with every key, then a table."""
    example = "\n".join(f"{key.name} = {key.example}" for key in KEYS)
    return "\n".join([f"{_HEAD}{example}\n```\n", *_table()]) + "\n"


def _table() -> Iterator[str]:
    yield "| key | value | default | what it says |"
    yield "|---|---|---|---|"
    for key in KEYS:
        default = f"`{key.default}`" if key.default else ""
        yield f"| `{key.name}` | {_value(key)} | {default} | {key.says}{_where(key)} |"


def _value(key: Key) -> str:
    return ", ".join(f"`{word}`" for word in key.words) or key.shape.value


def _where(key: Key) -> str:
    return " Also in `per-file`." if key.per_file else ""
