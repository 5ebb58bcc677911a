"""Selectors as they are written: what a rule is about, before anybody looks which things those are."""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A bare name, in which `*` stands for anything, or a quoted one, in which it does not."""

    name: str
    quoted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Prefixed:
    """`tag:pci`: things that have something in common."""

    prefix: str
    value: str
    quoted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Everyone:
    """`internet`: every actor."""

    span: Span


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What any of the parts selects."""

    parts: "tuple[Selector, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Both:
    """What both parts select."""

    left: "Selector"
    right: "Selector"
    span: Span


@dataclass(frozen=True, slots=True)
class Without:
    """What the left part selects and the right one does not."""

    left: "Selector"
    right: "Selector"
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """Every service and actor that the part does not select."""

    part: "Selector"
    span: Span


@dataclass(frozen=True, slots=True)
class Maybe:
    """What the part selects, which may be nothing."""

    part: "Selector"
    span: Span


@dataclass(frozen=True, slots=True)
class Defined:
    """The name of a `let`, and what it stands for."""

    name: str
    meaning: "Selector"
    span: Span


@dataclass(frozen=True, slots=True)
class Drawn:
    """The end of an edge with `deny=true`: the things that it stands for."""

    name: str
    members: Group
    span: Span


Selector = Named | Prefixed | Everyone | AnyOf | Both | Without | Not | Maybe | Defined | Drawn
SELECTORS = (Named, Prefixed, Everyone, AnyOf, Both, Without, Not, Maybe, Defined, Drawn)


def parts_of(selector: Selector) -> Iterator[Selector]:
    """The selectors right within one; not what a name was defined as."""
    match selector:
        case AnyOf(parts):
            yield from parts
        case Both(left, right) | Without(left, right):
            yield from (left, right)
        case Not(part) | Maybe(part):
            yield part
        case _:
            return


def shown(selector: Selector) -> str:
    """A selector as text."""
    match selector:
        case Named(name, quoted) if quoted:
            return _quoted(name)
        case Named(name) | Defined(name) | Drawn(name):
            return name
        case Prefixed(prefix, value, quoted):
            return f"{prefix}:{_quoted(value) if quoted else value}"
        case Everyone():
            return "internet"
        case AnyOf(parts):
            return f"{{{', '.join(map(shown, parts))}}}"
        case Both(left, right):
            return f"({shown(left)} & {shown(right)})"
        case Without(left, right):
            return f"({shown(left)} \\ {shown(right)})"
        case Not(part):
            return f"not {shown(part)}"
        case Maybe(part):
            return f"maybe({shown(part)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
