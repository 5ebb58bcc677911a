"""Whatever a text is, it is read: no exception, every place in it, and in time.

Twenty thousand inputs in the gate, a million in a soak. Each is made from a key of its own, which a failure
names together with the text.
"""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.kinds import OUTSIDE_GRAPH, STRAY_BRACE
from dotcompile.syntax.parse import parse
from dotcompile.syntax.reading import read
from dotcompile.syntax.semantics import evaluate
from tests.soak import Soak
from tests.syntax import oracle
from tests.syntax.diagrams import small
from tests.syntax.generate import damaged, damaged_bytes, valid
from tests.syntax.invariants import check_reading
from tests.syntax.truth import LIBCGRAPH

#: How long reading may take at most: seconds for each text and for each of its characters. It is far more
#: than it does take, so that a busy machine fails nobody; what a square of the length takes does not pass.
EACH, EACH_CHARACTER = 0.5, 10 / 1_000_000
#: One in so many is compared: whole and fine, with libcgraph.
FINE, TRUE = 4, 10


def fuzz(soak: Soak, count: int, make: Callable[[Random], str]) -> None:
    """Read as many texts as are asked for, and keep the figures of the slowest."""
    inputs = soak.count(count)
    slowest = 0.0
    for number in range(inputs):
        key = soak.random.getrandbits(48)
        text = make(Random(key))
        try:
            slowest = max(slowest, check(text))
            if number % FINE == 0:
                check_fine(text)
            if number % TRUE == 0 and "\0" not in text:
                check_verdict(text)
        except Exception as error:
            pytest.fail(f"input {key}: {type(error).__name__}: {error}\n{text!r}")
    soak.figures |= {"inputs": inputs, "slowest_milliseconds": round(1000 * slowest, 1)}


def check(text: str) -> float:
    """Read one text; how long that took."""
    source = Source("fuzz.dot", text)
    begun = process_time()
    document, findings = parse(source)
    seconds = process_time() - begun
    assert seconds <= EACH + EACH_CHARACTER * len(text), f"{seconds:.1f} s for {len(text):,} characters"
    check_reading(source, document, findings)
    evaluate(document)
    return seconds


def check_fine(text: str) -> None:
    """Single tokens make the same tree and the same findings, of wrong texts too."""
    source = Source("fuzz.dot", text)
    (document, findings), (fine, told) = parse(source), parse(source, whole=False)
    assert oracle.rows(document.graphs) == oracle.rows(fine.graphs)
    assert findings == told


def check_verdict(text: str) -> None:
    """The first graph of a text has errors where libcgraph refuses it, and only there."""
    reading = read(Source("fuzz.dot", text))
    if not reading.graphs:
        return
    start, end = reading.graphs[0].start, reading.graphs[0].end
    after = (STRAY_BRACE, OUTSIDE_GRAPH)
    sound = not any(
        found.span.start < end or (found.span.start == end and found.kind not in after)
        for found in reading.findings
        if found.kind.severity is Severity.ERROR
    )
    taken = LIBCGRAPH.read(text[start:end] if sound else text) is not None
    assert sound == taken, "libcgraph accepts it" if taken else "libcgraph refuses it"


def of_generated(random: Random) -> str:
    return damaged(valid(random), random, valid(random))


def of_the_corpus(random: Random) -> str:
    return damaged(random.choice(small()), random, random.choice(small()))


def of_both(random: Random) -> str:
    return damaged(random.choice(small()), random, valid(random))


def of_bytes(random: Random) -> str:
    encoding = random.choice(("utf-8", "utf-8", "latin-1", "utf-16"))
    data = damaged_bytes(valid(random).encode(encoding, "replace"), random)
    source, _ = decode("fuzz.dot", random.choice((data, random.randbytes(200))))
    return source.text


@pytest.mark.libcgraph
@pytest.mark.parametrize("part", range(2))
def test_damaged_generated_texts(part: int, soak: Soak) -> None:
    fuzz(soak, 4000, of_generated)


@pytest.mark.corpus
@pytest.mark.libcgraph
@pytest.mark.parametrize("part", range(2))
def test_damaged_real_diagrams(part: int, soak: Soak) -> None:
    fuzz(soak, 3500, of_the_corpus)


@pytest.mark.corpus
@pytest.mark.libcgraph
def test_real_diagrams_spliced_with_generated_texts(soak: Soak) -> None:
    fuzz(soak, 3000, of_both)


@pytest.mark.libcgraph
def test_damaged_bytes(soak: Soak) -> None:
    fuzz(soak, 2000, of_bytes)


def test_with_coverage_as_the_guide(soak: Soak) -> None:
    if soak.scale == 1:
        pytest.skip("it takes minutes, so only a soak runs it")
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: pip install 'dotcompile[soak]'")
    minutes = float(os.environ.get("SOAK_MINUTES", "20"))
    program = Path(__file__).with_name("fuzz_atheris.py")
    seed = soak.random.getrandbits(31)
    done = subprocess.run(
        [sys.executable, program, str(60 * minutes), str(seed)], capture_output=True, text=True
    )
    soak.figures |= {"minutes": minutes, "seed_of_atheris": seed}
    assert done.returncode == 0, done.stderr[-4000:]
