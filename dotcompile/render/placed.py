"""A topology as it is placed: hosts with what each of them runs, and nothing else.

In: a topology, and how many of each service each host runs. Out: a topology that is drawn as any other one.
"""

from collections.abc import Sequence

from dotcompile.model.topology import End, Host, Sort, Topology, Zone, ZoneKind
from dotcompile.records import replace


def place_in(topology: Topology, counts: Sequence[Sequence[int]]) -> Topology:
    """Each host is a zone, with one card for all replicas of a service that it runs."""
    services, zones = [], []
    for number, host in enumerate(topology.hosts):
        members = []
        for service, row in zip(topology.services, counts, strict=True):
            if row[number]:
                name = f"{service.name} on {host.name}"
                settings = dict(service.settings)
                if "replicas" in settings:
                    settings["replicas"] = replace(settings["replicas"], value=row[number])
                label = service.label or service.name
                made = replace(service, name=name, label=label, zones=(host.name,), settings=settings)
                services.append(made)
                members.append(End(Sort.SERVICE, name, service.origin))
        zones.append(_zone(host, tuple(members)))
    return replace(
        topology,
        zones=tuple(zones),
        services=tuple(services),
        actors=(),
        hosts=(),
        networks=(),
        engines=(),
        volumes=(),
        links=(),
    )


def _zone(host: Host, members: tuple[End, ...]) -> Zone:
    return Zone(
        f"cluster_{host.name}",
        host.name,
        ZoneKind.HOSTS,
        host.label or host.name,
        None,
        members,
        False,
        {},
        (host.origin,),
    )
