"""Wrong site files: `site_wrong/CASE.diag` holds what is said about `site_wrong/CASE.toml`.

They are all for `site_wrong/shop.dot`. The pages of the kinds are such files, too.
"""

import re
from pathlib import Path

import pytest

from dotcompile.diagnostics import Diagnostic, Kind, in_source_order
from dotcompile.model.kinds.sites import KINDS
from dotcompile.pipeline.understand import Understood, understand
from dotcompile.reports import text as report
from dotcompile.reports.report import View
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.goldens import Golden
from tests.model.test_site import toml_blocks

FOLDER = Path(__file__).parent / "site_wrong"
CASES = sorted(FOLDER.glob("*.toml"))
EXPECTED = re.compile(r"# expect: ([a-z-]+)")


def lint(diagram: bytes, *sites: tuple[str, bytes]) -> tuple[Understood, tuple[Diagnostic, ...]]:
    """What a diagram and its sites mean, and what is wrong with the sites."""
    found = understand(("shop.dot", diagram), sites, DEFAULT_LIMITS)
    names = {name for name, _ in sites}
    return found, in_source_order([one for one in found.findings if one.span.path in names])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_said_about_it(case: Path, golden: Golden) -> None:
    diagram = (FOLDER / "shop.dot").read_bytes()
    found, findings = lint(diagram, (case.name, case.read_bytes()))
    assert findings
    golden(case.with_suffix(".diag"), report.render(findings, found.sources, View(notes=True)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = toml_blocks(kind)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    diagram = b"digraph { subgraph cluster_storage { postgres } }"
    found, findings = lint(diagram, ("s.toml", wrong.encode()))
    lines = [(found.sources["s.toml"].line_number(one.span.start), one.kind.name) for one in findings]
    assert lines == expected
    assert lint(diagram, ("s.toml", right.encode()))[1] == ()


def test_a_section_is_unmatched_only_if_it_is_for_none_of_the_graphs_of_a_file() -> None:
    diagram = b"digraph { a } digraph { b }"
    site = b"[services.a]\nreplicas = 1\n[services.b]\nreplicas = 2\n[services.c]\nreplicas = 3\n"
    found, (finding,) = lint(diagram, ("s.toml", site))
    assert (finding.kind.name, found.sources["s.toml"].line_number(finding.span.start)) == (
        "unmatched-section",
        5,
    )
