"""Goldens, tried in small projects of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TWO = """
from pathlib import Path
import pytest

@pytest.mark.parametrize("name", ["one", "two"])
def test_it(name, golden):
    golden(Path(__file__).parent / "gold" / f"{name}.txt", name + "\\n")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ("tests.goldens", "tests.real", "tests.soak")\n')
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    corpus: real diagrams\n")
    (tmp_path / "test_two.py").write_text(TWO)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.txt").write_text("one\n")
    (tmp_path / "gold" / "two.txt").write_text("two\n")
    return tmp_path


def run(project: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=project,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout


def test_equal_goldens_pass(project: Path) -> None:
    code, output = run(project)
    assert (code, "2 passed" in output) == (0, True), output


@pytest.mark.parametrize("workers", ["0", "2"])
def test_an_orphan_fails_the_session(project: Path, workers: str) -> None:
    (project / "gold" / "three.txt").write_text("three\n")
    code, output = run(project, "-n", workers)
    assert code == 1
    assert "three.txt is an orphan" in output
    assert "2 passed, 1 error" in output


def test_a_part_of_the_tests_knows_no_orphans(project: Path) -> None:
    assert run(project, "-k", "one")[0] == 0
    assert run(project, "test_two.py::test_it[one]")[0] == 0


def test_another_text_fails_with_the_difference(project: Path) -> None:
    (project / "gold" / "two.txt").write_text("2\n")
    code, output = run(project)
    assert code == 1
    assert "-2\n" in output
    assert "+two\n" in output
    assert "orphan" not in output


def test_other_line_ends_are_another_text(project: Path) -> None:
    (project / "gold" / "two.txt").write_bytes(b"two\r\n")
    code, output = run(project)
    assert (code, "differs in line ends only" in output) == (1, True), output


def test_a_missing_golden_fails(project: Path) -> None:
    (project / "gold" / "two.txt").unlink()
    code, output = run(project)
    assert (code, "there is no golden" in output) == (1, True), output


def test_accept_writes_what_the_tests_made(project: Path) -> None:
    (project / "gold" / "one.txt").unlink()
    (project / "gold" / "two.txt").write_text("2\n")
    assert run(project, "--accept")[0] == 0
    assert (project / "gold" / "one.txt").read_text() == "one\n"
    assert (project / "gold" / "two.txt").read_text() == "two\n"


REAL = """
import pytest

@pytest.mark.corpus
def test_it():
    pass

@pytest.mark.corpus
@pytest.mark.parametrize("path", [])
def test_each(path):
    pass
"""


def test_a_missing_real_part_skips_and_fails_where_it_is_required(project: Path) -> None:
    (project / "test_real.py").write_text(REAL)
    code, output = run(project, "test_real.py", "-rs")
    assert (code, "2 skipped" in output) == (0, True), output
    assert "DOTCOMPILE_CORPUS names no folder of real diagrams" in output
    code, output = run(project, "test_real.py", DOTCOMPILE_REQUIRE_REAL="1")
    assert code == 1
    assert "2 failed" in output or "2 errors" in output


def test_a_skip_inside_a_marked_test_fails_where_it_is_required(project: Path) -> None:
    (project / "test_real.py").write_text(REAL.replace("pass", 'pytest.skip("no reason")', 1))
    environment = {"DOTCOMPILE_CORPUS": str(project), "DOTCOMPILE_REQUIRE_REAL": "1"}
    code, output = run(project, "test_real.py::test_it", **environment)
    assert (code, "1 failed" in output, "no reason" in output) == (1, True, True), output


SOAK = """
def test_it(soak):
    soak.figures["drawn"] = [soak.random.randrange(100) for _ in range(soak.count(2))]
"""


def test_a_soak_is_the_same_for_one_seed_and_another_for_another(project: Path) -> None:
    (project / "test_soak.py").write_text(SOAK)
    results = project / "out" / "soak.jsonl"
    for seed in ("1", "1", "2"):
        assert (
            run(project, f"--soak-seed={seed}", "--soak-scale=4", f"--soak-results={results}", "-m", "soak")[
                0
            ]
            == 0
        )
    first, again, other = results.read_text().splitlines()
    assert drawn(first) == drawn(again) != drawn(other)
    assert len(drawn(first)) == 8


def drawn(line: str) -> list[int]:
    return json.loads(line)["drawn"]
