"""Site files to a site: the values of their keys are read as those of a diagram's attributes are.

In: the bytes of site files. Out: the site that they make together, what is wrong with them, and their texts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.sites import BAD_SITE_VALUE, DIAGRAMS_OWN, UNKNOWN_SITE_KEY
from dotcompile.model.site.site import IPAM, IPAM_KEYS, TABLES, Section, Site, is_for_sites, merge
from dotcompile.model.site.text import SiteText, read_text
from dotcompile.model.site.toml_positions import Path
from dotcompile.model.site.values import text_of
from dotcompile.model.spelling import nearest_word
from dotcompile.model.topology import Said, Value
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import ROWS, Place, Row, find, nearest, places_of
from dotcompile.source import Source, Span

_GRAPH = (Place.GRAPH,)
#: What one might call a table of connections, or of what else is the diagram's own.
_EDGES = frozenset(("edges", "edge", "links", "link", "flows", "flow", "connections", "rules", "zones"))


def read_sites(
    files: Sequence[tuple[str, bytes]],
) -> tuple[Site, tuple[Diagnostic, ...], Mapping[str, Source]]:
    """The site of several files, each a name and what it holds; of two that say the same the last wins."""
    sites: list[Site] = []
    findings: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for name, data in files:
        text, of_text = read_text(name, data)
        site, of_site = read(text)
        sites.append(site)
        findings += (*of_text, *of_site)
        sources[name] = text.source
    return merge(sites), tuple(findings), sources


def read(text: SiteText) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The site that one file describes."""
    return _Reader(text).site()


class _Reader:
    def __init__(self, text: SiteText) -> None:
        self.text = text
        self.found: list[Diagnostic] = []

    def site(self) -> tuple[Site, tuple[Diagnostic, ...]]:
        values = self.text.values
        tables = {name for name, value in values.items() if name in TABLES or name == IPAM}
        settings = self._settings((), (name for name in values if name not in tables), _GRAPH)
        if IPAM in tables and self._is_table((IPAM,)):
            settings |= self._ipam(values[IPAM])
        sections = [section for name in TABLES if name in tables for section in self._sections(name)]
        sections.sort(key=lambda section: section.span.start)
        return Site(settings, tuple(sections)), tuple(self.found)

    def _ipam(self, table: Iterable[str]) -> dict[str, Value]:
        for name in table:
            if name not in IPAM_KEYS:
                message = f"{shown(name)} is no key of `{IPAM}`{_guess(nearest_word(name, IPAM_KEYS))}"
                span = self.text.key((IPAM, name))
                self._tell(UNKNOWN_SITE_KEY, message, span, "its keys are `pool` and `prefix`")
        return self._settings((IPAM,), (name for name in table if name in IPAM_KEYS), _GRAPH)

    def _sections(self, table: str) -> Iterator[Section]:
        if not self._is_table((table,)):
            return
        for pattern, keys in self.text.values[table].items():
            path = (table, pattern)
            if self._is_table(path):
                yield Section(table, pattern, self.text.key(path), self._settings(path, keys, TABLES[table]))

    def _is_table(self, path: Path) -> bool:
        if isinstance(self.text.at(path), dict):
            return True
        example = f"[{path[0]}]" if path == (IPAM,) else f"[{path[0]}.NAME]"
        message = f"{shown(str(path[-1]))} is the name of a table"
        self._tell(BAD_SITE_VALUE, message, self.text.value(path), f"write `{example}` and its keys below")
        return False

    def _settings(self, path: Path, keys: Iterable[str], places: tuple[Place, ...]) -> dict[str, Value]:
        """The values of a table's keys, by the vocabulary's own names."""
        settings: dict[str, Value] = {}
        for key in keys:
            row = self._row(key, (*path, key), places)
            if row is None:
                continue
            name = key if row.name.endswith("*") else row.name
            if name in settings:
                message = f"{shown(key)} says again what another name for it says"
                self._tell(BAD_SITE_VALUE, message, self.text.key((*path, key)), f"write only `{name}`")
            elif (value := self._value((*path, key), row)) is not None:
                settings[name] = value
        return settings

    def _row(self, key: str, path: Path, places: tuple[Place, ...]) -> Row | None:
        """The row of a key, if it is for a site file."""
        span = self.text.key(path)
        for place in places:
            row = find(key, place)
            if row is not None and is_for_sites(row, place):
                return row
            if row is not None:
                self._refuse(key, span)
                return None
        if key in _EDGES or places_of(key) == (Place.EDGE,):
            self._refuse(key, span)
        else:
            self._unknown(key, span, places)
        return None

    def _refuse(self, key: str, span: Span) -> None:
        help_ = "a site file says how things are run, not what they are and what talks to what"
        if key == "rules":
            help_ = "write rules into a file of their own, `NAME.rules` beside the diagram"
        self._tell(DIAGRAMS_OWN, f"{shown(key)} is said by the diagram alone", span, help_)

    def _unknown(self, key: str, span: Span, places: tuple[Place, ...]) -> None:
        table = next((f"`{name}`" for name, of in TABLES.items() if of == places), "")
        message = f"{shown(key)} is no key {f'of {table}' if table else 'at the top of a site file'}"
        near = nearest(key, places[0])
        known = (*_keys(places), *(() if table else (*TABLES, IPAM)))
        guess = _guess(near if near in known else nearest_word(key, known))
        self._tell(UNKNOWN_SITE_KEY, message + guess, span, _whereabouts(key))

    def _value(self, path: Path, row: Row) -> Value | None:
        text = text_of(self.text, path, self.text.at(path), row.form)
        if isinstance(text, Diagnostic):
            self.found.append(text)
            return None
        value, wrong = row.form.read(text)
        self.found += wrong
        if value is None and not wrong:
            help_ = "leave the key out, or say what it is"
            self._tell(BAD_SITE_VALUE, "this says nothing", text.span(), help_)
        return None if value is None else Value(value, text.span(), Said.SITE)

    def _tell(self, kind: Kind, message: str, span: Span, help_: str) -> None:
        self.found.append(Diagnostic(kind, message, span, help=help_))


def _keys(places: tuple[Place, ...]) -> Iterator[str]:
    for row in ROWS:
        if any(place in row.places and is_for_sites(row, place) for place in places):
            yield row.name


def _whereabouts(key: str) -> str:
    """Where a site file has a key."""
    tables = [
        f"in `[{name}.NAME]`" for name, places in TABLES.items() if any(find(key, place) for place in places)
    ]
    if find(key, Place.GRAPH) is not None:
        tables.insert(0, "at the top")
    return f"it stands {' and '.join(tables)}" if tables else "`dotcompile vocabulary` lists all keys"


def _guess(near: str | None) -> str:
    return f"; did you mean `{near}`?" if near else ""
