"""Ways to make what runs differ from what is drawn, behind the back of whoever deployed it.

A deployed diagram enters; what `verify` has to say of it leaves: a finding's code, and words of its message.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

from tests.engine.verifying.deploying import Verifying


class Blame(NamedTuple):
    """A finding that has to be there."""

    code: str
    words: tuple[str, ...]


Sabotage = Callable[[Verifying, random.Random], Blame]

#: `store` is on network `data` alone, `web` and `db` are on `app`; `web` is drawn to `store`.
SHOP = """digraph shop {
    subgraph cluster_app { web [publish="18080:80"]; db [ports="5432,53/udp"]; cache [ports="6379"] }
    subgraph cluster_data { store [ports="9000"]; index [ports="9200"] }
    web -> store [port=9000]
    user [kind=actor]
    user -> web
}
"""


def connect(shop: Verifying, pick: random.Random) -> Blame:
    """A container is on another network, too."""
    name, zone = pick.choice([("db", "data"), ("cache", "data"), ("index", "app")])
    network = shop.network(zone)
    shop.node.client.connect_container_to_network(shop.container(name), network)
    return Blame("DC712", (f"shop-{name}-1", "where it is not drawn", "ways differ"))


def disconnect(shop: Verifying, pick: random.Random) -> Blame:
    name, zone = pick.choice([("db", "app"), ("cache", "app"), ("index", "data")])
    shop.node.client.disconnect_container_from_network(shop.container(name), shop.network(zone))
    return Blame("DC712", (f"shop-{name}-1", "is not on network"))


def kill(shop: Verifying, pick: random.Random) -> Blame:
    name = pick.choice(["web", "db", "cache", "store", "index"])
    shop.node.client.kill(shop.container(name))
    return Blame("DC711", (f"shop-{name}-1", "is exited with exit code 137"))


def filter_packets(shop: Verifying, pick: random.Random) -> Blame:
    """In the sandbox of one: the packets of another are dropped."""
    source, target = pick.choice([("web", "db"), ("cache", "db"), ("db", "web"), ("index", "store")])
    (address,) = shop.sandbox(source).addresses()[:1] if source != "web" else (shop.shared("web", "db"),)
    rule = ["iptables", "-I", "INPUT", "-s", address, "-j", "DROP"]
    shop.sandbox(target).run(*rule)
    return Blame("DC714", (f"shop-{source}-1", f"does not get to `{target}`", "timeout"))


def make_network_anew(shop: Verifying, pick: random.Random) -> Blame:
    zone = pick.choice(["app", "data"])
    client, network = shop.node.client, shop.network(zone)
    for container in client.inspect_network(network)["Containers"]:
        client.disconnect_container_from_network(container, network, force=True)
    name = client.inspect_network(network)["Name"]
    client.remove_network(network)
    client.create_network(name)
    return Blame("DC712", (zone, "is there anew, without its members"))


def publish(shop: Verifying, _: random.Random) -> Blame:
    """A container is made again by hand, with one more port of the host."""
    client, old = shop.node.client, shop.container("web")
    said = client.inspect_container(old)
    client.remove_container(old, force=True)
    ends = said["NetworkSettings"]["Networks"]
    bindings = {**said["HostConfig"]["PortBindings"], "443/tcp": [{"HostPort": "18999"}]}
    body = {key: said["Config"][key] for key in ("Image", "Env", "Labels", "Cmd", "Entrypoint")}
    body["ExposedPorts"] = {port: {} for port in bindings}
    body["HostConfig"] = {"NetworkMode": said["HostConfig"]["NetworkMode"], "PortBindings": bindings}
    made = client.create_container_from_config(body, said["Name"].lstrip("/"))["Id"]
    for name, end in ends.items():
        if name == said["HostConfig"]["NetworkMode"]:
            client.disconnect_container_from_network(made, name)
        client.connect_container_to_network(made, name, aliases=end["Aliases"])
    client.start(made)
    return Blame("DC718", ("shop-web-1", "publishes 443/tcp as 18999", "not drawn"))


def change_address(shop: Verifying, pick: random.Random) -> Blame:
    name = pick.choice(["db", "cache", "index"])
    sandbox = shop.sandbox(name)
    (address,) = sandbox.addresses()
    sandbox.run("ip", "address", "flush", "dev", "eth0")
    sandbox.run("ip", "address", "add", f"{address.rpartition('.')[0]}.77/24", "dev", "eth0")
    return Blame("DC712", (f"shop-{name}-1", "does not have the address that the engine tells", address))


def break_names(shop: Verifying, pick: random.Random) -> Blame:
    """The engine's server is no longer asked by one of them."""
    name = pick.choice(["web", "db", "cache"])
    shop.sandbox(name).run("iptables", "-t", "nat", "-F")
    return Blame("DC716", (f"shop-{name}-1", "is told no addresses of names"))


def silence(shop: Verifying, pick: random.Random) -> Blame:
    """A program hangs: its machine accepts for it, and nobody answers."""
    name = pick.choice(["web", "db", "cache", "store", "index"])
    pid = str(shop.node.client.inspect_container(shop.container(name))["State"]["Pid"])
    shop.node.run("kill", "-STOP", pid)
    return Blame("DC715", (f"shop-{name}-1", "accepts and says nothing"))


SABOTAGES: tuple[Sabotage, ...] = (
    connect,
    disconnect,
    kill,
    filter_packets,
    make_network_anew,
    publish,
    change_address,
    break_names,
    silence,
)
