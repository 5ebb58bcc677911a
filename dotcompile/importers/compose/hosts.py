"""The hosts that the value of a variable names.

In: the name of a variable, and its value. Out: names of hosts, each with its port if that is said. A word
that happens to be a host's name is none by itself: `POSTGRES_USER=postgres` is no connection.
"""

import re
from collections.abc import Iterator

from dotcompile.importers.compose.keys import words
from dotcompile.records import dataclass

#: More is no address.
_LONGEST = 10_000
_HOST = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"
_URL = re.compile(r"://([^/?#\s\"'<>]{1,2000})")
_WITH_PORT = re.compile(rf"(?<![\w.@/:=-])({_HOST}):([0-9]{{1,5}})(?![\w@.:-])")
_AFTER_EQUALS = re.compile(rf"=({_HOST}):([0-9]{{1,5}})(?![\w@.:-])")
_IN_STRING = re.compile(
    rf"(?i)(?:^|[;\s])(?:host|server|hostname|data source|addr)\s*=\s*(?:tcp:)?({_HOST})"
    r"(?:[,:]([0-9]{1,5}))?(?=[;\s]|$)"
)
_AUTHORITY = re.compile(rf"({_HOST})(?::([0-9]{{1,5}}))?")
#: Words by which variables are called that say where something is.
_WORDS = words(
    "host hosts hostname server servers addr address addresses url urls uri endpoint endpoints broker "
    "brokers upstream backend peers seeds bootstrap"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A host that is named, and at which port."""

    host: str
    port: int | None


def find_hosts(name: str, value: str) -> Iterator[Mention]:
    """Every host that a value names, perhaps more than once."""
    value = value[:_LONGEST]
    for found in _URL.finditer(value):
        for part in found[1].rpartition("@")[2].split(","):
            authority = _AUTHORITY.fullmatch(part)
            if authority is not None:
                yield _mention(authority)
    for pattern in (_WITH_PORT, _AFTER_EQUALS, _IN_STRING):
        for found in pattern.finditer(value):
            yield _mention(found)
    if _WORDS & frozenset(re.split(r"[^a-z0-9]+", name.lower())):
        for word in re.split(r"[,\s]+", value.strip()):
            authority = _AUTHORITY.fullmatch(word)
            if authority is not None:
                yield _mention(authority)


def _mention(found: re.Match[str]) -> Mention:
    port = int(found[2]) if found[2] else None
    return Mention(found[1], port if port is not None and 1 <= port <= 65535 else None)
