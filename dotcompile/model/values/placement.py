"""Where a service may run and what it waits for: constraints, preferences, affinities, dependencies.

Constraints are Swarm's: https://docs.docker.com/reference/cli/docker/service/create/#constraint
"""

import re

from dotcompile.model.kinds.attributes import BAD_CONSTRAINT
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import list_of
from dotcompile.model.values.scalars import not_among, pattern
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

PROPERTIES = ("node.id", "node.hostname", "node.role", "node.ip", "node.platform.os", "node.platform.arch")
LABELLED = ("node.labels.", "engine.labels.")
CONDITIONS = ("started", "healthy", "completed")
_KEY = r"[a-zA-Z0-9_][a-zA-Z0-9_./-]*"
_VALUE = r"[a-zA-Z0-9:_./*()?+\[\]\\^$| \t-]+"
_OPERATOR = r"==|!="
_HELP = "write KEY == VALUE or KEY != VALUE, as in `node.labels.disk == ssd`"


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold of a host: one of its properties or labels is, or is not, a value."""

    key: str
    equal: bool
    value: str

    def __str__(self) -> str:
        return f"{self.key} {'==' if self.equal else '!='} {self.value}"


def _constraint(text: ValueText) -> Parsed[Constraint]:
    found = re.search(_OPERATOR, text.text)
    if found is None:
        single = text.text.find("=")
        if single >= 0:
            return fail(
                BAD_CONSTRAINT,
                text,
                "`=` alone compares nothing; did you mean `==`?",
                _HELP,
                single,
                single + 1,
            )
        return fail(BAD_CONSTRAINT, text, f"{shown(text.text)} compares nothing", _HELP)
    key, value = text.part(0, found.start()), text.part(found.end(), len(text.text))
    if not _known_key(key.text):
        finding = not_among(
            key,
            (*PROPERTIES, *LABELLED),
            f"a key is {', '.join(PROPERTIES)} or node.labels.NAME",
            BAD_CONSTRAINT,
        )
        return None, (finding,)
    if re.fullmatch(_VALUE, value.text) is None:
        message = (
            f"{shown(value.text)} is not a value to compare with"
            if value.text
            else "there is nothing to compare with"
        )
        return fail(BAD_CONSTRAINT, value if value.text else text, message, _HELP)
    if key.text == "node.role" and value.text not in ("manager", "worker"):
        return None, (not_among(value, ("manager", "worker"), "a role is manager or worker", BAD_CONSTRAINT),)
    return Constraint(key.text, found[0] == "==", value.text), ()


def _known_key(key: str) -> bool:
    labelled = any(key.startswith(prefix) and len(key) > len(prefix) for prefix in LABELLED)
    return key in PROPERTIES or (labelled and re.fullmatch(_KEY, key) is not None)


@dataclass(frozen=True, slots=True)
class Dependency:
    """A service that is to start first, and how far it must have come."""

    service: str
    condition: str = "started"

    def __str__(self) -> str:
        plain = self.condition == "started" and ":" not in self.service
        return self.service if plain else f"{self.service}:{self.condition}"


def _dependency(text: ValueText) -> Parsed[Dependency]:
    service, colon, condition = text.text.rpartition(":")
    if not colon:
        return Dependency(text.text), ()
    if condition.strip() not in CONDITIONS:
        wrong = text.part(len(service) + 1, len(text.text))
        help_ = f"after the colon stands {', '.join(CONDITIONS[:-1])} or {CONDITIONS[-1]}"
        return None, (not_among(wrong if wrong.text else text, CONDITIONS, help_),)
    return Dependency(service.strip(), condition.strip()), ()


CONSTRAINT: Form[Constraint] = Form(
    "constraint", "a constraint on hosts", "node.role == manager", _constraint
)
CONSTRAINTS = list_of(CONSTRAINT, "constraints")
PREFERENCES = list_of(
    pattern(
        "preference",
        "a preference, `spread=` and a label of hosts",
        "spread=node.labels.rack",
        r"spread=(?:node|engine)\.labels\.[a-zA-Z0-9_][a-zA-Z0-9_./-]*",
        BAD_CONSTRAINT,
    ),
    "preferences",
)
AFFINITIES = list_of(
    pattern("affinity", "a service to be beside, or with `!` before it, apart from", "!db", r"!?[^!,][^,]*"),
    "affinities",
)
DEPENDENCIES: Form[tuple[Dependency, ...]] = list_of(
    Form("dependency", "a service, with `:healthy` or `:completed` if need be", "db:healthy", _dependency),
    "dependencies",
    key=lambda dependency: dependency.service,
)
