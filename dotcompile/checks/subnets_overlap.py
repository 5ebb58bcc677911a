"""Two networks have addresses in common.

An engine refuses to make a network whose subnet overlaps that of another. Where it is not asked, as for
networks on different hosts, packets for one of the two go to the other.

```dot
digraph {
    subgraph cluster_app { subnet="10.20.0.0/16"; api [container="shop/api:2"] }
    subgraph cluster_data { subnet="10.20.1.0/24"; db [container="postgres:16"] }  // expect: subnets-overlap
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { subnet="10.20.0.0/24"; api [container="shop/api:2"] }
    subgraph cluster_data { subnet="10.20.1.0/24"; db [container="postgres:16"] }
}
```
"""

from collections.abc import Iterator
from itertools import islice

from dotcompile.checks.addressing import DrawnSubnet, is_external, subnets
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC310",
    "subnets-overlap",
    Severity.ERROR,
    "The engine refuses to make the second network.",
    str(__doc__),
)

#: So many networks that exist may hold a subnet before it is no longer compared with all of them.
MOST = 100


def find_overlaps(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each subnet with the nearest one that holds it; two networks that exist may overlap."""
    order = sorted(subnets(subject), key=_place_in_order)
    around: list[DrawnSubnet] = []
    for one in order:
        while around and one.subnet.network_address not in around[-1].subnet:
            around.pop()
        for other in islice(reversed(around), MOST):
            if not (is_external(one.network) and is_external(other.network)):
                yield _finding(subject, one, other)
                break
        around.append(one)


def _place_in_order(one: DrawnSubnet) -> tuple[int, int, int]:
    return one.subnet.version, int(one.subnet.network_address), one.subnet.prefixlen


def _finding(subject: Subject, one: DrawnSubnet, other: DrawnSubnet) -> Diagnostic:
    first, second = sorted((one, other), key=lambda each: each.span(subject).start)
    message = f"{_told(second)} has addresses in common with {_told(first)}"
    label = Label(first.span(subject), f"the subnet of {shown(first.network.name)}")
    help_ = "give each network a `subnet` of its own, or leave it out so that the engine picks one"
    return Diagnostic(KIND, message, second.span(subject), (label,), help_)


def _told(one: DrawnSubnet) -> str:
    return f"`{one.subnet}` of {shown(one.network.name)}"


CHECK = Check(KIND, find_overlaps)
