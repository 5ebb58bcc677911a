"""The known word that a misspelt one is nearest to.

In: a word and the words that there are. Out: one of them, or None if none is near enough to be meant.
"""

from collections.abc import Iterable

_LONGEST = 40


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` most likely stands for; of equally near ones the first.

    Case and `-` against `_` do not count, so `workingDir` and `working-dir` are `working_dir`.
    """
    if not 1 < len(word) <= _LONGEST:
        return None
    folded, best, found = _fold(word), _allowed(word) + 1, None
    letters = set(folded)
    for candidate in known:
        other = _fold(candidate)
        # Each letter that the candidate lacks is a change at least; that rules out most without a table.
        if abs(len(other) - len(folded)) >= best or len(letters.difference(other)) >= best:
            continue
        distance = _distance(folded, other)
        if distance < best:
            best, found = distance, candidate
    return found


def _allowed(word: str) -> int:
    """How many slips of the pen are believed: one in a short word, three in a long one."""
    return 1 if len(word) < 6 else 2 if len(word) < 10 else 3


def _fold(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")


def _distance(one: str, other: str) -> int:
    """Letters to insert, drop, replace or swap with a neighbour (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, wanted in enumerate(other):
            cost = min(above[j] + (letter != wanted), above[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
