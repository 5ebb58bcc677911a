"""Services as the file has them.

In: the table of a service, and what the file defines. Out: what is imported of it, and what it has to do with
others.
"""

from collections.abc import Iterator, Mapping

from dotcompile.importers.compose.comments import comments_above
from dotcompile.importers.compose.connections import Reachable, Stated
from dotcompile.importers.compose.folders import Folders
from dotcompile.importers.compose.grants import say_grants
from dotcompile.importers.compose.mounts import Mounts
from dotcompile.importers.compose.ports import publish_of
from dotcompile.importers.compose.sections import DEFAULT, Defined
from dotcompile.importers.compose.settings import Reader
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, entries_text, is_null
from dotcompile.importers.imported import ImportedService, Membership
from dotcompile.importers.kinds import NOT_DEFINED
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass, replace
from dotcompile.source import Span

_CONDITIONS = {
    "service_started": "started",
    "service_healthy": "healthy",
    "service_completed_successfully": "completed",
}
_AS_ONE = ("ip", "alias", "mac")
_OF_SERVICE = {"ip": "ip", "alias": "aliases", "mac": "mac"}
_OF_MACHINE = ("host", "none")


@dataclass(frozen=True, slots=True)
class Defining:
    """What the file defines beside services, by its keys."""

    networks: dict[str, Defined]
    volumes: Mapping[str, Defined]
    configs: Mapping[str, str]
    secrets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Read:
    """A service, and what connects it; `within` is the service whose network it uses."""

    service: ImportedService
    reachable: Reachable
    within: str = ""


class Services:
    """Reads one service after another. Networks that nobody defines are defined by the way."""

    def __init__(self, defining: Defining, folders: Folders, found: Found, *, stack: bool) -> None:
        self._defining = defining
        self._found = found
        self._stack = stack
        self._reader = Reader(folders, found, stack=stack)
        names = {key: one.name for key, one in defining.volumes.items()}
        self.mounts = Mounts(folders, names, found)
        self.used: dict[str, None] = {}

    def read(self, entry: Entry) -> Read:
        """One service."""
        table, name = entry.value, entry.key.text
        assert isinstance(table, Table)
        saying = self._reader.read(table)
        settings = saying.settings
        self.mounts.read(table.get("volumes"), settings)
        for section, names in (("configs", self._defining.configs), ("secrets", self._defining.secrets)):
            say_grants(section, table.get(section), names, saying, self._found)
        memberships, networks = self._networks(table, name, saying)
        publish = publish_of(table.get("ports"), self._found)
        if publish is not None and self._publishes(networks, settings, publish.span):
            settings["publish"] = publish
        if "image" not in settings and "build" not in settings:
            message = f"{shown(name)} says neither what it runs nor how that is built"
            self._found.tell(NOT_DEFINED, message, entry.key.span, "perhaps this file goes over another one")
        mode = settings.get("network_mode")
        service = ImportedService(
            name, entry.key.span, memberships, settings=settings, notes=comments_above(entry.key)
        )
        variables = tuple(_variables(table.get("environment")))
        stated = (*self._awaited(table), *self._linked(table))
        reachable = Reachable(name, networks, variables, stated, entry.key.span)
        inside = mode.value.of if mode is not None and mode.value.mode == "service" else ""
        return Read(service, reachable, inside)

    def _networks(
        self, table: Table, name: str, saying: Saying
    ) -> tuple[tuple[Membership, ...], Mapping[str, frozenset[str]]]:
        """The networks that a service is on, by the names of zones, and what it is called in each."""
        if "network_mode" in saying.settings:
            return (), {}
        said = table.get("networks")
        keys = dict(said) if isinstance(said, Table) and said.entries else {DEFAULT: None}
        places: dict[str, Settings] = {}
        names: dict[str, frozenset[str]] = {}
        for key, node in keys.items():
            defined = self._defined(key, said)
            if defined.is_external and defined.name in _OF_MACHINE:
                saying.say("network_mode", within(defined.name, defined.origin))
                return (), {}
            self.used[key] = None
            places[defined.name] = self._place(node)
            alias = places[defined.name].get("alias")
            called = [name, *(alias.value if alias is not None else ()), *_own_name(table)]
            names[defined.name] = frozenset(called)
        return tuple(self._memberships(places, saying)), names

    def _defined(self, key: str, said: Node | None) -> Defined:
        networks = self._defining.networks
        if key not in networks:
            entry = said.entry(key) if isinstance(said, Table) else None
            assert entry is not None
            message = f"no file defines the network {shown(key)}"
            self._found.tell(NOT_DEFINED, message, entry.key.span, f"write `{key}:` below `networks:`")
            networks[key] = Defined(key, key, False, {}, None, entry.key.span)
        return networks[key]

    def _place(self, node: Node | None) -> dict[str, Value]:
        """What is said of a service's place on a network."""
        saying = Saying(Place.EDGE, self._found)
        ips: list[tuple[str, Span]] = []
        for key, value in node if isinstance(node, Table) else ():
            match key, value:
                case (("ipv4_address" | "ipv6_address"), Scalar()):
                    ips.append((value.text, value.span))
                case "aliases", Listing():
                    words = [(one.text, one.span) for one in value.items if isinstance(one, Scalar)]
                    if words:
                        saying.say("alias", entries_text(words, value.span))
                case "mac_address", Scalar():
                    saying.say("mac", value.value())
                case "interface_name", Scalar():
                    saying.say("ifname", value.value())
                case _ if not key.startswith("x-"):
                    self._found.leave_out(f"`networks.{key}`", value.span)
        if ips and isinstance(node, Table):
            saying.say("ip", entries_text(ips, node.span))
        return saying.settings

    def _memberships(self, places: Mapping[str, Settings], saying: Saying) -> Iterator[Membership]:
        """The places; what is the same in all of them, the service says itself."""
        first = next(iter(places.values()))
        for name in _AS_ONE:
            alone = len(places) == 1 or (
                name == "alias" and all(_same(one, first, name) for one in places.values())
            )
            if alone and name in first:
                saying.settings.setdefault(_OF_SERVICE[name], first[name])
                places = {
                    zone: {key: one for key, one in said.items() if key != name}
                    for zone, said in places.items()
                }
        for zone, settings in places.items():
            yield Membership(zone, settings)

    def _publishes(self, networks: Mapping[str, frozenset[str]], settings: Settings, span: Span) -> bool:
        """Whether what is to be published is: Swarm publishes all, an engine needs a way out for it."""
        if self._stack:
            return True
        if "network_mode" in settings:
            self._found.leave_out("what is published in another's network", span)
            return False
        closed = [one for one in self._defining.networks.values() if _is_internal(one)]
        if networks.keys() <= {one.name for one in closed}:
            self._found.leave_out("what is published on internal networks alone", span, "no engine does it")
            return False
        return True

    def _awaited(self, table: Table) -> Iterator[Stated]:
        said = table.get("depends_on")
        for entry in said.entries if isinstance(said, Table) else ():
            condition = "started"
            for key, value in entry.value if isinstance(entry.value, Table) else ():
                if key == "condition" and isinstance(value, Scalar) and value.text in _CONDITIONS:
                    condition = _CONDITIONS[value.text]
                elif not (key == "required" and isinstance(value, Scalar) and value.text == "true"):
                    self._found.leave_out(f"`depends_on.{key}`", value.span)
            condition = "" if self._stack else condition
            yield Stated(entry.key.text, "depends_on", entry.key.span, condition=condition)

    def _linked(self, table: Table) -> Iterator[Stated]:
        said = table.get("links")
        for item in said.items if isinstance(said, Listing) else ():
            if not isinstance(item, Scalar):
                continue
            name, _, alias = item.text.partition(":")
            if alias and alias != name:
                self._found.leave_out(
                    f"the other name {shown(alias)} of {shown(name)}", item.span, "`aliases` says it"
                )
            yield Stated(name, "links", item.span, is_any_port=True)


def placed(reads: list[Read]) -> list[Read]:
    """The same, those in another's network with the networks of that one."""
    known = {read.service.name: read for read in reads}

    def networks(read: Read) -> Mapping[str, frozenset[str]]:
        passed: set[str] = set()
        while read.within in known and read.within not in passed:
            passed.add(read.within)
            read = known[read.within]
        return read.reachable.networks

    return [
        replace(read, reachable=replace(read.reachable, networks=networks(read))) if read.within else read
        for read in reads
    ]


def _is_internal(network: Defined) -> bool:
    said = network.settings.get("internal")
    return said is not None and bool(said.value)


def _same(one: Settings, other: Settings, name: str) -> bool:
    return name in one and name in other and bool(one[name].value == other[name].value)


def _own_name(table: Table) -> tuple[str, ...]:
    said = table.get("container_name")
    return (said.text,) if isinstance(said, Scalar) and said.text else ()


def _variables(node: Node | None) -> Iterator[tuple[str, str, Span]]:
    for entry in node.entries if isinstance(node, Table) else ():
        if isinstance(entry.value, Scalar) and not is_null(entry.value):
            yield entry.key.text, entry.value.text, entry.value.span
