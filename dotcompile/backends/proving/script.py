"""The script that makes a stack's networks beforehand, as far as it tells of networks.

In: a shell script. Out: the networks that it creates, by name.
https://docs.docker.com/reference/cli/docker/network/create/
"""

import shlex
from collections.abc import Iterator

from dotcompile.backends.proving.loading import ReadBackError
from dotcompile.backends.proving.written import ICC, WrittenNetwork

_CREATE = ["docker", "network", "create"]
_FLAGS = ("--internal", "--attachable", "--ipv6")
_WITH_VALUE = ("--driver", "--ipam-driver", "--subnet", "--gateway", "--ip-range", "--aux-address", "--opt",
    "--label")  # fmt: skip


def read_script(text: str) -> dict[str, WrittenNetwork]:
    """All networks that are created."""
    try:
        words = shlex.split(text, comments=True)
    except ValueError as error:
        raise ReadBackError(f"the script is no shell script: {error}") from None
    starts = [at for at in range(len(words)) if words[at : at + 3] == _CREATE]
    found = dict(_created(iter(words[at + 3 :])) for at in starts)
    if len(found) < len(starts):
        raise ReadBackError("the script creates a network twice")
    return found


def _created(words: Iterator[str]) -> tuple[str, WrittenNetwork]:
    said: dict[str, list[str]] = {}
    for word in words:
        if word in _FLAGS:
            said[word] = []
        elif word in _WITH_VALUE:
            said.setdefault(word, []).append(next(words, ""))
        elif word.startswith("-"):
            raise ReadBackError(f"the script creates a network with `{word}`")
        else:
            return word, WrittenNetwork(
                name=word,
                driver=said.get("--driver", ["bridge"])[-1],
                internal="--internal" in said,
                attachable="--attachable" in said,
                icc=f"{ICC}=false" not in said.get("--opt", ()),
                external=False,
            )
    raise ReadBackError("the script creates a network without a name")
