"""Findings that comments silence are left out; comments that silence nothing are findings themselves.

In: all findings, and what comments want silenced. Out: the findings that are left, and what is wrong with
the comments. Of several comments that are for a finding the one that begins last is the one that is used.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from dotcompile.diagnostics import Diagnostic, Edit, Findings, Fix, Kind
from dotcompile.judging import Silence, is_of_reading
from dotcompile.judging.kinds import (
    BAD_SUPPRESSION,
    KINDS,
    SUPPRESSION_WITHOUT_REASON,
    UNKNOWN_SUPPRESSION,
    UNUSED_SUPPRESSION,
)
from dotcompile.records import dataclass
from dotcompile.source import Span

#: What depends on rules, a target or an engine is not looked for in every run: whether a comment about it
#: is needed one run cannot tell.
_NOT_ALWAYS_SOUGHT = ("DC301", "DC4", "DC5", "DC6", "DC7")
#: Longer words are not compared with those that there are.
_LONGEST = 60
_FORM = "write `dotcompile: ignore[KIND] REASON`"


@dataclass(frozen=True, slots=True)
class _Word:
    """One kind that a comment names."""

    code: str
    span: Span
    silence: Silence


def silence(
    findings: Findings, silences: Sequence[Silence], all_kinds: Sequence[Kind]
) -> tuple[Diagnostic, ...]:
    """The findings that are left, and those about the comments."""
    kinds = {word: kind for kind in all_kinds for word in (kind.code, kind.name)}
    words: list[_Word] = []
    faults: list[Diagnostic] = []
    for one in silences:
        words += _understood(one, kinds, faults)
    used: set[Span] = set()
    left = []
    for found, word in _matched(findings, words):
        if word is None:
            left.append(found)
        else:
            used.add(word.span)
    broken = {found.span.path for found in findings if is_of_reading(found.kind)}
    idle = [
        word
        for word in words
        if word.span not in used
        and word.span.path not in broken  # where reading failed, the later stages keep silent
        and not word.code.startswith(_NOT_ALWAYS_SOUGHT)
    ]
    return (*left, *faults, *_unused(idle))


def _understood(one: Silence, kinds: Mapping[str, Kind], faults: list[Diagnostic]) -> Iterator[_Word]:
    """The kinds of a comment that is obeyed; what is wrong with it is added to the faults."""
    if one.fault:
        faults.append(Diagnostic(BAD_SUPPRESSION, one.fault, one.span, help=_FORM))
        return
    known = []
    for word, span in one.words:
        kind = kinds.get(word.upper()) or kinds.get(word.lower())
        if kind is None:
            faults.append(_unknown(word, span, kinds))
        elif is_of_reading(kind) or kind in KINDS:
            what = "the text cannot be read as it is meant" if is_of_reading(kind) else "it is about comments"
            message = f"`{word}` cannot be silenced by a comment: {what}"
            faults.append(Diagnostic(BAD_SUPPRESSION, message, span, help="mend what is found"))
        else:
            known.append(_Word(kind.code, span, one))
    if one.reason:
        yield from known
    else:
        message, help_ = "this silences nothing, since it gives no reason", f"{_FORM}, all in one comment"
        faults.append(Diagnostic(SUPPRESSION_WITHOUT_REASON, message, one.span, help=help_))


def _unknown(word: str, span: Span, kinds: Mapping[str, Kind]) -> Diagnostic:
    message, help_ = f"there is no kind of finding `{word}`", "`dotcompile explain --all` tells them all"
    near = get_close_matches(word, kinds, n=1) if len(word) <= _LONGEST else []
    fix = Fix(f"write `{near[0]}`", (Edit(span, near[0]),)) if near else None
    guess = f"; did you mean `{near[0]}`?" if near else ""
    return Diagnostic(UNKNOWN_SUPPRESSION, message + guess, span, help="" if near else help_, fix=fix)


def _matched(findings: Findings, words: Sequence[_Word]) -> Iterator[tuple[Diagnostic, _Word | None]]:
    """Each finding, and the word that silences it.

    Both are gone through once, in the order of the text; `open` has the words whose scope has begun.
    """
    waiting: dict[tuple[str, str], list[_Word]] = {}
    for word in sorted(words, key=_begins)[::-1]:
        waiting.setdefault((word.span.path, word.code), []).append(word)
    open_: dict[tuple[str, str], list[_Word]] = {}
    matched: dict[int, _Word | None] = {}
    for number in sorted(range(len(findings)), key=lambda number: findings[number].span.start):
        span, key = findings[number].span, (findings[number].span.path, findings[number].kind.code)
        here, ahead = open_.setdefault(key, []), waiting.get(key, [])
        while ahead and ahead[-1].silence.scope.start <= span.start:
            here.append(ahead.pop())
        while here and here[-1].silence.scope.end < span.start:
            here.pop()
        matched[number] = here[-1] if here else None
    return ((found, matched[number]) for number, found in enumerate(findings))


def _begins(word: _Word) -> tuple[int, int]:
    """Wide scopes before the narrow ones that begin with them."""
    scope = word.silence.scope
    return scope.start, -scope.end


def _unused(words: Sequence[_Word]) -> Iterator[Diagnostic]:
    """A finding for each comment that is for nothing, and for each kind of one that is for others."""
    idle: dict[Span, list[_Word]] = {}
    for word in words:
        idle.setdefault(word.silence.span, []).append(word)
    for span, of_comment in idle.items():
        comment = of_comment[0].silence
        named = [place for _, place in comment.words]
        if len(of_comment) == len(named):
            yield _idle("this silences nothing", span, comment.removal)
            continue
        for word in of_comment:
            at = named.index(word.span)
            start, end = (word.span.start, named[1].start) if at == 0 else (named[at - 1].end, word.span.end)
            message = f"nothing of the kind {word.code} is found here"
            yield _idle(message, word.span, Edit(Span(span.path, start, end), ""))


def _idle(message: str, span: Span, edit: Edit) -> Diagnostic:
    fix = Fix("remove it", (edit,), safe=True)
    return Diagnostic(
        UNUSED_SUPPRESSION, message, span, help="remove it, so that it hides nothing later", fix=fix
    )
