"""Lists of `key=value`: environments, labels, kernel settings, limits, extra hosts.

In: `A=1,B=2`, or one entry a line where a value holds a comma. Out: pairs in the order they are written.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_MAPPING
from dotcompile.model.values.addresses import ADDRESS, HOST_TARGET, Address
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import join, read_items, split
from dotcompile.model.values.scalars import HOST_NAME, TEXT, WORD, not_among
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

T = TypeVar("T")
_LINES = "if a value holds a comma, write each entry on a line of its own"
_LIMIT = r"(-1|[0-9]{1,18})(?::(-1|[0-9]{1,18}))?"


def _key(text: ValueText, end: int, example: str) -> Parsed[str]:
    key = text.part(0, end)
    if not key.text:
        return fail(
            BAD_MAPPING, text, f"{shown(text.text)} has no name before its `=`", f"for example `{example}`"
        )
    if any(letter.isspace() for letter in key.text):
        message = f"{shown(key.text)} is not one name"
        return fail(BAD_MAPPING, key, message, f"write NAME=VALUE as in `{example}`")
    return key.text, ()


def _pair(
    key_form: Form[str], value_form: Form[T], example: str, separators: str
) -> Callable[[ValueText], Parsed[tuple[str, T]]]:
    """A reader of one entry whose two halves are both needed."""

    def read(text: ValueText) -> Parsed[tuple[str, T]]:
        at = next((text.text.find(mark) for mark in separators if mark in text.text), -1)
        if at < 0:
            message = f"{shown(text.text)} has no `{separators[0]}`"
            return fail(BAD_MAPPING, text, message, f"write NAME=VALUE as in `{example}`; {_LINES}")
        key, findings = _key(text, at, example)
        if key is None:
            return None, findings
        key, findings = key_form.read(text.part(0, at))
        value, wrong = value_form.read(text.part(at + 1, len(text.text)))
        if value is None and not wrong:
            return fail(BAD_MAPPING, text, f"{shown(text.text)} has no value", f"for example `{example}`")
        if key is None or value is None:
            return None, findings + wrong
        return (key, value), ()

    return read


def mapping(
    name: str, says: str, example: str, key_form: Form[str], value_form: Form[T], separators: str = "="
) -> Form[tuple[tuple[str, T], ...]]:
    """Entries each of which has a key and a value of a form; no key twice."""
    read = _pair(key_form, value_form, example, separators)

    def parse(text: ValueText) -> Parsed[tuple[tuple[str, T], ...]]:
        return read_items(split(text, holds_commas=True), read, lambda pair: pair[0])

    def write(pairs: tuple[tuple[str, T], ...]) -> str:
        return join((f"{key}={value_form.write(value)}" for key, value in pairs), holds_commas=True)

    return Form(name, says, example, parse, write, many=True)


def loose_mapping(
    name: str, says: str, example: str, *, unset: bool
) -> Form[tuple[tuple[str, str | None], ...]]:
    """Entries whose value may be empty, or missing: None if `unset`, else the same as empty.

    After an entry with a value and between commas a bare name is refused: it could as well be the rest of
    that value, as in `NO_PROXY=localhost,db`.
    """

    def parse(text: ValueText) -> Parsed[tuple[tuple[str, str | None], ...]]:
        found = split(text, holds_commas=True)
        before = ""

        def read(item: ValueText) -> Parsed[tuple[str, str | None]]:
            nonlocal before
            equals = item.text.find("=")
            if equals < 0 and found.by_comma and before:
                return None, (_torn(item, before),)
            key, findings = _key(item, equals if equals >= 0 else len(item.text), example)
            if key is None:
                return None, findings
            if equals < 0:
                return (key, None if unset else ""), ()
            before = key
            return (key, item.text[equals + 1 :]), ()

        return read_items(found, read, lambda pair: pair[0])

    def write(pairs: tuple[tuple[str, str | None], ...]) -> str:
        words = [key if value is None else f"{key}={value}" for key, value in pairs]
        return join(words, holds_commas=True, commas=all(value is not None for _, value in pairs))

    return Form(name, says, example, parse, write, many=True)


def _torn(item: ValueText, before: str) -> Diagnostic:
    message = f"{shown(item.text)} could be an entry, or the rest of the value of {shown(before)}"
    return Diagnostic(BAD_MAPPING, message, item.span(), help=f"write NAME=VALUE; {_LINES}")


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on what a process may use: the soft and the hard one, -1 for none."""

    soft: int
    hard: int

    def __str__(self) -> str:
        return str(self.soft) if self.soft == self.hard else f"{self.soft}:{self.hard}"


def _limit(text: ValueText) -> Parsed[Limit]:
    found = re.fullmatch(_LIMIT, text.text)
    if found is None:
        message = f"{shown(text.text)} is not a limit"
        return fail(
            BAD_MAPPING, text, message, "write a number, or SOFT:HARD as in `20000:40000`; -1 is no limit"
        )
    limit = Limit(int(found[1]), int(found[2] or found[1]))
    if limit.hard != -1 and not 0 <= limit.soft <= limit.hard:
        message = f"the soft limit {limit.soft} is above the hard limit {limit.hard}"
        return fail(BAD_MAPPING, text, message, "write SOFT:HARD as in `20000:40000`")
    return limit, ()


def _resource(text: ValueText) -> Parsed[str]:
    if text.text.lower() in RESOURCES:
        return text.text.lower(), ()
    return None, (not_among(text, RESOURCES, f"the limits are {', '.join(RESOURCES)}"),)


#: The names that setrlimit knows: https://man7.org/linux/man-pages/man2/getrlimit.2.html
RESOURCES = (
    "as", "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss",
    "rtprio", "rttime", "sigpending", "stack",
)  # fmt: skip
_RESOURCE = Form("resource", "a limit's name", "nofile", _resource, choices=RESOURCES)
_LIMIT_FORM: Form[Limit] = Form("limit", "a limit", "20000:40000", _limit)

ENVIRONMENT = loose_mapping(
    "variables",
    "a list of NAME=VALUE, or NAME for the value it has where the target runs",
    "LANG=C.UTF-8",
    unset=True,
)
LABELS = loose_mapping("labels", "a list of KEY=VALUE", "team=payments", unset=False)
SYSCTLS = mapping("settings", "a list of KEY=VALUE", "net.core.somaxconn=1024", WORD, TEXT)
ULIMITS = mapping(
    "limits", "a list of NAME=LIMIT or NAME=SOFT:HARD", "nofile=20000:40000", _RESOURCE, _LIMIT_FORM
)
EXTRA_HOSTS = mapping("hosts", "a list of HOST=ADDRESS", "db=10.20.0.5", HOST_NAME, HOST_TARGET, "=:")
AUX_ADDRESSES: Form[tuple[tuple[str, Address], ...]] = mapping(
    "addresses", "a list of NAME=ADDRESS", "router=10.20.0.2", WORD, ADDRESS
)
