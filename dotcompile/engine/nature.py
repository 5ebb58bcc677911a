"""What an engine is: a manager of a Swarm, or one that is alone.

In: an engine. Out: what a diagram is compiled for that does not say it.
"""

from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.errors import RefusedError

#: What an engine answers that manages no Swarm, be it none of its hosts or one that only works.
_NO_MANAGER = 503


def is_manager(engine: ClusterReader) -> bool:
    """Whether services can be run there."""
    try:
        engine.nodes()
    except RefusedError as error:
        if error.status != _NO_MANAGER:
            raise
        return False
    return True
