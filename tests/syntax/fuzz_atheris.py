"""Coverage-guided fuzzing of bytes to tree: `python tests/syntax/fuzz_atheris.py SECONDS SEED`.

An input that breaks something is printed as Python has it, for `test_pinned.py`. The exit code is then not 0.
https://github.com/google/atheris
"""

import sys
import tempfile
from pathlib import Path
from random import Random

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["dotcompile"]):
    from dotcompile.syntax.encoding import decode
    from dotcompile.syntax.parse import parse
    from dotcompile.syntax.semantics import evaluate

from tests.syntax.generate import damaged, valid
from tests.syntax.invariants import check_reading

#: The texts to begin with.
SEEDS = 300
LONGEST = 2_000


def read(data: bytes) -> None:
    """Bytes to text to tree to meaning."""
    try:
        source, _ = decode("fuzz.dot", data)
        document, findings = parse(source)
        check_reading(source, document, findings)
        evaluate(document)
    except Exception:
        print(f"input: {data!r}", file=sys.stderr)
        raise


def main(seconds: float, seed: int) -> None:
    """Fuzz for some seconds from some generated texts on."""
    with tempfile.TemporaryDirectory() as folder:
        random = Random(seed)
        for number in range(SEEDS):
            text = valid(random)
            text = damaged(text, random, text) if number % 2 else text
            Path(folder, str(number)).write_bytes(text.encode("utf-8", "replace"))
        options = [f"-max_total_time={seconds:.0f}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=10"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", folder], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
