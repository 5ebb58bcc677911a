"""Defaults as a value: what `node [color=red]` and its like amount to at one moment.

Every node and edge keeps the defaults that held when it was made. Copying a table for each change of a
default would take the square of the text's length, so a table shares all but one short row with the one it
was made from, whatever its size. Its rows are addressed by the number of a name, as libcgraph's are.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dotcompile.records import dataclass
from dotcompile.syntax import tree

_BITS = 5
_MASK = (1 << _BITS) - 1

_Row = tuple[Any, ...]
"""Settings, or in an upper row further rows; None where there is none."""


class Setting(NamedTuple):
    """An attribute and where it was given: `number`, from 0, of the statement's attributes.

    For a port, `statement` is the mention of the node.
    """

    name: str
    value: str
    statement: tree.WithAttributes | tree.Assignment | tree.NodeRef
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Defaults:
    """A table of settings by name, which never changes. `numbers` is shared by all tables of one origin."""

    numbers: dict[str, int]
    top: _Row = ()
    height: int = 0

    def get(self, name: str) -> Setting | None:
        """The setting of a name."""
        number = self.numbers.get(name)
        if number is None or number >> _BITS * (self.height + 1):
            return None
        row: Any = self.top
        for level in range(self.height, -1, -1):
            slot = number >> _BITS * level & _MASK
            row = row[slot] if slot < len(row) else None
            if row is None:
                return None
        found: Setting = row
        return found

    def all(self) -> dict[str, Setting]:
        """Every setting, in the order in which their names first got a default."""
        return {setting.name: setting for setting in _settings(self.top, self.height)}

    def put(self, name: str, setting: Setting | None) -> "Defaults":
        """The table with another setting, or none, for a name."""
        number = self.numbers.setdefault(name, len(self.numbers))
        top, height = self.top, self.height
        while number >> _BITS * (height + 1):
            top, height = (top,), height + 1
        return Defaults(self.numbers, _put(top, height, number, setting), height)


def _put(row: _Row, height: int, number: int, setting: Setting | None) -> _Row:
    slot = number >> _BITS * height & _MASK
    if slot >= len(row):
        row += (None,) * (slot + 1 - len(row))
    inner = setting if height == 0 else _put(row[slot] or (), height - 1, number, setting)
    return (*row[:slot], inner, *row[slot + 1 :])


def _settings(row: _Row, height: int) -> Iterator[Setting]:
    for inner in row:
        if inner is None:
            continue
        if height:
            yield from _settings(inner, height - 1)
        else:
            yield inner
