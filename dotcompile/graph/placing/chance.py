"""Chance that is the same on every machine and in every version of Python: numbers from a seed.

In: a seed. Out: numbers. Xorshift with 64 bits after G. Marsaglia, https://doi.org/10.18637/jss.v008.i14
"""

_MASK = 2**64 - 1


class Chance:
    """A stream of numbers."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * 0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D) & _MASK or 1

    def below(self, bound: int) -> int:
        """A number from zero to below the bound."""
        state = self._state
        state ^= state << 13 & _MASK
        state ^= state >> 7
        state ^= state << 17 & _MASK
        self._state = state
        return (state >> 11) % bound

    def shuffled(self, size: int) -> list[int]:
        """The numbers below `size` in some order."""
        order = list(range(size))
        for at in range(size - 1, 0, -1):
            other = self.below(at + 1)
            order[at], order[other] = order[other], order[at]
        return order
