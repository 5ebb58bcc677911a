"""A folder for kustomize: objects by kind in files, and what is made of files by kustomize itself.

In: a plan and the texts of its objects. Out: `kustomization.yaml` and the files beside it.
https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
"""

from collections.abc import Mapping, Sequence

from dotcompile.backends.backend import Artifact
from dotcompile.backends.kubernetes_keys.units import Plan
from dotcompile.backends.kubernetes_keys.variables import Given, given
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value, write

NAMES = ("kustomization.yaml", "kustomization.yml")
_API = {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"}


def files(plan: Plan, head: str, groups: Mapping[str, Sequence[str]]) -> tuple[Artifact, ...]:
    """All files of the folder; one that would have nothing in it is left out."""
    texts = {name: "---\n".join(documents) for name, documents in groups.items() if documents}
    entry: Entry = {**_API, "namespace": plan.namespace, "resources": list(texts)}
    made = given(plan)
    for key, secret in (("configMapGenerator", False), ("secretGenerator", True)):
        generators: list[Value] = [_generator(one) for one in made if one.secret is secret]
        if generators:
            entry[key] = generators
    return (
        Artifact(plan.job.name, head + write(entry, interpolated=False)),
        *(Artifact(name, text) for name, text in texts.items()),
    )


def command(plan: Plan) -> str:
    """What runs the folder. Kustomize reads no file outside it unless it is told to."""
    if any(one.file.startswith(("..", "/")) for one in given(plan)):
        return "kubectl kustomize --load-restrictor LoadRestrictionsNone . | kubectl apply -f -"
    return "kubectl apply -k ."


def _generator(one: Given) -> Entry:
    if one.key:
        return {"name": one.name, "files": [f"{one.key}={one.file}"]}
    return {"name": one.name, "envs": [one.file]}
