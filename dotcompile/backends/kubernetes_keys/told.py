"""What Kubernetes makes of a diagram that no attribute tells by itself.

In: a plan and its claims. Out: findings.
"""

from collections.abc import Iterator, Mapping

from dotcompile.backends.kinds import APPROXIMATED, NAME_NOT_ON_TARGET, NOT_ON_TARGET, SIZE_TAKEN
from dotcompile.backends.kubernetes_keys.names import find_renamed
from dotcompile.backends.kubernetes_keys.services import aliases_called, find_many, services_called
from dotcompile.backends.kubernetes_keys.storage import SIZE, Claim, claims_called, is_everywhere
from dotcompile.backends.kubernetes_keys.units import Plan, Unit
from dotcompile.backends.kubernetes_keys.variables import given_called
from dotcompile.diagnostics import Diagnostic
from dotcompile.model.values.form import shown

#: What a service within the sandbox of another has from there.
_OF_POD = (
    *("replicas", "mode", "constraint", "prefer", "affinity", "max_per_node", "platform", "profiles"),
    *(
        "hostname",
        "stop_grace",
        "init",
        "dns",
        "extra_hosts",
        "sysctls",
        "update_parallelism",
        "update_order",
    ),
)
_RESERVED = "kube-"


def find_told(plan: Plan, claims: Mapping[str, Claim]) -> Iterator[Diagnostic]:
    """All findings."""
    called = (*plan.called(), *aliases_called(plan), *services_called(plan))
    yield from find_renamed((*called, *claims_called(dict(claims)), *given_called(plan)))
    if plan.namespace.startswith(_RESERVED) or plan.namespace == "default":
        message = f"the namespace would be {shown(plan.namespace)}, which is the cluster's own"
        yield Diagnostic(
            NAME_NOT_ON_TARGET,
            message,
            plan.job.deployment.origin,
            help="`name=` gives the diagram another name",
        )
    yield from find_many(plan)
    for spec in plan.job.deployment.services:
        if not spec.image:
            help_ = "name with `image=` what is to be built and pushed first"
            message = f"Kubernetes builds nothing, and {shown(spec.name)} has no image"
            yield Diagnostic(NOT_ON_TARGET, message, spec.origin, help=help_)
    for unit in plan.units:
        yield from _of_unit(unit)
    for claim in claims.values():
        if "opt_size" not in claim.settings and not claim.is_there:
            message = f"nobody says how large {shown(claim.said)} is: {SIZE} is claimed"
            help_ = f"draw the volume, and write `opt_size={SIZE}` on it"
            yield Diagnostic(SIZE_TAKEN, message, claim.origin, help=help_)


def _of_unit(unit: Unit) -> Iterator[Diagnostic]:
    root = unit.root
    if is_everywhere(unit) and "profiles" in root.settings:
        message = f"{shown(root.name)} runs on every node, and cannot be left out of a profile"
        help_ = "choose its nodes with `constraint=` in place of `profiles`"
        yield Diagnostic(NOT_ON_TARGET, message, root.settings["profiles"].span, help=help_)
    for spec in unit.specs[1:]:
        names = [name for name in _OF_POD if name in spec.settings]
        if names:
            message = (
                f"{shown(spec.name)} is in the pod of {shown(root.name)}, which says its {', '.join(names)}"
            )
            help_ = f"write that on {shown(root.name)}, or give each a network of its own"
            yield Diagnostic(APPROXIMATED, message, spec.settings[names[0]].span, help=help_)
