"""How a plan, and what is in its way, is shown.

In: a plan and the diagram that it is for. Out: text.
"""

import json
from collections.abc import Sequence

from dotcompile.cli.deploying import Described
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Diagnostic
from dotcompile.engine.plan import Obstacle, Plan
from dotcompile.engine.plan_json import Place, as_json
from dotcompile.engine.plan_text import render

FAILED = 3
#: How the name of a file ends in which a plan is kept.
PLAN = ".plan"


def plan_text(plan: Plan, form: str, place: Place) -> str:
    """A plan as it was asked for."""
    if form == "json":
        return json.dumps(as_json(plan, place), indent=2) + "\n"
    return render(plan) or "nothing to do\n"


def tell_obstacles(
    obstacles: Sequence[Obstacle], said: Described | None, colour: str, session: Session
) -> None:
    """What is in the way: with the line of the diagram, where one asks for it."""
    from dotcompile.cli.showing import complain_of

    drawn = [one for one in obstacles if one.origin is not None and said is not None]
    for one in obstacles:
        if one not in drawn:
            session.complain(f"{one.message}" + (f"; {one.help}" if one.help else ""))
    if said is not None and drawn:
        findings = tuple(
            Diagnostic(one.kind, one.message, one.origin, help=one.help)
            for one in drawn
            if one.origin is not None
        )
        complain_of(findings, said.sources, colour, session)
