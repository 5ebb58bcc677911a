"""Plans of changes: for each kind of change what is planned, in full.

Before, a diagram runs on the fake; then something is done to what runs, or to the diagram.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pytest

from dotcompile.engine.errors import UnreachableError
from tests.engine import world
from tests.engine.fake import FakeEngine
from tests.engine.world import IMAGES, engine, named, network, run, told, wanted

Deed = Callable[[FakeEngine], object]


@dataclass(frozen=True)
class Case:
    """What runs `before`, what is done to it, and the plan for `after`."""

    name: str
    after: str
    plan: str
    before: str = ""
    deed: Deed = lambda _: None
    only: tuple[str, ...] = ()
    orphans: bool = False


def shop(app: str = 'web [image="web:1"] db [image="db:1"]', rest: str = "") -> str:
    return f"digraph shop {{ subgraph cluster_app {{ {app} }} {rest} }}"


def web(attributes: str) -> str:
    return shop(f'web [image="web:1", {attributes}] db [image="db:1"]')


def db(attributes: str) -> str:
    return shop(f'web [image="web:1"] db [image="db:1", {attributes}]')


BOTH = 'web [image="web:1"] db [image="db:1"]'
DATA = 'db -> data [at="/data"]'
SHOP = shop()
TWO = shop(rest='subgraph cluster_data { store [image="db:1"] } web -> store')
VOLUME = shop(rest=f"data [kind=volume] {DATA}")
WAITS = shop('web [image="web:1", depends_on="db:healthy"] db [image="db:1", healthcheck="true"]')
SIDE = shop('web [image="web:1"] side [image="db:1", network_mode="service:web"]')
JOB = shop('web [image="web:1", depends_on="job:completed"] job [image="job:1"]')
NARROW = 'graph [subnet="10.9.0.0/24"]'


def stranger(name: str = "stranger", **body: object) -> Deed:
    return lambda there: there.start(there.create_container(name, {"Image": "db:1", **body}))


def both(*deeds: Deed) -> Deed:
    return lambda there: [deed(there) for deed in deeds]


def removed(name: str) -> Deed:
    return lambda there: there.remove_container(named(there, name))


def stopped(name: str) -> Deed:
    return lambda there: there.stop(named(there, name))


def renamed(name: str, other: str) -> Deed:
    return lambda there: there.rename(named(there, name), other)


def state(name: str, **values: object) -> Deed:
    return lambda there: there._find(name).update(values)


def tagged(there: FakeEngine) -> None:
    there.images["web:1"] = IMAGES["web:2"]


def joined(there: FakeEngine) -> None:
    there.create_network({"Name": "other"})
    there.connect(network(there, "other"), named(there, "shop-web-1"), {})


def replaced_but_for_the_end(there: FakeEngine) -> None:
    """The client dies before it removes the container that it has set aside."""
    last = ("remove container", "shop-web-1-before")
    there.failing = lambda call, name: UnreachableError("gone") if (call, name) == last else None
    with suppress(UnreachableError):
        run(web("user=me"), there)
    there.failing = lambda call, name: None


CASES = [
    Case(
        "nothing is there",
        SHOP,
        plan="""\
#1            create network    shop_app    because: absent
#2 after #1   create container  shop-web-1  because: absent
#3 after #1   create container  shop-db-1   because: absent
""",
    ),
    Case(
        "a network and a volume have one name",
        shop(rest=f'data [kind=volume] {DATA} subgraph cluster_data {{ store [image="db:1"] }}'),
        plan="""\
#1                create network    shop_app      because: absent
#2                create network    shop_data     because: absent
#3                create volume     shop_data     because: absent
#4 after #1       create container  shop-web-1    because: absent
#5 after #1, #3   create container  shop-db-1     because: absent
#6 after #2       create container  shop-store-1  because: absent
""",
    ),
    Case("everything is there", SHOP, before=SHOP, plan=""),
    Case(
        "a service is added",
        shop('web [image="web:1"] db [image="db:1"] job [image="db:1"]'),
        before=SHOP,
        plan="""\
#1   create container  shop-job-1  because: absent
""",
    ),
    Case(
        "a service is taken away",
        shop('web [image="web:1"]'),
        before=SHOP,
        plan="""\
left as it is: container shop-db-1, which nobody wants any more
""",
    ),
    Case(
        "a service is taken away, and orphans go",
        shop('web [image="web:1"]'),
        before=SHOP,
        orphans=True,
        plan="""\
#1   remove container  shop-db-1  because: nobody wants it
""",
    ),
    Case(
        "another image",
        shop('web [image="web:2"] db [image="db:1"]'),
        before=SHOP,
        plan="""\
#1   replace container  shop-web-1  because: image changed
""",
    ),
    Case(
        "a tag means another image",
        SHOP,
        before=SHOP,
        deed=tagged,
        plan="""\
#1   replace container  shop-web-1  because: image changed
""",
    ),
    Case(
        "an image that is not there",
        shop('web [image="web:9"]'),
        plan="""\
#1                pull image        web:9       because: absent
#2                create network    shop_app    because: absent
#3 after #1, #2   create container  shop-web-1  because: absent
""",
    ),
    Case(
        "an image that may not be pulled",
        shop('web [image="web:9", pull_policy=never]'),
        plan="""\
DC705 image `web:9` is not on the engine, and is not to be pulled
""",
    ),
    Case(
        "environment",
        web('env="A=1"'),
        before=SHOP,
        plan="""\
#1   replace container  shop-web-1  because: environment changed
""",
    ),
    Case(
        "command",
        web('command="serve -v"'),
        before=SHOP,
        plan="""\
#1   replace container  shop-web-1  because: command changed
""",
    ),
    Case(
        "memory and processors",
        web('memory="64m", cpus=1'),
        before=SHOP,
        plan="""\
#1   replace container  shop-web-1  because: cpus and memory changed
""",
    ),
    Case(
        "several things at once",
        web('env="A=1", command=go, user=me, hostname=w'),
        before=SHOP,
        plan="""\
#1   replace container  shop-web-1  because: command, environment, hostname and 1 more changed
""",
    ),
    Case(
        "more replicas",
        web("replicas=3"),
        before=SHOP,
        plan="""\
#1   create container  shop-web-2  because: absent
#2   create container  shop-web-3  because: absent
""",
    ),
    Case(
        "fewer replicas",
        SHOP,
        before=web("replicas=3"),
        plan="""\
#1   remove container  shop-web-3  because: there are more than are wanted
#2   remove container  shop-web-2  because: there are more than are wanted
""",
    ),
    Case(
        "replicas are replaced one at a time",
        web('replicas=3, env="A=1"'),
        before=web("replicas=3"),
        plan="""\
#1                replace container  shop-web-1  because: environment changed
#2 after #1       replace container  shop-web-2  because: environment changed
#3 after #1, #2   replace container  shop-web-3  because: environment changed
""",
    ),
    Case(
        "a published port",
        web('publish="8080:80"'),
        before=SHOP,
        plan="""\
#1            create network     shop_ingress  because: absent
#2 after #1   replace container  shop-web-1    because: expose, ports and networks changed
""",
    ),
    Case(
        "a zone is added",
        TWO,
        before=SHOP,
        plan="""\
#1            create network     shop_data     because: absent
#2 after #1   replace container  shop-web-1    because: networks changed
#3 after #1   create container   shop-store-1  because: absent
""",
    ),
    Case(
        "a zone is taken away",
        SHOP,
        before=TWO,
        plan="""\
#1   replace container  shop-web-1  because: networks changed
left as it is: container shop-store-1, which nobody wants any more
left as it is: network shop_data, which nobody wants any more
""",
    ),
    Case(
        "a zone is taken away, and orphans go",
        SHOP,
        before=TWO,
        orphans=True,
        plan="""\
#1                remove container   shop-store-1               because: nobody wants it
#2                disconnect         shop-web-1 from shop_data  because: network shop_data is removed
#3 after #1, #2   remove network     shop_data                  because: nobody wants it
#4                replace container  shop-web-1                 because: networks changed
""",
    ),
    Case(
        "a network's addresses",
        shop(f'{NARROW} web [image="web:1"] db [image="db:1"]'),
        before=SHOP,
        plan="""\
#1                remove container  shop-web-1  because: network shop_app is made anew
#2                remove container  shop-db-1   because: network shop_app is made anew
#3 after #1, #2   remove network    shop_app    because: changed
#4 after #3       create network    shop_app    because: changed
#5 after #1, #4   create container  shop-web-1  because: network shop_app is made anew
#6 after #2, #4   create container  shop-db-1   because: network shop_app is made anew
""",
    ),
    Case(
        "a network is open",
        shop(f"graph [internal=false] {BOTH}"),
        before=SHOP,
        plan="""\
#1                remove container  shop-web-1  because: network shop_app is made anew
#2                remove container  shop-db-1   because: network shop_app is made anew
#3 after #1, #2   remove network    shop_app    because: changed
#4 after #3       create network    shop_app    because: changed
#5 after #1, #4   create container  shop-web-1  because: network shop_app is made anew
#6 after #2, #4   create container  shop-db-1   because: network shop_app is made anew
""",
    ),
    Case(
        "a static address",
        shop(f'{NARROW} web [image="web:1", ip="10.9.0.7"]'),
        before=shop(f'{NARROW} web [image="web:1"]'),
        plan="""\
#1   replace container  shop-web-1  because: networks changed
""",
    ),
    Case(
        "a volume is drawn",
        VOLUME,
        before=SHOP,
        plan="""\
#1            create volume      shop_data  because: absent
#2 after #1   replace container  shop-db-1  because: volumes changed
""",
    ),
    Case(
        "a volume is taken away",
        SHOP,
        before=VOLUME,
        orphans=True,
        plan="""\
#1   replace container  shop-db-1  because: volumes changed
left as it is: volume shop_data, which nobody wants any more
""",
    ),
    Case(
        "a volume's driver options",
        shop(rest=f"data [kind=volume, opt_type=tmpfs] {DATA}"),
        before=VOLUME,
        plan="""\
#1                remove container  shop-db-1  because: volume shop_data is made anew
#2 after #1       remove volume     shop_data  because: changed; LOSES all that is in volume shop_data
#3 after #2       create volume     shop_data  because: changed
#4 after #1, #3   create container  shop-db-1  because: volume shop_data is made anew
""",
    ),
    Case(
        "an unnamed volume goes on",
        db('volumes="/scratch", env="A=1"'),
        before=db('volumes="/scratch"'),
        plan="""\
#1   replace container  shop-db-1  because: environment changed
""",
    ),
    Case(
        "a service waits for another's health",
        WAITS,
        plan="""\
#1                create network      shop_app    because: absent
#2 after #1       create container    shop-db-1   because: absent
#3 after #2       wait until healthy  shop-db-1   because: it has a health check
#4 after #1, #3   create container    shop-web-1  because: absent
""",
    ),
    Case("a service waits for one that is there", WAITS, before=db('healthcheck="true"'), plan=""),
    Case(
        "a service waits for a job",
        shop('web [image="web:1", depends_on="job:completed"] job [image="job:1"]'),
        plan="""\
#1                create network        shop_app    because: absent
#2 after #1       create container      shop-job-1  because: absent
#3 after #2       wait until completed  shop-job-1  because: others wait for it
#4 after #1, #3   create container      shop-web-1  because: absent
""",
    ),
    Case(
        "a service in another's sandbox",
        SIDE,
        plan="""\
#1            create network    shop_app     because: absent
#2 after #1   create container  shop-web-1   because: absent
#3 after #2   create container  shop-side-1  because: absent
""",
    ),
    Case(
        "whose sandbox it is in is replaced",
        shop('web [image="web:1", env="A=1"] side [image="db:1", network_mode="service:web"]'),
        before=SIDE,
        plan="""\
#1                remove container   shop-side-1  because: shop-web-1 is made anew
#2                replace container  shop-web-1   because: environment changed
#3 after #1, #2   create container   shop-side-1  because: shop-web-1 is made anew
""",
    ),
    Case(
        "a container was removed",
        SHOP,
        before=SHOP,
        deed=removed("shop-web-1"),
        plan="""\
#1   create container  shop-web-1  because: absent
""",
    ),
    Case(
        "a container was stopped",
        SHOP,
        before=SHOP,
        deed=stopped("shop-web-1"),
        plan="""\
#1   start container  shop-web-1  because: exited with 0
""",
    ),
    Case(
        "a container that is to run always was stopped",
        web("restart=always"),
        before=web("restart=always"),
        deed=stopped("shop-web-1"),
        plan="""\
#1   start container  shop-web-1  because: exited with 0
""",
    ),
    Case(
        "a container has failed",
        SHOP,
        before=SHOP,
        deed=state("shop-web-1", State="exited", Exit=3),
        plan="""\
#1   start container  shop-web-1  because: exited with 3
""",
    ),
    Case(
        "a job is done",
        web("restart=no"),
        before=web("restart=no"),
        deed=state("shop-web-1", State="exited", Exit=0),
        plan="",
    ),
    Case("a job that others waited for is done", JOB, before=JOB, plan=""),
    Case(
        "an image that is always pulled",
        web('pull_policy=always, env="A=1"'),
        before=SHOP,
        plan="""\
#1            pull image         web:1       because: it is pulled whenever it is used
#2 after #1   replace container  shop-web-1  because: environment changed
""",
    ),
    Case(
        "an image is gone that nobody needs to be made",
        SHOP,
        before=SHOP,
        deed=lambda there: there.images.pop("web:1"),
        plan="",
    ),
    Case(
        "a container was paused",
        SHOP,
        before=SHOP,
        deed=lambda there: there.pause(named(there, "shop-web-1")),
        plan="""\
#1   start container  shop-web-1  because: paused
""",
    ),
    Case(
        "a container is half made",
        SHOP,
        before=SHOP,
        deed=state("shop-web-1", State="created"),
        plan="""\
#1            remove container  shop-web-1  because: half made
#2 after #1   create container  shop-web-1  because: half made
""",
    ),
    Case(
        "a container was renamed",
        SHOP,
        before=SHOP,
        deed=renamed("shop-web-1", "other"),
        plan="""\
#1   replace container  shop-web-1  because: it is called other
""",
    ),
    Case(
        "a replacement was broken off before the new one was made",
        SHOP,
        before=SHOP,
        deed=both(renamed("shop-web-1", "shop-web-1-before"), stopped("shop-web-1-before")),
        plan="""\
#1   replace container  shop-web-1  because: not replaced to the end
""",
    ),
    Case(
        "a replacement was broken off before the old one was removed",
        web("user=me"),
        before=SHOP,
        deed=replaced_but_for_the_end,
        plan="""\
#1   remove container  shop-web-1-before  because: replaced
""",
    ),
    Case(
        "somebody connected a container",
        SHOP,
        before=SHOP,
        deed=joined,
        plan="""\
#1   disconnect  shop-web-1 from other  because: an endpoint that is not drawn
""",
    ),
    Case(
        "somebody disconnected a container",
        SHOP,
        before=SHOP,
        deed=lambda there: there.disconnect(network(there, "shop_app"), named(there, "shop-web-1")),
        plan="""\
#1   connect  shop-web-1 to shop_app  because: its endpoint is gone
""",
    ),
    Case(
        "two networks have one name",
        SHOP,
        before=SHOP,
        deed=lambda there: there.double_network(wanted(SHOP).networks[0].body),
        plan="""\
#1   remove network  shop_app  because: double
""",
    ),
    Case(
        "a network was made anew",
        SHOP,
        before=SHOP,
        deed=both(
            stopped("shop-web-1"), stopped("shop-db-1"), lambda there: there.remove_network("shop_app")
        ),
        plan="""\
#1            create network   shop_app    because: absent
#2 after #1   start container  shop-web-1  because: exited with 0
#3 after #1   start container  shop-db-1   because: exited with 0
""",
    ),
    Case(
        "only one service",
        WAITS,
        only=("db",),
        plan="""\
#1            create network      shop_app   because: absent
#2 after #1   create container    shop-db-1  because: absent
#3 after #2   wait until healthy  shop-db-1  because: it has a health check
""",
    ),
    Case(
        "only one service, and whom it waits for",
        TWO,
        only=("store",),
        plan="""\
#1            create network    shop_data     because: absent
#2 after #1   create container  shop-store-1  because: absent
""",
    ),
    Case(
        "a name is taken by a container",
        SHOP,
        deed=stranger(name="shop-web-1"),
        plan="""\
DC701 the name `shop-web-1` is taken by container 000000000000 of image `db:1`, which is not of the project
""",
    ),
    Case(
        "a name is taken by a network",
        SHOP,
        deed=lambda there: there.create_network({"Name": "shop_app"}),
        plan="""\
DC701 the name `shop_app` is taken by network 000000000000, which is not of the project
""",
    ),
    Case(
        "a name is taken by a volume",
        VOLUME,
        deed=lambda there: there.create_volume({"Name": "shop_data"}),
        plan="""\
DC701 the name `shop_data` is taken by a volume that is not of the project
""",
    ),
    Case(
        "a subnet is taken",
        shop(f'{NARROW} web [image="web:1"]'),
        deed=lambda there: there.create_network(
            {"Name": "other", "IPAM": {"Config": [{"Subnet": "10.9.0.0/16"}]}}
        ),
        plan="""\
DC702 `10.9.0.0/24` of `shop_app` overlaps with `10.9.0.0/16` of network `other`
""",
    ),
    Case(
        "a port is taken",
        web('publish="8080:80"'),
        deed=stranger(HostConfig={"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}}),
        plan="""\
DC703 port 8080/tcp of the host, which `web` publishes, is taken by container `stranger`
""",
    ),
    Case(
        "somebody is on a network that is to be changed",
        shop(f"graph [internal=false] {BOTH}"),
        before=SHOP,
        deed=stranger(HostConfig={"NetworkMode": "shop_app"}),
        plan="""\
DC704 container `stranger`, which is not of `shop`, is on network `shop_app`
""",
    ),
    Case(
        "an external network is not there",
        shop('graph [external=true] web [image="web:1"]'),
        plan="""\
DC705 there is no network `app`, which is only used here
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_plan(case: Case) -> None:
    there = engine()
    if case.before:
        run(case.before, there)
    case.deed(there)
    assert told(world.plan(case.after, there, case.only, orphans=case.orphans)) == case.plan


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.plan.startswith("DC")], ids=lambda case: case.name
)
def test_what_is_planned_is_all_that_has_to_be_done(case: Case) -> None:
    there = engine()
    there.pullable = {"web:9": f"sha256:{9:064x}", "web:1": IMAGES["web:1"]}
    if case.before:
        run(case.before, there)
    case.deed(there)
    run(case.after, there, orphans=case.orphans)
    assert world.plan(case.after, there, orphans=case.orphans).operations == ()


def test_there_are_forty_kinds_of_change() -> None:
    assert len({case.name for case in CASES}) >= 40
