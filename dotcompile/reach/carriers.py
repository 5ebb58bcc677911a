"""What carries a connection that nobody drew, in words and for programs.

In: an edge that is there by a fact of a deployment. Out: a line of text, or the fields of a JSON document:

    {"network": "front"}
    {"published": {"protocol": "tcp", "first": 80, "last": 80}, "of": 0}
    {"sandbox": [0, 1], "host": false}

Numbers there are of things, from 0.
"""

from dotcompile.model.topology import Link
from dotcompile.reach.facts import FactNetwork, Published, Sandbox
from dotcompile.reach.relation import Because, Cause, Edge
from dotcompile.reports.visible import visible
from dotcompile.reports.written import Value


def tell_carrier(edge: Edge) -> str:
    """Why there is such an edge."""
    because = edge.because
    match because:
        case Link():
            return TOLD_OF_LINKS[edge.cause]
        case FactNetwork():
            return TOLD_OF_NETWORKS[edge.cause].format(f"`{visible(because.name)}`")
        case Published():
            return TOLD_OF_PORTS[edge.cause].format(because.container, _host(because))
        case Sandbox():
            return "in the sandbox of the host" if because.host else "in one sandbox with it"


TOLD_OF_LINKS = {
    Cause.DRAWN: "",
    Cause.PORT: "drawn for other ports, which an engine does not tell apart",
    Cause.REVERSE: "drawn the other way round, which an engine does not tell apart",
}
TOLD_OF_NETWORKS = {
    Cause.ZONE: "neighbours in a zone, on the network {}",
    Cause.CO_TENANT: "both on the network {}, and nothing that is drawn joins them",
    Cause.EGRESS: "the network {} leads outside",
    Cause.PUBLISHED: "the network {} is that of the machines outside",
}
TOLD_OF_PORTS = {
    Cause.PUBLISHED: "port {} is published{}, for whoever gets to the host",
    Cause.EGRESS: "port {} is published{} by a network that leads outside",
}


def carrier_fields(because: Because) -> dict[str, Value]:
    """The fact, for programs."""
    match because:
        case FactNetwork():
            return {"network": because.name}
        case Published():
            one = because.container
            ports: Value = {"protocol": one.protocol, "first": one.first, "last": one.last}
            return {"published": ports, "of": because.service}
        case Sandbox():
            return {"sandbox": because.services, "host": because.host}
        case Link():
            return {}


def _host(published: Published) -> str:
    if published.host is None:
        return ""
    first, last = published.host
    ports = str(first) if first == last else f"{first}-{last}"
    at = f"{published.address}:" if published.address else ""
    return f" as {at}{ports}"
