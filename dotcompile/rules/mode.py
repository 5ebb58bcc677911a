"""`mode of S in {bridge, overlay}`: how each service of S is networked.

A mode is the driver of a network, or `host`, `none` or `container`. What the diagram leaves open is unknown
until there is a target.

```dot
digraph {
    subgraph cluster_app { kind=network; driver=overlay; web; agent [network_mode=host] }
    other [kind=service]
}
```

```rules
mode of web in {bridge, overlay}      # holds
mode of agent in {bridge, overlay}    # broken
mode of {web, agent} in {overlay, host}   # holds
mode of other in {bridge}             # unknown
```
"""

from collections.abc import Iterator, Set
from functools import partial

from dotcompile.reach.facts import Facts, Mode
from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.drawn import MODES
from dotcompile.rules.form import EFFECTIVE, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Modes:
    """Who is meant, and the modes that are right."""

    services: Selector
    modes: frozenset[str]


def read(parts: Parts) -> Modes | None:
    """One selector, and words."""
    modes = [parts.among(token, MODES, "a mode") for token in parts.tokens("NAME")]
    return None if None in modes else Modes(parts.one(), frozenset(filter(None, modes)))


def judge(terms: Modes, case: Case) -> Iterator[Outcome]:
    """Each service of another mode."""
    facts = case.ground.facts
    unknown: list[int] = []
    for service in case.services(terms.services):
        modes = _actual(facts, service) if facts else case.ground.selection.drawn.modes(service)
        if modes is None:
            unknown.append(service)
        elif not modes <= terms.modes:
            wrong = ",".join(sorted(modes - terms.modes))
            yield Breach((service,), (), "", wrong, case.worst, partial(_tell, case, wrong))
    if unknown:
        message = f"the target decides how {case.names(unknown)} will be networked"
        yield Unknown(message, "say `driver` of its network, or compile for a target")


def _actual(facts: Facts, service: int) -> Set[str]:
    if any(one == service for one, _ in facts.shares):
        return {"container"}
    if facts.modes[service] is not Mode.OWN:
        return {str(facts.modes[service])}
    return {network.driver for network in facts.networks if service in network.members} or {"none"}


def _tell(case: Case, wrong: str, sources: Group, _targets: Group) -> Telling:
    return Telling(f"{case.name(sources[0])} is in mode {wrong}", case.origins(sources))


FORM = Form("mode", "mode of S in {bridge, overlay}", EFFECTIVE, read, judge)
