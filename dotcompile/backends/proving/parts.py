"""The parts of networks that hosts make by themselves, as a script tells of them.

In: the options of `docker network create` for each configuration, and of the networks made from these. Out:
nothing, or an error: a configuration has to be there for the network that is made from it, the engine refuses
all that such a network says beside it, and no two hosts may hand out the same addresses.
https://docs.docker.com/reference/cli/docker/network/create/
"""

from collections.abc import Iterable, Mapping, Sequence
from ipaddress import ip_network
from itertools import pairwise

from dotcompile.backends.proving.loading import ReadBackError

CONFIGURATION = "--config-only"
_FROM = "--config-from"
_BESIDE = {_FROM, "--driver", "--internal", "--attachable", "--scope"}

Options = Mapping[str, Sequence[str]]


def check_parts(networks: Iterable[Options], configurations: Mapping[str, Sequence[Options]]) -> None:
    """Whether hosts can make these networks."""
    for options in networks:
        for name in options.get(_FROM, ()):
            if name not in configurations or options.keys() - _BESIDE:
                raise ReadBackError(f"the script makes no network from the configuration `{name}`")
    for name, parts in configurations.items():
        try:
            ranges = [ip_network(one) for said in parts for one in said.get("--ip-range", said["--subnet"])]
        except (KeyError, ValueError):
            raise ReadBackError(f"the configuration `{name}` does not say its addresses") from None
        ranges.sort(key=lambda one: (one.version, one))
        if any(one.overlaps(other) for one, other in pairwise(ranges)):
            raise ReadBackError(f"two hosts hand out the same addresses by the configuration `{name}`")
