"""The portability report for a pull request: a table with a line for each fact and a column for each target.

What names and messages say stands in code spans, in which nothing is a link, a mention or a tag.
https://github.github.com/gfm/#tables-extension-
"""

from collections.abc import Iterator

from dotcompile.backends.abilities.ability import Ability
from dotcompile.backends.portability.report import Report
from dotcompile.backends.portability.text import answer
from dotcompile.reports.markdown import code
from dotcompile.reports.report import Sources


def render(report: Report, sources: Sources) -> str:
    """One table, and a line that counts for each target."""
    return "".join(f"{line}\n" for line in (*_table(report, sources), *_counts(report)))


def _table(report: Report, sources: Sources) -> Iterator[str]:
    heads = ("line", "what", "fact", *report.targets)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for line in report.lines:
        place = sources[line.span.path].place(line.span.start)
        subject = line.subject.replace("`", "")  # a quote within a code span is shown as it is
        cells = (f"{place.path}:{place.line}", subject, line.fact)
        yield f"| {' | '.join((*map(_code, cells), *map(_answer, line.abilities)))} |"


def _answer(ability: Ability) -> str:
    verdict, colon, says = answer(ability).partition(": ")
    return f"{verdict}{colon}{_code(says)}" if says else verdict


def _code(text: str) -> str:
    return code(text).replace("|", "\\|")


def _counts(report: Report) -> Iterator[str]:
    for target, (kept, approximated, refused) in zip(report.targets, report.counts(), strict=True):
        yield ""
        yield f"**{target}**: {kept} kept, {approximated} approximated, {refused} refused"
