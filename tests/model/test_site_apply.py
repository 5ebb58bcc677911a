"""What a site says of the things that are drawn, and which of its sections are for them."""

from typing import Any

import pytest

from dotcompile.model.topology import Said, Settings, Sort, Topology
from dotcompile.model.values.ports import ANY_PORT, PORTS
from dotcompile.reach.intent import intend
from tests.model.test_site_wrong import lint

DIAGRAM = b"""digraph shop {
    node [restart="always"]
    subgraph cluster_shop { web [replicas=3, ports=80]; "Web Mail" }
    subgraph cluster_storage { driver=bridge; postgres [volumes="data:/var/lib/data,./conf:/etc/conf"] }
    subgraph cluster_swarm { node1; node2 }
    customer -> web -> postgres
}
"""


def run_by(*sites: str, diagram: bytes = DIAGRAM) -> Topology:
    found, findings = lint(diagram, *((f"{number}.toml", site.encode()) for number, site in enumerate(sites)))
    assert findings == ()
    (topology,) = found.topologies
    return topology


def values(settings: Settings) -> dict[str, Any]:
    return {name: value.value for name, value in settings.items()}


def test_the_site_wins_over_the_diagram_and_what_it_does_not_say_stays() -> None:
    web = run_by("[services.web]\nreplicas = 5\n").service["web"].settings
    assert (web["replicas"].value, web["replicas"].said, web["replicas"].span.path) == (
        5,
        Said.SITE,
        "0.toml",
    )
    assert (web["restart"].value, web["restart"].said) == ("always", Said.DEFAULT)
    assert (web["ports"].said, web["ports"].span.path) == (Said.DRAWN, "shop.dot")


def test_each_table_is_for_its_sort() -> None:
    topology = run_by(
        "name = 'other'\ntarget = 'swarm'\n[ipam]\npool = '10.20.0.0/16'\n"
        "[networks.storage]\ndriver = 'overlay'\n[hosts.node1]\nrole = 'manager'\n"
        "[actors.customer]\nenters = '192.0.2.1'\n"
    )
    assert topology.name == "other"
    assert {name: str(value) for name, value in values(topology.settings).items()} == {
        "name": "other",
        "target": "swarm",
        "pool": "10.20.0.0/16",
    }
    assert values(topology.zone["storage"].settings) == {"driver": "overlay"}
    assert [values(host.settings).get("role") for host in topology.hosts] == ["manager", None]
    (actor,) = topology.actors
    assert [str(address) for address in actor.settings["enters"].value] == ["192.0.2.1"]


def test_nothing_is_connected_otherwise() -> None:
    plain = run_by("")
    other = run_by("target = 'swarm'\n[services.'*']\nreplicas = 2\n[networks.'*']\ndriver = 'overlay'\n")
    assert plain.links == other.links
    assert [zone.members for zone in plain.zones] == [zone.members for zone in other.zones]


@pytest.mark.parametrize(
    ("sections", "winner"),
    [
        (["*", "web"], "web"),
        (["web", "*"], "web"),
        (["w*", "*"], "w*"),
        (["*b", "we*"], "we*"),
        (["we*", "*b"], "we*"),
        (["w?b", "*eb"], "*eb"),
        (["*eb", "w?b"], "w?b"),
        (["[a-z]eb", "*b"], "[a-z]eb"),
        (["*", "**"], "**"),
        (["*", "post*"], "*"),
        (["W*", "*"], "*"),
    ],
)
def test_the_more_specific_wins_and_of_equals_the_later(sections: list[str], winner: str) -> None:
    told = "".join(f"[services.'{name}']\nx_by = '{name}'\n" for name in sections)
    diagram = DIAGRAM.replace(b'"Web Mail"', b"WW")
    assert values(run_by(told, diagram=diagram).service["web"].settings)["x_by"] == winner


@pytest.mark.parametrize(
    ("files", "replicas"),
    [
        ((("web", 1), ("web", 2)), 2),
        ((("web", 1), ("*", 2)), 1),
        ((("*", 1), ("web", 2)), 2),
        ((("*", 1), ("*", 2)), 2),
    ],
)
def test_of_several_files_the_last_wins_where_they_are_as_specific(
    files: tuple[tuple[str, int], ...], replicas: int
) -> None:
    sites = [f"[services.'{pattern}']\nreplicas = {number}\n" for pattern, number in files]
    assert run_by(*sites).service["web"].settings["replicas"].value == replicas


def test_an_image_that_the_site_names_is_not_inferred() -> None:
    found, _ = lint(DIAGRAM, ("s.toml", b"[services.'*']\nimage = 'shop/all:1'\n"))
    assert not [one for one in found.findings if one.kind.name.startswith("image-")]
    assert {str(one.settings["image"].value) for one in found.topologies[0].services} == {"shop/all:1"}


@pytest.mark.parametrize(
    ("said", "ports", "told"),
    [
        ("", "5432", "image-inferred"),
        ("image = 'registry.example/team/postgres:16.4'", "5432", "image-inferred"),
        ("image = 'postgres@sha256:" + "0" * 64 + "'", "5432", "image-inferred"),
        ("image = 'mysql:8'", "3306", "image-inferred"),
        ("image = 'shop/database:3'", "any", "site-image-ports"),
        ("build = 'database'", "any", "site-image-ports"),
        ("image = 'shop/database:3'\nports = 5433", "5433", ""),
        ("restart = 'always'", "5432", "image-inferred"),
    ],
)
def test_the_image_that_runs_tells_where_it_listens(said: str, ports: str, told: str) -> None:
    diagram = b"digraph { subgraph cluster_a { web [image=web]; postgres } web -> postgres }"
    found, _ = lint(diagram, ("s.toml", f"[services.postgres]\n{said}\n".encode()))
    (edge,) = intend(found.topologies[0]).edges[-1:]
    assert PORTS.write(edge.ports or ANY_PORT) == ports
    names = ("image-inferred", "site-image-ports")
    assert [one.kind.name for one in found.findings if one.kind.name in names] == ([told] if told else [])


def test_a_store_is_one_wherever_its_image_is_from() -> None:
    diagram = b"digraph { subgraph cluster_a { web [image=web]; postgres } customer -> cluster_a }"
    site = b"[services.postgres]\nimage = 'registry.example/postgres:16'\n"
    for sites in ((), (("s.toml", site),)):
        found, _ = lint(diagram, *sites)
        assert "ingress-refused" in [one.kind.name for one in found.findings]


def test_a_volume_that_is_mounted_undrawn_is_made_if_a_section_is_for_it() -> None:
    assert run_by("").volumes == ()
    (volume,) = run_by("[volumes.data]\nopt_type = 'nfs'\n").volumes
    assert (volume.name, values(volume.settings)) == ("data", {"opt_type": "nfs"})
    text = DIAGRAM.decode()[volume.origin.start : volume.origin.end]
    assert text.startswith("data:")


def test_an_id_is_no_name_but_is_understood() -> None:
    _, (finding,) = lint(DIAGRAM, ("s.toml", b"[services.'Web Mail']\nreplicas = 1\n"))
    assert finding.help == "that is an id; the name of what has it is `web-mail`"


def test_instances_have_names_of_their_own() -> None:
    diagram = b'digraph { subgraph cluster_a { lb } subgraph cluster_b { lb } instances="per-zone" }'
    topology = run_by("[services.'*-lb']\nreplicas = 2\n[services.a-lb]\nreplicas = 3\n", diagram=diagram)
    replicas = {one.name: one.settings["replicas"].value for one in topology.services}
    assert replicas == {"a-lb": 3, "b-lb": 2}


def test_an_unreadable_site_leaves_the_diagram_as_it_is() -> None:
    found, findings = lint(DIAGRAM, ("s.toml", b"[services.web\n"))
    assert [one.kind.name for one in findings] == ["site-syntax"]
    assert found.topologies == lint(DIAGRAM)[0].topologies
    assert {member.sort for zone in found.topologies[0].zones for member in zone.members} >= {Sort.SERVICE}
