"""Which things of a diagram a selector means.

In: a topology and selectors. Out: services and actors by number; and what is wrong with a selector, with the
name that was probably meant.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.spelling import nearest_word
from dotcompile.model.topology import Service, Settings, Sort, Topology
from dotcompile.model.values.form import shown as code
from dotcompile.reach.effective import INTERNET
from dotcompile.reach.ends import expand
from dotcompile.reach.relation import Group, Thing
from dotcompile.rules.drawn import Drawn
from dotcompile.rules.globs import find_matching, is_glob, matches
from dotcompile.rules.kinds import AMBIGUOUS_NAME, UNKNOWN_SELECTOR
from dotcompile.rules.selector import (
    AnyOf,
    Both,
    Defined,
    Everyone,
    Maybe,
    Named,
    Not,
    Prefixed,
    Selector,
    Without,
    parts_of,
    shown,
)
from dotcompile.rules.selector import (
    Drawn as DrawnEnd,
)
from dotcompile.source import Span

#: A near name is looked for so many times: each time costs a look at every name.
MOST_SUGGESTIONS = 100
#: What may be named alone, and the prefix by which it is named when that is not clear.
_SORTS = {Sort.SERVICE: "service", Sort.ACTOR: "actor", Sort.ZONE: "zone", Sort.NETWORK: "net"}

Members = frozenset[int]


class Selection:
    """The things of one topology, to be selected from."""

    def __init__(self, topology: Topology, definitions: Iterable[tuple[str, Selector]] = ()) -> None:
        self.topology, self.drawn = topology, Drawn(topology)
        self.things = (
            *(Thing(Sort.SERVICE, service.name) for service in topology.services),
            *(Thing(Sort.ACTOR, actor.name) for actor in topology.actors),
        )
        self._number = {thing: number for number, thing in enumerate(self.things)}
        self._all = frozenset(range(len(self.things)))
        # What is effective has the internet after all things, where nobody drew it.
        outside = (*self.things, INTERNET) if INTERNET not in self._number else self.things
        self._outside = frozenset(range(len(topology.services), len(outside)))
        self._named = _names(topology)
        self._expanded: dict[tuple[Sort, str], Members] = {}
        self._groups: dict[int, tuple[Selector, Group]] = {}
        self._suggestions = MOST_SUGGESTIONS
        self._defined: dict[str, Members] = {}
        for name, meaning in definitions:  # each is made of those before it, so nothing goes deep here
            self._defined[name] = self.members(meaning)

    def number(self, service: str) -> int:
        """The number of a service."""
        return self._number[Thing(Sort.SERVICE, service)]

    def group(self, selector: Selector) -> Group:
        """The members of a selector, ascending."""
        known = self._groups.get(id(selector))
        if known is None:
            known = self._groups[id(selector)] = selector, tuple(sorted(self.members(selector)))
        return known[1]

    def members(self, selector: Selector) -> Members:
        """The services and actors that a selector means; one that is at fault means none."""
        match selector:
            case Named(name, quoted):
                return self._by_name(name, quoted)
            case Prefixed(prefix, value, quoted):
                return self._by_prefix(prefix, value, quoted)
            case Everyone():
                return self._outside
            case AnyOf(parts):
                return frozenset().union(*map(self.members, parts))
            case Both(left, right):
                return self.members(left) & self.members(right)
            case Without(left, right):
                return self.members(left) - self.members(right)
            case Not(part):
                return self._all - self.members(part)
            case Maybe(part):
                return self.members(part)
            case Defined(name):
                return self._defined[name]
            case DrawnEnd(_, members):
                return frozenset(members)

    def faults(self, selector: Selector) -> list[Diagnostic]:
        """What is wrong with a selector: names that are two things, and parts that mean nothing."""
        found = list(self._faults(selector, may_be_empty=False))
        if not found and not isinstance(selector, Maybe) and not self.group(selector):
            message = f"{code(shown(selector))} selects nothing"
            help_ = "write `maybe(...)` around it if that may be"
            found.append(Diagnostic(UNKNOWN_SELECTOR, message, selector.span, help=help_))
        return found

    def _faults(self, selector: Selector, *, may_be_empty: bool) -> Iterator[Diagnostic]:
        match selector:
            case Named(name, quoted, span):
                ends = () if not quoted and is_glob(name) else self._called(name)
                if len(ends) > 1:
                    yield _ambiguous(name, ends, span)
                elif not may_be_empty and not self.members(selector):
                    yield self._nothing(selector, name, list(self._named), span)
            case Prefixed(prefix, value, _, span):
                if not may_be_empty and not self.members(selector):
                    yield self._nothing(selector, value, self._values(prefix), span)
            case Defined(name, _, span):
                ends = self._called(name)
                if ends:
                    message = f"{code(name)} is a definition and a {ends[0]}"
                    help_ = "give the definition another name, or put this in quotes"
                    yield Diagnostic(AMBIGUOUS_NAME, message, span, help=help_)
            case _:
                inner = may_be_empty or isinstance(selector, Maybe)
                for part in parts_of(selector):
                    yield from self._faults(part, may_be_empty=inner)

    def _nothing(self, selector: Selector, word: str, known: Sequence[str], span: Span) -> Diagnostic:
        near = None
        if self._suggestions:
            self._suggestions -= 1
            near = nearest_word(word, known)
        meant = f"; did you mean {code(near)}?" if near else ""
        message = self._other_sort(selector) or f"{code(shown(selector))} is nothing here{meant}"
        return Diagnostic(UNKNOWN_SELECTOR, message, span, help="write `maybe(...)` around it if that may be")

    def _other_sort(self, selector: Selector) -> str:
        """What has the name, if it is nothing that connects to anything."""
        name = selector.name if isinstance(selector, Named) else ""
        for what, things in (
            ("host", self.topology.hosts),
            ("engine", self.topology.engines),
            ("volume", self.topology.volumes),
        ):
            if any(name in (thing.name, thing.id) for thing in things):
                return f"{code(name)} is a {what}: rules are about services, zones, networks and actors"
        zones = [zone.name for zone in self.topology.zones if name in (zone.name, zone.id)]
        return f"the zone {code(name)} has no service or actor in it" if zones else ""

    def _called(self, name: str) -> tuple[Sort, ...]:
        return tuple(sort for sort in self._named.get(name, {}))

    def _by_name(self, name: str, quoted: bool) -> Members:
        if not quoted and is_glob(name):
            return self._numbers(find_matching(name, self.things))
        named = self._named.get(name, {})
        return frozenset().union(*(self._end(sort, one) for sort, names in named.items() for one in names))

    def _by_prefix(self, prefix: str, value: str, quoted: bool) -> Members:
        fits = (lambda word: word == value) if quoted else (lambda word: matches(value, word))
        match prefix:
            case "zone":
                return self._zones(fits)
            case "net":
                networks = (network for network in self.drawn.networks if fits(network.name))
                return frozenset(member for network in networks for member in network.members)
            case "service" | "actor":
                found = (one for one in self.things if one.sort == prefix and fits(one.name))
                return self._numbers(found) or self._of_sort(Sort(prefix), value)
            case "kind":
                return self._numbers(thing for thing in self.things if fits(thing.sort))
            case "tag":
                return self._tagged(fits)
            case "host":
                hosts = self.drawn.hosts.items()
                return frozenset(number for number, names in hosts if any(map(fits, names)))
            case "mode":
                services = range(len(self.topology.services))
                return frozenset(one for one in services if any(map(fits, self.drawn.modes(one) or ())))
        return self._services(lambda service: any(map(fits, _words_of(service, prefix))))

    def _zones(self, fits: Callable[[str], bool]) -> Members:
        zones = (zone for zone in self.topology.zones if fits(zone.name) or fits(zone.id))
        return frozenset().union(*(self._end(Sort.ZONE, zone.name) for zone in zones))

    def _of_sort(self, sort: Sort, name: str) -> Members:
        names = self._named.get(name, {}).get(sort, ())
        return frozenset().union(*(self._end(sort, one) for one in names))

    def _tagged(self, fits: Callable[[str], bool]) -> Members:
        topology = self.topology
        tagged: list[tuple[Sort, str]] = []
        for sort, things in (
            (Sort.SERVICE, topology.services),
            (Sort.ACTOR, topology.actors),
            (Sort.ZONE, topology.zones),
            (Sort.NETWORK, topology.networks),
        ):
            tagged += [(sort, thing.name) for thing in things if any(map(fits, _tags(thing.settings)))]
        return frozenset().union(*(self._end(*one) for one in tagged))

    def _services(self, fits: Callable[[Service], bool]) -> Members:
        return frozenset(number for number, service in enumerate(self.topology.services) if fits(service))

    def _end(self, sort: Sort, name: str) -> Members:
        if (sort, name) not in self._expanded:
            self._expanded[sort, name] = self._numbers(expand(self.topology, sort, name))
        return self._expanded[sort, name]

    def _numbers(self, things: Iterable[Thing]) -> Members:
        return frozenset(map(self._number.__getitem__, things))

    def _values(self, prefix: str) -> list[str]:
        """What is known to follow a prefix."""
        topology = self.topology
        match prefix:
            case "zone":
                return [zone.name for zone in topology.zones]
            case "net":
                return [network.name for network in self.drawn.networks]
            case "service" | "actor":
                return [thing.name for thing in self.things if thing.sort == prefix]
            case "kind":
                return [Sort.SERVICE, Sort.ACTOR]
            case "host":
                return [host.name for host in topology.hosts]
            case "tag":
                things = (topology.services, topology.actors, topology.zones, topology.networks)
                settings = [thing.settings for every in things for thing in every]
                return [tag for one in settings for tag in _tags(one)]
            case "mode":
                return sorted(
                    {mode for one in range(len(topology.services)) for mode in self.drawn.modes(one) or ()}
                )
        return [word for service in topology.services for word in _words_of(service, prefix)]


def _names(topology: Topology) -> dict[str, dict[Sort, list[str]]]:
    """For each name, or id where nothing has it as a name, what it is of each sort."""
    by_name: dict[str, dict[Sort, list[str]]] = {}
    by_id: dict[str, dict[Sort, list[str]]] = {}
    for sort, things in (
        (Sort.SERVICE, topology.services),
        (Sort.ACTOR, topology.actors),
        (Sort.ZONE, topology.zones),
        (Sort.NETWORK, topology.networks),
    ):
        for thing in things:
            by_name.setdefault(thing.name, {}).setdefault(sort, []).append(thing.name)
            by_id.setdefault(thing.id, {}).setdefault(sort, []).append(thing.name)
    return by_id | by_name


def _ambiguous(name: str, sorts: Sequence[Sort], span: Span) -> Diagnostic:
    message = f"{code(name)} is a {' and a '.join(sorts)}"
    instead = " or ".join(f"`{_SORTS[sort]}:{name}`" for sort in sorts)
    return Diagnostic(AMBIGUOUS_NAME, message, span, help=f"write {instead}")


def _tags(settings: Settings) -> Sequence[str]:
    said = settings.get("tags")
    return said.value if said else ()


def _words_of(service: Service, prefix: str) -> Sequence[str]:
    """What `image:` or `label.NAME:` is compared with."""
    if prefix == "image":
        image = service.settings.get("image")
        if image is None:
            return ()
        repository = image.value.repository
        return (str(image.value), repository, repository.rpartition("/")[2])
    labels = service.settings.get("labels")
    return [value for key, value in labels.value if f"label.{key}" == prefix] if labels else ()
