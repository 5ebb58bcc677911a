"""What holds of every topology, whatever it was built from."""

from dotcompile.model.topology import End, Sort, Topology


def check(topology: Topology) -> None:
    """Names are unique within their sort, and whatever is named is there."""
    sorts = {
        Sort.ZONE: topology.zones,
        Sort.SERVICE: topology.services,
        Sort.ACTOR: topology.actors,
        Sort.HOST: topology.hosts,
        Sort.NETWORK: topology.networks,
        Sort.ENGINE: topology.engines,
        Sort.VOLUME: topology.volumes,
    }
    names = {sort: [thing.name for thing in things] for sort, things in sorts.items()}
    known = {sort: set(given) for sort, given in names.items()}
    assert all(len(known[sort]) == len(given) for sort, given in names.items())

    def is_there(end: End) -> bool:
        return end.name in known[end.sort]

    assert all(is_there(link.source) and is_there(link.target) for link in topology.links)
    assert all(is_there(member) for zone in topology.zones for member in zone.members)
    assert all(zone.parent is None or zone.parent in known[Sort.ZONE] for zone in topology.zones)
    assert all(known[Sort.ZONE].issuperset(service.zones) for service in topology.services)
