"""What only looks: it gets no more than `Reader`, and asks a few times whatever there is."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from dotcompile.engine import kept
from dotcompile.engine.api import Reader
from dotcompile.engine.applying.watching import Watch
from dotcompile.engine.dismantle import dismantle
from dotcompile.engine.drift import find_drift
from dotcompile.engine.errors import RefusedError
from dotcompile.engine.inspection import Member, inspect
from dotcompile.engine.observe import observe
from dotcompile.engine.one_engine import OneEngine
from dotcompile.engine.plan_json import as_json
from dotcompile.engine.plan_text import render
from dotcompile.engine.runner import Scope
from tests.engine import world
from tests.engine.fake import FakeEngine
from tests.engine.test_payloads import EVERYTHING
from tests.engine.world import PROJECT, engine, named, network, pace, run, wanted

SHOP = 'digraph shop { subgraph cluster_app { web [image="web:1", depends_on=db]; db [image="db:1"] } }'
MANY = 'digraph shop { subgraph cluster_app { web [image="web:1", replicas=200] } }'
READING = frozenset(name for name in vars(Reader) if not name.startswith("_"))


class OnlyReading:
    """An engine that has what `Reader` has, and nothing else; it counts what is asked."""

    def __init__(self, there: FakeEngine) -> None:
        self._there, self.asked = there, Counter[str]()

    def __getattr__(self, name: str) -> Any:
        assert name in READING, f"{name} is not for those who only look"
        self.asked[name] += 1
        return getattr(self._there, name)


def test_a_plan_cannot_change_anything() -> None:
    there = engine()
    runner = OneEngine(wanted(SHOP))
    looked = runner.look(OnlyReading(there), Scope())
    assert len(looked.next.plan.operations) == 3
    assert there.calls == []


def test_drift_and_inspection_cannot_change_anything() -> None:
    there = engine()
    run(SHOP, there)
    before, reader = list(there.calls), OnlyReading(there)
    assert OneEngine(wanted(SHOP)).drift(reader) == ()
    assert len(inspect(PROJECT, observe(reader), reader)) == 1
    assert there.calls == before


@pytest.mark.parametrize("text", [SHOP, MANY])
def test_a_look_takes_a_few_calls_whatever_there_is(text: str) -> None:
    there = engine()
    run(text, there)
    reader = OnlyReading(there)
    OneEngine(wanted(text)).look(reader, Scope())
    assert reader.asked["containers"] == reader.asked["networks"] == reader.asked["volumes"] == 1
    assert reader.asked["image"] <= 2


def test_many_wait_by_one_list() -> None:
    there = engine()
    run(MANY, there)
    reader, of = OnlyReading(there), pace()
    watch = Watch(reader, of.clock, 5)
    began = of.clock.now()
    for number in range(1, 201):
        watch._has_come(f"shop-web-{number}", "started", began)
    assert reader.asked["containers"] < 20


def test_what_has_no_check_cannot_be_waited_for() -> None:
    there = engine()
    run(SHOP, there)
    of = pace()
    with pytest.raises(RefusedError, match="`shop-db-1` has no health check that could be waited for"):
        Watch(there, of.clock, 5).await_("shop-db-1", "healthy")
    with pytest.raises(RefusedError, match="`nobody` is not there and not started after 5 s"):
        Watch(there, of.clock, 5).await_("nobody", "started")


def test_a_kept_plan_is_read_as_it_was_written() -> None:
    made = wanted(EVERYTHING)
    assert kept.read(json.loads(json.dumps(kept.write(made)))) == made


def test_a_fingerprint_is_of_what_matters() -> None:
    there = engine()
    run(SHOP, there)
    first = kept.fingerprint(PROJECT, observe(there))
    assert kept.fingerprint(PROJECT, observe(there)) == first
    there.stop(named(there, "shop-web-1"))
    assert kept.fingerprint(PROJECT, observe(there)) != first


def test_who_waits_for_others_is_taken_down_before_them() -> None:
    there = engine()
    run(SHOP, there)
    assert (
        render(dismantle(PROJECT, observe(there)))
        == """\
#1                remove container  shop-web-1  because: it is taken down
#2 after #1       remove container  shop-db-1   because: it is taken down
#3 after #1, #2   remove network    shop_app    because: it is taken down
"""
    )


def test_what_is_lost_with_volumes_is_told() -> None:
    there = engine()
    text = SHOP.replace('"db:1"', '"db:1", volumes="data:/data,/scratch"')
    run(text, there)
    seen = observe(there)
    assert dismantle(PROJECT, seen).left == ("volume shop_data",)
    lost = [one.loses for one in dismantle(PROJECT, seen, volumes=True).operations if one.loses]
    assert lost == ["its unnamed volumes: 1", "all that is in volume shop_data"]


def test_a_plan_as_json() -> None:
    there = engine()
    told = as_json(world.plan(SHOP, there), lambda span: f"{span.path}:{span.start}")
    assert told["operations"][1] == {
        "number": 2,
        "do": "create container",
        "name": "shop-db-1",
        "of": "db",
        "because": "absent",
        "after": [1],
        "at": [f"shop.dot:{SHOP.index('db [')}"],
    }


def test_what_was_changed_in_place_is_drift() -> None:
    there = engine()
    run(SHOP, there)
    there.start(
        there.create_container("stranger", {"Image": "db:1", "HostConfig": {"NetworkMode": "shop_app"}})
    )
    there._find("shop-web-1")["Body"] = {**there._find("shop-web-1")["Body"]}
    there._find("shop-web-1")["Body"]["HostConfig"] = {"Memory": 7, "RestartPolicy": {"Name": "always"}}
    made, seen = wanted(SHOP), observe(there, IMAGES)
    found = find_drift(made, seen, world.plan(SHOP, there), there)
    assert [f"{one.what}: {one.how}" for one in found] == [
        "shop-web-1: memory is 7, and was made 0",
        "shop-web-1: restart is always, and was made no",
        "shop_app: container stranger is on it, which is not of the project",
    ]


IMAGES = ("web:1", "db:1")


class Manager(FakeEngine):
    """A manager of a cluster, which tells of the tasks on other hosts."""

    def network(self, network: str) -> Mapping[str, Any]:
        task = {"Name": "shop_api.1.x", "EndpointIP": "10.64.0.9", "Info": {"Host IP": "10.99.0.2"}}
        here = {"Name": "shop-web-1", "EndpointIP": "10.64.0.2", "Info": {"Host IP": "10.99.0.1"}}
        return {
            **super().network(network),
            "Services": {"shop_api": {"VIP": "10.64.0.5", "Tasks": [task, here]}, "": {"VIP": ""}},
            "Peers": [{"Name": "n2", "IP": "10.99.0.2"}],
            "Options": {"com.docker.network.driver.overlay.vxlanid_list": "4097"},
        }


def test_networks_of_a_cluster_are_told_over_all_hosts() -> None:
    there = Manager(world.IMAGES)
    run(SHOP, there)
    (found,) = inspect(PROJECT, observe(there), there)
    address = {one.name: one.address for one in found.members}
    assert address["shop_api.1.x"] == "10.64.0.9"
    assert Member("shop_api.1.x", "shop_api", "10.64.0.9", "10.99.0.2") in found.members
    assert sum(one.address == "10.64.0.2" for one in found.members) == 1
    assert found.virtual == (("shop_api", "10.64.0.5"),)
    assert (found.vxlan, found.peers) == ("4097", (("n2", "10.99.0.2"),))
    assert found.id == network(there, "shop_app")
