"""Truth, whole numbers, one of a few words, names by a pattern, and free text."""

import re

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.attributes import BAD_CHOICE, BAD_NAME, BAD_NUMBER
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.text import ValueText

_TRUTH = dict.fromkeys(("true", "yes", "on", "1"), True) | dict.fromkeys(("false", "no", "off", "0"), False)
_NUMBER = r"-?[0-9]{1,18}"


def _boolean(text: ValueText) -> Parsed[bool]:
    value = _TRUTH.get(text.text.lower())
    if value is None:
        return fail(
            BAD_CHOICE, text, f"{shown(text.text)} is neither true nor false", "write `true` or `false`"
        )
    return value, ()


BOOLEAN: Form[bool] = Form(
    "boolean",
    "true or false",
    "true",
    _boolean,
    lambda value: "true" if value else "false",
    ("true", "false"),
)


def _text(text: ValueText) -> Parsed[str]:
    return text.text, ()


TEXT: Form[str] = Form("text", "any text", "some words", _text)


def integer(least: int, most: int, example: str) -> Form[int]:
    """Whole numbers from `least` to `most`."""
    says = f"a whole number from {least} to {most}"

    def parse(text: ValueText) -> Parsed[int]:
        if re.fullmatch(_NUMBER, text.text) is None:
            return fail(
                BAD_NUMBER, text, f"{shown(text.text)} is not a whole number", f"write {says}: `{example}`"
            )
        value = int(text.text)
        if not least <= value <= most:
            limit = f"less than {least}" if value < least else f"more than {most}"
            return fail(BAD_NUMBER, text, f"{value} is {limit}", f"write {says}: `{example}`")
        return value, ()

    return Form("number", says, example, parse)


def choice(*words: str, example: str = "") -> Form[str]:
    """One of a few words, in any case."""
    says = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]

    def parse(text: ValueText) -> Parsed[str]:
        return one_of(text, words, f"the value is {says}")

    return Form("choice", says, example or words[0], parse, choices=words)


def one_of(text: ValueText, words: tuple[str, ...], instead: str) -> Parsed[str]:
    """The word that the text is, or a finding with the nearest one; `instead` is its help."""
    lowered = text.text.lower()
    for word in words:
        if lowered == word.lower():
            return word, ()
    return None, (not_among(text, words, instead),)


def not_among(text: ValueText, words: tuple[str, ...], instead: str, kind: Kind = BAD_CHOICE) -> Diagnostic:
    """The finding for a word that is none of those there are, with the nearest one and a fix."""
    near = nearest_word(text.text, words)
    message = f"{shown(text.text)} is not known here"
    if near is None:
        return Diagnostic(kind, message, text.span(), help=instead)
    fix = text.fix(f"write `{near}`", near)
    return Diagnostic(kind, f"{message}; did you mean `{near}`?", text.span(), help=instead, fix=fix)


def pattern(name: str, says: str, example: str, expression: str, kind: Kind = BAD_NAME) -> Form[str]:
    """Text that fits a regular expression; the caret stands under the first character that does not."""

    def parse(text: ValueText) -> Parsed[str]:
        if re.fullmatch(expression, text.text, re.ASCII) is not None:
            return text.text, ()
        return fail(kind, text, f"{shown(text.text)} is not {says}", f"for example `{example}`")

    return Form(name, says, example, parse)


SERVICE_NAME = pattern(
    "name",
    "a name of letters, digits, `_`, `.` and `-` (at most 63, the first a letter or digit)",
    "api-gateway",
    r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}",
)
PROJECT_NAME = pattern(
    "project name",
    "a project name: lower-case letters, digits, `_` and `-`, the first a letter or digit",
    "webshop",
    r"[a-z0-9][a-z0-9_-]{0,62}",
)
HOST_NAME = pattern(
    "host name",
    "a host name: letters, digits and `-` in labels joined by `.`",
    "db.example",
    r"(?=.{1,253}\Z)[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?"
    r"(?>(?:\.[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?)*)",
)
#: Linux's IFNAMSIZ is 16 with the zero byte at its end; `/` and space are refused by the kernel.
INTERFACE = pattern(
    "interface", "a network interface's name of at most 15 characters", "eth0.100", r"[a-zA-Z0-9@_.-]{1,15}"
)
USER = pattern(
    "user",
    "a user, or a user and a group, by name or number",
    "1000:1000",
    r"[\w.$-]{1,64}(?::[\w.$-]{1,64})?",
)
PLATFORM = pattern(
    "platform",
    "a platform: system, processor and variant",
    "linux/arm64/v8",
    r"[a-z0-9_]+(?:/[a-z0-9_]+){0,2}",
)
REGISTRY = pattern(
    "registry",
    "a registry: host, port and path prefix",
    "registry.example:5000/team",
    r"[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*",
)
WORD = pattern("word", "a word without space or comma", "team-a", r"[^\s,]{1,128}")
