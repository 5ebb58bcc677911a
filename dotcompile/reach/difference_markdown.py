"""A difference for a pull request: short, with what matters most first.

https://github.github.com/gfm/ In: a difference. Out: headings and lists; long lists are folded.
"""

from collections.abc import Iterator, Sequence

from dotcompile.reach.difference import Change, Difference
from dotcompile.reach.difference_text import SIGNS, counted, summary, told, told_rule
from dotcompile.reports.markdown import code

#: A longer list is folded.
SHORT = 20


def render(difference: Difference) -> str:
    """One Markdown document."""
    return "".join(f"{line}\n" for line in _lines(difference))


def _lines(difference: Difference) -> Iterator[str]:
    if difference.rules:
        yield from (f"### Rules: {counted(len(difference.rules), 'verdict')} changed", "")
        yield from (f"- {code(told_rule(change))}" for change in difference.rules)
        yield ""
    yield from _section("As drawn", difference.intent)
    if difference.effective is None:
        yield from (f"### In effect on {difference.target}: not known, since there are errors", "")
    else:
        yield from _section(f"In effect on {difference.target}", difference.effective)


def _section(title: str, changes: Sequence[Change]) -> Iterator[str]:
    yield from (f"### {title}: {summary(changes)}", "")
    folded = len(changes) > SHORT
    if folded:
        yield from ("<details><summary>all of them</summary>", "")
    yield from (f"- {code(f'{SIGNS[change.kind]} {told(change)}')}" for change in changes)
    if folded:
        yield from ("", "</details>")
    if changes:
        yield ""
