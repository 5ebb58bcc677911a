"""An answer for a person.

In: a question and its answer. Out: yes, with each hop and the lines that draw it; or no, with what comes
nearest and what would open it.
"""

from collections.abc import Iterator, Sequence

from dotcompile.model.topology import End, Link, Sort
from dotcompile.model.values.ports import Ports
from dotcompile.reach.answer import Answer, No, Question, Yes
from dotcompile.reach.carriers import tell_carrier
from dotcompile.reach.ends import expand
from dotcompile.reach.names import Party
from dotcompile.reach.opening import would_open
from dotcompile.reach.relation import Edge
from dotcompile.reach.search import Hop, is_served, ports_of
from dotcompile.reports.excerpt import Underline, draw, gutter_width
from dotcompile.reports.paint import Paint
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible

#: How many names of a longer list are told.
TOLD = 8


def render(question: Question, answer: Answer, sources: Sources, paint: Paint) -> str:
    """The answer as lines of text."""
    telling = _Telling(question, sources, paint)
    lines = telling.yes(answer) if isinstance(answer, Yes) else telling.no(answer)
    return "".join(f"{line}\n" for line in lines)


def tell_ports(ports: Ports | None) -> str:
    """Ports as a diagram has them."""
    if ports is None:
        return "any port"
    several = len(ports) > 1 or any(one.first != one.last for one in ports)
    return f"port{'s' * several} {', '.join(map(str, ports))}"


class _Telling:
    """What every part of the text needs to know."""

    def __init__(self, question: Question, sources: Sources, paint: Paint) -> None:
        self._question = question
        self._sources = sources
        self._paint = paint
        self._from, self._to = _called(question.source), _called(question.target)
        self._where = f"on {question.on}" if question.on else "as drawn"

    def yes(self, answer: Yes) -> Iterator[str]:
        count = len(answer.path)
        how = "directly" if count == 1 else f"in {count} connections, if each service on the way passes it on"
        unserved = any(not is_served(hop.edges) for hop in answer.path)
        but = ", but nothing says which ports are published" * unserved
        yield self._paint("message", f"yes: {self._where}, {self._from} reaches {self._to} {how}{but}")
        yield from self._hops(answer.path)
        counts = list(self._counts(answer))
        yield from ("", *counts) if counts else ()

    def no(self, answer: No) -> Iterator[str]:
        yield self._paint("message", f"no: {self._where}, {self._from} does not reach {self._to}")
        yield f"  {self._from} reaches {self._list(answer.reached)}"
        yield f"  {self._to} is reached by {self._list(answer.reaching)}"
        for link in answer.denied:
            yield ""
            yield from self._excerpt(link, "this says that it must not be")
        if answer.back:
            yield ""
            yield f"The other way there is a path: {self._chain(answer.back)}"
        yield ""
        yield f"{self._paint('help', 'help')}: {_advice(self._question, answer)}"

    def _hops(self, path: Sequence[Hop]) -> Iterator[str]:
        for number, hop in enumerate(path, 1):
            ports = tell_ports(ports_of(hop.edges)) if is_served(hop.edges) else "ports unknown"
            yield ""
            yield f"{number}. {self._name(hop.source)} -> {self._name(hop.target)}, {ports}"
            for edge in hop.edges:
                if isinstance(edge.because, Link):
                    yield from self._excerpt(edge.because, self._meaning(edge, hop))
                else:
                    yield f"   {edge.cause}: {tell_carrier(edge)}"

    def _chain(self, path: Sequence[Hop]) -> str:
        names = [self._name(number) for number in (path[0].source, *(hop.target for hop in path))]
        left_out = len(names) - TOLD
        middle = [f"({left_out} more)"] if left_out > 0 else []
        return " -> ".join([*names[: TOLD - 1], *middle, *names[TOLD - 1 :][-1:]])

    def _counts(self, answer: Yes) -> Iterator[str]:
        """How far the answer holds of parties that are several things."""
        source, target = self._question.source, self._question.target
        shared = len(set(source.members).intersection(target.members))
        others = "others " if shared else ""
        for party, found, told in (
            (source, answer.able, f"reach {self._to}"),
            (target, answer.reached, "are reached"),
        ):
            whole = len(party.members) - shared
            if len(party.members) > 1 and whole:
                yield f"{len(found)} of the {whole} {others}in {_called(party)} {told}: {self._list(found)}"

    def _meaning(self, edge: Edge, hop: Hop) -> str:
        """Why a line that was drawn between other things connects these two."""
        ends = edge.link.source, edge.link.target
        told = [tell_carrier(edge), self._place(hop.source, ends), self._place(hop.target, ends[::-1])]
        if not edge.served:
            told.append("nothing is published: `ports` would say what")
        return "; ".join(filter(None, told))

    def _place(self, number: int, ends: Sequence[End]) -> str:
        """In which end of a link a thing is, if it is not that end itself."""
        thing = self._question.connections.things[number]
        if any((end.sort, end.name) == (thing.sort, thing.name) for end in ends):
            return ""
        for end in ends:
            if thing in expand(self._question.topology, end.sort, end.name):
                return f"{self._name(number)} is in {end.sort} `{visible(end.name)}`"
        return ""

    def _list(self, numbers: Sequence[int]) -> str:
        names = [self._name(number) for number in numbers[:TOLD]]
        more = len(numbers) - len(names)
        told = ", ".join(names) or "nothing"
        return f"{told} and {more} more" if more else told

    def _name(self, number: int) -> str:
        return visible(self._question.connections.things[number].name)

    def _excerpt(self, link: Link, text: str) -> Iterator[str]:
        source = self._sources[link.origin.path]
        underline = Underline(link.origin.start, link.origin.end, "^", "label", text)
        margin = " " * gutter_width(source, [underline])
        place = source.place(link.origin.start)
        yield f"{margin}{self._paint('gutter', '-->')} {visible(place.path)}:{place.line}:{place.column}"
        yield self._paint("gutter", f"{margin} |")
        yield from draw(source, [underline], len(margin), self._paint)


def _called(party: Party) -> str:
    name = f"`{visible(party.name)}`"
    return name if party.sort is Sort.SERVICE else f"{party.sort} {name}"


def _advice(question: Question, answer: No) -> str:
    line = would_open(question)
    if line is None:
        return "both are actors, and what is between actors is only drawn"
    against = ", against what is drawn as denied" if answer.denied else ""
    return f"`{visible(line)}` would open it{against}"
