"""Services as they are to be run: sandboxes, places on networks, mounts, dependencies; and plain facts."""

from dotcompile.lowering.facts import facts_of
from dotcompile.reach.facts import SWARM, FactNetwork, Mode
from tests.lowering.lowered import lowered, shown

TEXT = """digraph {
    pool="10.20.0.0/16"; registry="registry.example"
    node [container="x:1"]
    subgraph cluster_app { subnet="10.20.7.0/24"
        a [ip="10.20.7.5", mac="02:42:ac:11:00:02", aliases="one, two"]
        b [network_mode=host, container="other.example/y:2"]; c [network_mode="container:a"]
        d [network_mode=none, depends_on="a:healthy"] }
    net_x [kind=network, opt_com_x=y]
    a -> net_x [alias=three, ifname=eth7]
    a -> vol_data [at="/data"]; vol_data -> cluster_app [at="/all", read_only=true]
    e -> a [depends=completed]; e -> internet
    user -> e [port=80]
}
"""


def test_all_of_it() -> None:
    deployment, _, source = lowered(TEXT)
    assert shown(deployment, (), source).splitlines() == [
        "- for compose",
        "network app: zone internal bridge {a (e)} 10.20.7.0/24 via any",
        "network net_x: zone internal bridge {a} 10.20.0.0/24 via any com_x=y",
        "network egress: egress open bridge {e} 10.20.1.0/24 via any",
        "service a runs registry.example/x:1 on app 10.20.7.5 02:42:ac:11:00:02 one two, net_x eth7 three",
        "    mounts vol_data at /data",
        "    mounts vol_data at /all to read",
        "service b runs other.example/y:2 on its host",
        "    mounts vol_data at /all to read",
        "service c runs registry.example/x:1 within a",
        "    mounts vol_data at /all to read",
        "service d runs registry.example/x:1 on nothing",
        "    mounts vol_data at /all to read",
        "    waits for a healthy",
        "service e runs registry.example/x:1 on app, egress",
        "    publishes 80",
        "    waits for a completed",
        "",
    ]


def test_what_has_a_field_of_its_own_is_no_setting() -> None:
    deployment, _, _ = lowered(TEXT)
    assert all(spec.settings.keys() <= {"registry", "ports"} for spec in deployment.services)


def test_facts() -> None:
    deployment, _, _ = lowered(TEXT)
    facts = facts_of(deployment)
    assert facts.services == ("a", "b", "c", "d", "e")
    assert facts.modes == (Mode.OWN, Mode.HOST, Mode.OWN, Mode.NONE, Mode.OWN)
    assert facts.shares == ((2, 0),)
    assert facts.networks == (
        FactNetwork("app", (0, 4), internal=True),
        FactNetwork("net_x", (0,), internal=True),
        FactNetwork("egress", (4,), internal=False),
    )
    (port,) = facts.published
    assert (port.service, str(port.container), port.host, port.direct) == (4, "80", None, True)


def test_facts_of_a_swarm() -> None:
    text = """digraph { node [container="x:1"]
        subgraph cluster_app { attachable=true; "opt_com.docker.network.bridge.enable_icc"=false
            a [publish="127.0.0.1:8080:80"]; b [publish="81:81@host"] }
    }"""
    deployment, _, _ = lowered(text, SWARM)
    facts = facts_of(deployment)
    app = FactNetwork("app", (0, 1), internal=True, driver="overlay", icc=False, attachable=True)
    assert facts.networks[0] == app
    ports = [(port.address, port.host, port.direct) for port in facts.published]
    assert ports == [("127.0.0.1", (8080, 8080), False), ("", (81, 81), True)]
