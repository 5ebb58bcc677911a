"""What is tried and what is expected of it, without any engine: who is there is made up."""

from collections.abc import Iterable, Sequence

import pytest

from dotcompile.engine.probe.answers import Answer
from dotcompile.engine.verifying.beyond import find_tries_away
from dotcompile.engine.verifying.comparing import Cell, Verdict, compare
from dotcompile.engine.verifying.expected import ANY, Model, Port
from dotcompile.engine.verifying.members import Found, Member, OpenDoor, Seat, There
from dotcompile.engine.verifying.placing import find_misplaced
from dotcompile.engine.verifying.targets import By, Try, find_tries
from dotcompile.engine.verifying.telling import tell
from dotcompile.records import replace
from tests.engine.verifying.deploying import model_of

PROBE = "sha256:probe"
SHOP = """digraph shop {
    subgraph cluster_app { web [publish="18080:80"]; db [ports="5432,53/udp"] }
    subgraph cluster_data { store [ports="9000-9100"] }
    web -> store
    user [kind=actor]
    user -> web
}
"""


def there(model: Model) -> There:
    """One container of each service, each network a subnet: 10.0.N.0/24, the host at .1."""
    networks = {
        one.name: Found(one.name, one.name, (f"10.0.{number}.1",))
        for number, one in enumerate(model.facts.networks)
    }
    members = tuple(_member(model, number) for number in range(len(model.facts.services)))
    return There(members, networks, ())


def _member(model: Model, number: int) -> Member:
    name = model.facts.services[number]
    seats = tuple(
        Seat(network.name, network.name, f"10.0.{at}.{number + 2}")
        for at, network in enumerate(model.facts.networks)
        if number in network.members
    )
    doors = tuple(
        OpenDoor("0.0.0.0", one.host[0], f"{one.container.first}/{one.container.protocol}")
        for one in model.facts.published
        if one.service == number and one.host
    )
    mode = "host" if model.is_hosted(number) else "some"
    return Member(name, f"shop-{name}-1", name, "running", 0, 7, "now", PROBE, mode, (name,), seats, doors)


def tries(text: str = SHOP) -> list[Try]:
    model = model_of(text)
    return list(find_tries(model, there(model)))


def told(found: Iterable[Try], by: By) -> set[tuple[str, str, bool]]:
    return {(one.source, one.words, one.expected) for one in found if one.by is by}


def answer(one: Try, result: str, identity: str = "", address: str = "") -> Answer:
    return Answer(one.host, str(one.port), address or one.host, result, identity, "", "", 1, 1)


def as_drawn(model: Model, one: Try) -> Answer:
    """What a probe that is where it should be answers."""
    if not one.expected:
        return answer(one, "timeout")
    name = model.facts.services[one.target]
    if one.by is By.NAME:
        seats = there(model).of(name)[0].seats
        address = next(seat.address for seat in seats if seat.key == one.network)
        return answer(one, "open", name, address)
    return answer(one, "refused" if one.port == ANY else "open", "" if one.port == ANY else name)


def cells(model: Model, seen: There, changed: dict[Try, Answer] | None = None) -> tuple[Cell, ...]:
    found = find_tries(model, seen)
    answers = {one: (as_drawn(model, one),) for one in found}
    answers |= {one: (said,) for one, said in (changed or {}).items()}
    return compare(model, seen, answers, found, PROBE)


def codes(model: Model, seen: There, found: Sequence[Cell]) -> list[str]:
    return [one.kind.code for one in tell(model, seen, found, find_misplaced(model, seen))]


def test_a_forbidden_name_is_never_asked_for() -> None:
    names = told(tries(), By.NAME)
    assert {(source, words.partition(":")[0]) for source, words, _ in names} == {
        ("web", "db"),
        ("db", "web"),
        ("web", "store"),
        ("store", "web"),
    }
    assert all(expected for _, _, expected in names)


def test_what_is_not_drawn_is_tried_by_address() -> None:
    model = model_of(SHOP)
    seen = there(model)
    (store,) = seen.of("store")
    forbidden = {
        words for source, words, expected in told(tries(), By.ADDRESS) if source == "db" and not expected
    }
    assert forbidden >= {f"{seat.address}:9000/tcp" for seat in store.seats}


def test_of_a_long_range_the_ends_are_tried() -> None:
    assert {str(one.port) for one in tries() if one.host == "store"} == {"9000/tcp", "9100/tcp"}


def test_an_endpoint_that_is_not_drawn_is_tried_and_forbidden() -> None:
    model = model_of(SHOP)
    seen = there(model)
    seat = next(seat for seat in seen.of("store")[0].seats)
    stray = Seat(seat.key, seat.network, f"{seat.address}9")
    members = [
        replace(one, seats=(*one.seats, stray)) if one.service == "db" else one for one in seen.members
    ]
    found = find_tries(model, replace(seen, members=tuple(members)))
    at_stray = [one for one in found if one.host == stray.address and one.by is By.ADDRESS]
    assert at_stray
    assert not any(one.expected for one in at_stray)


def test_a_published_port_is_tried_by_the_addresses_of_the_host() -> None:
    model = model_of(SHOP)
    seen = there(model)
    gateways = {found.gateways[0] for found in seen.networks.values()}
    doors = told(tries(), By.HOST)
    assert {words.partition(":")[0] for source, words, _ in doors if source == "store"} <= gateways
    assert {words.partition(":")[2] for _, words, _ in doors} == {"18080/tcp"}
    internal = model.networks_of(model.facts.number["db"])[0].internal
    assert internal
    assert all(not expected for source, _, expected in doors if source == "db")


def test_a_service_in_host_mode_is_reached_by_gateways_and_reaches_all() -> None:
    found = tries(
        'digraph g { subgraph cluster_a { one [ports="80"]; two } h [network_mode=host, ports="21000"] }'
    )
    assert {
        (source, words.partition(":")[2], expected) for source, words, expected in told(found, By.HOST)
    } == {
        ("one", "21000/tcp", True),
        ("two", "21000/tcp", True),
    }
    assert all(expected for source, _, expected in told(found, By.ADDRESS) if source == "h")


def test_all_as_drawn_is_no_finding() -> None:
    model = model_of(SHOP)
    seen = there(model)
    found = cells(model, seen)
    assert {cell.verdict for cell in found} == {Verdict.SAME}
    assert codes(model, seen, found) == []


@pytest.mark.parametrize(
    ("result", "identity", "code"),
    [
        ("timeout", "", ["DC714"]),
        ("unreachable", "", ["DC714"]),
        ("refused", "", ["DC714"]),
        ("open", "store", ["DC717"]),
        ("open", "", ["DC715"]),
        ("error", "", ["DC719"]),
        ("not-tried", "", ["DC719"]),
    ],
)
def test_what_must_be_possible(result: str, identity: str, code: list[str]) -> None:
    model = model_of(SHOP)
    seen = there(model)
    tried = next(
        one
        for one in find_tries(model, seen)
        if (one.source, one.target, one.by) == ("web", model.facts.number["db"], By.ADDRESS)
        and one.expected
        and one.port == Port("tcp", 5432)
    )
    found = cells(model, seen, {tried: answer(tried, result, identity)})
    assert codes(model, seen, found) == code


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ("timeout", []),
        ("unreachable", []),
        ("refused", ["DC713"]),
        ("reset", ["DC713"]),
        ("open", ["DC713"]),
        ("error", ["DC719"]),
    ],
)
def test_what_must_not_be_possible(result: str, code: list[str]) -> None:
    model = model_of(SHOP)
    seen = there(model)
    tried = next(one for one in find_tries(model, seen) if one.by is By.ADDRESS and not one.expected)
    assert codes(model, seen, cells(model, seen, {tried: answer(tried, result)})) == code


def test_what_does_not_answer_itself_over_udp_is_not_known_to_be_closed() -> None:
    model = model_of(SHOP)
    seen = there(model)
    seen = replace(seen, members=tuple(replace(one, image="other") for one in seen.members))
    silent = {
        one: answer(one, "timeout", address=as_drawn(model, one).address)
        for one in find_tries(model, seen)
        if one.port == Port("udp", 53)
    }
    found = cells(model, seen, silent)
    assert {cell.verdict for cell in found if cell.tried in silent} == {Verdict.SAME, Verdict.UNTOLD}
    assert set(codes(model, seen, found)) == {"DC719"}


def test_a_drawn_port_where_nobody_listens_is_told_apart() -> None:
    model = model_of(SHOP)
    seen = there(model)
    db = model.facts.number["db"]
    refused = {
        one: answer(one, "refused", address=as_drawn(model, one).address)
        for one in find_tries(model, seen)
        if one.target == db and one.port == Port("tcp", 5432) and one.expected
    }
    found = cells(model, seen, refused)
    assert codes(model, seen, found) == ["DC715"]


def test_the_name_of_one_with_the_address_of_another() -> None:
    model = model_of(SHOP)
    seen = there(model)
    tried = next(one for one in find_tries(model, seen) if one.by is By.NAME and one.host == "db")
    found = cells(model, seen, {tried: answer(tried, "open", "db", "10.9.9.9")})
    assert codes(model, seen, found) == ["DC716"]


def test_names_of_a_container_that_is_told_none_are_one_finding() -> None:
    model = model_of(SHOP)
    seen = there(model)
    names = [one for one in find_tries(model, seen) if one.by is By.NAME and one.source == "web"]
    found = cells(model, seen, {one: answer(one, "name-timeout", address="") for one in names})
    (said,) = tell(model, seen, found, find_misplaced(model, seen))
    assert "`shop-web-1` is told no addresses of names" in said.message


def test_strangers_and_who_is_missing_are_told() -> None:
    model = model_of(SHOP)
    seen = there(model)
    key = model.facts.networks[0].name
    left = tuple(one for one in seen.members if one.service != "store")
    changed = replace(seen, members=left, strangers=((key, "somebody"),))
    assert codes(model, changed, cells(model, changed)) == ["DC712", "DC711"]


def test_a_finding_has_the_line_that_asks_for_it() -> None:
    model = model_of(SHOP)
    seen = there(model)
    number = model.facts.number["store"]
    lost = {
        one: answer(one, "timeout")
        for one in find_tries(model, seen)
        if (one.source, one.target) == ("web", number) and one.by is By.ADDRESS and one.expected
    }
    (said,) = tell(model, seen, cells(model, seen, lost), ())
    assert SHOP[said.span.start : said.span.end].startswith("web -> store")


def test_an_actor_whom_nobody_gets_to_is_not_known_to_be_closed() -> None:
    model = model_of(
        'digraph g { bank [kind=actor, addr="192.0.2.7"] '
        "subgraph cluster_a { one; two } one -> bank [port=443] }"
    )
    seen = there(model)
    away = list(find_tries_away(model, seen))
    assert {(one.source, one.words, one.expected) for one in away} == {
        ("one", "192.0.2.7:443/tcp", True),
        ("two", "192.0.2.7:443/tcp", False),
    }
    verdicts = {}
    for results in (("open", "timeout"), ("open", "open"), ("timeout", "timeout")):
        own = [one for one in find_tries(model, seen) if one.by is By.OWN]
        answers = {one: (as_drawn(model, one),) for one in own}
        answers |= {one: (answer(one, result),) for one, result in zip(away, results, strict=True)}
        verdicts[results] = [cell.verdict for cell in compare(model, seen, answers, away, PROBE)]
    assert verdicts == {
        ("open", "timeout"): [Verdict.SAME, Verdict.SAME],
        ("open", "open"): [Verdict.SAME, Verdict.OPEN],
        ("timeout", "timeout"): [Verdict.UNTOLD, Verdict.UNTOLD],
    }
