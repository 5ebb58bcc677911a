"""A topology from further away, and only the part of it near something."""

import pytest

from dotcompile.render.drawing import draw
from dotcompile.render.focusing import find_things, focus
from dotcompile.render.folding import fold
from tests.render.drawn import PURE, assert_sound, meant

TEXT = """digraph {
  customer [kind=actor]
  subgraph cluster_edge { proxy }
  subgraph cluster_app { web; api; subgraph cluster_jobs { worker } }
  subgraph cluster_data { db; cache }
  customer -> proxy -> web -> api -> db
  api -> cache
  worker -> api
  cluster_app -> cluster_data
}"""


def test_zones_are_closed_and_links_counted() -> None:
    topology, closed = fold(meant(TEXT))
    assert [zone.name for zone in topology.zones] == ["edge", "app", "data"]
    assert closed["app"].heading == "3 services"
    assert closed["app"].inside == "web, api, worker"
    links = {(link.source.name, link.target.name): link.label for link in topology.links}
    assert links == {("customer", "edge"): "", ("edge", "app"): "", ("app", "data"): "3 links"}
    assert_sound(draw(topology, (PURE,), closed=closed))


@pytest.mark.parametrize(
    ("name", "hops", "kept"),
    [
        ("proxy", 0, "proxy"),
        ("proxy", 1, "customer proxy web"),
        ("customer", 2, "customer proxy web"),
        ("worker", 1, "api cache db worker"),
        ("data", 0, "cache db"),
    ],
)
def test_what_is_near(name: str, hops: int, kept: str) -> None:
    topology = meant(TEXT)
    near = focus(topology, find_things(topology, name), hops)
    names = sorted(one.name for one in (*near.services, *near.actors))
    assert names == kept.split()
    listed = {member.name for zone in near.zones for member in zone.members}
    assert listed <= set(names)
    assert_sound(draw(near, (PURE,)))
