"""Which sections of a site are for which things.

In: a site, and the name of a thing. Out: what the site says of it. Of several sections that are for it the
more specific wins: one with its very name, then a pattern with more letters of its own, then one with fewer;
of two that are as specific, the later.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.sites import UNMATCHED_SECTION
from dotcompile.model.site.site import TABLES, Section, Site
from dotcompile.model.spelling import nearest_word
from dotcompile.model.topology import Settings, Topology, ZoneKind
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import Place

Names = Mapping[str, Mapping[str, str]]

_TABLE_OF = {place: table for table, places in TABLES.items() for place in places}
_WILD = re.compile(r"\[[^]]*\]|[*?]")


class Overlay:
    """What a site says of each thing, to be laid over what the diagram says."""

    def __init__(self, site: Site) -> None:
        self._graph = site.settings
        self._exact: dict[tuple[str, str], list[Section]] = {}
        patterns: dict[str, list[tuple[int, re.Pattern[str], Section]]] = {}
        for section in site.sections:
            self._exact.setdefault((section.table, section.pattern), []).append(section)
            own, wild = _WILD.subn("", section.pattern)
            if wild:
                pattern = re.compile(translate(section.pattern))
                patterns.setdefault(section.table, []).append((len(own), pattern, section))
        for of_table in patterns.values():
            of_table.sort(key=lambda one: one[0])  # stable, so the later stays the later
        self._patterns = patterns

    def __call__(self, place: Place, name: str) -> Settings:
        """What the site says of the thing of a name."""
        if place is Place.GRAPH:
            return self._graph
        table = _TABLE_OF.get(place)
        sections = () if table is None or not self._exact else self.sections(table, name)
        return {key: value for section in sections for key, value in section.settings.items()}

    def sections(self, table: str, name: str) -> Sequence[Section]:
        """The sections of a table that are for a name, the one that wins last."""
        wild = [one for _, pattern, one in self._patterns.get(table, ()) if pattern.match(name)]
        exact = self._exact.get((table, name), [])
        return [*(section for section in wild if section not in exact), *exact]


def unmatched(site: Site, overlay: Overlay, topologies: Sequence[Topology]) -> Iterator[Diagnostic]:
    """A finding for each section that is for nothing in any of the topologies."""
    names = _names(topologies)
    used = {
        section.span
        for table, of_table in names.items()
        for name in of_table
        for section in overlay.sections(table, name)
    }
    for section in site.sections:
        if section.span not in used:
            yield _nothing(section, names, topologies)


def _names(topologies: Sequence[Topology]) -> Names:
    """By table the names that its sections can be for, and the id of each."""
    found: dict[str, dict[str, str]] = {table: {} for table in TABLES}
    for topology in topologies:
        found["networks"] |= {one.name: one.id for one in topology.zones if one.kind is ZoneKind.NETWORK}
        found["networks"] |= {one.name: one.id for one in topology.networks}
        found["services"] |= {one.name: one.id for one in topology.services}
        found["hosts"] |= {one.name: one.id for one in topology.hosts}
        found["actors"] |= {one.name: one.id for one in topology.actors}
        found["volumes"] |= {one.name: one.id for one in topology.volumes}
    return found


def _nothing(section: Section, names: Names, topologies: Sequence[Topology]) -> Diagnostic:
    pattern, here = section.pattern, names[section.table]
    message = f"no {section.table.removesuffix('s')} that is drawn has the name {shown(pattern)}"
    near = nearest_word(pattern, here)
    tables = [f"`[{table}.{pattern}]`" for table in TABLES if pattern in names[table]]
    others = [shown(name) for name, id_ in here.items() if id_ == pattern]
    kinds = [zone.kind for topology in topologies for zone in topology.zones if zone.name == pattern]
    help_ = "a site file adds nothing to the diagram: draw it, or leave this out"
    if kinds and section.table == "networks":
        help_ = f"the zone of that name is of the kind {shown(kinds[0])}, and so is no network"
    elif others:
        help_ = f"that is an id; the name of what has it is {' and '.join(others)}"
    elif tables:
        help_ = f"what has that name is meant by {' and '.join(tables)}"
    guess = f"; did you mean `{near}`?" if near and not others and not kinds else ""
    return Diagnostic(UNMATCHED_SECTION, message + guess, section.span, help=help_)
