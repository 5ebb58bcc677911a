r"""Commands and health checks: shell words, as Compose splits them, or a JSON list of strings.

In: `nginx -g 'daemon off;'` or `["nginx", "-g", "daemon off;"]`. Out: the words. No shell runs a command, and
Compose drops in silence what comes after an unquoted `;`, `&`, `|`, `<` or `>`: here that is a finding.
"""

import re

from dotcompile.model.kinds.attributes import BAD_COMMAND
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import is_json, join_json, split_json
from dotcompile.model.values.text import ValueText

Words = tuple[str, ...]
#: Groups: 1 space, 2 single-quoted, 3 double-quoted, 4 escaped, 5 plain, 6 what a shell would act on.
_PIECE = r"""(?s)(\s+)|'([^']*)'|"((?>(?:[^"\\]|\\.)*))"|\\(.)|([^\s'"\\;&|<>()]+)|([;&|<>()]+)"""
_ESCAPE = r"(?s)\\(.)"
_SAFE = r"[^\s'\"\\;&|<>()\[]+"
_QUOTABLE = r"[^'\\]*"
_HELP = "write words as in `nginx -g 'daemon off;'`, or a JSON list of strings"


def _unescaped(found: re.Match[str]) -> str:
    return {"n": "\n", "t": "\t"}.get(found[1], found[1])


def _words(text: ValueText) -> Parsed[Words]:
    if is_json(text.text):
        return _strings(text)
    words: list[str] = []
    word: str | None = None
    at, piece = 0, re.compile(_PIECE)
    while at < len(text.text):
        found = piece.match(text.text, at)
        if found is None:
            what = "escapes nothing" if text.text[at] == "\\" else "is not closed"
            return fail(BAD_COMMAND, text, f"{shown(text.text[at])} {what}", _HELP, at)
        if found[6] is not None:
            return _shell(text, found)
        at = found.end()
        if found[1] is not None:
            words += () if word is None else (word,)
            word = None
        else:
            word = (word or "") + _piece(found)
    return (*words, *(() if word is None else (word,))), ()


def _piece(found: re.Match[str]) -> str:
    if found[3] is not None:
        return re.sub(_ESCAPE, _unescaped, found[3])
    if found[4] is not None:
        return _unescaped(re.match(_ESCAPE, found[0]) or found)
    return found[2] if found[2] is not None else found[5]


def _shell(text: ValueText, found: re.Match[str]) -> Parsed[Words]:
    message = f"no shell runs this command, so {shown(found[6])} would not do what it says"
    help_ = "let a shell run it: `sh -c '…'`; or put quotes around what is meant as it stands"
    return fail(BAD_COMMAND, text, message, help_, found.start(6), found.end(6))


def _strings(text: ValueText) -> Parsed[Words]:
    found = split_json(text)
    return (None if found.findings else tuple(item.text for item in found.items)), found.findings


def _write_words(words: Words) -> str:
    quoted = [word if re.fullmatch(_SAFE, word) else f"'{word}'" for word in words]
    if words and all(re.fullmatch(_QUOTABLE, word) for word in words):
        return " ".join(quoted)
    return join_json(words)


def _test(text: ValueText) -> Parsed[Words]:
    """The test that Compose has for a text: `CMD-SHELL` and the text, or what a JSON list says."""
    if text.text.lower() == "none":
        return ("NONE",), ()
    if not is_json(text.text):
        return ("CMD-SHELL", text.text), ()
    words, findings = _strings(text)
    if words is None:
        return None, findings
    first, rest = words[0] if words else "", len(words) - 1
    if first in ("CMD", "CMD-SHELL", "NONE") and (rest > 0 or first == "NONE"):
        return words, ()
    message = "a health check's list begins with `CMD`, `CMD-SHELL` or `NONE`, and says what to run"
    return fail(BAD_COMMAND, text, message, '`["CMD", "pg_isready"]`, or just the command for a shell')


def _write_test(words: Words) -> str:
    if words == ("NONE",):
        return "none"
    if len(words) == 2 and words[0] == "CMD-SHELL" and _plain_test(words[1]):
        return words[1]
    return join_json(words)


def _plain_test(word: str) -> bool:
    return word == word.strip() != "" and word.lower() != "none" and not is_json(word) and '\\"' not in word


COMMAND: Form[Words] = Form(
    "command", "a command, split into words as Compose does", "nginx -g 'daemon off;'", _words, _write_words
)
TEST: Form[Words] = Form(
    "health check",
    "a command for a shell, a JSON list, or `none`",
    "curl -f http://localhost/",
    _test,
    _write_test,
)
