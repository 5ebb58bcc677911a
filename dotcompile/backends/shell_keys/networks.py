"""Networks by `docker network create`.

In: networks. Out: steps of a script.
https://docs.docker.com/reference/cli/docker/network/create/
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.places import Places
from dotcompile.backends.service_keys.notes import note_of_network
from dotcompile.backends.shell_keys.step import Command, Step, What, labelled, version_of
from dotcompile.backends.shell_keys.words import Option
from dotcompile.backends.swarm_keys.networks import full_name
from dotcompile.lowering.deployment import Network, Pool

ANY_HOST = "host"
"""What stands for the name of a host where none are drawn."""

_CREATE = "docker network create"
#: What a host makes before there is a network of the cluster. Swarm takes no other name with a dot.
_CONFIG = ".config"


def network_step(network: Network, project: str, places: Places) -> Step:
    """The step that makes a network, or only looks for one that is there already."""
    name, (note,) = full_name(network, project), note_of_network(network, places)
    if network.external:
        return Step(What.NETWORK, name, note, "", ())
    if not network.parts:
        options = (("--driver", network.driver), *_manners(network), *_made_with(network, network.pools))
        return made(name, note, options, project)
    # The engine refuses whatever else is said of a network that is made from a configuration.
    config = (("--scope", "swarm"), ("--config-from", f"{name}{_CONFIG}"))
    commands = (Command(_CREATE, (("--driver", network.driver), *_manners(network), *config, (name,))),)
    parts = (step.version for _, step in part_steps(network, project, places))
    return Step(What.NETWORK, name, note, version_of(commands, *parts), commands, labelled=False)


def part_steps(network: Network, project: str, places: Places) -> Iterator[tuple[str, Step]]:
    """What each host makes of a network by itself, beforehand: the host's name, and the step."""
    for part in network.parts:
        name, (note,) = f"{full_name(network, project)}{_CONFIG}", note_of_network(network, places)
        options = (("--config-only",), *_made_with(network, part.pools))
        yield part.host or ANY_HOST, made(name, note, options, project)


def lonely_step(name: str, note: str, project: str) -> Step:
    """The step that makes the network of a service that is on none."""
    return made(name, note, (("--driver", "overlay"), ("--internal",)), project)


def made(name: str, note: str, options: tuple[Option, ...], project: str) -> Step:
    """The step that makes a network of these options."""
    version = version_of([Command(_CREATE, options)])
    labels = labelled("--label", project, version)
    return Step(What.NETWORK, name, note, version, (Command(_CREATE, (*options, *labels, (name,))),))


def _manners(network: Network) -> Iterator[Option]:
    """What a network is for whoever is on it."""
    if network.internal:
        yield ("--internal",)
    if network.attachable:
        yield ("--attachable",)


def _made_with(network: Network, pools: Sequence[Pool]) -> Iterator[Option]:
    """What a network is made with, or what a host makes its part of it with."""
    if network.ipv6:
        yield ("--ipv6",)
    if network.ipam_driver:
        yield "--ipam-driver", network.ipam_driver
    for pool in pools:
        yield from _pool(pool)
    yield from (("--opt", f"{name}={value}") for name, value in network.options.items())
    yield from (("--label", f"{name}={value}") for name, value in network.labels.items())


def _pool(pool: Pool) -> Iterator[Option]:
    said = (("--subnet", pool.subnet), ("--gateway", pool.gateway), ("--ip-range", pool.ip_range))
    yield from (option for option in said if option[1])
    yield from (("--aux-address", f"{name}={address}") for name, address in pool.aux)
