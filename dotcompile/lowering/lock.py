"""The lock: which subnet of the pool each network was given, so that it keeps it when others come and go.

In: the text of a lock file, or what is to be kept. Out: a lock, or its text: JSON, of the same bytes for the
same lock. It is meant to be committed beside the diagram.
"""

import json
from collections.abc import Mapping
from ipaddress import ip_network
from typing import Any

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.kinds import LOCK_UNREADABLE
from dotcompile.model.values.addresses import Subnet
from dotcompile.records import dataclass
from dotcompile.source import Source

_VERSION = 1
#: A lock of 65,536 networks with the longest names is not so large.
_LARGEST = 16_000_000


@dataclass(frozen=True, slots=True)
class Lock:
    """Networks by name, with their subnets."""

    subnets: Mapping[str, Subnet]


NO_LOCK = Lock({})


def write_lock(lock: Lock) -> str:
    """The text of a lock."""
    subnets = {name: str(lock.subnets[name]) for name in sorted(lock.subnets)}
    return json.dumps({"version": _VERSION, "subnets": subnets}, ensure_ascii=False, indent=2) + "\n"


def read_lock(source: Source) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """The lock that a text says, or an empty one and what is wrong with it."""
    try:
        if len(source.text) > _LARGEST:
            raise ValueError("it is too large")
        return Lock(_subnets(json.loads(source.text))), ()
    except json.JSONDecodeError as error:
        return NO_LOCK, (_unreadable(source, f"it is not JSON: {error.msg}", error.pos),)
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        return NO_LOCK, (_unreadable(source, why, 0),)


def _subnets(read: Any) -> dict[str, Subnet]:
    if not isinstance(read, dict) or read.get("version") != _VERSION:
        raise ValueError(f"it has no `version` that is {_VERSION}")
    subnets = read.get("subnets")
    if not isinstance(subnets, dict) or not all(isinstance(one, str) for one in subnets.values()):
        raise ValueError("its `subnets` are not an object of texts")
    return {name: ip_network(subnet) for name, subnet in subnets.items()}


def _unreadable(source: Source, why: str, at: int) -> Diagnostic:
    end = min(at + 1, len(source.text))
    help_ = "restore the file from version control, or delete it, and addresses are given anew"
    return Diagnostic(LOCK_UNREADABLE, f"the lock cannot be read: {why}", source.span(at, end), help=help_)
