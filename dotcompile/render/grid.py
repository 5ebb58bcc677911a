"""What is near: boxes by the squares of a grid that they touch."""

from collections.abc import Iterable, Iterator

from dotcompile.render.boxes import Box

_SIDE = 256.0


class Grid:
    """Boxes by key, found by place without a look at the others."""

    def __init__(self, boxes: Iterable[tuple[str, Box]] = ()) -> None:
        self._squares: dict[tuple[int, int], dict[str, Box]] = {}
        for key, box in boxes:
            self.add(key, box)

    def add(self, key: str, box: Box) -> None:
        """Take in one more box, in place of none: keys may come again."""
        for square in _squares(box):
            self._squares.setdefault(square, {})[key] = box

    def near(self, box: Box) -> list[tuple[str, Box]]:
        """All that overlaps a box, by key."""
        near = (self._squares.get(square, {}).items() for square in _squares(box))
        return list({key: other for found in near for key, other in found if box.meets(other)}.items())


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _SIDE), int(box.right // _SIDE) + 1):
        for row in range(int(box.top // _SIDE), int(box.bottom // _SIDE) + 1):
            yield column, row
