"""Real Compose files: all but one that is no YAML are imported, and mean the same once emitted again."""

from pathlib import Path

import pytest

from dotcompile.importers.writing.write import write_imported
from tests.importers.agreement import (
    Case,
    cases,
    compiled,
    config,
    differences,
    errors,
    imported,
    understood,
)
from tests.real import corpus

CASES = cases()


def by_name(case: Case) -> str:
    return case.name


@pytest.fixture
def folder(case: Case, tmp_path: Path) -> Path:
    found = corpus()
    assert found is not None
    case.lay_out(found, tmp_path)
    return tmp_path


@pytest.mark.corpus
def test_the_table_is_complete() -> None:
    found = corpus()
    assert found is not None
    assert sorted(case.name for case in CASES) == sorted(path.name for path in (found / "compose").iterdir())


def test_most_are_imported_and_agree() -> None:
    accepted = [case for case in CASES if case.accepted]
    assert sum(case.imports for case in CASES) >= 58
    assert len(accepted) >= 50
    services = sum(case.services for case in accepted)
    assert sum(len(case.differs) for case in accepted) <= 0.05 * services


@pytest.mark.corpus
@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_a_file_is_imported_or_refused_at_a_place(case: Case, folder: Path) -> None:
    outcome = imported(folder, [case.name], case.variables)
    refused = errors(outcome.findings)
    assert case.imports is not bool(refused), refused
    for finding in outcome.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(outcome.sources[finding.span.path].text)
    assert (outcome.imported is not None) is case.imports
    if outcome.imported is not None:
        found = understood(write_imported(outcome.imported))
        assert {one.name for one in outcome.imported.services} == set(found.topologies[0].service)
        assert not errors(tuple(one for one in found.findings if one.kind.code < "DC2"))


#: In these a `$` begins no variable, which Swarm refuses.
REFUSED_BY_SWARM = {"BretFisher__dogvscat__stack-elk.yml", "BretFisher__dogvscat__stack-swarmprom.yml"}


@pytest.mark.corpus
@pytest.mark.parametrize("case", [case for case in CASES if "stack" in case.name], ids=by_name)
def test_a_stack_is_imported_for_swarm(case: Case, folder: Path) -> None:
    outcome = imported(folder, [case.name], case.variables, stack=True)
    if case.name in REFUSED_BY_SWARM:
        assert errors(outcome.findings)
        return
    assert outcome.imported is not None
    assert not errors(outcome.findings)
    found = understood(write_imported(outcome.imported))
    assert not errors(found.findings)
    assert not errors(compiled(found, "swarm").findings)


@pytest.mark.corpus
@pytest.mark.compose
@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_compose_finds_the_same_in_what_is_emitted_again(case: Case, folder: Path) -> None:
    before, refusal = config(folder, [case.name], case.variables)
    assert len(before.get("services", {})) == case.services
    assert bool(refusal) is not case.accepted
    if not case.accepted:
        return
    outcome = imported(folder, [case.name], case.variables)
    assert outcome.imported is not None
    found = understood(write_imported(outcome.imported))
    assert not errors(found.findings)
    done = compiled(found)
    assert not errors(done.findings)
    (folder / "again.yml").write_text(done.artifacts["out.yml"][0].text)
    after, refusal = config(folder, ["again.yml"], case.variables)
    assert not refusal
    assert dict(differences(before, after)) == case.differs
