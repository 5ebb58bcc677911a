"""The reference page of all kinds of finding, in Markdown."""

from collections.abc import Iterator

from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.diagnostics import Kind

_HEAD = """\
# Kinds of finding

`dotcompile explain CODE` shows one of these pages. A kind has a code and a name, either of which names it in
`--select`, `--ignore`, a configuration file, or a comment `dotcompile: ignore[KIND] REASON`.
"""


def text() -> str:
    """The page: a table of all, then one section each."""
    kinds = sorted(ALL_KINDS, key=lambda kind: kind.code)
    return "\n".join([_HEAD, *_table(kinds), *(f"\n{section(kind, 2)}".rstrip() for kind in kinds)]) + "\n"


def _table(kinds: list[Kind]) -> Iterator[str]:
    yield "| code | name | severity | what goes wrong |"
    yield "|---|---|---|---|"
    for kind in kinds:
        why = kind.why.replace("|", "\\|")
        yield f"| [{kind.code}](#{anchor(kind)}) | {kind.name} | {kind.severity} | {why} |"


def anchor(kind: Kind) -> str:
    """What a link to the section of a kind ends with, by the rule of GitHub and GitLab."""
    return f"{kind.code.lower()}-{kind.name}-{kind.severity}"


def section(kind: Kind, level: int) -> str:
    """The page of one kind, with a heading of a level."""
    page = f"{'#' * level} {kind.code} {kind.name} ({kind.severity})\n\n{kind.why}\n"
    return f"{page}\n{kind.page.strip()}\n" if kind.page.strip() else page
