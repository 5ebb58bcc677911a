r"""Labels as they are shown: text without DOT's escapes, HTML's tags or a record's signs.

In: the value of `label`, and what `\N` and `\G` stand for. Out: plain text, with line ends.
"""

import re

from dotcompile.syntax.defaults import Setting
from dotcompile.syntax.tree import Html

_ESCAPE = r"(?s)\\(.)"
_TAG = r"(?is)<(br|/tr|/td)\b[^>]*>|<[^>]*>"
_FIELD = r"(?<!\\)<[^<>]*>|(?<!\\)[{}]"
_BAR = r"\s*(?<!\\)\|\s*"
RECORDS = ("record", "mrecord")


def shown_label(setting: Setting | None, default: str, graph: str, *, record: bool = False) -> str:
    r"""The label that an attribute says, or the default; `\N` in it is the default."""
    if setting is None:
        return default
    if isinstance(setting.value, Html):
        return _plain_html(setting.value)
    text = setting.value
    if record:
        text = re.sub(_BAR, "\n", re.sub(_FIELD, "", text)).strip()
    return unescape(text, default, graph) if "\\" in text else text


def unescape(text: str, node: str = "", graph: str = "") -> str:
    r"""A text with its escapes carried out: `\n`, `\l`, `\r` end a line, `\N` is the node, `\G` the graph."""
    meanings = {"n": "\n", "l": "\n", "r": "\n", "N": node, "G": graph, "E": "", "T": "", "H": "", "L": ""}
    return re.sub(_ESCAPE, lambda found: meanings.get(found[1], found[1]), text).removesuffix("\n")


def _plain_html(text: str) -> str:
    import html  # its table of entities costs 3 ms, and few labels are HTML

    broken = re.sub(_TAG, lambda tag: "\n" if tag[1] else "", text)
    lines = (" ".join(html.unescape(line).split()) for line in broken.split("\n"))
    return "\n".join(line for line in lines if line)
