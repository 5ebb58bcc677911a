"""Names within messages.

In: names. Out: text that lists them, not all of many.
"""

from collections.abc import Iterable

from dotcompile.model.values.form import shown

#: How many names of a longer list are told.
TOLD = 6


def some(names: Iterable[str]) -> str:
    """The names, each once, as in "`a`, `b` and `c`"."""
    every = [shown(name) for name in dict.fromkeys(names)]
    told, more = every[:TOLD], len(every) - TOLD
    if more > 0:
        return f"{', '.join(told)} and {more} more"
    return " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))
