"""The pages of what may be found in what is imported: their examples are found fault with."""

import re

import pytest

from dotcompile.diagnostics import Kind
from dotcompile.importers import kinds as importing
from dotcompile.importers.documents import kinds as documents
from tests.importers.test_hostile import imported, names

EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
KINDS = [kind for kind in (*documents.KINDS, *importing.KINDS) if kind is not documents.YAML_LIMIT]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_first_example_is_found_fault_with(kind: Kind) -> None:
    examples = EXAMPLE.findall(kind.page)
    assert kind.name in names(imported(examples[0], {}))
    for good in examples[1:]:
        assert kind.name not in names(imported(good, {}))
