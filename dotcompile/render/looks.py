"""What the things of one diagram look like, where that is not left to our theme."""

from collections.abc import Mapping, Set
from types import MappingProxyType

from dotcompile.records import dataclass
from dotcompile.render.shapes import Shape
from dotcompile.source import Span

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Looks:
    """Classes of nodes and zones by their ids, and of links by where they are made from.

    Of classes, which shape they have, and which of them have a font of their own; and the style sheet's rules
    for them, without and with the names of those fonts.
    """

    nodes: Mapping[str, str]
    zones: Mapping[str, str]
    links: Mapping[Span, str]
    shapes: Mapping[str, Shape]
    fonts: Set[str]
    rules: tuple[str, ...]
    rules_with_fonts: tuple[str, ...]


PLAIN_LOOKS = Looks(_NOTHING, _NOTHING, MappingProxyType({}), MappingProxyType({}), frozenset(), (), ())
