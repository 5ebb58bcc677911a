"""Environment variables, and what has to be in the cluster before the file is applied.

In: a plan. Out: a ConfigMap for each service that says its variables, exactly as it says them; and the
commands that make a configuration or secret of each file that a diagram names without saying what is in it.
https://kubernetes.io/docs/concepts/configuration/configmap/
"""

import shlex
from collections.abc import Iterator

from dotcompile.backends.abilities.cluster_values import VARIABLE, fitted
from dotcompile.backends.kubernetes_keys.names import Called
from dotcompile.backends.kubernetes_keys.units import Plan, Unit
from dotcompile.backends.service_keys.mounts import rebased
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """A configuration or secret made of a file: one entry under `key`, or else variables line by line."""

    name: str
    file: str
    key: str
    secret: bool = False


def variables(spec: ContainerSpec) -> list[str]:
    """The configurations that environment variables come from; of two that have one, the later counts."""
    files = spec.settings.get("env_file")
    found = [
        f"{fitted(spec.name)}-env-{number}" for number in range(1, len(files.value if files else ()) + 1)
    ]
    return [*found, f"{fitted(spec.name)}-env"] if "env" in spec.settings else found


def variables_objects(plan: Plan) -> Iterator[tuple[Unit, Entry]]:
    """The variables of each service."""
    for unit in plan.units:
        for spec in unit.specs:
            said = spec.settings.get("env")
            if said is not None:
                data: Entry = {key: value or "" for key, value in said.value if VARIABLE.fullmatch(key)}
                metadata = plan.metadata(f"{fitted(spec.name)}-env")
                yield unit, {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": data}


def given(plan: Plan) -> list[Given]:
    """All that is made of files, each once."""
    base, found = plan.job.base, dict[Given, None]()
    for spec in plan.job.deployment.services:
        files = spec.settings.get("env_file")
        for number, file in enumerate(files.value if files is not None else (), 1):
            name = f"{fitted(spec.name)}-env-{number}"
            found[Given(name, rebased(str(file), base, bare=True), "")] = None
        for section in ("configs", "secrets"):
            for said in spec.settings[section].value if section in spec.settings else ():
                name = said.partition(":")[0]
                file = rebased(f"./{section}/{name}", base)
                found[Given(fitted(name), file, name, section == "secrets")] = None
    return list(found)


def given_called(plan: Plan) -> Iterator[Called]:
    """The names of configurations and secrets: those that the diagram names, and those of variables."""
    for spec in plan.job.deployment.services:
        for name in variables(spec):
            yield Called("configuration", f"{spec.name}, variables {name}", name, spec.origin, tells=False)
        for section, what in (("configs", "configuration"), ("secrets", "secret")):
            said = spec.settings.get(section)
            for one in said.value if said is not None else ():
                name = one.partition(":")[0]
                yield Called(
                    what, name, fitted(name), said.span if said is not None else spec.origin, tells=False
                )


def beforehand(plan: Plan) -> Iterator[str]:
    """The commands that make what is made of files; the namespace has to be there for that."""
    files = given(plan)
    if files:
        yield f"kubectl create namespace {plan.namespace}"
    for one in files:
        what = "secret generic" if one.secret else "configmap"
        option = f"--from-file={one.key}={one.file}" if one.key else f"--from-env-file={one.file}"
        yield f"kubectl -n {plan.namespace} create {what} {one.name} {shlex.quote(option)}"
