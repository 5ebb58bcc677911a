"""The kinds of what is in the way on an engine: things of others, and what the engine does not have.

`plan` tells them, and nothing is done while there is one.
"""

from dotcompile.diagnostics import Kind, Severity

NAME_TAKEN = Kind(
    "DC701",
    "name-taken-on-engine",
    Severity.ERROR,
    "The engine has one thing of a name, and this one is not of the project.",
    """A container, network or volume of this name is there, and has no label of the project: somebody else
made it, and it is never changed. Remove or rename it, give the graph another `name`, or, if a network or
volume is meant to be used as it is, write `external=true` on it.
""",
)
SUBNET_TAKEN = Kind(
    "DC702",
    "subnet-taken",
    Severity.ERROR,
    "The engine refuses networks whose addresses overlap.",
    """A network that is there has some of the addresses that this one is to have. Write another `subnet` or
`pool`, or remove the other network.
""",
)
PORT_TAKEN = Kind(
    "DC703",
    "port-taken",
    Severity.ERROR,
    "A port of the host leads to one container at a time.",
    """A container that runs has the port of the host that this service is to be reached by. Write another
`publish`, or stop the other container.
""",
)
NETWORK_IN_USE = Kind(
    "DC704",
    "network-in-use",
    Severity.ERROR,
    "A network that somebody is on can be neither removed nor made anew.",
    """A container that is not of the project is on one of its networks. It is never changed: take it off with
`docker network disconnect`.
""",
)
NOT_THERE = Kind(
    "DC705",
    "not-on-engine",
    Severity.ERROR,
    "What is only used has to be there.",
    """A network or volume with `external=true` is not on the engine, or two networks have its name; or an
image is not there, and may not or cannot be pulled. Images of `build` are built by whoever builds them:
`docker build -t NAME FOLDER`. A host that is drawn and that something is to run on is a node of the Swarm by
that name.
""",
)
KINDS = (NAME_TAKEN, SUBNET_TAKEN, PORT_TAKEN, NETWORK_IN_USE, NOT_THERE)
