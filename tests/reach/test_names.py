"""What a word may mean, and how an edge that would open a way is written."""

from dataclasses import replace

import pytest

from dotcompile.model.topology import Host, Topology
from dotcompile.reach.answer import Question
from dotcompile.reach.intent import intend
from dotcompile.reach.names import Party, find_parties, known_words
from dotcompile.reach.opening import would_open, written_id
from tests.reach.drawn import HERE, Drawing


def topology() -> Topology:
    drawing = Drawing().actor("user").network("net").service("redis", "web", "proxy-a", "proxy-b")
    drawing.zone("redis", "redis").zone("front", "web", "proxy-a").zone("empty").link("web attach net")
    made = drawing.topology()
    ids = {"web": "Web Server", "proxy-a": "proxy", "proxy-b": "proxy"}
    services = tuple(replace(one, id=ids.get(one.name, one.name)) for one in made.services)
    return replace(made, services=services, hosts=(Host("node1", "node1", "", (), {}, HERE),))


def meant(word: str) -> list[str]:
    made = topology()
    connections = intend(made)
    return [
        f"{party.sort} {party.name}: {','.join(connections.things[number].name for number in party.members)}"
        for party in find_parties(made, connections, word)
    ]


@pytest.mark.parametrize(
    ("word", "parties"),
    [
        ("user", ["actor user: user"]),
        ("web", ["service web: web"]),
        ("Web Server", ["service web: web"]),
        ("front", ["zone front: web,proxy-a"]),
        ("cluster_front", ["zone front: web,proxy-a"]),
        ("net", ["network net: web"]),
        ("redis", ["service redis: redis", "zone redis: redis"]),
        ("service:redis", ["service redis: redis"]),
        ("zone:redis", ["zone redis: redis"]),
        ("zone:cluster_redis", ["zone redis: redis"]),
        ("proxy-a", ["service proxy-a: proxy-a"]),
        ("proxy", ["service proxy: proxy-a,proxy-b"]),
        ("empty", ["zone empty: "]),
        ("node1", ["host node1: "]),
        ("actor:redis", []),
        ("nobody", []),
        ("", []),
    ],
)
def test_a_word_is_a_name_or_else_an_id(word: str, parties: list[str]) -> None:
    assert meant(word) == parties


def test_every_name_and_id_can_be_asked_for() -> None:
    assert {"user", "web", "Web Server", "front", "cluster_front", "node1"} <= set(known_words(topology()))
    assert all(meant(word) for word in known_words(topology()))


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("web", "web"),
        ("東京", "東京"),
        ("-1.5", "-1.5"),
        (".5", ".5"),
        ("1a", '"1a"'),
        ("redis-db", '"redis-db"'),
        ("Web Server", '"Web Server"'),
        ('say "hi"', '"say \\"hi\\""'),
        ("Node", '"Node"'),
        ("", '""'),
    ],
)
def test_an_id_is_quoted_where_dot_asks_for_it(identifier: str, told: str) -> None:
    assert written_id(identifier) == told


@pytest.mark.parametrize(
    ("directed", "source", "target", "line"),
    [
        (True, "Web Server", "cluster_front", '"Web Server" -> cluster_front'),
        (False, "user", "redis", "user -- redis"),
        (True, "user", "user", None),
    ],
)
def test_what_would_open_a_way_is_a_line_of_dot(
    directed: bool, source: str, target: str, line: str | None
) -> None:
    made = replace(topology(), directed=directed)
    connections = intend(made)

    def party(word: str) -> Party:
        return find_parties(made, connections, word)[0]

    assert would_open(Question(made, connections, party(source), party(target))) == line
