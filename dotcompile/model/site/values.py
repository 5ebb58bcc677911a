"""A value of TOML to the text that a diagram would have for it.

In: an attribute's form, and the place of a value in a site file. Out: the text, each part of which still
knows where it stands, or what is wrong. A list and a table become JSON lists, which say any entries whatever.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.sites import BAD_SITE_VALUE
from dotcompile.model.site.text import SiteText
from dotcompile.model.site.toml_positions import Path
from dotcompile.model.values import mappings, modes, words
from dotcompile.model.values.form import Form
from dotcompile.model.values.lists import join_json
from dotcompile.model.values.text import ValueText, within
from dotcompile.source import Span

MAPPINGS: tuple[Form[Any], ...] = (
    mappings.ENVIRONMENT,
    mappings.LABELS,
    mappings.SYSCTLS,
    mappings.ULIMITS,
    mappings.EXTRA_HOSTS,
    mappings.AUX_ADDRESSES,
)
#: Lists by another name: their first entry is not like the others.
_WORDS: tuple[Form[Any], ...] = (words.COMMAND, words.TEST, modes.LOGGING)
_LARGEST = 2**63


def takes_list(form: Form[Any]) -> bool:
    """Whether a list of TOML says a value of the form."""
    return form.many or form in _WORDS


def takes_table(form: Form[Any]) -> bool:
    """Whether a table of TOML says a value of the form."""
    return form in MAPPINGS


def text_of(site: SiteText, path: Path, value: Any, form: Form[Any]) -> ValueText | Diagnostic:
    """What a diagram would say for the value at a path."""
    match value:
        case str():
            return _string(site, path, value)
        case list():
            return _list(site, path, value, form)
        case dict():
            return _table(site, path, value, form)
        case _:
            return within(_scalar(site, path, value), site.value(path))


def _string(site: SiteText, path: Path, value: str) -> ValueText:
    """A string without escapes is read where it stands; parts of any other stand where the whole does."""
    written, span = site.written(path), site.value(path)
    quotes = 3 if written.startswith(('"""', "'''")) else 1
    trimmed = int(quotes == 3 and written.startswith("\n", quotes))  # TOML leaves out a line end there
    start = span.start + quotes + trimmed
    if written[quotes + trimmed : -quotes] != value:
        return within(value, span)
    return ValueText(value, lambda a, b: site.source.span(start + a, start + b))


def _scalar(site: SiteText, path: Path, value: Any) -> str:
    """Any value but a list or a table, as a diagram would have it."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < _LARGEST:
            return str(value)
        case _:
            return site.written(path).replace("_", "").removeprefix("+")


def _list(site: SiteText, path: Path, value: Sequence[Any], form: Form[Any]) -> ValueText | Diagnostic:
    if not takes_list(form):
        return _wrong(site.value(path), "this is a list, and one value is asked for", form)
    entries: list[tuple[str, Span]] = []
    for number, item in enumerate(value):
        here = (*path, number)
        if isinstance(item, list | dict):
            return _wrong(site.value(here), "an entry of this list is no text but a list or a table", form)
        entries.append((_scalar(site, here, item), site.value(here)))
    return json_text(entries, site.value(path))


def _table(site: SiteText, path: Path, value: Mapping[str, Any], form: Form[Any]) -> ValueText | Diagnostic:
    if not takes_table(form):
        message = "this is a table, and one value is asked for; a name with dots needs quotes"
        return _wrong(site.key(path), message, form)
    entries: list[tuple[str, Span]] = []
    for name, item in value.items():
        here = (*path, name)
        if isinstance(item, list | dict):
            return _wrong(
                site.key(here), "an entry of this table is no text; a name with dots needs quotes", form
            )
        if "=" in name:
            return _wrong(site.key(here), "the name of an entry cannot hold `=`", form)
        span = site.source.span(site.key(here).start, site.value(here).end)
        entries.append((f"{name}={_scalar(site, here, item)}", span))
    return json_text(entries, site.value(path))


def _wrong(span: Span, message: str, form: Form[Any]) -> Diagnostic:
    help_ = f"the value is {form.says}: `{form.example}`"
    return Diagnostic(BAD_SITE_VALUE, message, span, help=help_)


def json_text(entries: Iterable[tuple[str, Span]], whole: Span) -> ValueText:
    """A list of strings whose parts stand where the entries do that they are of."""
    text = "["
    spans: list[tuple[int, int, Span]] = []
    for said, span in entries:
        comma = "," if spans else ""
        start = len(text) + len(comma)
        text += comma + join_json((said,))[1:-1]
        spans.append((start, len(text), span))
    return ValueText(f"{text}]", _among(spans, whole), exact=False)


def _among(spans: Sequence[tuple[int, int, Span]], whole: Span) -> Callable[[int, int], Span]:
    starts = [first for first, _, _ in spans]

    def locate(start: int, end: int) -> Span:
        at = bisect_right(starts, start) - 1
        return spans[at][2] if at >= 0 and end <= spans[at][1] else whole

    return locate
