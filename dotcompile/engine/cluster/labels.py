"""Labels of hosts by which services are placed.

In: the labels that a host has. Out: those that it is to have. A host has no owner: one more label of it for
each project tells which ones that project set, so that only these are ever taken away again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dotcompile.engine.ownership import LABELS, Labels

_OF_HOST = re.compile(r"node\.labels\.([^\s=!]+)")


def set_by(labels: Labels, project: str) -> frozenset[str]:
    """The labels of a host that a project set."""
    return frozenset(labels.get(f"{LABELS}{project}", "").split())


def set_by_others(labels: Labels, project: str) -> frozenset[str]:
    """Those that other projects set."""
    notes = (value for key, value in labels.items() if key.startswith(LABELS) and key != f"{LABELS}{project}")
    return frozenset(name for value in notes for name in value.split())


def with_labels(labels: Labels, project: str, said: Mapping[str, str]) -> dict[str, str]:
    """What a host has once a project has set some."""
    return {**labels, **said, **_note(project, set_by(labels, project) | said.keys())}


def without_labels(labels: Labels, project: str, names: Iterable[str]) -> dict[str, str]:
    """What a host has once a project needs some of its own no more; what others set, too, stays."""
    ours, unneeded = set_by(labels, project), frozenset(names)
    gone = (ours & unneeded) - set_by_others(labels, project) | {f"{LABELS}{project}"}
    return {
        **{key: value for key, value in labels.items() if key not in gone},
        **_note(project, ours - unneeded),
    }


def labels_in(constraints: Iterable[str]) -> Iterator[str]:
    """The labels of hosts that constraints are about."""
    for one in constraints:
        found = _OF_HOST.match(one)
        if found is not None:
            yield found[1]


def _note(project: str, names: frozenset[str]) -> dict[str, str]:
    return {f"{LABELS}{project}": " ".join(sorted(names))} if names else {}
