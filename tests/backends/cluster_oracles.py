"""What Kubernetes takes: the schemas of its own objects, and `kubectl kustomize`, which asks no cluster."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import kubernetes_validate
import kubernetes_validate.utils
import yaml

#: The oldest version that has all that is emitted, and one that is in use.
VERSIONS = ("1.25.0", "1.32.0")
_KUSTOMIZE = "Kustomization"

# It reads several megabytes of schemas anew for each object.
kubernetes_validate.utils.schema_contents = cache(kubernetes_validate.utils.schema_contents)


def objects(files: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """All objects of some files, but for what is kustomize's own."""
    for text in files.values():
        yield from (one for one in yaml.safe_load_all(text) if one["kind"] != _KUSTOMIZE)


def validate(files: Mapping[str, str]) -> int:
    """Every object is one of its kind, with nothing that this does not have; how many there are.

    Kinds that are not Kubernetes' own have no schema here.
    """
    there = [one for one in objects(files) if not one["apiVersion"].startswith("projectcalico.org/")]
    for one in there:
        for version in VERSIONS:
            kubernetes_validate.validate(one, version, strict=True)
    return len(there)


def kubectl() -> str | None:
    return shutil.which("kubectl")


def kustomize(folder: Path) -> list[dict[str, Any]]:
    """What kustomize makes of a folder; it must accept it."""
    program = kubectl()
    assert program is not None
    done = subprocess.run(
        [program, "kustomize", str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return list(yaml.safe_load_all(done.stdout))
