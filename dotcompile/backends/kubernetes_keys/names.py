"""Names as a cluster takes them: parts of DNS names.

In: names of a diagram. Out: the same in lower case, with `-` for what DNS has not, and told where they
changed; an error where two become one.
https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
"""

from collections.abc import Iterable, Iterator

from dotcompile.backends.kinds import APPROXIMATED, NAME_NOT_ON_TARGET
from dotcompile.diagnostics import Diagnostic
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Called:
    """Something that gets a name: what it is, what the diagram calls it, and what the cluster does.

    `owner` is whose name it is, if it is not its own. `tells` is whether others look for it by that name, so
    that a change is worth telling.
    """

    what: str
    said: str
    fitted: str
    origin: Span
    tells: bool = True
    owner: str = ""


def find_renamed(called: Iterable[Called]) -> Iterator[Diagnostic]:
    """What is called otherwise than it is drawn, and what has the name of something else."""
    first: dict[tuple[str, str], Called] = {}
    for one in called:
        other = first.setdefault((one.what, one.fitted), one)
        if (other.owner or other.said) != (one.owner or one.said):
            message = (
                f"{shown(one.said)} and {shown(other.said)} are both `{one.fitted}` there, each a {one.what}"
            )
            yield Diagnostic(
                NAME_NOT_ON_TARGET, message, one.origin, help="`name=` gives one of them another name"
            )
        elif other is one and one.fitted != one.said and one.tells:
            message = f"Kubernetes has {shown(one.said)} only nearly: there the {one.what} is `{one.fitted}`"
            help_ = f"let others look for `{one.fitted}`, or give it a name of small letters, digits and `-`"
            yield Diagnostic(APPROXIMATED, message, one.origin, help=help_)
