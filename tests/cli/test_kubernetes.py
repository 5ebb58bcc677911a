"""Kubernetes on the command line: one file, a folder, options; and manifests as a diagram."""

from pathlib import Path

import pytest
import yaml

from tests.cli.outcome import Outcome, dotcompile

SHOP = """\
digraph shop {
    customer
    subgraph cluster_front { web [publish="8080:80", container="nginx:1.27", ports="80"] }
    subgraph cluster_data { db [container="postgres:17", ports="5432", secrets=password] }
    customer -> web
    web -> db [port=5432]
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_text(SHOP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kinds(path: Path) -> set[str]:
    return {one["kind"] for one in yaml.safe_load_all(path.read_text())}


def test_the_name_of_a_file_means_it(folder: Path) -> None:
    assert dotcompile("shop.dot", "--emit", "shop.k8s.yml").code == 0
    assert {"Namespace", "NetworkPolicy", "Deployment", "Service"} <= kinds(folder / "shop.k8s.yml")


@pytest.mark.parametrize("name", ["out/", "out/kustomization.yaml", "there"])
def test_a_folder_gets_files(folder: Path, name: str) -> None:
    (folder / "there").mkdir()
    (folder / "out").mkdir(exist_ok=name == "out/kustomization.yaml")
    assert dotcompile("shop.dot", "--emit", name).code == 0
    made = folder / name.partition("/")[0]
    whole = yaml.safe_load((made / "kustomization.yaml").read_text())
    assert {"kustomization.yaml", *whole["resources"]} == {path.name for path in made.iterdir()}
    assert whole["secretGenerator"] == [{"name": "password", "files": ["password=../secrets/password"]}]


def test_a_folder_that_is_not_there_is_made() -> None:
    assert dotcompile("shop.dot", "--emit", "new/").code == 0
    assert Path("new/kustomization.yaml").exists()
    done = dotcompile("shop.dot", "--emit", "no/such/place/")
    assert (done.code, "cannot be made" in done.err) == (2, True)


def test_options(folder: Path) -> None:
    assert dotcompile("shop.dot", "--emit", "shop.k8s.yml", "--option", "calico").code == 0
    assert "GlobalNetworkPolicy" in kinds(folder / "shop.k8s.yml")
    refused(
        dotcompile("shop.dot", "--emit", "compose.yml", "--option", "calico"),
        "Compose has no option `calico`",
        1,
    )
    refused(dotcompile("shop.dot", "--option", "calico"), "--option calico goes with --emit", 2)


def refused(done: Outcome, told: str, code: int) -> None:
    assert done.code == code
    assert told in done.out + done.err


@pytest.mark.parametrize("name", ["out", "out/policies.yaml"])
def test_manifests_are_imported(folder: Path, name: str) -> None:
    dotcompile("shop.dot", "--emit", "out/")
    done = dotcompile("import", "--kubernetes", name, "-o", "back.dot")
    if name == "out":
        assert done.code == 0
        text = (folder / "back.dot").read_text()
        assert "web -> db [port=5432]" in text
        assert "internet -> web [port=80]" in text
        assert dotcompile("back.dot", "--emit", "back.k8s.yml").code == 0
    else:
        refused(done, "nothing runs in these manifests", 1)


def test_what_cannot_be_imported_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    refused(dotcompile("import", "--kubernetes", "empty"), "no file in it ends in .yaml or .yml", 2)
    refused(dotcompile("import", "--kubernetes", "empty", "shop.dot"), "so what is shop.dot?", 2)
    refused(dotcompile("import", "--kubernetes", "nowhere.yaml"), "there is no such file", 2)
