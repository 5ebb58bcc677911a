"""What is written means what was imported, whatever things are called."""

import pytest

from dotcompile.importers.compose.hosts import find_hosts
from dotcompile.importers.imported import (
    Imported,
    ImportedActor,
    ImportedEdge,
    ImportedEnd,
    ImportedService,
    ImportedZone,
    Membership,
)
from dotcompile.importers.saying import Found, Saying
from dotcompile.importers.writing.write import write_imported
from dotcompile.model.topology import Relation, Said, Sort, Value, ZoneKind
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.source import Span
from tests.importers.agreement import understood

HERE = Span("x", 0, 0)
#: Names that would mean something else if it were not said what they are.
NAMES = (
    "internet",
    "vol_data",
    "volume_x",
    "user",
    "net_a",
    "swarm",
    "cluster_x",
    "clusterweb",
    "node",
    "graph",
)
NAMES += ("strict", "1", "0.5", "a.b", "a-b", "legend", "key", "outside", "hosts", "Digraph", "edge")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("zone", ["front", "hosts", "legend", "outside", "x", "web"])
def test_names_mean_what_they_name(name: str, zone: str) -> None:
    ends = ImportedEnd(Sort.SERVICE, name), ImportedEnd(Sort.SERVICE, "other")
    imported = Imported(
        "graph",
        HERE,
        zones=(ImportedZone(zone, HERE),),
        services=(
            ImportedService(name, HERE, (Membership(zone),)),
            ImportedService("other", HERE, (Membership(zone),)),
        ),
        actors=(ImportedActor("internet", HERE),),
        edges=(
            ImportedEdge(*ends, HERE),
            ImportedEdge(ImportedEnd(Sort.ACTOR, "internet"), ends[0], HERE),
            ImportedEdge(ends[1], ImportedEnd(Sort.ZONE, zone), HERE),
        ),
    )
    (topology,) = understood(write_imported(imported)).topologies
    assert {service.name for service in topology.services} == {name, "other"}
    assert [(one.name, one.kind) for one in topology.zones] == [(zone, ZoneKind.NETWORK)]
    assert [actor.name for actor in topology.actors] == ["internet"]
    assert [link.relation for link in topology.links] == [Relation.FLOW, Relation.INGRESS, Relation.FLOW]
    first = topology.links[0]
    assert (first.source.name, first.target.name) == (name, "other")
    assert topology.links[2].target.sort is Sort.ZONE


def test_zones_nest_and_groups_are_said() -> None:
    imported = Imported(
        "g",
        HERE,
        zones=(
            ImportedZone("team", HERE, ZoneKind.GROUP, label="The team"),
            ImportedZone("inner", HERE, parent="team", notes=("a note\nof two lines",)),
        ),
        services=(
            ImportedService("a", HERE, (Membership("inner"),)),
            ImportedService("user", HERE, (Membership("team"),)),
        ),
    )
    written = write_imported(imported)
    (topology,) = understood(written).topologies
    assert [(one.name, one.kind, one.parent) for one in topology.zones] == [
        ("team", ZoneKind.GROUP, None),
        ("inner", ZoneKind.NETWORK, "team"),
    ]
    assert topology.zone["team"].label == "The team"
    assert set(topology.service) == {"a", "user"}
    assert "// a note of two lines\n" in written.dot
    assert written.site == ""


HOSTILE = (
    'a"b',
    "a\\",
    '\\"',
    "a\nb",
    "${X}",
    "é\U0001f600",
    "'",
    "#",
    "a=b,c=d",
    " x ",
    "[1]",
    "\t",
    "\u202e",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_values_come_back_as_they_are(value: str) -> None:
    said = {
        "env": Value((("NAME", value), ("OTHER", "")), HERE, Said.DRAWN),
        "labels": Value((("key.with.dots", value),), HERE, Said.DRAWN),
        "command": Value(("run", value), HERE, Said.DRAWN),
    }
    imported = Imported("g", HERE, services=(ImportedService("a", HERE, settings=said),))
    (topology,) = understood(write_imported(imported)).topologies
    settings = topology.service["a"].settings
    assert settings["env"].value == (("NAME", value), ("OTHER", ""))
    assert settings["labels"].value == (("key.with.dots", value),)
    assert settings["command"].value == ("run", value)


def test_what_cannot_be_said_is_told_where_it_stands() -> None:
    found = Found()
    saying = Saying(Place.SERVICE, found)
    saying.say("restart", within("sometimes", Span("x", 3, 12)))
    saying.say("label_scheme", within("x", HERE))
    assert not saying.settings
    assert [one.kind.name for one in found.all] == ["not-imported", "not-imported"]
    assert found.all[0].span == Span("x", 3, 12)


MENTIONED = {
    ("DATABASE_URL", "postgres://app:secret@db:5432/shop"): {("db", 5432)},
    ("SPRING_URL", "jdbc:mysql://db:3306/x?useSSL=false"): {("db", 3306)},
    ("MONGO", "mongodb://one:27017,two:27018/x"): {("one", 27017), ("two", 27018)},
    ("REDIS_HOST", "redis"): {("redis", None)},
    ("KAFKA_BROKERS", "a:9092,b:9093"): {("a", 9092), ("b", 9093)},
    ("ES_HOSTS", "http://es:9200"): {("es", 9200)},
    ("DSN", "user:pass@tcp(db:3306)/x"): {("db", 3306)},
    ("CONNECTION", "Host=db;Port=5432;Username=x"): {("db", None)},
    ("SQL", "Server=tcp:db,1433;Database=x"): {("db", 1433)},
    ("OPTIONS", "-Dhost=db:80"): {("db", 80)},
    ("POSTGRES_USER", "postgres"): set(),
    ("POSTGRES_DB", "db"): set(),
    ("NAME", "web"): set(),
    ("TIME", "22:22x"): set(),
    ("PATH", "/db:/bin"): set(),
    ("EMAIL", "me@db"): set(),
}


@pytest.mark.parametrize(("name", "value"), MENTIONED)
def test_hosts_are_found_where_something_is_reached(name: str, value: str) -> None:
    assert {(one.host, one.port) for one in find_hosts(name, value)} == MENTIONED[name, value]
