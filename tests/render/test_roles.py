"""What names suggest about the role of a service, and the hue of a zone."""

import pytest

from dotcompile.model.topology import Sort
from dotcompile.render.roles import Hue, Role, hue_of, role_of
from tests.render.drawn import meant


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("haproxy", Role.PROXY),
        ("admin_frontend", Role.FRONTEND),
        ("basin-spider", Role.WORKER),
        ("userdb", Role.DATABASE),
        ("postgres-exporter", Role.MONITOR),
        ("postgres_replica", Role.DATABASE),
        ("redis", Role.CACHE),
        ("frontend-proxy", Role.PROXY),
        ("web", Role.FRONTEND),
        ("webhook", Role.SERVICE),
        ("s3", Role.SERVICE),
        ("billing", Role.SERVICE),
    ],
)
def test_the_role_of_a_service(name: str, role: Role) -> None:
    topology = meant(f'digraph {{ "{name}" [kind=service] }}')
    assert role_of(Sort.SERVICE, topology.services[0]) is role


def test_an_image_tells_what_a_name_does_not() -> None:
    topology = meant('digraph { billing [image="registry.example/team/postgres:16"] }')
    assert role_of(Sort.SERVICE, topology.services[0]) is Role.DATABASE


@pytest.mark.parametrize(
    ("zone", "hue"),
    [
        ("cluster_dmz { a }", Hue.AMBER),
        ("cluster_x { postgres; redis }", Hue.VIOLET),
        ("cluster_machines { node1; node2 }", Hue.SKY),
        ("cluster_clients { a }", Hue.SLATE),
        ("cluster_x { a }", Hue.TEAL),
    ],
)
def test_the_hue_of_a_zone(zone: str, hue: Hue) -> None:
    topology = meant(f"digraph {{ subgraph {zone} }}")
    roles = [role_of(Sort.SERVICE, service) for service in topology.services]
    assert hue_of(topology.zones[0], 0, roles) is hue
