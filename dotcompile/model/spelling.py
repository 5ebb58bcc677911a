"""The known word that a misspelt one is nearest to.

In: a word and the words that there are. Out: one of them, or None if none is near enough to be meant.
"""

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 40


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely stands for; of equally near ones the first.

    Case and `-` against `_` do not count, so `workingDir` and `working-dir` are `working_dir`.
    """
    if not 1 < len(word) <= _LONGEST:
        return None
    best, found = _allowed(word) + 1, None
    folded, letters = _folded(word)
    length = len(folded)
    for candidate in known:
        other, its_letters = _folded(candidate)
        # Each letter that one of them lacks is a change at least; that rules out most without a table.
        if (
            -best < len(other) - length < best
            and len(letters - its_letters) < best
            and len(its_letters - letters) < best
        ):
            distance = _distance(folded, other, best)
            if distance < best:
                best, found = distance, candidate
    return found


def _allowed(word: str) -> int:
    """How many slips of the pen are believed: one in a short word, three in a long one."""
    return 1 if len(word) < 6 else 2 if len(word) < 10 else 3


@lru_cache(maxsize=4096)
def _folded(word: str) -> tuple[str, frozenset[str]]:
    """A word as it is compared, and the letters in it."""
    folded = word.lower().replace("-", "").replace("_", "")
    return folded, frozenset(folded)


def _distance(one: str, other: str, enough: int) -> int:
    """Letters to insert, drop, replace or swap with a neighbour (optimal string alignment).

    Once it is sure to be `enough`, so many are told, however many more there are.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, wanted in enumerate(other):
            cost = min(above[j] + (letter != wanted), above[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        if min(row) >= enough and min(above) >= enough:
            return enough
        before, above = above, row
    return above[-1]
