"""The pages of checks: what they call wrong is found, at that line, and with what they advise nothing is."""

import ast
import re
from pathlib import Path

import pytest

from dotcompile.checks.catalogue import CHECKS
from dotcompile.checks.check import Check
from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.syntax.semantics import DEFAULT_LIMITS

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z0-9-]+)")
OF_CHECKS = {check.kind.name for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind.name)
def test_page(check: Check) -> None:
    wrong, right = BLOCK.findall(check.kind.page)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [check.kind.name]
    found = findings(wrong)
    assert Severity.ERROR not in {one.kind.severity for one in found if one.kind.name not in OF_CHECKS}
    lines = {
        (wrong.count("\n", 0, one.span.start) + 1, one.kind.name)
        for one in found
        if one.kind.name in OF_CHECKS and (one.kind.severity > Severity.NOTE or one.kind is check.kind)
    }
    assert sorted(lines) == expected
    assert [one.kind.name for one in findings(right) if one.kind.severity > Severity.NOTE] == []
    assert check.kind not in {one.kind for one in findings(right)}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.kind.name)
def test_it_says_what_and_why_and_what_to_do(check: Check) -> None:
    assert check.kind.why.endswith(".")
    for found in findings(BLOCK.findall(check.kind.page)[0]):
        if found.kind is check.kind:
            assert found.help or found.fix
            assert found.message[0].islower() or not found.message[0].isalpha()


def test_each_check_is_a_file_of_its_own_whose_docstring_is_its_page() -> None:
    names = [check.kind.name.replace("-", "_") for check in CHECKS]
    assert len(set(names)) == len(names)
    for check, name in zip(CHECKS, names, strict=True):
        file = Path(str(check.find.__code__.co_filename))
        assert file.stem == name
        assert check.kind.page == ast.get_docstring(ast.parse(file.read_text()), clean=False)


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in ALL_KINDS}) == len({kind.name for kind in ALL_KINDS}) == len(ALL_KINDS)
    codes = [check.kind.code for check in CHECKS]
    assert codes == sorted(codes)


def findings(text: str) -> tuple[Diagnostic, ...]:
    return lint(("page.dot", text.encode()), (), Policy(), DEFAULT_LIMITS)[1]
