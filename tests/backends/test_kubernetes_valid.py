"""Emitted manifests as they are committed, and as Kubernetes takes them: its schemas, and kustomize."""

from collections import Counter
from pathlib import Path

import pytest

from tests.backends import cluster_oracles
from tests.backends.compiling import Outcome, compiled
from tests.backends.kubernetes_diagrams import diagram
from tests.goldens import Golden
from tests.soak import Soak

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).with_name("kubernetes")
COMMITTED = [ROOT / "examples" / "bidspy" / "bidspy.dot", HERE / "cluster.dot"]
DIAGRAMS = [
    *sorted((ROOT / "examples").glob("*/*.dot")),
    *sorted((ROOT / "tests" / "model" / "typical").glob("*.dot")),
    HERE / "cluster.dot",
]
each_diagram = pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)


def of(path: Path, output: str = "shop.k8s.yml") -> Outcome:
    return compiled(path.read_text(encoding="utf-8"), "kubernetes", name=path.name, output=output)


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_files(path: Path, golden: Golden) -> None:
    outcome = of(path)
    golden(HERE / f"{path.stem}.k8s.yml", outcome.text)
    found = (one for one in outcome.of_target if one.kind.code >= "DC5")
    told = [f"{one.kind.severity} {one.kind.name}: {one.message}\n" for one in found]
    golden(HERE / f"{path.stem}.kubernetes.txt", "".join(told))


@each_diagram
def test_the_schemas_take_them(path: Path) -> None:
    outcome = of(path)
    assert bool(outcome.files) == (not outcome.errors)
    assert not outcome.lines("not-proved")
    if outcome.files:
        assert cluster_oracles.validate(outcome.files) > 2


@pytest.mark.skipif(cluster_oracles.kubectl() is None, reason="kubectl is not on the path")
@each_diagram
def test_kustomize_takes_them(path: Path, tmp_path: Path) -> None:
    outcome, whole = of(path, "kustomization.yaml"), of(path)
    if outcome.files:
        (tmp_path / "api.env").write_text("A=1\n")
        for file in ("configs/site", "configs/app", "secrets/tls"):
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_text("x\n")
        for name, text in outcome.files.items():
            (tmp_path / name).write_text(text)
        kinds = Counter(one["kind"] for one in cluster_oracles.kustomize(tmp_path))
        expected = Counter(one["kind"] for one in cluster_oracles.objects(whole.files))
        assert expected <= kinds
        assert set(kinds - expected) <= {"ConfigMap", "Secret"}


def test_random_diagrams(soak: Soak) -> None:
    counted: Counter[str] = Counter()
    for _ in range(soak.count(40)):
        text = diagram(soak.random)
        options = tuple(one for one in ("calico", "ingress") if soak.random.random() < 0.3)
        outcome = compiled(text, "kubernetes", options=options)
        assert bool(outcome.files) == (not outcome.errors), outcome.errors
        assert not outcome.lines("not-proved"), text
        counted["emitted" if outcome.files else "refused"] += 1
        counted["objects"] += cluster_oracles.validate(outcome.files)
    soak.figures |= counted
    assert counted["emitted"] > 8 * counted["refused"]
