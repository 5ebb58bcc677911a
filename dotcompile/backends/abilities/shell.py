"""What commands for one engine can hold: what Compose can, but for what only later clients take.

In: nothing, this is a table. Out: what becomes of each attribute and fact.
"""

from dotcompile.backends.abilities import compose
from dotcompile.backends.abilities.ability import Abilities, Rows
from dotcompile.backends.abilities.rows import near, of_place, of_services
from dotcompile.model.vocabulary import Place

_PULLED = ("missing", "if_not_present", "always", "never", "build")
_SECOND = 10**9

HEALTH: Rows = {
    **of_services(
        "healthcheck",
        near(
            "a shell of the image runs it",
            "",
            lambda words: words[0] == "CMD" or (words[0] == "CMD-SHELL" and len(words) > 2),
        ),
    ),
    **of_services(
        "healthcheck_start_interval",
        near("clients before version 25 have none: `healthcheck_interval` counts from the start"),
    ),
}
"""What all commands have in common: a check is one text, for a shell."""

_ATTRIBUTES: Rows = {
    **compose.ABILITIES.attributes,
    **of_place(
        Place.EDGE, "ifname", near("engines before version 28 choose the names of interfaces themselves")
    ),
    **of_services("env_file", near("each line of it is taken as it stands, with any quotes that it has")),
    **HEALTH,
    **of_services("stop_grace", near("it is rounded up to seconds", "", lambda said: said % _SECOND > 0)),
    **of_services("profiles", near("it runs if the variable PROFILES, of the script, names one of them")),
    **of_services(
        "pull_policy",
        near("it is pulled whenever its container is made", "", lambda said: said not in _PULLED),
    ),
}

ABILITIES = Abilities("Commands for one engine", _ATTRIBUTES, compose.ABILITIES.facts)
