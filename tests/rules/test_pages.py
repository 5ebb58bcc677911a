"""The pages of forms, and further examples in FORM.md: each rule comes out as the comment after it says.

A block `dot` is the diagram of the blocks `rules` after it, which are judged by what is drawn; those of
`rules TARGET` by what is effective, too. After `# broken: TEXT` the first finding says that text.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dotcompile.rules.catalogue import FORMS
from dotcompile.rules.form import Form
from tests.rules.judged import told, verdict

BLOCK = re.compile(r"^```(dot|rules)( \w+)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"(?P<rule>[^#]+?)\s+# (?P<word>[\w ]+)(?:: (?P<says>.*))?")
PAGES = sorted(Path(__file__).parent.glob("*.md"))


def examples(text: str, name: str) -> Iterator[object]:
    drawing, number = "", 0
    for kind, target, body in BLOCK.findall(text):
        if kind == "dot":
            drawing = body
            continue
        for line in body.splitlines():
            number += 1
            found = LINE.fullmatch(line)
            assert found, f"{name}: no verdict in {line!r}"
            expected = found["word"], found["says"] or ""
            yield pytest.param(drawing, target.strip(), found["rule"], *expected, id=f"{name}-{number}")


def page(form: Form) -> str:
    return sys.modules[form.judge.__module__].__doc__ or ""


EXAMPLES = [
    *(example for form in FORMS for example in examples(page(form), form.name)),
    *(example for path in PAGES for example in examples(path.read_text(), path.stem)),
]


@pytest.mark.parametrize(("drawing", "target", "rule", "word", "says"), EXAMPLES)
def test_an_example_comes_out_as_it_says(drawing: str, target: str, rule: str, word: str, says: str) -> None:
    found = verdict(drawing, rule, target)
    messages = [finding.message for _, finding in found.findings]
    assert told(found) == word, messages
    assert not says or messages[0] == says


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_page_shows_what_holds_and_what_does_not(form: Form) -> None:
    words = {one.values[3] for one in examples(page(form), form.name)}
    assert "holds" in words
    assert words & {"broken", "against the drawing"}


def test_each_page_is_of_a_form() -> None:
    assert {path.stem for path in PAGES} <= {form.name for form in FORMS} | {"planes"}
