"""What is done on a cluster, as people read it."""

from typing import assert_never

from dotcompile.engine.cluster.actions import (
    AwaitService,
    ClusterAction,
    CreateGrant,
    CreateService,
    LabelHost,
    RemoveGrant,
    RemoveService,
    UnlabelHost,
    UpdateService,
)


def told_of_cluster(action: ClusterAction) -> tuple[str, str]:
    """What is done, and to what."""
    match action:
        case CreateGrant(grant=grant):
            return f"create {grant.kind}", grant.name
        case RemoveGrant(kind=kind, name=name):
            return f"remove {kind}", name
        case CreateService(service=service):
            return "create service", service.name
        case UpdateService(service=service):
            return "update service", service.name
        case RemoveService(name=name):
            return "remove service", name
        case AwaitService(name=name, condition=condition):
            return f"wait until {condition}", name
        case LabelHost(name=name):
            return "label host", name
        case UnlabelHost(name=name):
            return "unlabel host", name
        case _:
            assert_never(action)
