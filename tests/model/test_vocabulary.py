import pytest

from dotcompile.model.graphviz_attributes import GRAPHVIZ_ATTRIBUTES
from dotcompile.model.spelling import nearest_word
from dotcompile.model.vocabulary import (
    ROWS,
    Place,
    Row,
    find,
    marks_service,
    member,
    nearest,
    places_of,
    stray,
)
from dotcompile.source import Span
from tests.model.samples import quoted

#: The attributes that the language has, by the place that its description lists them for.
LISTED = {
    Place.GRAPH: "name target pool prefix egress isolation instances strategy rules driver registry cross",
    Place.ZONE: """kind name driver subnet gateway ip_range aux ipv6 internal attachable encrypted mtu parent
        ipam_driver external isolation instances egress inherit discovery opt_mode label_team cross
        cidr tags""",
    Place.NETWORK: """kind name driver subnet gateway ip_range aux ipv6 internal attachable encrypted mtu
        parent ipam_driver external isolation instances egress discovery opt_mode label_team cidr tags""",
    Place.SERVICE: """image build command entrypoint working_dir user hostname domainname init env env_file
        labels replicas mode ports publish expose volumes tmpfs configs secrets network_mode ip mac aliases
        endpoint_mode discovery dns extra_hosts healthcheck healthcheck_test healthcheck_interval
        healthcheck_timeout healthcheck_retries healthcheck_start_period healthcheck_start_interval
        healthcheck_disable restart depends_on constraint prefer affinity strategy max_per_node cpus
        memory reserve_cpus reserve_memory stop_signal stop_grace update_parallelism update_delay
        update_order update_failure_action update_monitor update_max_failure_ratio
        rollback_parallelism rollback_delay rollback_order rollback_failure_action rollback_monitor
        rollback_max_failure_ratio cap_add cap_drop read_only privileged security_opt sysctls
        ulimits shm_size logging profiles platform pull_policy tags kind name instances egress
        container os cpu mem label_team x_owner""",
    Place.ACTOR: "enters addr kind name tags x_owner",
    Place.HOST: "role engine addr cpus memory labels availability kind name tags",
    Place.VOLUME: "kind name driver external opt_type label_team tags",
    Place.ENGINE: "kind name tags",
    Place.EDGE: "rel port depends deny at read_only ip alias mac ifname tags x_owner",
}


@pytest.mark.parametrize(
    ("place", "name"), [(p, name) for p, names in LISTED.items() for name in names.split()]
)
def test_every_attribute_of_the_language_has_a_row(place: Place, name: str) -> None:
    row = find(name, place)
    assert row is not None
    assert place in row.places
    assert place in places_of(name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.places[0].value}")
def test_row(row: Row) -> None:
    assert row.says.endswith(".")
    assert row.says[0].isupper()
    value, findings = row.form.read(quoted(row.form.example)[1])
    assert value is not None
    assert findings == ()
    if row.default:
        value, findings = row.form.read(quoted(row.default)[1])
        assert (row.form.write(value), findings) == (row.default, ())
    for word in row.form.choices:
        assert row.form.read(quoted(word)[1])[1] == ()


def test_no_attribute_has_two_rows_in_one_place() -> None:
    names = [(name, place) for row in ROWS for name in (row.name, *row.aliases) for place in row.places]
    assert len(names) == len(set(names))


def test_aliases_are_the_same_row() -> None:
    pairs = [("cidr", "subnet", Place.ZONE), ("cpu", "cpus", Place.HOST), ("mem", "memory", Place.SERVICE),
             ("os", "image", Place.SERVICE), ("container", "image", Place.SERVICE)]  # fmt: skip
    for alias, name, place in pairs:
        assert find(alias, place) is find(name, place)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("label_scheme", Place.ZONE),
        ("label_", Place.ZONE),
        ("label_*", Place.ZONE),
        ("opt_mode", Place.SERVICE),
        ("constraint", Place.EDGE),
        ("mode", Place.GRAPH),
        ("replicas", Place.ZONE),
        ("", Place.EDGE),
        ("_", Place.EDGE),
    ],
)
def test_not_an_attribute_there(name: str, place: Place) -> None:
    assert find(name, place) is None


def test_member_of_a_family() -> None:
    row = find("label_com.example.team", Place.ZONE)
    assert row is not None
    assert member(row, "label_com.example.team") == "com.example.team"


NEAREST = [
    ("replica", Place.SERVICE, "replicas"),
    ("imgae", Place.SERVICE, "image"),
    ("workingDir", Place.SERVICE, "working_dir"),
    ("health-check", Place.SERVICE, "healthcheck"),
    ("environment", Place.SERVICE, "env"),
    ("stop_grace_period", Place.SERVICE, "stop_grace"),
    ("max_replicas_per_node", Place.SERVICE, "max_per_node"),
    ("subnets", Place.ZONE, "subnet"),
    ("fontcolour", Place.SERVICE, "fontcolor"),
    ("prot", Place.EDGE, "port"),
    ("owner", Place.SERVICE, None),
    ("replica", Place.EDGE, None),
    ("q", Place.EDGE, None),
    ("x" * 10_000, Place.EDGE, None),
]


@pytest.mark.parametrize(("name", "place", "expected"), NEAREST, ids=[row[0][:20] for row in NEAREST])
def test_nearest(name: str, place: Place, expected: str | None) -> None:
    assert nearest(name, place) == expected


def test_of_equally_near_words_the_first_is_taken() -> None:
    assert nearest_word("hast", ["host", "last"]) == "host"
    assert nearest_word("hast", ["last", "host"]) == "last"


SPAN = Span("d.dot", 0, 1)


def test_graphviz_attributes_are_not_stray() -> None:
    assert all(stray(name, place, SPAN) is None for name in GRAPHVIZ_ATTRIBUTES for place in Place)


def test_stray_attributes() -> None:
    unknown = stray("replica", Place.SERVICE, SPAN)
    assert unknown is not None
    assert (unknown.kind.name, unknown.message) == (
        "unknown-attribute",
        "`replica` is not known here; did you mean `replicas`?",
    )
    misplaced = stray("subnet", Place.SERVICE, SPAN)
    assert misplaced is not None
    assert (misplaced.kind.name, misplaced.message, misplaced.help) == (
        "misplaced-attribute",
        "`subnet` means nothing on a service",
        "it stands on a zone, a network",
    )


@pytest.mark.parametrize(
    ("name", "marks"),
    [("image", True), ("container", True), ("ports", True), ("cpus", True), ("kind", False), ("tags", False),
     ("x_owner", False), ("addr", False), ("label", False), ("color", False), ("subnet", False)],
)  # fmt: skip
def test_marks_service(name: str, marks: bool) -> None:
    assert marks_service(name) == marks
