r"""Lists: texts between commas, or between line ends where an item may hold a comma.

In: a text and whether its items may hold commas. Out: the items, each still knowing where it stands. A line
end is one in the text or DOT's `\n`. A JSON list of strings says any items whatever, so a value that the two
plain ways cannot hold is written as one.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.kinds.attributes import BAD_LIST, REPEATED_ENTRY
from dotcompile.model.values.form import Form, Parsed, control_character, shown
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

T = TypeVar("T")

_SEPARATOR = r"(\n|\\n)|(,)|\\\\"
_JSON_LIST = r"\s*\[\s*[\"\]]"
_JSON_ITEM = r'(?s)\s*("(?>(?:[^"\\]|\\.)*)")\s*(,|\]\s*\Z)'
#: A plain item could not be taken for anything else: no separator, nothing that trimming would change.
_PLAIN = r"(?!\[)(?!\s)[^,\n\\]+(?<!\s)"
_ONE_LINE = r"(?!\[)(?!\s)[^\n\\]+(?<![\s,])"


@dataclass(frozen=True, slots=True)
class Split:
    """The items of a list, whether commas parted them, and what was wrong."""

    items: tuple[ValueText, ...]
    by_comma: bool = False
    findings: tuple[Diagnostic, ...] = ()


def is_json(text: str) -> bool:
    """Whether a text is meant as a JSON list of strings, and not, say, as `[::1]:80:80`."""
    return re.match(_JSON_LIST, text) is not None


def split(text: ValueText, *, holds_commas: bool = False) -> Split:
    """The items of a list. With `holds_commas`, commas part items only if the text has no line end.

    A comma at the end of a line or of the list parts nothing more; an item of nothing is a finding.
    """
    if is_json(text.text):
        return split_json(text)
    breaks = [found for found in re.finditer(_SEPARATOR, text.text) if found.lastindex]
    if holds_commas and any(found[1] for found in breaks):
        return Split(_lines(text, [found.span() for found in breaks if found[1]]))
    items: list[ValueText] = []
    findings: list[Diagnostic] = []
    at, after_comma = 0, True
    for start, end in (*(found.span() for found in breaks), (len(text.text),) * 2):
        item, is_comma = text.part(at, start), text.text[start:end] == ","
        if item.text:
            items.append(item)
        elif after_comma and is_comma:
            findings.append(_nothing(text, max(at - 1, 0), end))
        at, after_comma = end, is_comma
    return Split(tuple(items), len(items) > 1, tuple(findings))


def _lines(text: ValueText, breaks: list[tuple[int, int]]) -> tuple[ValueText, ...]:
    items: list[ValueText] = []
    at = 0
    for start, end in (*breaks, (len(text.text),) * 2):
        item = text.part(at, start)
        if item.text.endswith(","):
            item = item.part(0, len(item.text) - 1)
        if item.text:
            items.append(item)
        at = end
    return tuple(items)


def _nothing(text: ValueText, start: int, end: int) -> Diagnostic:
    return Diagnostic(
        BAD_LIST, "there is nothing between these commas", text.span(start, end), help="remove one of them"
    )


def split_json(text: ValueText) -> Split:
    """The strings of a JSON list; the parts of each are said to stand where the whole string does."""
    from json import JSONDecodeError, loads  # costs 1.3 ms, and hardly any list is written so

    items: list[ValueText] = []
    at, item_form = text.text.index("[") + 1, re.compile(_JSON_ITEM)
    if text.text[at:].strip() == "]":
        return Split(())
    while (found := item_form.match(text.text, at)) is not None:
        try:
            item = loads(found[1], strict=False)
        except JSONDecodeError:
            break
        items.append(text.decoded(item, *found.span(1)))
        control = control_character(items[-1])
        if control is not None:
            return Split((), findings=(control,))
        at = found.end()
        if found[2] != ",":
            return Split(tuple(items))
    message = "this is not a list of strings as JSON has it"
    help_ = 'write strings in quotes with commas between them: `["one", "two"]`'
    return Split((), findings=(Diagnostic(BAD_LIST, message, text.span(at), help=help_),))


def join(items: Iterable[str], *, holds_commas: bool = False, commas: bool = True) -> str:
    """The text of a list, so that `split` finds the same items: with commas, else line ends, else JSON."""
    words = tuple(items)
    if (commas or len(words) < 2) and all(re.fullmatch(_PLAIN, word) for word in words):
        return ",".join(words)
    if holds_commas and all(re.fullmatch(_ONE_LINE, word) for word in words):
        return "\n".join(words) + "\n" * (len(words) == 1)
    return join_json(words)


def join_json(words: Iterable[str]) -> str:
    """A JSON list without a backslash before a quote, which no DOT string could hold."""
    from json import dumps

    return "[" + ",".join(_json(dumps(word, ensure_ascii=False)) for word in words) + "]"


def _json(dumped: str) -> str:
    inside = re.sub(r'\\(["\\])', lambda found: f"\\u{ord(found[1]):04x}", dumped[1:-1])
    return f'"{inside}"'


def list_of(
    form: Form[T],
    name: str,
    *,
    holds_commas: bool = False,
    key: Callable[[T], object] | None = None,
) -> Form[tuple[T, ...]]:
    """Lists of a form's values. Two with the same key are a finding; both stay in the value."""

    def parse(text: ValueText) -> Parsed[tuple[T, ...]]:
        found = split(text, holds_commas=holds_commas)
        return read_items(found, form.read, key)

    def write(values: tuple[T, ...]) -> str:
        return join(map(form.write, values), holds_commas=holds_commas)

    return Form(
        name, f"a list; each entry is {form.says}", form.example, parse, write, form.choices, many=True
    )


def read_items(
    found: Split, read: Callable[[ValueText], Parsed[T]], key: Callable[[T], object] | None = None
) -> Parsed[tuple[T, ...]]:
    """The values of a list's items; none if one of them is wrong, since half a list means something else."""
    values: list[T] = []
    first: dict[object, ValueText] = {}
    findings, failed = list(found.findings), bool(found.findings)
    for item in found.items:
        value, wrong = read(item)
        findings += wrong
        if value is None:
            failed = failed or bool(wrong)
            continue
        values.append(value)
        earlier = first.setdefault(key(value) if key else value, item)
        if earlier is not item:
            findings.append(_repeated(item, earlier))
    return (None if failed else tuple(values)), tuple(findings)


def _repeated(item: ValueText, earlier: ValueText) -> Diagnostic:
    message = f"{shown(item.text)} says again what an entry before it says"
    there = Label(earlier.span(), "the entry before it")
    return Diagnostic(REPEATED_ENTRY, message, item.span(), (there,), "remove one of the two")
