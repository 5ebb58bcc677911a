"""What commands for a Swarm can hold: what a stack file can.

In: nothing, this is a table. Out: what becomes of each attribute and fact.
"""

from dotcompile.backends.abilities import shell, swarm
from dotcompile.backends.abilities.ability import Abilities, Rows

_ATTRIBUTES: Rows = {**swarm.ABILITIES.attributes, **shell.HEALTH}

ABILITIES = Abilities("Commands for a Swarm", _ATTRIBUTES, swarm.ABILITIES.facts)
