"""The kinds of what is found when packets are compared with the drawing."""

from dotcompile.diagnostics import Kind, Severity

NOT_RUNNING = Kind(
    "DC711",
    "service-not-running",
    Severity.ERROR,
    "Nothing can be said of the packets of a service that does not run.",
    """A container of the service is missing, or it does not run. Its logs say why: `dotcompile logs FILE`.
`dotcompile up FILE` starts it again.
""",
)
PLACED_OTHERWISE = Kind(
    "DC712",
    "placed-otherwise",
    Severity.ERROR,
    "Who is on another network than the drawn one can talk to others than the drawn ones.",
    """A container is not on a network on which the diagram has it, or on one on which it does not, or has
another address or another sandbox there, or somebody who is not of the project is on one of its networks.
Somebody did that by hand, or another program did. `dotcompile up FILE` puts it right.
""",
)
OPEN_BEYOND = Kind(
    "DC713",
    "open-beyond-drawing",
    Severity.ERROR,
    "Packets get where by the drawing and its networks none can.",
    """A connection was tried to an address that must not be reachable, and somebody answered; that the port
was refused is an answer, too. Where no network explains it, look for routes, for rules of packet filters that
redirect (`iptables -t nat -S`), and for interfaces that were given to containers by hand.
""",
)
CLOSED_WITHIN = Kind(
    "DC714",
    "closed-within-drawing",
    Severity.ERROR,
    "What is drawn does not work.",
    """A connection that must be possible was tried until the deadline, and did not come about, though the
target answers itself on that port. Look for rules of packet filters on the host (`iptables -S DOCKER-USER`)
and in the two containers.
""",
)
NOBODY_LISTENS = Kind(
    "DC715",
    "nobody-listens",
    Severity.ERROR,
    "A drawn port is of no use while nobody listens there.",
    """The network is as it should be; the program in the container does not listen on a port that is drawn,
or only on 127.0.0.1, or accepts and says nothing where an answer is known. See its configuration and logs, or
draw the port on which it listens.
""",
)
NAME_OTHERWISE = Kind(
    "DC716",
    "name-otherwise",
    Severity.ERROR,
    "Services find each other by name.",
    """Asked for the name of a service that it may talk to, a container gets no answer, or the address of
somebody else. Look at `/etc/resolv.conf` and `/etc/hosts` in the container, at rules of packet filters for
127.0.0.11, and at the aliases that the other has on the network. An endpoint that was made by hand has none.
""",
)
ANSWERED_OTHERWISE = Kind(
    "DC717",
    "answered-otherwise",
    Severity.ERROR,
    "Somebody else answers at the address of a service.",
    """A connection came about, and not with whom it was meant for. Look for rules that redirect
(`iptables -t nat -S`) and for a second machine with that address.
""",
)
PUBLISHED_OTHERWISE = Kind(
    "DC718",
    "published-otherwise",
    Severity.ERROR,
    "A published port is a way in for everybody.",
    """A container publishes a port that the diagram does not publish, or does not publish one that it does.
Draw it, or run `dotcompile up FILE`.
""",
)
UNTOLD = Kind(
    "DC719",
    "could-not-tell",
    Severity.WARNING,
    "What could not be tried is not known to be as drawn.",
    """A way was tried without a result that says anything: the probe was cut off, or a service does not
answer over UDP, or containers changed while they were asked. Try again; over UDP, try with a client of the
service.
""",
)
KINDS = (
    NOT_RUNNING,
    PLACED_OTHERWISE,
    OPEN_BEYOND,
    CLOSED_WITHIN,
    NOBODY_LISTENS,
    NAME_OTHERWISE,
    ANSWERED_OTHERWISE,
    PUBLISHED_OTHERWISE,
    UNTOLD,
)
