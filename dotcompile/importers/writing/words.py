r"""Texts as DOT and TOML have them.

In: any text. Out: an id of DOT that means it, or a string of TOML; a name that nothing needs quotes for stays
as it is. In DOT `\"` is the only escape, so not every text can be said there.
https://graphviz.org/doc/info/lang.html, https://toml.io/en/v1.0.0#string
"""

import re

from dotcompile.syntax.lexemes import KEYWORDS, unescape

_BARE_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_TOML_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f]')
_TOML_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")


def can_be_dot(text: str) -> bool:
    """Whether DOT has a string that means a text."""
    written = text.replace('"', '\\"')
    return re.fullmatch(r"(?s)(?>(?:[^\"\\]|\\.)*)", written) is not None and unescape(written) == text


def dot_id(text: str) -> str:
    """The id of DOT that means a text that DOT can have."""
    if _BARE_ID.fullmatch(text) and text.lower() not in KEYWORDS:
        return text
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'


def dot_comment(text: str) -> str:
    """A line of comment that ends nowhere but at its end."""
    return f"// {_UNSEEN.sub(' ', text).rstrip()}".rstrip()


def toml_key(text: str) -> str:
    """A key of TOML."""
    return text if _BARE_KEY.fullmatch(text) else toml_string(text)


def toml_string(text: str) -> str:
    """A string of TOML in one line."""
    escaped = _TOML_ESCAPED.sub(_escape, text)
    return f'"{escaped}"'


def toml_comment(text: str) -> str:
    """A line of comment."""
    return f"# {_UNSEEN.sub(' ', text).rstrip()}".rstrip()


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in '"\\':
        return f"\\{character}"
    return _TOML_ESCAPES.get(character) or f"\\u{ord(character):04x}"
