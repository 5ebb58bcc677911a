"""The fake of a manager answers as a real one does: each test here runs on both."""

import base64
import time
from collections.abc import Iterator
from typing import Any

import pytest

from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.cluster.observe import observe_cluster, read_service
from dotcompile.engine.cluster.settled import find_unsettled
from dotcompile.engine.docker import Connection
from dotcompile.engine.docker_swarm import connect
from dotcompile.engine.errors import NotThereError, RefusedError
from tests.engine.swarm.fake import FakeManager
from tests.lab.lab import TAG, Lab

DATA = base64.b64encode(b"one").decode()
SECONDS = 60.0


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.swarm)])
def both(request: pytest.FixtureRequest) -> Iterator[Manager]:
    if request.param == "fake":
        yield FakeManager({TAG: f"sha256:{1:064x}"})
        return
    lab: Lab = request.getfixturevalue("swarm")
    manager = connect(Connection(lab.nodes[0].url))
    yield manager
    manager.close()


def body(name: str, networks: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    container = {"Image": TAG, "Args": ["serve"], **more.pop("ContainerSpec", {})}
    template = {"ContainerSpec": container, "Networks": [{"Target": one} for one in networks]}
    return {"Name": name, "Labels": {"a": "b"}, "TaskTemplate": template, **more}


def overlay(manager: Manager, name: str) -> str:
    return manager.create_network({"Name": name, "Driver": "overlay"})


def refusal(call: Any, *arguments: Any) -> tuple[int, str]:
    with pytest.raises(RefusedError) as caught:
        call(*arguments)
    return caught.value.status, str(caught.value)


def settled(manager: Manager, service: str) -> None:
    end = time.monotonic() + SECONDS
    while True:
        cluster = observe_cluster(manager)
        found = next(one for one in cluster.services if one.id == service)
        missing = find_unsettled(found, cluster.tasks_of(service), "running")
        if missing is None:
            return
        assert time.monotonic() < end, missing
        time.sleep(0.05)


def test_a_service_from_its_making_to_its_end(both: Manager) -> None:
    network = overlay(both, "p_app")
    service = both.create_service(body("p_web", ("p_app",)))
    settled(both, service)
    cluster = observe_cluster(both)
    (found,) = cluster.services
    assert (found.id, found.name, found.labels) == (service, "p_web", {"a": "b"})
    assert [one["Target"] for one in found.spec["TaskTemplate"]["Networks"]] == [network]
    assert found.spec["Mode"] == {"Replicated": {"Replicas": 1}}
    assert found.spec["TaskTemplate"]["ForceUpdate"] == 0
    (task,) = cluster.tasks_of(service)
    assert (task.state, task.wanted, task.slot) == ("running", "running", 1)
    assert [key for key, _ in task.addresses] == [network]
    assert refusal(both.remove_network, network)[0] == 400
    both.remove_service(service)
    with pytest.raises(NotThereError):
        both.remove_service(service)
    assert observe_cluster(both).services == ()


def test_names_are_taken_once(both: Manager) -> None:
    both.create_service(body("p_web"))
    assert refusal(both.create_service, body("p_web"))[0] == 409
    both.create_grant("config", {"Name": "p_app", "Labels": {}, "Data": DATA})
    assert refusal(both.create_grant, "config", {"Name": "p_app", "Labels": {}, "Data": DATA})[0] == 409


def test_an_update_is_of_the_version_that_was_read(both: Manager) -> None:
    service = both.create_service(body("p_web"))
    settled(both, service)
    found = both.service(service)
    version = found["Version"]["Index"]
    both.update_service(service, version, body("p_web", Mode={"Replicated": {"Replicas": 2}}))
    status, message = refusal(both.update_service, service, version, body("p_web"))
    assert (status, "update out of sequence" in message) == (500, True)
    settled(both, service)
    assert read_service(both.service(service)).spec["Mode"] == {"Replicated": {"Replicas": 2}}


def test_what_is_not_changed_is_not_started_again(both: Manager) -> None:
    service = both.create_service(body("p_web"))
    settled(both, service)
    before = [one.id for one in observe_cluster(both).tasks_of(service)]
    version = both.service(service)["Version"]["Index"]
    both.update_service(service, version, {**body("p_web"), "Labels": {"other": "label"}})
    settled(both, service)
    assert [one.id for one in observe_cluster(both).tasks_of(service)] == before


def test_the_mode_of_a_service_cannot_be_changed(both: Manager) -> None:
    service = both.create_service(body("p_web", Mode={"Replicated": {"Replicas": 1}}))
    version = both.service(service)["Version"]["Index"]
    assert "mode" in refusal(both.update_service, service, version, body("p_web", Mode={"Global": {}}))[1]


def test_tasks_that_no_host_can_have_wait(both: Manager) -> None:
    nowhere = body("p_web", Mode={"Replicated": {"Replicas": 1}})
    nowhere["TaskTemplate"]["Placement"] = {"Constraints": ["node.hostname == nowhere"]}
    if isinstance(both, FakeManager):
        both.waiting.add("p_web")
    service = both.create_service(nowhere)
    end = time.monotonic() + SECONDS
    while True:
        cluster = observe_cluster(both)
        missing = find_unsettled(cluster.services[0], cluster.tasks_of(service), "running")
        assert missing is not None
        if "no suitable node" in missing.what:
            break
        assert time.monotonic() < end, missing
    assert missing.what.startswith("0 of 1 tasks run: no suitable node")


def test_a_host_is_changed_as_a_whole_and_as_it_was_read(both: Manager) -> None:
    (first, *_) = both.nodes()
    before = both.node(first["ID"])
    assert before["Spec"] == first["Spec"]
    version = before["Version"]["Index"]
    both.update_node(first["ID"], version, {**before["Spec"], "Labels": {"a.b": "c"}})
    status, message = refusal(both.update_node, first["ID"], version, before["Spec"])
    assert (status, "update out of sequence" in message) == (500, True)
    (seen,) = (one for one in observe_cluster(both).nodes if one.id == first["ID"])
    assert (seen.name, seen.labels) == (first["Description"]["Hostname"], {"a.b": "c"})
    changed = both.node(first["ID"])
    assert changed["Spec"] == {**before["Spec"], "Labels": {"a.b": "c"}}
    version = changed["Version"]["Index"]
    assert refusal(both.update_node, first["ID"], version, {"Labels": {}})[0] == 400
    both.update_node(first["ID"], version, before["Spec"])
    with pytest.raises(NotThereError):
        both.node("nowhere")


@pytest.mark.parametrize("kind", ["config", "secret"])
def test_what_services_are_given_stays_while_they_have_it(both: Manager, kind: str) -> None:
    grant = both.create_grant(kind, {"Name": "p_app", "Labels": {"a": "b"}, "Data": DATA})
    (found,) = observe_cluster(both).grants
    assert (found.kind, found.id, found.name, found.labels) == (kind, grant, "p_app", {"a": "b"})
    title = kind.title()
    file = {"Name": "app", "UID": "0", "GID": "0", "Mode": 0o444}
    use = {"File": file, f"{title}ID": grant, f"{title}Name": "p_app"}
    service = both.create_service(body("p_web", ContainerSpec={f"{title}s": [use]}))
    assert refusal(both.remove_grant, kind, grant)[0] == 400
    both.remove_service(service)
    both.remove_grant(kind, grant)
    with pytest.raises(NotThereError):
        both.remove_grant(kind, grant)


def test_labels_of_a_configuration_can_be_changed(both: Manager) -> None:
    config = both.create_grant("config", {"Name": "p_app", "Labels": {}, "Data": DATA})
    (found,) = both.grants("config")
    version = found["Version"]["Index"]
    both.update_config(config, version, {"Name": "p_app", "Labels": {"a": "b"}, "Data": DATA})
    assert both.grants("config")[0]["Spec"]["Labels"] == {"a": "b"}
    assert (
        refusal(both.update_config, config, version, {"Name": "p_app", "Labels": {}, "Data": DATA})[0] == 500
    )
    assert refusal(both.create_grant, "config", {"Name": "p_b", "Labels": {}, "Data": ""})[0] == 400
