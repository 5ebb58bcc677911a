"""What is asked of an engine: payloads in full, and beside those that Compose makes of the same diagram."""

import subprocess
from pathlib import Path

import pytest

from dotcompile.engine.ownership import HASH
from dotcompile.engine.payloads.environment import read_env_file
from dotcompile.engine.payloads.seal import parts_of, seal
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.state import MountedVolume
from dotcompile.records import replace
from tests.backends.oracles import COMPOSE
from tests.engine.running import Engine
from tests.engine.world import AROUND, wanted
from tests.lab.lab import Lab

CHECK = 'healthcheck="[\\"CMD\\", \\"/probe\\", \\"check\\"]"'
EVERYTHING = f"""\
digraph shop {{
    data [kind=volume, label_team=red]
    subgraph cluster_app {{
        graph [subnet="10.201.1.0/24", gateway="10.201.1.9", label_team=red]
        web [
            command="serve -l 80/tcp", entrypoint="/probe", working_dir="/tmp", user="1000:1000"
            hostname=shop, domainname="example.com", init=true, env="A=1,B=x y", labels="team=red"
            label_tier=front, platform="linux/amd64", cpus="0.5", memory="64m", reserve_memory="32m"
            publish="18090:80,127.0.0.1:18091:81/udp", expose="9000", ip="10.201.1.77"
            mac="02:42:ac:11:00:09", aliases="www,shop", dns="10.99.0.254", extra_hosts="pay=10.20.0.5"
            volumes="/srv/in:/in:ro,cache:/cache", tmpfs="/run:size=1m", read_only=true
            {CHECK}, healthcheck_interval="5s", healthcheck_timeout="2s", healthcheck_retries=4
            healthcheck_start_period="1s", restart="on-failure:3", stop_signal=SIGINT, stop_grace="7s"
            logging="json-file,max-size=10m", cap_add="NET_ADMIN", cap_drop="MKNOD"
            security_opt="no-new-privileges", sysctls="net.core.somaxconn=1024"
            ulimits="nofile=1000:2000", shm_size="16m"
        ]
        db [healthcheck_disable=true, volumes="/scratch"]
    }}
    subgraph cluster_data {{ store }}
    web -> store
    web -> data [at="/data", read_only=true]
}}
"""

CASES = [
    ('command="serve -v"', "Cmd", ["serve", "-v"]),
    ('entrypoint="/probe"', "Entrypoint", ["/probe"]),
    ('stop_grace="1500ms"', "StopTimeout", 2),
    ('env="A=1,B="', "Env", ["A=1", "B="]),
    ('env="TOKEN\\nNOBODY"', "Env", ["TOKEN=t"]),
    ('healthcheck="true", healthcheck_disable=true', "Healthcheck", {"Test": ["NONE"]}),
    ('expose="9000-9001/udp"', "ExposedPorts", {"9000/udp": {}, "9001/udp": {}}),
    ('cpus="0.5"', "HostConfig.NanoCpus", 500_000_000),
    ('memory="64m"', "HostConfig.Memory", 64 * 1024**2),
    ('restart="on-failure:3"', "HostConfig.RestartPolicy", {"Name": "on-failure", "MaximumRetryCount": 3}),
    ('restart="always"', "HostConfig.RestartPolicy", {"Name": "always"}),
    ('tmpfs="/run:size=1m,/tmp"', "HostConfig.Tmpfs", {"/run": "size=1m", "/tmp": ""}),
    ('ulimits="nofile=1:2"', "HostConfig.Ulimits", [{"Name": "nofile", "Soft": 1, "Hard": 2}]),
    ('logging="syslog,tag=x"', "HostConfig.LogConfig", {"Type": "syslog", "Config": {"tag": "x"}}),
    ('volumes="./in:/in:ro"', "HostConfig.Binds", ["/srv/shop/in:/in:ro"]),
    ('volumes="../in:/in"', "HostConfig.Binds", ["/srv/in:/in"]),
    ('volumes="~/in:/in:z"', "HostConfig.Binds", ["/users/me/in:/in:z"]),
    ('configs="app.conf"', "HostConfig.Binds", ["/srv/shop/configs/app.conf:/app.conf:ro"]),
    ('secrets="key:/etc/key"', "HostConfig.Binds", ["/srv/shop/secrets/key:/etc/key:ro"]),
    ('secrets="key"', "HostConfig.Binds", ["/srv/shop/secrets/key:/run/secrets/key:ro"]),
    (
        'volumes="cache:/cache:nocopy,/scratch"',
        "HostConfig.Mounts",
        [
            {"Type": "volume", "Target": "/cache", "Source": "shop_cache", "VolumeOptions": {"NoCopy": True}},
            {"Type": "volume", "Target": "/scratch"},
        ],
    ),
    (
        'publish="8080-8081:80-81,90,9000-9005:91/udp"',
        "HostConfig.PortBindings",
        {
            "80/tcp": [{"HostIp": "", "HostPort": "8080"}],
            "81/tcp": [{"HostIp": "", "HostPort": "8081"}],
            "90/tcp": [{"HostIp": "", "HostPort": ""}],
            "91/udp": [{"HostIp": "", "HostPort": "9000-9005"}],
        },
    ),
    ("privileged=true", "HostConfig.Privileged", True),
    ("network_mode=host", "HostConfig.NetworkMode", "host"),
    ("network_mode=none", "HostConfig.NetworkMode", "none"),
    ('network_mode="service:db"', "HostConfig.NetworkMode", "container:db"),
]  # fmt: skip


@pytest.mark.parametrize(("attributes", "path", "value"), CASES, ids=[case[0] for case in CASES])
def test_attributes_stand_where_the_api_has_them(attributes: str, path: str, value: object) -> None:
    services = f'web [image="web:1", {attributes}]; db [image="db:1"]'
    made = wanted(f"digraph shop {{ subgraph cluster_app {{ {services} }} }}")
    (web,) = (one for one in made.containers if one.service == "web")
    found = web.body
    for key in path.split("."):
        found = found[key]
    assert found == value


def test_the_same_diagram_has_the_same_digests() -> None:
    one, other = wanted(EVERYTHING), wanted(EVERYTHING)
    assert one == other
    digests = {network.name: network.hash for network in one.networks}
    parts = [parts_of(container, "sha256:1", digests) for container in one.containers]
    assert parts == [parts_of(container, "sha256:1", digests) for container in other.containers]
    assert parts[0] != parts_of(one.containers[0], "sha256:2", digests)
    assert parts[0]["networks"] != parts_of(one.containers[0], "sha256:1", {})["networks"]


def test_what_a_container_waits_for_is_no_part_of_what_it_is() -> None:
    (web, *_) = wanted(EVERYTHING).containers
    parts = parts_of(web, "sha256:1", {})
    waiting = replace(web, awaits=())
    assert parts_of(waiting, "sha256:1", {}) == parts
    assert seal(web, parts)["Labels"][HASH] == seal(waiting, parts)["Labels"][HASH]


def test_unnamed_volumes_that_are_kept_take_the_place_of_new_ones() -> None:
    (db,) = (one for one in wanted(EVERYTHING).containers if one.service == "db")
    kept = (MountedVolume("a" * 64, "/scratch"), MountedVolume("b" * 64, "/of-the-image"))
    mounts = seal(db, {}, keeps=kept)["HostConfig"]["Mounts"]
    assert [(one["Source"], one["Target"]) for one in mounts] == [
        ("a" * 64, "/scratch"),
        ("b" * 64, "/of-the-image"),
    ]


def test_services_of_profiles_run_when_one_is_on() -> None:
    text = (
        'digraph shop { subgraph cluster_app { web [image="web:1"]; db [image="db:1", profiles="debug"] } }'
    )
    assert [one.service for one in wanted(text).containers] == ["web"]
    on = wanted(text, replace(AROUND, profiles=frozenset({"debug"})))
    assert [one.service for one in on.containers] == ["web", "db"]


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("A=1\n\n# no\n  B = x y # why\nexport C='a # b'\n", (("A", "1"), ("B", "x y"), ("C", "a # b"))),
        ('D="say \\"x\\""\nE=\nF', (("D", 'say \\"x\\"'), ("E", ""))),
        ("no variable\n=1\n9=1\n", ()),
    ],
)
def test_files_of_variables_are_read(text: str, variables: object) -> None:
    assert read_env_file(text) == variables


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("./a", "/srv/shop/a"),
        ("../../../a", "/a"),
        ("~", "/users/me"),
        ("/a/../b", "/a/../b"),
        (".", "/srv/shop"),
    ],
)
def test_paths_begin_at_the_diagram(said: str, path: str) -> None:
    assert Surroundings("shop", "/srv/shop", "/users/me").path(said) == path


@pytest.mark.docker
@pytest.mark.compose
def test_compose_makes_the_same_of_the_same_diagram(engine: Lab, tmp_path: Path) -> None:
    """All that the engine knows of each container afterwards, but for times and who made it."""
    shop = Engine(engine.nodes[0], tmp_path)
    path = shop.diagram(EVERYTHING)
    done = shop("up", path)
    assert done.code == 0, done.err
    client = shop.node.client
    ours = {name: client.inspect_container(f"shop-{name}-1") for name in ("web", "db", "store")}
    assert shop("down", "--volumes", "--yes", path).code == 0
    file = tmp_path / "compose.yml"
    emitted = shop("", path, "--emit", file)
    assert file.exists(), emitted.err + emitted.out
    command = [COMPOSE, "-p", "shop", "-f", file, "up", "--detach", "--pull", "never"]
    subprocess.run(command, env=shop.node.environment, check=True, capture_output=True, timeout=120)
    theirs = {name: client.inspect_container(f"shop-{name}-1") for name in ours}
    for name, container in ours.items():
        assert comparable(container) == comparable(theirs[name])


#: Who made it, and what says the same in other words.
LABELS = ("com.docker.compose.", "io.dotcompile.")
OTHERWISE = ("NetworkMode", "Mounts", "ConsoleSize", "VolumesFrom", "Links")


def comparable(said: dict) -> dict:
    config, host = dict(said["Config"]), dict(said["HostConfig"])
    config["Labels"] = {key: value for key, value in config["Labels"].items() if not key.startswith(LABELS)}
    config["Env"] = sorted(config["Env"])
    # The address is that of an endpoint to Compose; before version 1.44 of the API that alone did nothing.
    for key in ("AttachStdout", "AttachStderr", "OnBuild", "MacAddress"):
        config.pop(key, None)
    if said["Config"]["Hostname"] in said["Id"]:
        config.pop("Hostname")
    host = {key: value or None for key, value in host.items() if key not in OTHERWISE}
    host["Binds"] = sorted(one for one in host.get("Binds") or () if one.startswith("/"))
    for key in ("CapAdd", "CapDrop"):
        host[key] = [one.removeprefix("CAP_") for one in host[key] or ()]
    mounts = sorted((one["Type"], one["Destination"], one["RW"], volume(one)) for one in said["Mounts"])
    own = {said["Id"][:12], said["Name"][1:]}
    networks = {
        name: (sorted(set(end["Aliases"] or ()) - own), end["IPAMConfig"] or None)
        for name, end in said["NetworkSettings"]["Networks"].items()
    }
    return {"config": config, "host": host, "mounts": mounts, "networks": networks}


def volume(mount: dict) -> str:
    """The name of a volume that has one."""
    return mount.get("Name", "") if len(mount.get("Name", "")) < 64 else ""
