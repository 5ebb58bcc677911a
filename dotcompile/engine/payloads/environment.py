"""A container's environment: what its files say, and over them what the diagram says.

In: a service's settings. Out: `NAME=VALUE`, sorted. A name without a value has the one that it has where the
client runs, and is left out if it has none there.
"""

import re

from dotcompile.engine.payloads.surroundings import Surroundings, Variables
from dotcompile.model.topology import Settings

_LINE = re.compile(r"\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?:=[ \t]*(.*?))?\s*")
_QUOTED = re.compile(r"""(?s)(['"])(.*)\1(?:\s+#.*)?""")


def environment_of(settings: Settings, around: Surroundings) -> list[str]:
    """The variables of a service."""
    found: dict[str, str | None] = {}
    for file in settings["env_file"].value if "env_file" in settings else ():
        found |= dict(around.env_files.get(str(file), ()))
    found |= dict(settings["env"].value) if "env" in settings else {}
    told = {name: around.environment.get(name) if value is None else value for name, value in found.items()}
    return [f"{name}={value}" for name, value in sorted(told.items()) if value is not None]


def read_env_file(text: str) -> Variables:
    """The variables of a file, a line for each; quotes around a value and comments are left out."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        read = _LINE.fullmatch(line)
        if read is not None and read[2] is not None:
            quoted = _QUOTED.fullmatch(read[2])
            found[read[1]] = quoted[2] if quoted else re.sub(r"\s+#.*", "", read[2])
    return tuple(found.items())
