"""Single faults in real diagrams: most are told once, where they are, and the rest of the text is read."""

from collections import Counter

import pytest

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from tests.soak import Soak
from tests.syntax.diagrams import small
from tests.syntax.mutants import KINDS, Score, is_sound, judge, mutate, statements

#: Of all mutants: told within a line of the fault, told once, statements kept.
OVERALL = (0.92, 0.80, 0.88)
BARS = {"quote": (0.70, 0.85, 0.75), "brace": (0.75, 0.60, 0.60)}
IN_THE_GATE = 400
SHORTEST = 400


@pytest.mark.corpus
def test_single_faults_are_told_and_survived(soak: Soak) -> None:
    texts = [text for text in small() if len(text) > SHORTEST]
    scores = {kind: Score() for kind in KINDS}
    wanted = soak.count(IN_THE_GATE)
    while sum(score.mutants for score in scores.values()) < wanted:
        text = soak.random.choice(texts)
        if not is_sound(text):
            continue
        sound = Counter(statements(parse(Source("sound.dot", text))[0].graphs))
        for kind, score in scores.items():
            mutant = mutate(text, kind, soak.random)
            if mutant is not None and not is_sound(mutant.text):
                judge(mutant, sound, score)
    overall = Score()
    for kind, score in scores.items():
        overall.mutants += score.mutants
        overall.near += score.near
        overall.single += score.single
        overall.kept += score.kept
        soak.figures[kind] = [score.mutants, *(round(share, 3) for share in score.shares())]
    soak.figures["overall"] = [overall.mutants, *(round(share, 3) for share in overall.shares())]
    held = [("overall", overall, OVERALL), *((kind, scores[kind], bars) for kind, bars in BARS.items())]
    for name, score, bars in held:
        reached = all(share >= bar for share, bar in zip(score.shares(), bars, strict=True))
        assert reached, f"{name}: {score.shares()} of {bars}"
