"""Ids that mean someone outside: `user`, `customers`, `web-browser`, `internet`.

In: an id. Out: whether it is one. The words are in `actors.txt`, read when the first id is asked about.
"""

import re
from functools import cache
from os import path

WORDS = path.join(path.dirname(__file__), "actors.txt")
#: `10.0.0.7`, `10.0.0.0/8` or `0.0.0.0-255.255.255.255`, and what may be said of it in brackets.
_ADDRESS = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
_ADDRESSES = rf"{_ADDRESS}(?:/[0-9]{{1,2}}|-{_ADDRESS})?(?: ?[\[(][^\])]*[\])])?"
_NUMBER = r" ?[0-9]+\Z"
_LONGEST_ID = 63


def is_actor_word(identifier: str) -> bool:
    """Whether an id is an actor word in any case, with `-`, `_` or space, and with or without a number."""
    if len(identifier) > _LONGEST_ID:
        return False
    if identifier[:1].isdigit() and re.fullmatch(_ADDRESSES, identifier):
        return True
    word = " ".join(identifier.lower().replace("-", " ").replace("_", " ").split())
    return word in actor_words() or (word[-1:].isdigit() and re.sub(_NUMBER, "", word) in actor_words())


@cache
def actor_words() -> frozenset[str]:
    """Every actor word, and its plural."""
    with open(WORDS, encoding="utf-8") as file:
        words = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    return frozenset(words) | {_plural(word) for word in words if word.isascii()}


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeou" else f"{word}s"
