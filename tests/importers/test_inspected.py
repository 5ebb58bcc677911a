"""What engines tell, without an engine: several projects, shared sandboxes, volumes, images."""

from typing import Any

from dotcompile.importers.imported import ImportedService
from dotcompile.importers.running.inspected import Inspected
from dotcompile.importers.running.read import read_running
from dotcompile.importers.writing.write import write_imported
from tests.importers.agreement import errors, understood

ANONYMOUS = "f" * 64
IMAGES = {
    "sha256:1": {
        "Config": {
            "Cmd": ["serve"],
            "Env": ["PATH=/bin"],
            "Labels": {"by": "image"},
            "Volumes": {"/own": {}},
            "WorkingDir": "/srv",
        }
    }
}


def container(
    name: str, *networks: str, project: str = "shop", service: str = "", **said: Any
) -> dict[str, Any]:
    labels = {"by": "image", **said.pop("labels", {})}
    if project:
        labels |= {"com.docker.compose.project": project, "com.docker.compose.service": service or name}
    config = {
        "Image": "app:1",
        "Cmd": ["serve"],
        "Env": ["PATH=/bin"],
        "WorkingDir": "/srv",
        "Labels": labels,
    }
    host = {
        "NetworkMode": networks[0] if networks else "default",
        "ShmSize": 67108864,
        "LogConfig": {"Type": "json-file"},
    }
    identity = (name.encode().hex() * 64)[:64]
    return {
        "Id": identity,
        "Name": f"/{name}",
        "Image": "sha256:1",
        "Created": said.pop("created", "2026"),
        "State": {"Status": said.pop("state", "running")},
        "Mounts": said.pop("mounts", []),
        "Config": {**config, "Hostname": identity[:12], **said.pop("config", {})},
        "HostConfig": {**host, **said.pop("host", {})},
        "NetworkSettings": {
            "Networks": {
                one: {"Aliases": [name, service, identity[:12]], **said.get(one, {})} for one in networks
            }
        },
    }


def network(name: str, project: str = "shop", **said: Any) -> dict[str, Any]:
    labels = {"com.docker.compose.project": project, "com.docker.compose.network": name} if project else {}
    own = f"{project}_{name}" if project else name
    config = {"Config": [{"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"}]}
    return {"Id": f"id-{own}", "Name": own, "Driver": "bridge", "Labels": labels, "IPAM": config, **said}


def services(seen: Inspected, project: str = "") -> dict[str, ImportedService]:
    outcome = read_running("engine", seen, project)
    assert outcome.imported is not None
    assert not errors(understood(write_imported(outcome.imported)).findings)
    return {service.name: service for service in outcome.imported.services}


def said(service: ImportedService) -> dict[str, Any]:
    return {name: str(value.value) for name, value in service.settings.items()}


def test_what_is_of_the_image_or_of_the_engine_is_left_out() -> None:
    plain = container("web", "shop_front")
    found = services(Inspected([plain], IMAGES, [network("front")]))
    assert said(found["web"]) == {"image": "app:1"}
    assert [one.zone for one in found["web"].memberships] == ["front"]
    assert not found["web"].memberships[0].settings


def test_what_somebody_chose_is_kept() -> None:
    chosen = container(
        *("web", "shop_front"),
        config={"Cmd": ["other"], "Env": ["PATH=/bin", "A=$B"], "Labels": {"team": "x"}, "User": "1"},
        host={"CapAdd": ["NET_ADMIN"], "NanoCpus": 500_000_000, "Memory": 1 << 26, "ReadonlyRootfs": True},
        labels={},
        shop_front={"IPAMConfig": {"IPv4Address": "172.18.0.9"}},
    )
    chosen["HostConfig"]["PortBindings"] = {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"}]}
    chosen["Config"]["Labels"] |= {"com.docker.compose.project": "shop", "com.docker.compose.service": "web"}
    found = services(Inspected([chosen], IMAGES, [network("front")]))
    assert said(found["web"]) == {
        "image": "app:1",
        "command": "('other',)",
        "user": "1",
        "env": "(('A', '$B'),)",
        "labels": "(('team', 'x'),)",
        "cpus": "500000000",
        "memory": "67108864",
        "cap_add": "('NET_ADMIN',)",
        "read_only": "True",
        "ip": "(IPv4Address('172.18.0.9'),)",
        "publish": str(found["web"].settings["publish"].value),
    }
    assert str(found["web"].settings["publish"].value[0]) == "127.0.0.1:8080:80"


def test_replicas_are_one_service() -> None:
    several = [container(f"shop-web-{number}", "shop_front", service="web") for number in (1, 2, 3)]
    found = services(Inspected(several, IMAGES, [network("front")]))
    assert said(found["web"])["replicas"] == "3"


def test_projects_are_kept_apart() -> None:
    both = [
        container("a", "one_x", project="one", service="web"),
        container("b", "two_x", project="two", service="web"),
    ]
    seen = Inspected(both, IMAGES, [network("x", "one"), network("x", "two")])
    found = services(seen)
    assert {name: [one.zone for one in service.memberships] for name, service in found.items()} == {
        "one-web": ["one_x"],
        "two-web": ["two_x"],
    }
    assert list(services(seen, "two")) == ["web"]


def test_a_network_of_others_is_there_already() -> None:
    seen = Inspected(
        [container("web", "shop_front", "other")], IMAGES, [network("front"), network("other", "")]
    )
    outcome = read_running("engine", seen, "shop")
    assert outcome.imported is not None
    zones = {zone.name: "external" in zone.settings for zone in outcome.imported.zones}
    assert zones == {"front": False, "other": True}


def test_sandboxes_are_those_of_machines_and_of_others() -> None:
    web = container("web", "shop_front")
    found = services(
        Inspected(
            [
                web,
                container("on-host", host={"NetworkMode": "host"}),
                container("alone", host={"NetworkMode": "none"}),
                container("beside", host={"NetworkMode": f"container:{web['Id']}"}),
            ],
            IMAGES,
            [network("front")],
        )
    )
    modes = {name: said(service).get("network_mode") for name, service in found.items()}
    assert modes == {"web": None, "on-host": "host", "alone": "none", "beside": "service:web"}


def test_volumes_go_by_the_names_that_files_have() -> None:
    mounts = [
        {"Type": "volume", "Name": "shop_data", "Destination": "/data", "RW": True},
        {"Type": "volume", "Name": "elsewhere", "Destination": "/there", "RW": False},
        {"Type": "volume", "Name": ANONYMOUS, "Destination": "/own", "RW": True},
        {"Type": "volume", "Name": ANONYMOUS, "Destination": "/asked", "RW": True},
        {"Type": "bind", "Source": "/etc/x", "Destination": "/x", "RW": False},
    ]
    labels = {"com.docker.compose.project": "shop", "com.docker.compose.volume": "data"}
    volumes = [
        {"Name": "shop_data", "Driver": "local", "Labels": labels, "Options": None},
        {"Name": "elsewhere", "Driver": "local", "Labels": None, "Options": None},
    ]
    found = services(
        Inspected([container("web", "shop_front", mounts=mounts)], IMAGES, [network("front")], volumes)
    )
    assert [str(one) for one in found["web"].settings["volumes"].value] == [
        "data:/data",
        "elsewhere:/there:ro",
        "/asked",
        "/etc/x:/x:ro",
    ]


def test_what_is_waited_for_is_drawn() -> None:
    web = container("web", "shop_front", labels={"com.docker.compose.depends_on": "db:service_healthy:false"})
    outcome = read_running(
        "engine", Inspected([web, container("db", "shop_front")], IMAGES, [network("front")]), ""
    )
    assert outcome.imported is not None
    (edge,) = outcome.imported.edges
    assert (edge.source.name, edge.target.name, edge.settings["depends"].value) == ("web", "db", "healthy")


def test_nothing_that_runs_is_told() -> None:
    outcome = read_running("engine", Inspected(), "shop")
    assert outcome.imported is None
    assert [one.message for one in outcome.findings] == ["nothing runs of the project `shop`"]
