"""Plans of changes on a cluster: for each kind of change what is planned, in full.

Before, a diagram runs on the fake; then something is done to what runs, or to the diagram.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import MappingProxyType

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.engine.cluster.labels import set_by, with_labels, without_labels
from dotcompile.engine.cluster.observe import observe_cluster
from dotcompile.engine.cluster.wanted import WantedCluster
from dotcompile.engine.converge import FailedError, Next, Work, converge
from dotcompile.engine.errors import RefusedError
from dotcompile.engine.kept import write
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.plan_json import as_json
from dotcompile.engine.runner import Scope
from dotcompile.engine.swarm.dismantle import dismantle_cluster
from dotcompile.engine.swarm.hosts import compare_hosts
from dotcompile.engine.swarm.kept import read
from dotcompile.engine.swarm.payloads.want import want_of_cluster
from dotcompile.engine.swarm.runner import OnCluster
from dotcompile.lowering.lower import lower
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.facts import SWARM
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.engine.swarm.fake import FakeManager
from tests.engine.world import PROJECT, pace, told

Deed = Callable[[FakeManager], object]
Files = Mapping[tuple[str, str], bytes]
NONE: Files = MappingProxyType({})
ONE: Files = {("config", "app"): b"one", ("secret", "key"): b"one"}
TWO: Files = {("config", "app"): b"two", ("secret", "key"): b"one"}


@dataclass(frozen=True)
class Case:
    """What runs `before`, what is done to it, and the plan for `after`."""

    name: str
    after: str
    plan: str
    before: str = ""
    deed: Deed = lambda _: None
    files: Files = field(default_factory=dict)
    only: tuple[str, ...] = ()
    orphans: bool = False


def shop(app: str = 'web [image="web:1"] db [image="db:1"]', rest: str = "") -> str:
    return f"digraph shop {{ subgraph cluster_app {{ {app} }} {rest} }}"


def web(attributes: str) -> str:
    return shop(f'web [image="web:1", {attributes}] db [image="db:1"]')


SHOP = shop()
PARTS = shop('graph [driver=macvlan, parent=eth0, subnet="10.9.0.0/24"]; web [image="web:1"]')
GIVEN = web("configs=app, secrets=key")
PLACED = shop(rest="one [kind=host] two [kind=host] one -> web")
MOVED = shop(rest="one [kind=host] two [kind=host] two -> web")
ANYWHERE = shop(rest="one [kind=host] two [kind=host]")
LABEL = "dotcompile.shop.web"


def wanted(text: str, files: Files = NONE) -> WantedCluster:
    found = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS)
    wrong = [one.message for one in found.findings if one.kind.severity is Severity.ERROR]
    assert not wrong, wrong
    deployment, _ = lower(found.topologies[0], NO_PAIRS, SWARM)
    return want_of_cluster(deployment, Surroundings(PROJECT, "/srv/shop", grants=files))


def run(text: str, there: FakeManager, files: Files = NONE) -> int:
    runner = OnCluster(wanted(text, files))
    working = Work(lambda: runner.look(there, Scope()).next, nullcontext, lambda _: None)
    return converge(working, there, lambda _: None, pace())


def labels(there: FakeManager) -> list[dict[str, str]]:
    return [node["Spec"]["Labels"] for node in there.nodes()]


def relabelled(host: int, **said: str | None) -> Deed:
    """What `docker node update` does."""

    def deed(there: FakeManager) -> None:
        node = there.nodes()[host]
        merged = {**node["Spec"]["Labels"], **{LABEL if key == "web" else key: said[key] for key in said}}
        made = {key: value for key, value in merged.items() if value is not None}
        there.update_node(node["ID"], node["Version"]["Index"], {**node["Spec"], "Labels": made})

    return deed


def changed(path: tuple[str, ...], value: object, service: str = "shop_web") -> Deed:
    """What `docker service update` does."""

    def deed(there: FakeManager) -> None:
        found = there.service(service)
        spec = found["Spec"]
        *outer, last = path
        for key in outer:
            spec = spec.setdefault(key, {})
        spec[last] = value
        there.update_service(found["ID"], found["Version"]["Index"], found["Spec"])

    return deed


def foreign(name: str, **body: object) -> Deed:
    template = {"ContainerSpec": {"Image": "other"}, **body.pop("TaskTemplate", {})}
    return lambda there: there.create_service({"Name": name, "TaskTemplate": template, **body})


def guest(there: FakeManager) -> None:
    target = next(one["Id"] for one in there.networks() if one["Name"] == "shop_app")
    foreign("guest", TaskTemplate={"Networks": [{"Target": target}]})(there)


CONTAINER = ("TaskTemplate", "ContainerSpec")
CASES = [
    Case(
        "nothing is there",
        SHOP,
        plan="""\
#1            create network      shop_app  because: absent
#2 after #1   create service      shop_web  because: absent
#3 after #2   wait until running  shop_web  because: its tasks are to run
#4 after #1   create service      shop_db   because: absent
#5 after #4   wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case("everything is there", SHOP, before=SHOP, plan=""),
    Case("what is given is there", GIVEN, before=GIVEN, files=ONE, plan=""),
    Case(
        "an image is another",
        shop('web [image="web:2"] db [image="db:1"]'),
        before=SHOP,
        plan="""\
#1            update service      shop_web  because: image changed
#2 after #1   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "there are more replicas",
        web("replicas=3"),
        before=SHOP,
        plan="""\
#1            update service      shop_web  because: replicas changed
#2 after #1   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "a service is on every host now",
        web("mode=global"),
        before=SHOP,
        plan="""\
#1            remove service      shop_web  because: mode changed
#2 after #1   wait until gone     shop_web  because: its tasks end by themselves
#3 after #2   create service      shop_web  because: mode changed
#4 after #3   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "a network is another",
        shop('graph [mtu=1400]; web [image="web:1"] db [image="db:1"]'),
        before=SHOP,
        plan="""\
#1                remove service      shop_web  because: network shop_app is made anew
#2 after #1       wait until gone     shop_web  because: its tasks end by themselves
#3                remove service      shop_db   because: network shop_app is made anew
#4 after #3       wait until gone     shop_db   because: its tasks end by themselves
#5 after #2, #4   remove network      shop_app  because: changed
#6 after #5       create network      shop_app  because: changed
#7 after #2, #6   create service      shop_web  because: network shop_app is made anew
#8 after #7       wait until running  shop_web  because: its tasks are to run
#9 after #4, #6   create service      shop_db   because: network shop_app is made anew
#10 after #9      wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case(
        "a file of a configuration is another",
        GIVEN,
        before=GIVEN,
        deed=lambda there: run(GIVEN, there, ONE),
        files=TWO,
        plan="""\
#1            create config       shop_app-3fc4ccfe  because: absent
#2 after #1   update service      shop_web           because: configs changed
#3 after #2   wait until running  shop_web           because: its tasks are to run
#4 after #3   remove config       shop_app-7692c3ad  because: nobody has it
""",
    ),
    Case(
        "what is given has no file and is not there",
        GIVEN,
        plan="""\
DC705 there is no config `app` on the cluster, and no file to make it of
DC705 there is no secret `key` on the cluster, and no file to make it of
""",
    ),
    Case(
        "a service waits for another's health",
        shop('web [image="web:1", depends_on="db:healthy"] db [image="db:1", healthcheck="true"]'),
        plan="""\
#1                create network      shop_app  because: absent
#2 after #1       create service      shop_db   because: absent
#3 after #2       wait until running  shop_db   because: its tasks are to run
#4 after #1, #3   create service      shop_web  because: absent
#5 after #4       wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "a service is not wanted any more",
        shop('web [image="web:1"]'),
        before=SHOP,
        plan="""\
left as it is: service shop_db, which nobody wants any more
""",
    ),
    Case(
        "what is given to a service that is not wanted stays with it",
        shop('db [image="db:1"]'),
        before=GIVEN,
        files=ONE,
        plan="""\
left as it is: service shop_web, which nobody wants any more
""",
    ),
    Case(
        "what is not wanted is to go",
        shop('web [image="web:1"]'),
        before=SHOP,
        orphans=True,
        plan="""\
#1            remove service   shop_db  because: nobody wants it
#2 after #1   wait until gone  shop_db  because: its tasks end by themselves
""",
    ),
    Case(
        "others scaled a service",
        SHOP,
        before=SHOP,
        deed=changed(("Mode", "Replicated", "Replicas"), 4),
        plan="""\
#1            update service      shop_web  because: others changed replicas
#2 after #1   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "others gave a service an image and variables",
        SHOP,
        before=SHOP,
        deed=lambda there: [
            changed((*CONTAINER, key), value)(there) for key, value in (("Env", ["A=1"]), ("Image", "x"))
        ],
        plan="""\
#1            update service      shop_web  because: others changed image, environment
#2 after #1   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "others forced a service to start again",
        SHOP,
        before=SHOP,
        deed=changed(("TaskTemplate", "ForceUpdate"), 1),
        plan="",
    ),
    Case(
        "tasks find no host",
        SHOP,
        before=SHOP,
        deed=lambda there: there.waiting.add("shop_web"),
        plan="""\
#1   wait until running  shop_web  because: 0 of 1 tasks run: no suitable node
""",
    ),
    Case(
        "a name is taken",
        SHOP,
        deed=foreign("shop_web"),
        plan="""\
DC701 the name `shop_web` is taken by a service that is not of the project
""",
    ),
    Case(
        "a port is taken",
        web('publish="8080:80"'),
        deed=foreign("other", EndpointSpec={"Ports": [{"PublishedPort": 8080, "TargetPort": 1}]}),
        plan="""\
DC703 port 8080/tcp of all hosts, which `web` publishes, is taken by service `other`
""",
    ),
    Case(
        "somebody is on a network that has to go",
        shop('graph [mtu=1400]; web [image="web:1"] db [image="db:1"]'),
        before=SHOP,
        deed=guest,
        plan="""\
DC704 service `guest`, which is not of `shop`, is on network `shop_app`
""",
    ),
    Case(
        "one service only",
        SHOP,
        only=("db",),
        plan="""\
#1            create network      shop_app  because: absent
#2 after #1   create service      shop_db   because: absent
#3 after #2   wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case(
        "hosts have not made their parts of a network",
        PARTS,
        plan="""\
DC705 network `shop_app` is made from `shop_app.config`, which is not on the manager
""",
    ),
    Case(
        "hosts have made their parts of a network",
        PARTS,
        deed=lambda there: there.create_network({"Name": "shop_app.config", "ConfigOnly": True}),
        plan="""\
#1            create network      shop_app  because: absent
#2 after #1   create service      shop_web  because: absent
#3 after #2   wait until running  shop_web  because: its tasks are to run
""",
    ),
    Case(
        "a service is on no network",
        shop('web [image="web:1", network_mode=none]'),
        plan="""\
#1            create network      shop_web--none  because: absent
#2 after #1   create service      shop_web        because: absent
#3 after #2   wait until running  shop_web        because: its tasks are to run
""",
    ),
    Case(
        "a service is drawn to run on one of two hosts",
        PLACED,
        plan="""\
#1                    create network      shop_app  because: absent
#2                    label host          one       because: label absent: dotcompile.shop.web
#3                    label host          two       because: label absent: dotcompile.shop.web
#4 after #1, #2, #3   create service      shop_web  because: absent
#5 after #4           wait until running  shop_web  because: its tasks are to run
#6 after #1           create service      shop_db   because: absent
#7 after #6           wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case("hosts have the labels", PLACED, before=PLACED, plan=""),
    Case(
        "only hosts of what is asked for are labelled",
        PLACED,
        only=("db",),
        plan="""\
#1            create network      shop_app  because: absent
#2 after #1   create service      shop_db   because: absent
#3 after #2   wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case(
        "a service is drawn to run on the other host",
        MOVED,
        before=PLACED,
        plan="""\
#1                label host          one       because: label changed: dotcompile.shop.web
#2                label host          two       because: label changed: dotcompile.shop.web
#3 after #1, #2   wait until running  shop_web  because: labels of its hosts change
""",
    ),
    Case(
        "others took a label away",
        PLACED,
        before=PLACED,
        deed=relabelled(0, web=None),
        plan="""\
#1            label host          one       because: label absent: dotcompile.shop.web
#2 after #1   wait until running  shop_web  because: 0 of 1 tasks run: no suitable node
""",
    ),
    Case(
        "others gave a host the label as it is to be",
        PLACED,
        deed=relabelled(0, web="true"),
        plan="""\
#1                create network      shop_app  because: absent
#2                label host          two       because: label absent: dotcompile.shop.web
#3 after #1, #2   create service      shop_web  because: absent
#4 after #3       wait until running  shop_web  because: its tasks are to run
#5 after #1       create service      shop_db   because: absent
#6 after #5       wait until running  shop_db   because: its tasks are to run
""",
    ),
    Case(
        "no service is placed any more",
        ANYWHERE,
        before=PLACED,
        plan="""\
#1            update service      shop_web  because: placement changed
#2 after #1   wait until running  shop_web  because: its tasks are to run
#3 after #2   unlabel host        one       because: no service is placed by it
#4 after #2   unlabel host        two       because: no service is placed by it
""",
    ),
    Case(
        "a service that is left is still placed",
        shop('db [image="db:1"]'),
        before=PLACED,
        plan="""\
left as it is: service shop_web, which nobody wants any more
""",
    ),
    Case(
        "a drawn host is no node",
        PLACED.replace("two", "three"),
        plan="""\
DC705 host `three` is no node of the Swarm
""",
    ),
    Case(
        "two nodes have the name of a drawn host",
        PLACED,
        deed=lambda there: there.join("two"),
        plan="""\
DC705 2 nodes of the Swarm are called `two`
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan(case: Case) -> None:
    there = FakeManager()
    there.join("two", theirs="1")
    if case.before:
        run(case.before, there, case.files and ONE)
    case.deed(there)
    runner = OnCluster(wanted(case.after, case.files))
    plan = runner.look(there, Scope(case.only, case.orphans)).next.plan
    assert told(plan) == case.plan
    if plan.operations and not (case.only or there.waiting):
        run(case.after, there, case.files)
        assert not runner.look(there, Scope()).next.plan.operations


def test_down_takes_everything_away() -> None:
    there = FakeManager()
    run(GIVEN, there, ONE)
    plan = dismantle_cluster(PROJECT, observe_cluster(there))
    assert (
        told(plan)
        == """\
#1                    remove service   shop_db            because: it is taken down
#2 after #1           wait until gone  shop_db            because: its tasks end by themselves
#3                    remove service   shop_web           because: it is taken down
#4 after #3           wait until gone  shop_web           because: its tasks end by themselves
#5 after #2, #4       remove network   shop_app           because: it is taken down
#6 after #2, #4, #5   remove config    shop_app-7692c3ad  because: it is taken down
#7 after #2, #4, #5   remove secret    shop_key-7692c3ad  because: it is taken down
"""
    )


def test_down_takes_away_the_labels_that_it_set_and_no_others() -> None:
    there = FakeManager()
    there.join("two", theirs="1", **{LABEL: "false"})
    before = labels(there)
    run(PLACED, there)
    assert labels(there) == [{LABEL: "true", "io.dotcompile.labels.shop": LABEL}, before[1]]
    plan = dismantle_cluster(PROJECT, observe_cluster(there))
    assert (
        told(plan).splitlines()[-1]
        == "#6 after #2, #4, #5   unlabel host     one       because: it is taken down"
    )
    working = Work(
        lambda: Next(dismantle_cluster(PROJECT, observe_cluster(there)), {}), nullcontext, lambda _: None
    )
    converge(working, there, lambda _: None, pace())
    assert labels(there) == before


def test_labels_that_two_projects_need_stay_until_both_are_down() -> None:
    there = FakeManager()
    there.join("two")
    run(PLACED, there)
    (node, _), (host, _) = observe_cluster(there).nodes, wanted(PLACED).hosts
    both = with_labels(node.labels, "other", dict(host.labels))
    assert without_labels(both, "other", set_by(both, "other")) == node.labels
    left = without_labels(both, PROJECT, set_by(both, PROJECT))
    assert left == {LABEL: "true", "io.dotcompile.labels.other": LABEL}
    relabelled(0, **{"io.dotcompile.labels.shop": None, "io.dotcompile.labels.other": LABEL})(there)
    (found,) = compare_hosts(wanted(PLACED), observe_cluster(there)).labelled
    assert found.because == f"label shared: {LABEL}"


def test_somebody_else_changes_a_host_meanwhile() -> None:
    there = FakeManager()
    there.join("two")
    stale = [RefusedError("update out of sequence", 500)] * 3
    there.failing = lambda call, _: stale.pop() if call == "update node" and stale else None
    run(PLACED, there)
    assert [call for call in there.calls if call.startswith("update node")] == [
        *["update node one"] * 4,
        "update node two",
    ]


def test_where_a_host_is_not_there_its_place_is_told() -> None:
    runner = OnCluster(wanted(PLACED.replace("two", "three")))
    (found,) = runner.look(FakeManager(), Scope()).next.plan.obstacles
    assert found.origin is not None
    assert found.origin.start == PLACED.index("two")
    assert found.help == "it has one: draw these, or let the host join it"


def test_programs_are_told_of_labels() -> None:
    there = FakeManager()
    there.join("two")
    plan = OnCluster(wanted(PLACED)).look(there, Scope()).next.plan
    (_, first, *_) = as_json(plan, lambda span: str(span.start))["operations"]
    assert first == {
        "number": 2,
        "do": "label host",
        "name": "one",
        "of": "one",
        "because": f"label absent: {LABEL}",
        "after": [],
        "at": [str(PLACED.index("one"))],
        "id": "n1",
    }


def test_who_waits_is_patient_while_ever_more_tasks_run() -> None:
    """Fifty services on a slow host take longer than any one of them may take alone."""
    there = FakeManager()
    names = [f"s{number}" for number in range(8)]
    there.waiting = {f"shop_{name}" for name in names}
    tasks = there.tasks

    def slowly() -> object:
        if len(there.waiting) and sum(call.startswith("create service") for call in there.calls) == len(
            names
        ):
            there.looks = getattr(there, "looks", 0) + 1
            if there.looks % 10 == 0:
                there.waiting.pop()
        return tasks()

    there.tasks = slowly
    run(shop(" ".join(f'{name} [image="web:1"]' for name in names)), there)
    assert there.looks > 70


def test_somebody_else_changes_a_service_meanwhile() -> None:
    there = FakeManager()
    run(SHOP, there)
    stale = [RefusedError("update out of sequence", 500)] * 3
    there.failing = lambda call, _: stale.pop() if call == "update service" and stale else None
    run(web("replicas=2"), there)
    assert there.calls.count("update service shop_web") == 4


def test_an_update_that_stopped_is_told() -> None:
    there = FakeManager()
    run(SHOP, there)
    there._found(there._services, "shop_web", "")["UpdateStatus"] = {
        "State": "paused",
        "Message": "task failed",
    }
    with pytest.raises(FailedError, match="its update is paused: task failed"):
        run(SHOP, there)


@pytest.mark.parametrize("text", [GIVEN, PLACED])
def test_a_kept_plan_is_what_was_wanted(text: str) -> None:
    things = wanted(text, ONE)
    assert read(json.loads(json.dumps(write(things)))) == things
