"""A small world for plans: diagrams as what is wanted, and a fake engine on which they run.

Diagrams enter as text; plans leave as text.
"""

from collections.abc import Sequence
from contextlib import nullcontext

from dotcompile.diagnostics import Severity
from dotcompile.engine.applying.pace import Pace
from dotcompile.engine.clock import Clock
from dotcompile.engine.converge import Next, Work, converge
from dotcompile.engine.observe import observe
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.payloads.want import want
from dotcompile.engine.plan import Plan
from dotcompile.engine.plan_text import render
from dotcompile.engine.reconcile import reconcile
from dotcompile.engine.selecting import select
from dotcompile.engine.wanted import Wanted
from dotcompile.lowering.lower import lower
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.facts import COMPOSE
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.engine.fake import FakeEngine

PROJECT = "shop"
IMAGES = {
    f"{name}:{tag}": f"sha256:{name}{tag}".ljust(71, "0") for name in ("web", "db", "job") for tag in (1, 2)
}
AROUND = Surroundings(PROJECT, "/srv/shop", "/users/me", {"TOKEN": "t"})


class Ticking:
    """A clock of which every look and every sleep takes its time at once."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        self.seconds += 0.01
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


def wanted(text: str, around: Surroundings = AROUND) -> Wanted:
    """What a diagram asks of one engine."""
    found = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS)
    wrong = [one.message for one in found.findings if one.kind.severity is Severity.ERROR]
    assert not wrong, wrong
    deployment, _ = lower(found.topologies[0], NO_PAIRS, COMPOSE)
    return want(deployment, around)


def engine() -> FakeEngine:
    """An engine that has the images of the diagrams, of which `job` does its work and ends."""
    made = FakeEngine(IMAGES)
    made.crashing["job:1"] = 0
    return made


def pace(seconds: float = 5.0) -> Pace:
    clock = Ticking()
    return Pace(Clock(clock.now, clock.sleep), at_once=1, seconds=seconds)


def plan(text: str, there: FakeEngine, only: Sequence[str] = (), *, orphans: bool = False) -> Plan:
    """What is to be done."""
    things = wanted(text)
    seen = observe(there, (one.image for one in things.containers))
    return select(reconcile(things, seen, orphans=orphans), only)


def told(found: Plan) -> str:
    """A plan as text, with what is in its way."""
    obstacles = "".join(f"{one.kind.code} {one.message}\n" for one in found.obstacles)
    return obstacles + render(found)


def run(text: str, there: FakeEngine, *, orphans: bool = False, seconds: float = 5.0) -> int:
    """Let a diagram run; how many operations it took."""
    things = wanted(text)

    def look() -> Next:
        seen = observe(there, (one.image for one in things.containers))
        ids = {one.name: one.id for one in seen.containers_of(PROJECT)}
        return Next(reconcile(things, seen, orphans=orphans), ids)

    working = Work(look, nullcontext, lambda _: None)
    return converge(working, there, lambda _: None, pace(seconds))


def named(there: FakeEngine, name: str) -> str:
    """The ID of a container."""
    return next(one["Id"] for one in there.containers() if one["Names"] == [f"/{name}"])


def network(there: FakeEngine, name: str) -> str:
    """The ID of a network."""
    return next(one["Id"] for one in there.networks() if one["Name"] == name)
