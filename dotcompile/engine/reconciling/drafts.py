"""Operations as they are thought of, one after the other: each comes after some that are there already."""

from collections.abc import Iterable

from dotcompile.engine.plan import Action, Operation
from dotcompile.source import Span


class Drafts:
    """The operations so far, and after which of them things are as they should be.

    `images`, `networks`, `volumes`, a cluster's `grants` and `services`, and `runs` for what runs after them
    are by name, `labels` of hosts by label, `removed` is what goes, by its ID. What is so already is in none
    of them.
    """

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.images: dict[str, int] = {}
        self.networks: dict[str, int] = {}
        self.volumes: dict[str, int] = {}
        self.grants: dict[tuple[str, str], int] = {}
        self.services: dict[str, int] = {}
        self.labels: dict[str, list[int]] = {}
        self.removed: dict[str, int] = {}
        self.runs: dict[str, int] = {}

    def add(
        self,
        action: Action,
        because: str,
        subject: str = "",
        after: Iterable[int] = (),
        origins: tuple[Span, ...] = (),
        loses: str = "",
    ) -> int:
        """One more; its number."""
        number = len(self.operations) + 1
        before = tuple(sorted(set(after)))
        self.operations.append(Operation(number, action, because, subject, before, origins, loses))
        return number
