"""What is known while a plan is carried out: IDs of what was there, and of what was made meanwhile."""

from collections.abc import Mapping

from dotcompile.engine.plan import Plan


class Made:
    """Names to IDs. Operations that need each other come after each other, so that nobody asks too early."""

    def __init__(self, plan: Plan, containers: Mapping[str, str]) -> None:
        self.digests = plan.digests
        self.networks = dict(plan.networks)
        self.images = {name: image for name, image in plan.images.items() if image is not None}
        self.containers = dict(containers)
        self.grants = dict(plan.grants)
