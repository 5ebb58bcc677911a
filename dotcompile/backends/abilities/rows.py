"""The words that tables of abilities are written in, and what several targets have in common.

In: names of attributes, and what is made of them. Out: rows.
"""

from collections.abc import Mapping

from dotcompile.backends.abilities.ability import Ability, Choices, Fact, Rows, Verdict, When
from dotcompile.model.values.publish import Binding
from dotcompile.model.vocabulary import Place

KEPT: Choices = (Ability(Verdict.KEPT),)
SETTLED: Choices = (Ability(Verdict.SETTLED),)
#: Whoever is on bridges is on those that lowering makes.
BRIDGE = Ability(Verdict.SETTLED, when=lambda mode: mode.mode == "bridge")


def near(says: str, help_: str = "", when: When | None = None, other: Choices = KEPT) -> Choices:
    """It is approximated, if `when` says so; what it is otherwise."""
    return _first(Ability(Verdict.APPROXIMATED, says, help_, when), other)


def refused(says: str, help_: str = "", when: When | None = None, other: Choices = KEPT) -> Choices:
    """It is refused, if `when` says so; what it is otherwise."""
    return _first(Ability(Verdict.REFUSED, says, help_, when), other)


def _first(one: Ability, other: Choices) -> Choices:
    return (one,) if one.when is None else (one, *other)


def of_place(place: Place, names: str, choices: Choices) -> Rows:
    """The same for several attributes of a place."""
    return {(place, name): choices for name in names.split()}


def of_services(names: str, choices: Choices) -> Rows:
    """The same for several attributes of services."""
    return of_place(Place.SERVICE, names, choices)


def of_networks(names: str, choices: Choices) -> Rows:
    """The same for several attributes of zones and of networks that are drawn as nodes."""
    return {**of_place(Place.ZONE, names, choices), **of_place(Place.NETWORK, names, choices)}


def is_one_of(*words: str) -> When:
    """Whether a word is one of these."""
    return lambda said: said in words


def is_choice(binding: Binding) -> bool:
    """Whether the engine picks one of several ports of the host."""
    host, target = binding.host, binding.target
    return host is not None and host[1] > host[0] and target.first == target.last


_UPDATING = ("parallelism", "delay", "order", "failure_action", "monitor", "max_failure_ratio")
ROLLOUT = " ".join(f"{prefix}_{name}" for prefix in ("update", "rollback") for name in _UPDATING)
"""The attributes that tell how a new version takes the place of the old one, and how it is taken back."""

_EVERYWHERE = "kind name tags x_*"

#: What the model and lowering settle before a target is asked: names, kinds, who may talk to whom.
MODEL: Rows = {
    **of_place(Place.GRAPH, "name tags x_* target pool prefix rules registry driver", SETTLED),
    **of_place(Place.GRAPH, "egress isolation cross instances", SETTLED),
    **of_networks(f"{_EVERYWHERE} egress isolation cross instances", SETTLED),
    **of_place(Place.ZONE, "inherit", SETTLED),
    **of_services(f"{_EVERYWHERE} egress instances ports", SETTLED),
    **of_place(Place.ACTOR, f"{_EVERYWHERE} enters addr", SETTLED),
    **of_place(
        Place.HOST, f"{_EVERYWHERE} role engine addr cpus memory labels label_* availability", SETTLED
    ),
    **of_place(Place.ENGINE, _EVERYWHERE, SETTLED),
    **of_place(Place.VOLUME, _EVERYWHERE, SETTLED),
    **of_place(Place.EDGE, "tags x_* rel port deny at read_only", SETTLED),
}

#: What engines make of facts that hold networks alone, and look at nothing that runs over them.
ON_NETWORKS: Mapping[Fact, Ability] = {
    Fact.SERVICE: Ability(Verdict.KEPT),
    Fact.ISOLATION: Ability(Verdict.KEPT),
    Fact.ATTACHMENT: Ability(Verdict.KEPT),
    Fact.FLOW: Ability(Verdict.KEPT),
    Fact.DIRECTION: Ability(
        Verdict.APPROXIMATED, "either end may open connections: whoever shares a network may"
    ),
    Fact.PORT: Ability(Verdict.APPROXIMATED, "other ports are open as well: networks know of none"),
    Fact.DENIAL: Ability(Verdict.KEPT),
    Fact.INGRESS: Ability(Verdict.APPROXIMATED, "a published port is open to everyone outside"),
    Fact.EGRESS: Ability(Verdict.APPROXIMATED, "a way out leads to every address outside"),
    Fact.MOUNT: Ability(Verdict.KEPT),
    Fact.CONTROL: Ability(
        Verdict.APPROXIMATED,
        "nothing is given to it that drives the engine",
        "mount the engine's socket, or draw the engine as an actor with `addr`",
    ),
}
