"""What goes wrong with an engine: one family, caught in `cli/`.

An engine that cannot be reached may be there again in a moment; one that refuses has a reason.
"""


class EngineError(Exception):
    """The engine could not do what was asked; the text says why, in one line."""


class UnreachableError(EngineError):
    """Nobody answers, or not in time, or the connection broke: what was asked may have been done or not."""


class RefusedError(EngineError):
    """The engine said no. `status` is that of HTTP."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class NotThereError(RefusedError):
    """What was asked about is not there."""


class LockedError(EngineError):
    """Somebody else is at work on the project."""


class ObstacleError(EngineError):
    """Something that is not ours is in the way."""


def no_socket(path: str) -> UnreachableError:
    """Where an engine is said to listen there is nothing."""
    return UnreachableError(f"there is no socket `{path}`: does an engine run here?")
