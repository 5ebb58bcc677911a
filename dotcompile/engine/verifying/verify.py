"""Whether packets can do what is drawn, and no more.

In: a diagram's model, an engine, and by which means it is asked. Out: cells and findings. If containers
changed meanwhile, nothing of it counts, and it is done again.
"""

from collections.abc import Mapping

from dotcompile.diagnostics import Diagnostic
from dotcompile.engine.verifying.api import Prober
from dotcompile.engine.verifying.asking import Here, Means, places_of
from dotcompile.engine.verifying.beyond import find_tries_away, find_tries_from_outside
from dotcompile.engine.verifying.comparing import Cell, compare, verdicts
from dotcompile.engine.verifying.expected import Model
from dotcompile.engine.verifying.kinds import UNTOLD
from dotcompile.engine.verifying.members import There, find_members
from dotcompile.engine.verifying.placing import find_misplaced
from dotcompile.engine.verifying.targets import OUTSIDE, find_tries
from dotcompile.engine.verifying.telling import tell
from dotcompile.engine.verifying.trying import Patience, try_all
from dotcompile.records import dataclass

_RUNS = 3


@dataclass(frozen=True, slots=True)
class Verified:
    """What was tried, with who was there, and what is to be said of it."""

    there: There
    cells: tuple[Cell, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many ways are as expected, differ, and could not be told."""
        return verdicts(self.cells)

    @property
    def differs(self) -> bool:
        """Whether anything is not as drawn."""
        return any(one.kind is not UNTOLD for one in self.findings)

    @property
    def is_untold(self) -> bool:
        """Whether anything could not be told."""
        return any(one.kind is UNTOLD for one in self.findings)


def verify(
    model: Model, project: str, engine: Prober, means: Means, seconds: float, outside: str = ""
) -> Verified:
    """Try everything; `seconds` is how long what must be possible is waited for.

    `outside` is the host's address as this machine sees it, if this machine is to try what is published.
    """
    there = find_members(engine, project, model.deployment)
    for _ in range(_RUNS):
        cells = _tried(model, project, engine, means, seconds, outside, there)
        again = find_members(engine, project, model.deployment)
        if again == there:
            return Verified(there, cells, tell(model, there, cells, find_misplaced(model, there)))
        there = again
    message = f"containers changed while they were asked, {_RUNS} times in a row"
    help_ = "wait until what starts, stops or restarts has done so"
    return Verified(there, (), (Diagnostic(UNTOLD, message, model.deployment.origin, help=help_),))


def _tried(
    model: Model, project: str, engine: Prober, means: Means, seconds: float, outside: str, there: There
) -> tuple[Cell, ...]:
    tries = (*find_tries(model, there), *find_tries_away(model, there))
    if outside:
        tries = (*tries, *find_tries_from_outside(model, there, outside))
    others = {one.service for one in there.members if one.image != means.image}
    telling = frozenset(number for number, name in enumerate(model.facts.services) if name not in others)
    sources = {one.source for one in tries}
    asked = [one for one in there.members if one.id in sources]
    with places_of(engine, project, asked, means) as places:
        here = {OUTSIDE: Here(means.binary)} if outside and means.binary else {}
        answers = try_all(tries, {**places, **here}, Patience(seconds, telling), means)
    return compare(model, there, answers, tries, means.image)
