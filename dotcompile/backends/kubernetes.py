"""Kubernetes: a cluster of nodes, by `kubectl apply`, of version 1.25 or later.

In: a deployment. Out: one file with all objects; or, where that is `kustomization.yaml`, a folder for
kustomize; and what Kubernetes cannot hold. What networks do elsewhere, policies do here: they hold direction
and ports.
https://kubernetes.io/docs/reference/kubernetes-api/
"""

import shlex
from collections.abc import Iterable, Iterator

from dotcompile.backends.abilities.kubernetes import ABILITIES
from dotcompile.backends.backend import Artifact, Backend, Emitted, Job
from dotcompile.backends.held import find_unheld
from dotcompile.backends.kubernetes_keys import kustomize, told
from dotcompile.backends.kubernetes_keys.calico import CALICO
from dotcompile.backends.kubernetes_keys.ingress import INGRESS, ingresses
from dotcompile.backends.kubernetes_keys.policies import policies
from dotcompile.backends.kubernetes_keys.services import named, published
from dotcompile.backends.kubernetes_keys.storage import Claim, claim_objects, find_claims
from dotcompile.backends.kubernetes_keys.units import Plan, Unit
from dotcompile.backends.kubernetes_keys.variables import beforehand, variables_objects
from dotcompile.backends.kubernetes_keys.workloads import workload
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import commented, write
from dotcompile.reach.facts import KUBERNETES
from dotcompile.source import Span


def emit(job: Job) -> Emitted:
    """The file, or the files of a folder."""
    plan = Plan(job)
    claims = find_claims(plan)
    findings = (*find_unheld(job, ABILITIES), *told.find_told(plan, claims))
    places = Places(job.sources)
    groups = {name: list(_shown(places, objects)) for name, objects in _groups(plan, claims)}
    if job.name in kustomize.NAMES:
        return kustomize.files(plan, _head(job, [kustomize.command(plan)]), groups), findings
    documents = [text for of_group in groups.values() for text in of_group]
    file = shlex.quote(job.name)
    head = _head(job, [*beforehand(plan), f"kubectl apply -f {file}"])
    return (Artifact(job.name, head + "---\n".join(documents)),), findings


Objects = Iterable[tuple[tuple[Span, ...], Entry]]
"""Objects, each with the places of the diagram that ask for it."""


def _groups(plan: Plan, claims: dict[str, Claim]) -> Iterator[tuple[str, Objects]]:
    """The objects by the file of a folder that they stand in, in the order in which they are to be made."""
    yield "namespace.yaml", [((), _namespace(plan))]
    yield "policies.yaml", [(_origins(unit), one) for unit, one in policies(plan)]
    yield "configuration.yaml", [(_origins(unit), one) for unit, one in variables_objects(plan)]
    yield "storage.yaml", [((claim.origin,), one) for claim, one in claim_objects(plan, claims)]
    yield (
        "services.yaml",
        [
            (_origins(unit), one)
            for unit in plan.units
            for one in (*named(plan, unit), *published(plan, unit))
        ],
    )
    yield "ingress.yaml", [(_origins(unit), one) for unit, one in ingresses(plan)]
    yield "workloads.yaml", [(_origins(unit), workload(plan, unit, claims)) for unit in plan.units]


def _origins(unit: Unit | None) -> tuple[Span, ...]:
    return () if unit is None else tuple(spec.origin for spec in unit.specs)


def _namespace(plan: Plan) -> Entry:
    metadata = plan.metadata(plan.namespace)
    return {
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": {key: one for key, one in metadata.items() if key != "namespace"},
    }


def _shown(places: Places, objects: Objects) -> Iterator[str]:
    for origins, one in objects:
        yield (commented(places.of(*origins)) if origins else "") + write(one, interpolated=False)


def _head(job: Job, commands: Iterable[str]) -> str:
    diagram = file_name(job.deployment.origin.path)
    return commented(f"Made by dotcompile from {diagram}. To run it:", *commands)


BACKEND = Backend("kubernetes", emit, KUBERNETES, ABILITIES, (CALICO, INGRESS))
