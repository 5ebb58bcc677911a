"""`capacity of N >= 512`: each network that all or some of N are on has room for so many addresses.

Of the addresses of a subnet two are no host's: its first and its last. What the engine will pick is unknown.

```dot
digraph {
    subgraph cluster_app { kind=network; subnet="10.1.0.0/22"; web; api [replicas=3] }
    subgraph cluster_data { kind=network; subnet="10.2.0.0/28"; db }
    subgraph cluster_free { kind=network; jobs }
}
```

```rules
capacity of zone:app >= 512              # holds
capacity of zone:data >= 64              # broken
capacity of {zone:app, zone:data} >= 14  # holds
capacity of zone:free >= 2               # unknown
```
"""

from collections.abc import Iterator
from functools import partial

from dotcompile.diagnostics import Label
from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.drawn import Network
from dotcompile.rules.form import INTENT, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector

_NO_HOSTS = 2


@dataclass(frozen=True, slots=True)
class Capacity:
    """The services whose networks are meant, and the bound."""

    services: Selector
    least: int


def read(parts: Parts) -> Capacity | None:
    """One selector, and a number."""
    number = parts.number(parts.tokens("NUMBER")[0])
    return None if number is None else Capacity(parts.one(), number)


def judge(terms: Capacity, case: Case) -> Iterator[Outcome]:
    """The size of each network that is too small, and its use."""
    wanted = set(case.services(terms.services))
    for network in case.ground.selection.drawn.networks:
        if wanted.isdisjoint(network.members):
            continue
        room = _room(network)
        if room is None:
            help_ = "say `subnet` on it"
            yield Unknown(f"the engine picks the addresses of the network `{network.name}`", help_)
        elif room < terms.least:
            tell = partial(_tell, case, network, room)
            yield Breach(network.members, (), "", f"room {room}", case.worst, tell)


def _room(network: Network) -> int | None:
    """How many addresses a network has for hosts; of several subnets those of IPv4."""
    said = network.settings.get("subnet")
    sizes = [one.num_addresses for one in said.value if one.version == 4] if said else []
    return sum(sizes) - _NO_HOSTS * len(sizes) if sizes else None


def _tell(case: Case, network: Network, room: int, _members: Group, _targets: Group) -> Telling:
    services = case.ground.topology.services
    said = [services[one].settings.get("replicas") for one in network.members]
    use = sum(replicas.value if replicas else 1 for replicas in said)
    message = f"the network `{network.name}` has room for {room} addresses; {use} are in use"
    return Telling(message, (Label(network.origin, "this network"),))


FORM = Form("capacity", "capacity of N >= 512", INTENT, read, judge, may=INTENT)
