"""Scripts: what they ask of `docker`, word by word, and what shellcheck thinks of them."""

import shutil
import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from dotcompile.model.values.lists import join_json
from dotcompile.model.values.mappings import ENVIRONMENT, LABELS
from tests.backends.compiled import Compiled, compile_diagram
from tests.backends.compiling import Outcome, compiled
from tests.backends.random_diagrams import HOSTILE, diagram, quoted, without_control
from tests.backends.standing_in import LABELS_OF, Call, made, run, without_versions
from tests.backends.test_emitted import DIAGRAMS
from tests.goldens import Golden
from tests.soak import Soak

HERE = Path(__file__).with_name("scripts")
TARGETS = ("shell", "shell-swarm")
COMMITTED = [path for path in DIAGRAMS if path.stem == "whole"]
SHELLS = [shell for shell in ("dash", "bash", "busybox", "ksh") if shutil.which(shell)]
each_target = pytest.mark.parametrize("target", TARGETS)
#: What the script of a diagram is called here.
NAME = "shop.yml"


def script(text: str, target: str = "shell") -> str:
    outcome = compiled(text, target)
    assert not outcome.errors
    return outcome.text


def service(attributes: str, target: str = "shell", graph: str = "") -> str:
    return script(
        f'digraph shop {{ {graph} subgraph cluster_z {{ web [container="shop/web:1", {attributes}] }} }}',
        target,
    )


def options(call: Call) -> Mapping[str, list[str]]:
    """The options of a call by name."""
    found: dict[str, list[str]] = {}
    for option, value in pairwise(call):
        if option.startswith("--"):
            found.setdefault(option, []).append(value)
    return found


@each_target
@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_files(path: Path, target: str, golden: Golden) -> None:
    outcome = of(path, target)
    for text in outcome.files.values():
        golden(HERE / f"{path.stem}.{target}.sh", text)
    found = [one for one in outcome.of_target if one.kind.code >= "DC6"]
    told = "".join(f"{one.kind.severity} {one.kind.name}: {one.message}\n" for one in found)
    golden(HERE / f"{path.stem}.{target}.txt", told)
    assert outcome.files or outcome.errors


def of(path: Path, target: str) -> Outcome:
    return compiled(path.read_text(encoding="utf-8"), target, name=path.name)


@pytest.mark.shellcheck
@each_target
def test_shellcheck_has_nothing_to_say_of_files(target: str, tmp_path: Path) -> None:
    for path in DIAGRAMS:
        for text in of(path, target).files.values():
            (tmp_path / f"{path.stem}.sh").write_text(text)
    shellcheck(tmp_path)


@pytest.mark.shellcheck
@each_target
def test_shellcheck_has_nothing_to_say_of_random_diagrams(target: str, soak: Soak, tmp_path: Path) -> None:
    dialect = {"shell": "compose", "shell-swarm": "swarm"}[target]
    emitted = 0
    for number in range(soak.count(10)):
        text = diagram(soak.random, dialect).replace(f'"{dialect}"', f'"{target}"', 1)
        outcome = compiled(text, target)
        assert not outcome.lines("not-proved"), text
        for one in outcome.files.values():
            (tmp_path / f"{number}.sh").write_text(one)
            emitted += 1
    soak.figures["emitted"] = emitted
    assert emitted >= 5
    shellcheck(tmp_path)


def shellcheck(folder: Path) -> None:
    files = sorted(folder.glob("*.sh"))
    done = subprocess.run(["shellcheck", *files], capture_output=True, text=True, timeout=600)
    assert not done.stdout + done.stderr


def values(soak: Soak) -> list[str]:
    """What is hostile to shells, by itself and together with more of it."""
    shells = (
        "-x",
        "--",
        "--rm",
        "`id`",
        "$(id)",
        "${IFS}",
        "!!",
        "~",
        "*",
        "?",
        "[a]",
        "{a,b}",
        "\\\n",
        "'\\''",
    )
    every = [*HOSTILE, *shells, "x" * 10_000, "a\n\n", "\n\nb", 'type=bind,"', "%s%n", "é\u202e数据🙂"]
    every += ["".join(soak.random.choices(every, k=3)) for _ in range(soak.count(30))]
    return [one for one in map(without_control, every) if one.strip("\n") or not one]


@pytest.mark.parametrize("shell", SHELLS)
@each_target
def test_hostile_values_arrive_as_they_are(target: str, shell: str, soak: Soak, tmp_path: Path) -> None:
    every = values(soak)
    space = " \t\n\x85\xa0\u2028\u2029"
    pairs = tuple((f"V{number}", one.strip(space).replace("\n", " ")) for number, one in enumerate(every))
    said = {
        "command": join_json(["-c", *every]),
        "entrypoint": join_json(["sh", *every]),
        "env": ENVIRONMENT.write(pairs),
        "labels": LABELS.write(pairs),
        "label_z": "it's `$HOME`",
        "healthcheck": "test \"$x\" = 'y' || exit 1",
        "volumes": join_json(['./a b,\'"$c:/it\'s `x`,"y"', "data:/d,e"]),
    }
    text = service(", ".join(f"{name}={quoted(value)}" for name, value in said.items()), target)
    (call,) = (one for one in made(run(text, tmp_path, shell=shell)) if "shop/web:1" in one)
    found = options(call)
    equal = [f"{name}={value}" for name, value in pairs]
    label = "--label" if target == "shell" else "--container-label"
    assert [one for one in found["--env"] if one.startswith("V")] == equal
    assert [one for one in found[label] if one.startswith("V")] == equal
    assert "z=it's `$HOME`" in found[label]
    assert found["--health-cmd"] == ["test \"$x\" = 'y' || exit 1"]
    at = call.index("shop/web:1")
    if target == "shell":
        assert found["--entrypoint"] == ["sh"]
        assert call[at + 1 :] == (*every, "-c", *every)
        assert found["--volume"] == [f'{tmp_path}/a b,\'"$c:/it\'s `x`,"y"']
        assert found["--mount"] == ['type=volume,source=shop_data,"target=/d,e"']
    else:
        assert call[at + 1 :] == ("-c", *every)
        bind = f'type=bind,"source={tmp_path}/a b,\'""$c","target=/it\'s `x`,""y"""'
        volume = 'type=volume,source=shop_data,"target=/d,e",volume-label=dotcompile.project=shop'
        assert found["--mount"] == [bind, volume]


SMALL = """digraph shop {
    subgraph cluster_z { web [container="shop/web:1", publish="8080:80"]; db [container="postgres:16"] }
    subgraph cluster_y { web }
}"""


def test_what_one_engine_is_asked_for(tmp_path: Path) -> None:
    calls = [without_versions(call) for call in made(run(script(SMALL), tmp_path))]
    bridge = ("network", "create", "--driver", "bridge")
    web = ("--network", "shop_z", "--network-alias", "web", "--publish", "8080:80/tcp")
    of_web = (*LABELS_OF, "--label", "dotcompile.service=web", "shop/web:1")
    db = ("--network", "shop_z", "--network-alias", "db")
    assert calls == [
        (*bridge, "--internal", *LABELS_OF, "shop_z"),
        (*bridge, "--internal", *LABELS_OF, "shop_y"),
        (*bridge, *LABELS_OF, "shop_ingress"),
        ("create", "--name", "shop-web-1", *web, *of_web),
        ("network", "connect", "--alias", "web", "shop_y", "shop-web-1"),
        ("network", "connect", "--alias", "web", "shop_ingress", "shop-web-1"),
        ("start", "shop-web-1"),
        (
            "run",
            "--detach",
            "--name",
            "shop-db-1",
            *db,
            *LABELS_OF,
            "--label",
            "dotcompile.service=db",
            "postgres:16",
        ),
    ]


def test_what_a_swarm_is_asked_for(tmp_path: Path) -> None:
    calls = [without_versions(call) for call in made(run(script(SMALL, "shell-swarm"), tmp_path))]
    overlay = ("network", "create", "--driver", "overlay", "--internal", *LABELS_OF)
    service = ("service", "create", "--detach", "--name")
    web = ("--network", "name=shop_z,alias=web", "--network", "name=shop_y,alias=web")
    db = ("--network", "name=shop_z,alias=db")
    port = ("--publish", "target=80,published=8080,protocol=tcp,mode=ingress")
    assert calls == [
        (*overlay, "shop_z"),
        (*overlay, "shop_y"),
        (*service, "shop_web", *web, *port, *LABELS_OF, "--label", "dotcompile.service=web", "shop/web:1"),
        (*service, "shop_db", *db, *LABELS_OF, "--label", "dotcompile.service=db", "postgres:16"),
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("network_mode=none", ("--network", "none")),
        ("network_mode=host", ("--network", "host")),
        ('pull_policy="every_12h"', ("--pull", "always")),
        ("pull_policy=if_not_present", ("--pull", "missing")),
        ('stop_grace="1500ms"', ("--stop-timeout", "2")),
        ("init=false", ("--init=false",)),
        ('healthcheck=none, healthcheck_interval="5s"', ("--no-healthcheck",)),
        ('healthcheck="[\\"CMD\\", \\"a b\\", \\"c\\"]"', ("--health-cmd", "'a b' c")),
        ('entrypoint="sh -c", command="a b"', ("--entrypoint", "sh")),
        ('publish="127.0.0.1:8000-8010:80/udp"', ("--publish", "127.0.0.1:8000-8010:80/udp")),
        ('publish="[::1]:80:80"', ("--publish", "[::1]:80:80/tcp")),
        ('volumes="~/x:/y"', ("--volume", "/me/x:/y")),
        ('volumes="/anonymous"', ("--mount", "type=volume,target=/anonymous")),
        ('volumes="[\\"/srv:/srv:ro,Z\\"]"', ("--volume", "/srv:/srv:ro,Z")),
    ],
)
def test_options_of_containers(said: str, words: Call, tmp_path: Path) -> None:
    text = script(f'digraph shop {{ web [container="shop/web:1", {said}] }}')
    (call,) = (one for one in made(run(text, tmp_path, HOME="/me")) if "shop/web:1" in one)
    assert words in [call[at : at + len(words)] for at in range(len(call))]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ('hostname=a, domainname="example.com"', ("--hostname", "a.example.com")),
        ('restart="on-failure:3"', ("--restart-condition", "on-failure", "--restart-max-attempts", "3")),
        ('restart="unless-stopped"', ("--restart-condition", "any")),
        ('platform="linux/arm64"', ("--constraint", "node.platform.os == linux", "--constraint",
            "node.platform.arch == aarch64")),
        ('shm_size="1m"', ("--mount", "type=tmpfs,target=/dev/shm,tmpfs-size=1048576")),
        ("profiles=night", ("--replicas", "0")),
        ('update_delay="90s"', ("--update-delay", "1m30s")),
        ("prefer=\"spread=node.labels.rack\"", ("--placement-pref", "spread=node.labels.rack")),
        ('secrets="tls:/etc/tls.pem"', ("--secret", "source=tls,target=/etc/tls.pem")),
        ('entrypoint="sh -c \'a b\'"', ("--entrypoint", "sh -c 'a b'")),
        ('publish="8000-8001:90-91@host"', ("--publish", "target=90,published=8000,protocol=tcp,mode=host",
            "--publish", "target=91,published=8001,protocol=tcp,mode=host")),
    ],
)  # fmt: skip
def test_options_of_services(said: str, words: Call, tmp_path: Path) -> None:
    text = service(said, "shell-swarm")
    (call,) = (one for one in made(run(text, tmp_path)) if "shop/web:1" in one)
    assert words in [call[at : at + len(words)] for at in range(len(call))]


def test_each_waits_for_what_it_needs(tmp_path: Path) -> None:
    text = script("""digraph shop { node [container="a:1"]; subgraph cluster_z {
        web [depends_on="db:healthy,init:completed"]; db [replicas=2, depends_on=init]; init } }""")
    calls = run(text, tmp_path, FOUND="true healthy")
    names = [call[call.index("--name") + 1] for call in calls if "--name" in call]
    assert names == ["shop-init-1", "shop-db-1", "shop-db-2", "shop-web-1"]
    last = next(at for at, call in enumerate(calls) if "shop-web-1" in call and "--name" in call)
    assert [call[-1] for call in calls[last - 3 : last]] == ["shop-db-1", "shop-db-2", "shop-init-1"]
    assert calls[last - 1] == ("wait", "shop-init-1")
    with pytest.raises(AssertionError, match="container shop-db-1 is not well"):
        run(text, tmp_path, FOUND="true unhealthy")


def test_profiles_are_asked_for(tmp_path: Path) -> None:
    text = service('profiles="night,day"')
    assert not any("shop/web:1" in call for call in run(text, tmp_path))
    assert any("shop/web:1" in call for call in run(text, tmp_path, PROFILES="x,day"))


def test_images_are_built_where_they_are_missing(tmp_path: Path) -> None:
    text = script('digraph shop { subgraph cluster_z { web [build="it\'s"] } }')
    built = ("build", "--tag", "shop-web", "--", "it's")
    assert built in run(text, tmp_path)
    assert built not in run(text, tmp_path, there=["shop-web"], FOUND="")


def test_one_in_anothers_sandbox_and_one_with_a_hardware_address(tmp_path: Path) -> None:
    text = script("""digraph shop { node [container="a:1"]
        net_a; net_b; side [network_mode="service:web", hostname=x]; web
        web -> net_a; web -> net_b [mac="02:42:ac:11:00:02", ifname=lan0] }""")
    calls = made(run(text, tmp_path))
    (web,) = (options(call) for call in calls if "shop-web-1" in call and call[0] == "create")
    assert web["--network"] == ["name=shop_net_b,driver-opt=com.docker.network.endpoint.ifname=lan0"]
    assert web["--mac-address"] == ["02:42:ac:11:00:02"]
    (side,) = (options(call) for call in calls if "shop-side-1" in call)
    assert side["--network"] == ["container:shop-web-1"]
    assert "--hostname" not in side


def test_one_in_the_sandbox_of_the_first_of_several() -> None:
    made = compile_diagram(
        'digraph { node [container="a:1"]; side [network_mode="service:web"]; web [replicas=3] }', "shell"
    )
    assert made.errors == made.prove() == []
    assert "--network container:shop-web-1" in next(iter(made.files.values()))


def test_a_second_hardware_address_is_refused() -> None:
    outcome = compiled(
        'digraph { node [container="a:1"]; net_a; net_b; web -> net_a [mac="02:42:ac:11:00:02"]; '
        'web -> net_b [mac="02:42:ac:11:00:03"] }',
        "shell",
    )
    assert outcome.errors == ["`docker create` takes one hardware address, and `web` has several"]


@pytest.mark.parametrize(
    ("found", "calls"),
    [
        ("shop VERSION running", []),
        ("shop VERSION created", [("stop", "shop-web-1"), ("rm", "shop-web-1")]),
        ("shop other running", [("stop", "shop-web-1"), ("rm", "shop-web-1")]),
    ],
)
def test_what_is_there_is_kept_or_made_anew(found: str, calls: list[Call], tmp_path: Path) -> None:
    text = script('digraph shop { web [container="a:1", network_mode=none] }')
    version = text.partition("current container shop-web-1 ")[2].split()[0]
    done = made(run(text, tmp_path, there=["shop-web-1"], FOUND=found.replace("VERSION", version)))
    assert done[:-1] == calls
    assert done[-1] == ("start", "shop-web-1") if not calls else done[-1][:2] == ("run", "--detach")


@pytest.mark.parametrize(
    ("target", "name"), [("shell", "network shop_z"), ("shell-swarm", "service shop_web")]
)
def test_what_others_have_made_is_refused(target: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=f"{name} is there already, and was made by others"):
        run(service("init=true", target), tmp_path, there=[name.split()[1]], FOUND=" ")


@each_target
def test_what_is_no_longer_drawn_goes(target: str, tmp_path: Path) -> None:
    asked = run(service("init=true", target), tmp_path, there=["shop-old-1", "shop_old"])
    removed = {call[-2:] for call in asked if "rm" in call}
    assert removed == {("rm", "shop_old")} | ({("rm", "shop-old-1")} if target == "shell" else set())


@each_target
def test_what_is_there_already_must_be_there(target: str, tmp_path: Path) -> None:
    driver = "bridge" if target == "shell" else "overlay"
    zone = f'subgraph cluster_z {{ external=true; driver={driver}; web [container="a:1"] }}'
    text = script(f"digraph shop {{ {zone} }}", target)
    with pytest.raises(AssertionError, match="network z is not there, and is not made here"):
        run(text, tmp_path)
    assert not any("network" in call for call in made(run(text, tmp_path, there=["z"])))


LAN = 'driver=macvlan; parent="eth0.10"; subnet="192.168.1.0/24"; gateway="192.168.1.1"; egress=open'
HOSTS = 'node1 [kind=host, engine="ssh://node1"]; "it\'s" [name="node-2", kind=host]'
ON_HOSTS = f"""digraph shop {{ {HOSTS}
    subgraph cluster_lan {{ {LAN}; label_x="it's $HOME"; a [container="a:1"]; b [container="b:1"] }} }}
"""


def test_each_host_makes_its_part_of_a_network_and_a_manager_the_network(tmp_path: Path) -> None:
    text = script(ON_HOSTS, "shell-swarm")
    config, create = "shop_lan.config", ("network", "create")
    for host, addresses in (("node1", "192.168.1.0/25"), ("node-2", "192.168.1.128/25")):
        said = ("--subnet", "192.168.1.0/24", "--gateway", "192.168.1.1", "--ip-range", addresses)
        more = ("--opt", "parent=eth0.10", "--label", "x=it's $HOME", *LABELS_OF, config)
        calls = [without_versions(call) for call in made(run(text, tmp_path, "host", host))]
        assert calls == [(*create, "--config-only", *said, *more)]
    whole = ("--driver", "macvlan", "--scope", "swarm", "--config-from", config, "shop_lan")
    asked = made(run(text, tmp_path, there=[config]))
    assert [call for call in asked if call[0] == "network"] == [(*create, *whole)]
    with pytest.raises(AssertionError, match="node3 is none of the hosts that are drawn"):
        run(text, tmp_path, "host", "node3")
    told = [f"# DOCKER_HOST=ssh://node1 sh {NAME} host node1", f"# sh {NAME} host node-2"]
    assert text.splitlines()[2:4] == told


@each_target
@pytest.mark.parametrize("words", [("x",), ("down", "x"), ("down", "--volumes", "x"), ("up", "up")])
def test_other_words_are_refused(target: str, words: Call, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"usage: .*shop.sh \[up \| down \[--volumes\]\]"):
        run(service("init=true", target), tmp_path, *words)


def test_a_folder_that_docker_cannot_take_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "a:b"
    folder.mkdir()
    with pytest.raises(AssertionError, match="docker takes no folder with a colon"):
        run(service('volumes="./x:/y"'), folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (" --internal", "", "can get out"),
        ("--network shop_z", "--network host", "has networks beside `network_mode: host`"),
        ("--network shop_z", "--network shop_zz", "is on the network `shop_zz`, which is not defined"),
        ("--network shop_z \\\n        --network-alias db", "--network-alias db", "names no network"),
        ("8080:80/tcp", "8081:80/tcp", "is published, and that is not drawn"),
        ("--publish 8080:80/tcp", "--publish-all x", "creates something with `--publish-all`"),
        ("--network-alias db", '--network-alias "$(id)"', "has a command within quotation marks"),
        ("--network-alias db", "--network-alias $(id)", "the shell makes something else of"),
        ("--network-alias db", "--network-alias $X", "the shell makes something else of `$X`"),
        ("postgres:16 >/dev/null", "postgres:16 >/dev/null; reboot", "the script has the command `reboot`"),
        ("--network-alias db", "--network-alias `id`", "is no shell script"),
        ("dotcompile.service=db", "dotcompile.service=web", "one twice"),
        ("docker run --detach", "docker system prune", "the script has the command `docker system prune`"),
        ("shop_y shop-web-1", "shop_y shop-db-1", "connects `shop-db-1` before it is there"),
    ],
)
def test_the_proof_reads_scripts(old: str, new: str, told: str) -> None:
    made = compile_diagram(SMALL, "shell")
    assert made.prove() == []
    ((name, text),) = made.files.items()
    wrong = text.replace(old.replace(" --internal", " \\\n        --internal"), new, 1)
    assert wrong != text
    assert told in "\n".join(made.prove({name: wrong}))


@pytest.mark.parametrize("target", TARGETS)
def test_the_proof_holds_of_random_diagrams(target: str, soak: Soak) -> None:
    dialect = {"shell": "compose", "shell-swarm": "swarm"}[target]
    proved = 0
    for _ in range(soak.count(40)):
        one: Compiled = compile_diagram(diagram(soak.random, dialect), target)
        if not one.errors:
            assert one.prove() == []
            proved += 1
    soak.figures["proved"] = proved
    assert proved > 20
