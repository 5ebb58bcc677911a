"""Two constraints of a service cannot both hold.

```dot
digraph {
    db [
        container="postgres:16"
        constraint="node.labels.zone == a,node.labels.zone == b"  // expect: constraints-contradict
    ]
}
```

Instead:

```dot
digraph {
    db [
        container="postgres:16"
        constraint="node.labels.zone == a"
    ]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.placement import Constraint

KIND = Kind(
    "DC261",
    "constraints-contradict",
    Severity.ERROR,
    "The service never starts.",
    str(__doc__),
)


def find_contradictions(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each constraint that an earlier one of the same service rules out."""
    for value, _ in subject.said("constraint"):
        constraints: tuple[Constraint, ...] = value.value
        equal: dict[str, int] = {}
        unequal: dict[tuple[str, str], int] = {}
        for number, one in enumerate(constraints):
            before = unequal.get((one.key, one.value)) if one.equal else None
            if before is None and one.key in equal:
                is_same = constraints[equal[one.key]].value == one.value
                before = equal[one.key] if one.equal != is_same else None
            if before is not None:
                entries = subject.entries(value)
                message = f"`{one}` cannot hold together with `{constraints[before]}`"
                label = Label(entries[before].span(), "the other one")
                help_ = "all constraints must hold; what may be one or the other is a label of its own"
                yield Diagnostic(KIND, message, entries[number].span(), (label,), help_)
            elif one.equal:
                equal.setdefault(one.key, number)
            else:
                unequal.setdefault((one.key, one.value), number)


CHECK = Check(KIND, find_contradictions)
