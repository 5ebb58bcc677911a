"""The name of a project, which engines put before the names of what they make.

In: what the diagram is called. Out: a name that both take, or nothing where no character is left.
https://github.com/compose-spec/compose-spec/blob/main/04-version-and-name.md#name-top-level-element
"""

import re

from dotcompile.backends.places import file_name
from dotcompile.lowering.deployment import Deployment

_OTHER = re.compile(r"[^a-z0-9_-]+")
_LONGEST = 63
#: What graphs are called that nobody gave a name: stacks of one name would take each other's place.
_ANYBODY = ("g", "graph", "digraph")


def project_of(deployment: Deployment) -> str:
    """The name of a graph or, if it has none of its own, of the file that it is in."""
    name = _fitting(deployment.name)
    if name and (name not in _ANYBODY or "name" in deployment.settings):
        return name
    return _fitting(file_name(deployment.origin.path).partition(".")[0]) or name


def _fitting(name: str) -> str:
    """The name in lower case, with `-` for each run of other characters."""
    return _OTHER.sub("-", name.lower()).strip("-_")[:_LONGEST]
