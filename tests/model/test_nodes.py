"""The sentences of the language about nodes, each in a small diagram."""

import pytest

from tests.model.shown import meaning

IN_A = "subgraph cluster_a"


def sorts(text: str) -> dict[str, str]:
    """What each node is."""
    topology = meaning(text)[0]
    things = {
        "service": topology.services,
        "actor": topology.actors,
        "host": topology.hosts,
        "network": topology.networks,
        "engine": topology.engines,
        "volume": topology.volumes,
    }
    return {thing.id: sort for sort, found in things.items() for thing in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", {"x": "service"}),
        ("user; x", {"user": "actor", "x": "service"}),
        ("user [image=x]", {"user": "service"}),
        ("node [restart=always] user; x", {"user": "actor", "x": "service"}),
        ('user [image="user.png"]', {"user": "actor"}),
        ("Internet; INTERNET", {"Internet": "actor", "INTERNET": "actor"}),
        (f"{IN_A} {{ internet; vol_x; x }}", {"internet": "actor", "vol_x": "volume", "x": "service"}),
        (f"{IN_A} {{ user; swarm; net_x }}", {"user": "service", "swarm": "service", "net_x": "service"}),
        (
            f"{IN_A} {{ kind=group; user; swarm; net_x; x }}",
            {"user": "actor", "swarm": "engine", "net_x": "network", "x": "service"},
        ),
        (f"{IN_A} {{ kind=outside; x; y [kind=service] }}", {"x": "actor", "y": "service"}),
        (f"{IN_A} {{ kind=hosts; x }}", {"x": "host"}),
        (
            "subnet_a; net_b; NETWORK_c; network; net",
            {
                "subnet_a": "network",
                "net_b": "network",
                "NETWORK_c": "network",
                "network": "actor",
                "net": "actor",
            },
        ),
        ("docker; k8s; kubernetes; Swarm", dict.fromkeys(("docker", "k8s", "kubernetes", "Swarm"), "engine")),
        ("volume_a; x", {"volume_a": "volume", "x": "service"}),
        ("x [style=invis]; y [shape=point]; z [kind=none]", {}),
        ('x [style="dashed, invis"]; y [shape=point, image=x]', {"y": "service"}),
        (f"{IN_A} {{ x }} redis; Redis2", {"x": "service", "redis": "service", "Redis2": "actor"}),
        (f"{IN_A} {{ x }} y [ports=80]; z [color=red]", {"x": "service", "y": "service", "z": "actor"}),
        # by their neighbours
        ("net_a; x -> net_a; y", {"net_a": "network", "x": "service", "y": "actor"}),
        ("net_a; net_a -> x", {"net_a": "network", "x": "service"}),
        (f"{IN_A} {{ x }} y -> vol_a", {"x": "service", "y": "service", "vol_a": "volume"}),
        (f"{IN_A} {{ x }} docker -> y", {"x": "service", "y": "service", "docker": "engine"}),
        (
            f"{IN_A} {{ x }} subgraph cluster_p {{ kind=hosts; h }} h -> y",
            {"x": "service", "y": "service", "h": "host"},
        ),
        (f"{IN_A} {{ x; z }} x -> y -> z", {"x": "service", "y": "service", "z": "service"}),
        (
            f"{IN_A} {{ x; z }} x -> y -> w -> z",
            {"x": "service", "y": "service", "w": "service", "z": "service"},
        ),
        (f"{IN_A} {{ x }} x -> y", {"x": "service", "y": "actor"}),
        (f"{IN_A} {{ x }} y -> x", {"x": "service", "y": "actor"}),
        (f"{IN_A} {{ x }} cluster_a -> y -> cluster_a", {"x": "service", "y": "service"}),
        (f"{IN_A} {{ x; z }} x -> y; z -> y [dir=back]", {"x": "service", "y": "service", "z": "service"}),
        (f"{IN_A} {{ x; z }} x -> y -> z [style=invis]", {"x": "service", "y": "actor", "z": "service"}),
        (f"{IN_A} {{ x }} y -> x [rel=flow]", {"x": "service", "y": "service"}),
        ("x -> y [rel=ingress]", {"x": "actor", "y": "service"}),
        ("subgraph cluster_legend { x } y", {"y": "service"}),
        ("subgraph cluster_hosts { host1 } y -> z", {"host1": "host", "y": "service", "z": "service"}),
    ],
)
def test_nodes(text: str, expected: dict[str, str]) -> None:
    assert sorts(f"digraph {{ {text} }}") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("web", "web"),
        ("Web_1.x-y", "Web_1.x-y"),
        ("Redis Cache", "redis-cache"),
        (r"API Gateway\n(JWT)", "api-gateway-jwt"),
        (r"a\lb\rc\Nd\Ge", "a-b-c-d-e"),
        ("  --Spring & Boot!  ", "spring-boot"),
        ("_x", "x"),
        ("DB 数据库", "db"),
        ("a" * 63, "a" * 63),
        ("a" * 64, "a" * 63),
    ],
)
def test_names(text: str, name: str) -> None:
    topology, findings, _ = meaning(f'digraph {{ "{text}" [image=x] }}')
    (service,) = topology.services
    assert service.name == name
    assert ("name-made" in {finding.kind.name for finding in findings}) == (name != text)


def test_a_name_that_cannot_be_made_stays_the_same() -> None:
    one = meaning('digraph { "数据库" [image=x] }')[0].services[0]
    other = meaning('digraph { "缓存" [image=x]; "数据库" [image=x] }')[0].services[1]
    assert one.name == other.name
    assert one.label == "数据库"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("x", "x"),
        ('x [label=""]', ""),
        (r'x [label="\N of\n\G"]', "x of\nshop"),
        (r'"a\nb"', "a\nb"),
        ("x [label=<<b>Bold</b> &amp; <i>thin</i><br/>line>]", "Bold & thin\nline"),
        ('x [shape=record, label="{<a> one|two}|three"]', "one\ntwo\nthree"),
        ('x [label="one|two"]', "one|two"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert meaning(f"digraph shop {{ {text} }}")[0].services[0].label == label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "node [replicas=2] x [kind=service]; y [kind=service, replicas=3]",
            {"x": ("2", "default"), "y": ("3", "drawn")},
        ),
        ("x [kind=service]; node [replicas=2] y [kind=service]", {"y": ("2", "default")}),
        ("{ node [replicas=2] x [kind=service] } y [kind=service]", {"x": ("2", "default")}),
        ("x [kind=service, replicas=2]", {"x": ("2", "drawn")}),
        ("x [kind=service, replicas=2]; x [replicas=4]", {"x": ("4", "drawn")}),
    ],
)
def test_settings_follow_the_scoping_of_dot(text: str, expected: dict[str, tuple[str, str]]) -> None:
    topology, _, _ = meaning(f"digraph {{ {text} }}")
    found = {one.name: one.settings.get("replicas") for one in topology.services}
    values = {name: (f"{value.value}", str(value.said)) for name, value in found.items() if value}
    assert values == expected


def test_what_an_id_tells_of_the_image() -> None:
    text = 'digraph { redis_prod; nginx2; postgres [image="postgres:16"]; redis [build="."]; shop }'
    images = {
        one.name: str(one.settings["image"].value)
        for one in meaning(text)[0].services
        if "image" in one.settings
    }
    assert images == {
        "redis_prod": "redis",
        "nginx2": "nginx",
        "postgres": "postgres:16",
        "shop": "shop:latest",
    }
