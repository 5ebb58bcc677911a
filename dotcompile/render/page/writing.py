"""The page as one file that asks for nothing: pictures, style, script, and what the script knows.

In: pictures whose figures have their keys, and values for JSON. Out: HTML whose policy lets these styles and
this script do their work, and nothing else. https://www.w3.org/TR/CSP3/
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dotcompile.render.text import clean
from dotcompile.render.theme import Mode
from dotcompile.reports.written import Value

_FOLDER = Path(__file__).parent
#: In this order they are one script; each uses what stands before it.
_SCRIPTS = ("words", "knowledge", "stage", "picture", "folding", "panel", "search", "page")
_SERVED = "served"
#: What must not stand in a script element as it is.
#: https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
_ESCAPES = str.maketrans({one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"})
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)


def write_page(
    pictures: Sequence[str], known: Mapping[str, Value], title: str, mode: Mode, *, served: bool = False
) -> str:
    """The page: a picture, and perhaps one of the outermost zones alone. A `served` one hears of changes."""
    style = _read("page.css")
    script = _script(served=served)
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read("page.html.jinja")).render(
        title=clean(title) or "diagram",
        mode=str(mode),
        policy="; ".join(_policy((style, *(_style_of(one) for one in pictures)), script, served=served)),
        style=style,
        script=script,
        known=json.dumps(known, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES),
        pictures=pictures,
    )


def _policy(styles: Sequence[str], script: str, *, served: bool) -> Iterator[str]:
    yield "default-src 'none'"
    yield f"script-src {_hash(script)}"
    yield f"style-src {' '.join(dict.fromkeys(map(_hash, styles)))}"
    yield "font-src data:"
    yield "base-uri 'none'"
    yield "form-action 'none'"
    if served:
        yield "connect-src 'self'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style_of(picture: str) -> str:
    found = _STYLE.search(picture)
    if found is None:
        raise ValueError("a picture of ours has a style sheet")
    return found[1]


def _script(*, served: bool) -> str:
    names = (*_SCRIPTS, _SERVED) if served else _SCRIPTS
    parts = "\n".join(_read(f"{name}.js") for name in names)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
