"""What containers need: images, networks and volumes.

In: verdicts. Out: drafts of operations.
"""

from dotcompile.engine.plan import CreateNetwork, CreateVolume, PullImage, RemoveVolume
from dotcompile.engine.reconciling.containers import Becomes, Containers
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.networks import Networks
from dotcompile.engine.reconciling.volumes import Volumes
from dotcompile.engine.state import Observed


def pull_images(drafts: Drafts, containers: Containers, observed: Observed) -> None:
    """Images of containers to be made that are not there, or are to be pulled whenever one is made."""
    for fate in containers.fates:
        container = fate.container
        if fate.becomes in (Becomes.STAYS, Becomes.STARTED) or container.image in drafts.images:
            continue
        absent = observed.images.get(container.image) is None
        if absent or container.pull == "always":
            because = "absent" if absent else "it is pulled whenever it is used"
            action = PullImage(container.image, container.platform)
            number = drafts.add(action, because, container.service, (), (container.origin,))
            drafts.images[container.image] = number


def make_networks(drafts: Drafts, networks: Networks) -> None:
    """After all that goes: it may have the name, or some of the addresses."""
    going = [one for one, _ in (*networks.gone, *((one, "") for one in networks.orphans))]
    before = [drafts.removed[one.id] for one in going if one.id in drafts.removed]
    for network, because in networks.made:
        action = CreateNetwork(network)
        drafts.networks[network.name] = drafts.add(action, because, network.key, before, network.origins)


def make_volumes(drafts: Drafts, volumes: Volumes, observed: Observed) -> None:
    """A volume that is made anew loses what is in it."""
    for volume in volumes.changed:
        users = [
            drafts.removed[one.id]
            for one in observed.containers
            if one.id in drafts.removed and any(mount.volume == volume.name for mount in one.mounts)
        ]
        loses = f"all that is in volume {volume.name}"
        action = RemoveVolume(volume.name)
        gone = drafts.add(action, "changed", volume.key, users, volume.origins, loses)
        made = drafts.add(CreateVolume(volume), "changed", volume.key, (gone,), volume.origins)
        drafts.volumes[volume.name] = made
    for volume in volumes.made:
        made = drafts.add(CreateVolume(volume), "absent", volume.key, (), volume.origins)
        drafts.volumes[volume.name] = made
