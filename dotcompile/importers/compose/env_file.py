r"""`.env`: the variables that stand beside a Compose file.

In: the text of the file. Out: variables. A value in single quotes is what it says, in double quotes `\n`
and its like mean something, and without quotes ` #` begins a comment; in all but the first, variables are
replaced.
https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
"""

import re
from collections import ChainMap
from collections.abc import Mapping

from dotcompile.importers.compose.variables import Interpolation
from dotcompile.importers.documents.kinds import YAML_LIMIT
from dotcompile.importers.documents.tree import Scalar
from dotcompile.importers.saying import Found
from dotcompile.source import Source

_LINE = re.compile(
    r"""^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*[=:][ \t]*
    (?:'([^']*)'|"((?>(?:[^"\\]|\\.)*))"|([^\r\n]*))""",
    re.MULTILINE | re.VERBOSE | re.DOTALL,
)
_MOST_BYTES = 1024 * 1024
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}


def read_variables(path: str, data: bytes, given: Mapping[str, str], found: Found) -> Mapping[str, str]:
    """The variables of a file, each seen by those after it; of what is given before, that counts."""
    source = Source(path, data.decode("utf-8", "replace").removeprefix("\ufeff"))
    if len(data) > _MOST_BYTES:
        message = f"this file has {len(data):,} bytes, and at most {_MOST_BYTES:,} are read"
        found.tell(YAML_LIMIT, message, source.span(0, 0), "variables are few and short")
        return {}
    variables: dict[str, str] = {}
    values = Interpolation(ChainMap(dict(given), variables), found)
    for line in _LINE.finditer(source.text):
        name, single, double, bare = line.groups()
        if single is not None:
            variables[name] = single
            continue
        text = double if double is not None else _COMMENT.sub("", bare).strip()
        seen = values.text(text, Scalar(text, source, line.start(1), line.end(), plain=False))
        variables[name] = seen if double is None else _ESCAPE.sub(_unescaped, seen)
    return variables


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[1], found[1])
