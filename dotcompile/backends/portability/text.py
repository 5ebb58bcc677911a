"""The portability report for a person.

In: a report. Out: a block for each thing at its line, such as

    shop.dot:7 `api` -> `db`
      flow       kept
      direction  approximated on compose: either end may open connections
                 kept on kubernetes
"""

from collections.abc import Iterator

from dotcompile.backends.abilities.ability import Ability
from dotcompile.backends.portability.report import Report, shown
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible

_WIDEST = 24


def render(report: Report, sources: Sources) -> str:
    """Lines of text; the last ones count."""
    return "".join(f"{line}\n" for line in (*_blocks(report, sources), *_counts(report)))


def _blocks(report: Report, sources: Sources) -> Iterator[str]:
    width = min(max((len(line.fact) for line in report.lines), default=0), _WIDEST)
    before = ""
    for line in report.lines:
        place = sources[line.span.path].place(line.span.start)
        head = f"{visible(place.path)}:{place.line} {visible(line.subject)}"
        if head != before:
            yield head
        before = head
        name = visible(line.fact)
        for told in _told(report.targets, line.abilities):
            yield f"  {name:<{width}}  {visible(told)}"
            name = ""
    if report.lines:
        yield ""


def _told(targets: tuple[str, ...], abilities: tuple[Ability, ...]) -> Iterator[str]:
    """Each answer with the targets that give it."""
    found: dict[str, list[str]] = {}
    for target, ability in zip(targets, abilities, strict=True):
        found.setdefault(answer(ability), []).append(target)
    for text, of in found.items():
        verdict, colon, says = text.partition(": ")
        where = f" on {_listed(of)}" if len(found) > 1 else ""
        yield f"{verdict}{where}{colon}{says}"


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def answer(ability: Ability) -> str:
    """What a target makes of something, and how or why."""
    return f"{shown(ability.verdict)}{': ' if ability.says else ''}{ability.says}"


def _counts(report: Report) -> Iterator[str]:
    for target, (kept, approximated, refused) in zip(report.targets, report.counts(), strict=True):
        yield f"{target}: {kept} kept, {approximated} approximated, {refused} refused"
