"""Plans carried out on the fake: what fails, what is put back, what is tried again, who waits for whom."""

import itertools
import threading
from collections.abc import Callable

import pytest

from dotcompile.engine.apply import apply
from dotcompile.engine.applying.events import Came, Event
from dotcompile.engine.applying.pace import Pace
from dotcompile.engine.clock import Clock
from dotcompile.engine.converge import BlockedError, FailedError
from dotcompile.engine.errors import EngineError, LockedError, RefusedError, UnreachableError
from dotcompile.engine.lock import Claim, lease_image, locked
from dotcompile.engine.observe import observe
from dotcompile.engine.ownership import KIND, LOCK, PROJECT, lock_name
from tests.engine import world
from tests.engine.fake import FakeEngine
from tests.engine.world import Ticking, engine, named, pace, run

SHOP = 'digraph shop { subgraph cluster_app { web [image="web:1"] db [image="db:1"] } }'
CHECKED = (
    'digraph shop { subgraph cluster_app { web [image="web:1"] db [image="db:1", healthcheck="true"] } }'
)
UNWELL = 'digraph shop { subgraph cluster_app { web [image="web:2", healthcheck="true"] db [image="db:1"] } }'
MANY = 'digraph shop { subgraph cluster_app { web [image="web:1", replicas=20] } }'


Failing = Callable[[str, str], EngineError | None]


def failing(call: str, name: str, error: EngineError, times: int = 100) -> Failing:
    """A call for one thing fails some times."""
    left = [times]

    def fail(called: str, of: str) -> EngineError | None:
        if (called, of) != (call, name) or not left[0]:
            return None
        left[0] -= 1
        return error

    return fail


def states(there: FakeEngine) -> dict[str, str]:
    return {one.name: one.state for one in observe(there).containers}


def test_what_comes_after_a_failure_is_left_out() -> None:
    there = engine()
    there.failing = failing("create network", "shop_app", RefusedError("no space left on device", 500))
    events: list[Event] = []
    applied = apply(world.plan(SHOP, there), there, events.append, pace())
    assert [one.number for one, _ in applied.failed] == [1]
    assert [one.number for one in applied.skipped] == [3, 2]
    assert [one.came for one in events] == [Came.BEGUN, Came.FAILED, Came.SKIPPED, Came.SKIPPED]
    assert states(there) == {}


def test_a_failure_that_passes_is_tried_again() -> None:
    there = engine()
    there.failing = failing("start", "shop-db-1", RefusedError("a moment's trouble", 500), times=1)
    run(SHOP, there)
    assert states(there) == {"shop-web-1": "running", "shop-db-1": "running"}


def test_a_failure_that_stays_is_told_once_more_and_goes_on_later() -> None:
    there = engine()
    there.failing = failing("create volume", "shop_data", RefusedError("no space left on device", 500))
    text = SHOP.replace("digraph shop {", 'digraph shop { data [kind=volume]; db -> data [at="/data"];')
    with pytest.raises(FailedError, match="create volume shop_data: no space left on device"):
        run(text, there)
    assert states(there) == {"shop-web-1": "running"}
    there.failing = lambda *_: None
    assert run(text, there) == 2


def test_a_connection_that_breaks_is_made_again() -> None:
    there = engine()
    there.failing = failing("create container", "shop-web-1", UnreachableError("reset by peer"), times=2)
    run(SHOP, there)
    assert states(there) == {"shop-web-1": "running", "shop-db-1": "running"}


def test_an_engine_that_stays_away_is_not_waited_for_for_ever() -> None:
    there = engine()
    there.failing = failing("create container", "shop-web-1", UnreachableError("timed out"))
    with pytest.raises(UnreachableError, match="timed out"):
        run(SHOP, there)


def test_what_does_not_become_well_is_put_back() -> None:
    there = engine()
    run(SHOP, there)
    before = named(there, "shop-web-1")
    there.unwell.add("web:2")
    with pytest.raises(FailedError, match="`shop-web-1` is unhealthy; the container before it is back"):
        run(UNWELL, there)
    assert named(there, "shop-web-1") == before
    assert states(there) == {"shop-web-1": "running", "shop-db-1": "running"}
    there.unwell.clear()
    assert run(UNWELL, there) == 1


@pytest.mark.parametrize("call", ["create container", "start"])
def test_a_replacement_that_is_refused_is_put_back(call: str) -> None:
    there = engine()
    run(SHOP, there)
    before = named(there, "shop-web-1")
    # Put back, the old container is started, too: by then it has its name again.
    wrong = failing(call, "shop-web-1", RefusedError("not today", 500))
    there.failing = _every_other(wrong) if call == "start" else wrong
    with pytest.raises(FailedError, match="not today; the container before it is back"):
        run(SHOP.replace("web:1", "web:2"), there)
    assert named(there, "shop-web-1") == before
    assert states(there) == {"shop-web-1": "running", "shop-db-1": "running"}


def _every_other(fail: Failing) -> Failing:
    """Of the calls that would fail, every second one does not."""
    calls = itertools.count()

    def fails(call: str, name: str) -> EngineError | None:
        error = fail(call, name)
        return error if error is not None and next(calls) % 2 == 0 else None

    return fails


def test_a_replaced_container_keeps_volumes_that_nobody_named() -> None:
    there = engine()
    text = SHOP.replace('"db:1"', '"db:1", volumes="/scratch"')
    run(text, there)
    (kept,) = next(one for one in observe(there).containers if one.name == "shop-db-1").mounts
    run(text.replace("db:1", "db:2"), there)
    (now,) = next(one for one in observe(there).containers if one.name == "shop-db-1").mounts
    assert now == kept


def test_who_waits_too_long_is_told_what_for() -> None:
    there = engine()
    there.unwell.add("db:1")
    with pytest.raises(FailedError, match="`shop-db-1` is unhealthy"):
        run(CHECKED, there)
    assert states(there)["shop-db-1"] == "running"


def test_a_service_that_ends_at_once_is_no_endless_loop() -> None:
    there = engine()
    there.crashing["web:1"] = 3
    with pytest.raises(FailedError, match=r"start container shop-web-1: .*exited with 3"):
        run(SHOP, there)
    there.crashing.clear()
    assert run(SHOP, there) == 1


def test_what_is_in_the_way_stops_everything() -> None:
    there = engine()
    there.create_container("shop-web-1", {"Image": "web:1"})
    calls = len(there.calls)
    with pytest.raises(BlockedError):
        run(SHOP, there)
    assert len(there.calls) == calls


def test_no_more_at_a_time_than_allowed() -> None:
    there, most, now, lock = engine(), 0, 0, threading.Lock()
    create = there.create_container

    def counted(*arguments: object) -> str:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        threading.Event().wait(0.002)
        made = create(*arguments)
        with lock:
            now -= 1
        return made

    there.create_container = counted
    ticking = Ticking()
    applied = apply(
        world.plan(MANY, there), there, lambda _: None, Pace(Clock(ticking.now, ticking.sleep), at_once=3)
    )
    assert len(applied.done) == 21
    assert 1 < most <= 3


def clock() -> Clock:
    ticking = Ticking()
    return Clock(ticking.now, ticking.sleep)


def test_a_lock_is_held_by_one() -> None:
    there, made = engine(), clock()
    with locked(there, "shop", Claim("me"), made):
        assert states(there) == {lock_name("shop"): "running"}
        with (
            pytest.raises(LockedError, match="worked on by me"),
            locked(there, "shop", Claim("you", 1), made),
        ):
            pass
        with locked(there, "other", Claim("you"), made):
            pass
    assert states(there) == {}


@pytest.mark.parametrize("state", ["exited", "dead", "created"])
def test_a_lock_that_nobody_holds_is_taken(state: str) -> None:
    there = engine()
    image = lease_image(there)
    there.create_container(lock_name("shop"), {"Image": image, "Labels": {PROJECT: "shop", KIND: LOCK}})
    there._find(lock_name("shop"))["State"] = state
    with locked(there, "shop", Claim("me"), clock()):
        assert states(there) == {lock_name("shop"): "running"}


def test_a_name_that_is_no_lock_is_left_alone() -> None:
    there = engine()
    there.create_container(lock_name("shop"), {"Image": "web:1"})
    with pytest.raises(EngineError, match="which is no lock"), locked(there, "shop", Claim("me"), clock()):
        pass
    assert states(there) == {lock_name("shop"): "created"}


def test_a_lock_that_cannot_be_started_is_let_go() -> None:
    there = engine()
    there.failing = failing("start", lock_name("shop"), RefusedError("no space left on device", 500))
    with pytest.raises(RefusedError), locked(there, "shop", Claim("me"), clock()):
        pass
    assert states(there) == {}
