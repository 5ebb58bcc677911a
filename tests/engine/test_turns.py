"""How many containers end at a time, and that networks go meanwhile."""

from threading import Event, Thread

from dotcompile.engine.applying.turns import Turns
from dotcompile.engine.dismantle import dismantle
from dotcompile.engine.plan import RemoveContainer
from dotcompile.engine.state import Endpoint, Observed, ObservedContainer, ObservedNetwork

LONG = 30.0


def holder(turns: Turns, began: Event, go: Event) -> Thread:
    def hold() -> None:
        with turns.taken():
            began.set()
            go.wait(LONG)

    thread = Thread(target=hold, daemon=True)
    thread.start()
    return thread


def test_there_are_no_more_than_places() -> None:
    turns, go = Turns(1, LONG), Event()
    first, second = Event(), Event()
    one = holder(turns, first, go)
    assert first.wait(LONG)
    two = holder(turns, second, go)
    assert not second.wait(0.05)
    go.set()
    assert second.wait(LONG)
    one.join(LONG)
    two.join(LONG)


def test_one_that_takes_long_keeps_nobody_waiting() -> None:
    turns, go = Turns(1, 0.01), Event()
    first, second, third = Event(), Event(), Event()
    threads = [holder(turns, began, go) for began in (first, second)]
    assert first.wait(LONG)
    assert second.wait(LONG)
    go.set()
    for thread in threads:
        thread.join(LONG)
    stay = Event()
    turns_after = holder(turns, third, stay)
    assert third.wait(LONG)
    stay.set()
    turns_after.join(LONG)


def test_containers_go_one_network_after_the_other() -> None:
    """So that the first network is empty while the others' containers still end."""
    labels = {f"io.dotcompile.{key}": value for key, value in (("project", "shop"), ("kind", "service"))}
    of_network = labels | {"io.dotcompile.kind": "network"}
    networks = tuple(ObservedNetwork(name, name, of_network, "bridge", "local", ()) for name in ("n1", "n2"))
    containers = tuple(
        ObservedContainer(
            id=name,
            name=name,
            labels=labels | {"io.dotcompile.name": name},
            image="a",
            image_id="a",
            state="running",
            status="Up 1 second",
            health="",
            exit_code=None,
            endpoints=(Endpoint(network, network, ""),),
            ports=(),
            mounts=(),
            network_mode="",
        )
        for name, network in (("a", "n2"), ("b", "n1"), ("c", "n2"), ("d", "n1"))
    )
    plan = dismantle("shop", Observed(containers, networks, (), {}))
    order = [one.action.id for one in plan.operations if isinstance(one.action, RemoveContainer)]
    assert order == ["b", "d", "a", "c"]
