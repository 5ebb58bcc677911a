"""A plan as people read it: a line for each operation, its number, what it comes after, and why.

In: a plan. Out: text, such as

    #1            create network   storage      because: absent
    #2 after #1   create container shop-db-1    because: absent
"""

from collections.abc import Iterator
from typing import assert_never

from dotcompile.engine.cluster.actions import ClusterAction
from dotcompile.engine.cluster.told import told_of_cluster
from dotcompile.engine.plan import (
    Action,
    Await,
    Connect,
    CreateContainer,
    CreateNetwork,
    CreateVolume,
    Disconnect,
    Operation,
    Plan,
    PullImage,
    RemoveContainer,
    RemoveNetwork,
    RemoveVolume,
    ReplaceContainer,
    StartContainer,
)
from dotcompile.reports.visible import visible

_MOST = 4


def told(action: Action) -> tuple[str, str]:
    """What is done, and to what."""
    if isinstance(action, ClusterAction):
        return told_of_cluster(action)
    match action:
        case PullImage(image=name):
            return "pull image", name
        case CreateNetwork(network=network):
            return "create network", network.name
        case RemoveNetwork(name=name):
            return "remove network", name
        case CreateVolume(volume=volume):
            return "create volume", volume.name
        case RemoveVolume(name=name):
            return "remove volume", name
        case CreateContainer(container=container):
            return "create container", container.name
        case ReplaceContainer(container=container):
            return "replace container", container.name
        case StartContainer(name=name):
            return "start container", name
        case RemoveContainer(name=name):
            return "remove container", name
        case Connect(name=name, endpoint=endpoint):
            return "connect", f"{name} to {endpoint.network}"
        case Disconnect(name=name, network=network_name):
            return "disconnect", f"{name} from {network_name}"
        case Await(name=name, condition=condition):
            return f"wait until {condition}", name
        case _:
            assert_never(action)


def said(operation: Operation) -> str:
    """An operation in a few words."""
    what, name = told(operation.action)
    return f"{what} {visible(name)}"


def render(plan: Plan) -> str:
    """All of a plan; nothing for one that has nothing to do."""
    lines = list(_lines(plan.operations))
    lines += [f"left as it is: {visible(one)}, which nobody wants any more" for one in plan.left]
    return "".join(f"{line}\n" for line in lines)


def _lines(operations: tuple[Operation, ...]) -> Iterator[str]:
    rows = [(_number(one), *map(visible, told(one.action)), _why(one)) for one in operations]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"{cells[0]}   {cells[1]}  {cells[2]}  {row[3]}"


def _number(operation: Operation) -> str:
    after = [f"#{number}" for number in operation.after]
    more = f" and {len(after) - _MOST} more" if len(after) > _MOST else ""
    return f"#{operation.number}" + (f" after {', '.join(after[:_MOST])}{more}" if after else "")


def _why(operation: Operation) -> str:
    loses = f"; LOSES {visible(operation.loses)}" if operation.loses else ""
    return f"because: {visible(operation.because)}{loses}"
