"""What was tried, against what was expected: the verdict of each try.

In: tries, answers, who is there. Out: cells. A try that failed is judged by the controls: what its target
answers to itself, and whether its source could try anything at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from dotcompile.engine.probe.answers import Answer
from dotcompile.engine.verifying.expected import Model, Port
from dotcompile.engine.verifying.members import Member, There
from dotcompile.engine.verifying.targets import OUTSIDE, By, Try
from dotcompile.engine.verifying.trying import Answers
from dotcompile.records import dataclass

_ARRIVED = ("open", "refused", "reset")
_NAMELESS = ("no-such-name", "name-timeout", "name-error", "bad-name", "no-name-server")
_LOST = ("timeout", "unreachable")


class Verdict(StrEnum):
    """How a try compares. All but the first two are differences, each of a cause."""

    SAME = "same"
    UNTOLD = "could not tell"
    OPEN = "open"
    CLOSED = "closed"
    UNHEARD = "nobody listens"
    MUTE = "accepts and says nothing"
    NAMELESS = "no such name"
    MISNAMED = "another's address"
    OTHER = "another answers"
    GONE = "not at its own address"


@dataclass(frozen=True, slots=True)
class Cell:
    """A try, what came of it, and what was seen that tells so."""

    tried: Try
    verdict: Verdict
    seen: str = ""


def compare(
    model: Model, there: There, answers: Answers, tries: Sequence[Try], probe: str
) -> tuple[Cell, ...]:
    """A cell for each try. `probe` is the image of which every container says who it is."""
    comparing = _Comparing(model, there, answers, probe)
    return tuple(comparing.cell(one) for one in tries)


class _Comparing:
    def __init__(self, model: Model, there: There, answers: Answers, probe: str) -> None:
        self._model, self._answers = model, answers
        self._names = model.facts.services
        self._members = {one.id: one for one in there.members}
        self._there, self._probe = there, probe
        #: What each container's own addresses answer to itself.
        self._own: dict[tuple[str, str, Port], str] = {}
        self._alive: set[str] = set()
        #: Where somebody got to: what is not known to be up is not known to be closed.
        self._up: set[str] = set()
        for one, found in answers.items():
            if found[0].result in _ARRIVED and one.by in (By.AWAY, By.HOST):
                self._up.add(one.words)
                self._alive |= {OUTSIDE} & {one.source}
            if one.by is By.OWN:
                self._own[one.source, one.host, one.port] = found[0].result
                if found[0].result in _ARRIVED:
                    self._alive.add(one.source)

    def cell(self, one: Try) -> Cell:
        answers = self._answers.get(one, ())
        if not answers or any(answer.result == "not-tried" for answer in answers):
            return Cell(one, Verdict.UNTOLD, "the probe brought no whole result")
        if one.by is By.OWN:
            return Cell(one, self._of_own(one, answers[0]), answers[0].result)
        if one.by is By.AWAY and one.words not in self._up:
            return Cell(one, Verdict.UNTOLD, "nobody gets there: is it up?")
        if not one.expected:
            return self._of_forbidden(one, answers[0])
        if one.by is By.AWAY:
            verdict = Verdict.SAME if answers[0].result in _ARRIVED else Verdict.CLOSED
            return Cell(one, verdict, answers[0].result)
        for answer in answers:
            verdict, seen = self._of_wanted(one, answer)
            if verdict is not Verdict.SAME:
                return Cell(one, verdict, seen)
        return Cell(one, Verdict.SAME)

    def _of_own(self, one: Try, answer: Answer) -> Verdict:
        """Whether somebody listens; over UDP, who does not answer may yet listen."""
        if answer.is_open:
            return Verdict.MUTE if self._must_tell(one.source) and not answer.identity else Verdict.SAME
        if answer.result == "refused":
            return Verdict.UNHEARD if one.listens else Verdict.SAME
        if one.port.protocol == "udp" and answer.result == "timeout":
            return Verdict.MUTE if self._must_tell(one.source) else Verdict.SAME
        return Verdict.GONE

    def _of_forbidden(self, one: Try, answer: Answer) -> Cell:
        arrived = ("open",) if one.by is By.HOST else _ARRIVED
        if answer.result in arrived:
            return Cell(one, Verdict.OPEN, answer.result)
        if answer.result == "error" or one.source not in self._alive:
            return Cell(one, Verdict.UNTOLD, "nothing at all answers the source")
        if one.port.protocol == "udp" and one.by is By.ADDRESS and not self._is_answered(one):
            return Cell(one, Verdict.UNTOLD, "the target does not answer itself over UDP, either")
        return Cell(one, Verdict.SAME)

    def _of_wanted(self, one: Try, answer: Answer) -> tuple[Verdict, str]:
        if answer.result in _NAMELESS:
            return Verdict.NAMELESS, answer.result
        if one.by is By.NAME and answer.address not in self._addresses(one.host):
            return Verdict.MISNAMED, answer.address
        if answer.is_open:
            return self._of_answered(one, answer)
        if answer.result == "refused":
            is_heard = self._own_result(one, answer) == "open"
            return (Verdict.CLOSED, "refused") if is_heard else (Verdict.SAME, "")
        if answer.result in _LOST or answer.result == "reset":
            own = self._own_result(one, answer)
            if one.port.protocol == "udp" and own == "timeout":
                return Verdict.UNTOLD, "the target does not answer itself over UDP, either"
            return Verdict.CLOSED, answer.result
        return Verdict.UNTOLD, answer.result

    def _of_answered(self, one: Try, answer: Answer) -> tuple[Verdict, str]:
        expected = (
            [self._members[one.container]] if one.container else self._there.of(self._names[one.target])
        )
        group = self._model.standing.sandbox(one.target)
        sharing = [member for number in group for member in self._there.of(self._names[number])]
        if not answer.identity:
            is_mute = all(member.image == self._probe for member in sharing)
            return (Verdict.MUTE, "an open port without an answer") if is_mute else (Verdict.SAME, "")
        if any(answer.identity in member.words for member in (*expected, *sharing)):
            return Verdict.SAME, ""
        return Verdict.OTHER, answer.identity

    def _must_tell(self, container: str) -> bool:
        return self._members[container].image == self._probe

    def _is_answered(self, one: Try) -> bool:
        return self._own.get((one.container, one.host, one.port)) in _ARRIVED

    def _own_result(self, one: Try, answer: Answer) -> str:
        """What the target answers to itself, at the address that was tried; behind the host, at any."""
        if one.by is By.HOST:
            holders = {member.id for member in self._holders(one)}
            return "open" if ("open" in {r for (c, _, _), r in self._own.items() if c in holders}) else ""
        found = (self._own.get((member.id, answer.address, one.port)) for member in self._holders(one))
        return next((result for result in found if result is not None), "")

    def _holders(self, one: Try) -> Iterator[Member]:
        """The containers whose own addresses were tried, of the sandbox that a target is in."""
        for number in (one.target, self._model.standing.root[one.target]):
            yield from self._there.of(self._names[number])

    def _addresses(self, service: str) -> frozenset[str]:
        number = self._model.facts.number[service]
        keys = {one.name for one in self._model.networks_of(number)}
        return frozenset(
            seat.address for one in self._there.of(service) for seat in one.seats if seat.key in keys
        )


def verdicts(cells: Sequence[Cell]) -> Mapping[str, int]:
    """How many cells are the same, differ, and could not be told."""
    found = {"same": 0, "differs": 0, "could not tell": 0}
    for cell in cells:
        found[cell.verdict if cell.verdict in found else "differs"] += 1
    return found
