"""The target that is chosen when nobody names one, and what is said of the choice."""

import pytest

from dotcompile.lowering.target import choose_target
from tests.model.shown import meaning

SERVICE = 'web [container="x:1"]'


@pytest.mark.parametrize(
    ("body", "asked", "named", "target"),
    [
        (f"target=swarm; {SERVICE}", "shell", "compose", "shell"),
        (f"target=swarm; {SERVICE}", None, "compose", "compose"),
        (f"target=swarm; {SERVICE}", None, None, "swarm"),
        (f"target=kubernetes; {SERVICE}; node1 [kind=host]", None, None, "kubernetes"),
    ],
)
def test_what_is_said_is_taken_in_order(body: str, asked: str | None, named: str | None, target: str) -> None:
    topology, _, _ = meaning(f"digraph {{ {body} }}")
    assert choose_target(topology, asked, named) == (target, ())


@pytest.mark.parametrize(
    ("body", "target", "why"),
    [
        (SERVICE, "compose", "neither hosts nor a swarm are drawn"),
        (f"{SERVICE}; node1 [kind=host]", "swarm", "`node1` is drawn, a host"),
        (f"{SERVICE}; swarm -> web", "swarm", "the engine `swarm` is drawn"),
        (f"{SERVICE}; docker -> web", "compose", "neither hosts nor a swarm are drawn"),
    ],
)
def test_else_it_is_guessed_and_told(body: str, target: str, why: str) -> None:
    topology, _, _ = meaning(f"digraph {{ {body} }}")
    taken, (note,) = choose_target(topology)
    assert taken == target
    assert note.message == f"this is compiled for {target}, since {why}"
