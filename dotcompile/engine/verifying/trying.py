"""All tries are made: what must be possible until it is, what must not twice and not for long.

In: tries and where they are made from. Out: answers by try.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from dotcompile.engine.clock import Clock
from dotcompile.engine.probe.answers import Answer
from dotcompile.engine.verifying.asking import Means, Place, ask
from dotcompile.engine.verifying.targets import Try
from dotcompile.records import dataclass

Answers = Mapping[Try, tuple[Answer, ...]]
_Found = dict[Try, tuple[Answer, ...]]

#: What must not be possible costs all the time that it is given. A packet that is let through and lost has a
#: second chance.
_FORBIDDEN = ("-t", "400", "-r", "2", "-g", "50", "-b", "400")
_FIRST = ("-t", "1000", "-r", "1", "-b", "600")
_LATER = ("-t", "1000", "-r", "3", "-g", "100", "-b", "1000")
#: What did not work in all of that is asked for once more, when few are at work: a machine may only be slow.
_CALM, _LAST = 4, ("-t", "2000", "-r", "2", "-g", "200", "-b", "3000")
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Patience:
    """How long what must be possible is asked for, and which services, all of the probe, say who they are."""

    seconds: float
    telling: frozenset[int]


def try_all(tries: Sequence[Try], places: Mapping[str, Place], patience: Patience, means: Means) -> Answers:
    """Every source at once, as far as `at_once` goes; who cannot be asked has no answers."""
    trying = _Trying(places, patience, means)
    found = trying.by_source(tries, trying.first, means.at_once)
    failed = [one for one in found if one.expected and not trying.is_well(one, found[one])]
    return found | trying.by_source(failed, trying.last, _CALM)


class _Trying:
    def __init__(self, places: Mapping[str, Place], patience: Patience, means: Means) -> None:
        self._places, self._patience, self._means = places, patience, means

    def by_source(
        self, tries: Sequence[Try], work: Callable[[Sequence[Try], Place], _Found], at_once: int
    ) -> _Found:
        """Work done for each source that can be asked, so many at a time."""
        by_source: dict[str, list[Try]] = {}
        for one in tries:
            if one.source in self._places:
                by_source.setdefault(one.source, []).append(one)
        with ThreadPoolExecutor(at_once) as pool:
            parts = pool.map(work, by_source.values(), (self._places[source] for source in by_source))
            return {one: answers for part in parts for one, answers in part.items()}

    def first(self, tries: Sequence[Try], place: Place) -> _Found:
        """What must be possible until the deadline, and at least twice; then what must not."""
        found: _Found = {}
        clock = self._means.clock
        end = clock.now() + self._patience.seconds
        left = [one for one in tries if one.expected]
        options: Sequence[str] = _FIRST
        while left and (options is _FIRST or clock.now() < end):
            found |= _once(left, place, options, clock)
            left = [one for one in left if not self.is_well(one, found.get(one, ()))]
            options = _LATER
            if left:
                clock.sleep(_PAUSE)
        return found | _once([one for one in tries if not one.expected], place, _FORBIDDEN, clock)

    def last(self, tries: Sequence[Try], place: Place) -> _Found:
        """Once more, and for long."""
        return _once(tries, place, _LAST, self._means.clock)

    def is_well(self, one: Try, answers: Sequence[Answer]) -> bool:
        """Whether it need not be asked for again. Where nobody is said to listen, a refusal tells enough."""
        must_tell = one.target in self._patience.telling
        return bool(answers) and all(
            (answer.is_open and (bool(answer.identity) or not must_tell))
            or (answer.result == "refused" and not one.listens)
            for answer in answers
        )


def _once(tries: Sequence[Try], place: Place, options: Sequence[str], clock: Clock) -> _Found:
    words = list(dict.fromkeys(one.words for one in tries))
    answers = ask(place, words, options, clock) if words else ()
    by_words: dict[str, list[Answer]] = {}
    for answer in answers or ():
        by_words.setdefault(f"{answer.host}:{answer.port}", []).append(answer)
    return {one: tuple(by_words[one.words]) for one in tries if one.words in by_words}
