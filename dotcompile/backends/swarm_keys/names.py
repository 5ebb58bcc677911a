"""The names that Swarm takes: parts of DNS names, with the project's before them.

In: a deployment. Out: a finding for each name that Swarm would refuse.
https://github.com/moby/swarmkit/blob/master/manager/controlapi/common.go
"""

import re
from collections.abc import Iterator

from dotcompile.backends.kinds import NAME_NOT_ON_TARGET
from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import Deployment
from dotcompile.source import Span

_NAME = re.compile(r"[a-zA-Z0-9](?>(?:[-_]*[A-Za-z0-9]+)*)")
_LONGEST = 63


def find_refused(deployment: Deployment, project: str) -> Iterator[Diagnostic]:
    """The names of services and networks."""
    named = [("service", spec.name, spec.origin) for spec in deployment.services]
    named += [("network", one.name, one.origins[0]) for one in deployment.networks if not one.external]
    for what, name, span in named:
        yield from _refused(what, name, project, span)


def _refused(what: str, name: str, project: str, span: Span) -> Iterator[Diagnostic]:
    if _NAME.fullmatch(name) is None:
        message = f"Swarm takes no {what} named `{name}`: only `-` and `_` may be between letters and digits"
        yield Diagnostic(NAME_NOT_ON_TARGET, message, span, help="give it another with `name=`")
    elif len(project) + 1 + len(name) > _LONGEST:
        most = _LONGEST - 1 - len(project)
        message = f"`{name}` is longer than the {most} characters that Swarm leaves after `{project}_`"
        yield Diagnostic(NAME_NOT_ON_TARGET, message, span, help="give it a shorter one with `name=`")
