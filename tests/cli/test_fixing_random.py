"""Fixes in real diagrams with faults put into them: none makes one worse, and none is left to be made."""

import pytest

from dotcompile.cli.fixing import ROUNDS, fix
from dotcompile.diagnostics import Diagnostic
from dotcompile.judging import Policy, is_of_reading
from dotcompile.pipeline.lint import lint
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.soak import Soak
from tests.syntax.diagrams import small
from tests.syntax.mutants import KINDS, mutate

IN_THE_GATE = 100


def linted(files: object) -> tuple[object, tuple[Diagnostic, ...]]:
    (diagram,) = files.items()
    return lint(diagram, (), Policy(), DEFAULT_LIMITS)


def unread(findings: tuple[Diagnostic, ...]) -> int:
    return sum(is_of_reading(found.kind) for found in findings)


@pytest.mark.corpus
def test_what_is_fixed_is_better_and_stays_so(soak: Soak) -> None:
    texts = small()
    mended = 0
    for _ in range(soak.count(IN_THE_GATE)):
        mutant = mutate(soak.random.choice(texts), soak.random.choice(KINDS), soak.random)
        if mutant is None:
            continue
        files = {"x.dot": mutant.text.encode(errors="replace")}
        unsafe = soak.random.random() < 0.5
        _, before = linted(files)
        fixed = fix(files, linted, unsafe=unsafe)
        assert unread(fixed.findings) <= unread(before)
        assert not fixed.refusal or fixed.changes or unread(before)
        after = {**files, **fixed.changes}
        assert fixed.findings == linted(after)[1]
        if not fixed.refusal and fixed.count < ROUNDS:
            assert fix(after, linted, unsafe=unsafe).count == 0
        mended += fixed.count
    soak.figures["fixes"] = mended
    assert mended
