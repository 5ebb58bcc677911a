"""`layers L1 > L2 > L3 strict`: nothing of a lower layer reaches anything of a higher one.

With `strict`, nothing skips a layer either: from a layer the first other one that a path enters is the next.

```dot
digraph { page -> logic -> store; logic -> tool -> store; page -> tool }
```

```rules
layers page > logic > store              # holds
layers store > logic                     # broken
layers page > logic > store strict       # broken
layers logic > store strict              # holds
```
"""

from collections.abc import Iterator
from itertools import combinations

from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_paths
from dotcompile.rules.form import BOTH, Breach, Form, Parts
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Layers:
    """Layers, the highest first."""

    layers: tuple[Selector, ...]
    strict: bool


def read(parts: Parts) -> Layers:
    """The layers, and whether `strict` is there."""
    return Layers(parts.selectors(), parts.has("STRICT"))


def judge(terms: Layers, case: Case) -> Iterator[Breach]:
    """For each two layers a path upward; if strict, one that skips what is between them."""
    groups = [case.group(layer) for layer in terms.layers]
    for higher, lower in combinations(groups, 2):
        yield from find_paths(case, lower, higher)
    if not terms.strict:
        return
    for high, low in combinations(range(len(groups)), 2):
        if low > high + 1:
            others = (group for place, group in enumerate(groups) if place not in (high, low))
            ends = {*groups[high], *groups[low]}
            between = frozenset(one for group in others for one in group) - ends
            yield from find_paths(case, groups[high], groups[low], between)


FORM = Form("layers", "layers L1 > L2 > L3", BOTH, read, judge)
