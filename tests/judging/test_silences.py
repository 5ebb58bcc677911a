"""Comments that silence findings: where they do, and what is said of those that do not."""

import gc
import re
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.diagnostics import Kind, Severity
from dotcompile.judging import is_of_reading, judge
from dotcompile.judging.kinds import KINDS
from dotcompile.pipeline.understand import understand
from dotcompile.syntax.comments import find_comments
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.judging.linted import POLICY, fixed, linted, told

ODD = "odd=1"
OFF = "dotcompile: ignore[unknown-attribute] ours"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"digraph {{ nginx [{ODD}] // {OFF}\n}}", []),
        (f"digraph {{ nginx [{ODD}] # {OFF}\n}}", []),
        (f"digraph {{ nginx [{ODD}] /* {OFF} */ }}", []),
        (f"digraph {{ /* {OFF} */ nginx [{ODD}] }}", []),
        (f"digraph {{ nginx [{ODD}] // why // {OFF}\n}}", []),
        (f"digraph {{ nginx [{ODD}] // {OFF}\r\n}}\r\n", []),
        (f"digraph {{ nginx [{ODD}] // {OFF}".replace("unknown-attribute", "DC101") + "\n}", []),
        (f"digraph {{ nginx [{ODD}] // {OFF}".replace("unknown-attribute", "Dc101 ,") + "\n}", []),
        (f"digraph {{ nginx [{ODD}]\n redis [{ODD}] // {OFF}\n}}", ["1 unknown-attribute"]),
        (f"digraph {{\n // {OFF}\n nginx [{ODD}]; redis [{ODD}] }}", ["3 unknown-attribute"]),
        (f"digraph {{\n // {OFF}\n // more\n\n nginx [\n{ODD}\n] }}", []),
        (f"digraph {{\n /* {OFF},\n and more */\n nginx [\n{ODD}\n] }}", []),
        (f"digraph {{ nginx [\n // {OFF}\n {ODD}\n even=1] }}", ["4 unknown-attribute"]),
        (
            f"digraph {{\n // {OFF}\n subgraph cluster_a {{\n {ODD}\n nginx }} }}",
            ["2 unused-suppression", "4 unknown-attribute"],
        ),
        (f"digraph {{ redis -> {{\n // {OFF}\n nginx [{ODD}] }} }}", []),
        (f"digraph {{\n // {OFF}\n redis -> {{ nginx [{ODD}] }} }}", []),
        (f"// {OFF}\ndigraph {{ nginx [{ODD}]\n redis [{ODD}] }}", []),
        (f"/* a */ // b\n/* {OFF} */ digraph {{ nginx\n redis [{ODD}] }}", []),
        (
            f"digraph {{ nginx }}\n // {OFF}\n digraph {{ nginx\n redis [{ODD}] }}",
            ["2 unused-suppression", "4 unknown-attribute"],
        ),
    ],
)
def test_where_a_comment_silences(text: str, left: list[str]) -> None:
    assert told(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f'digraph {{ nginx [{ODD}, label="// {OFF}"] }}', ["1 unknown-attribute"]),
        (f"digraph {{ nginx [{ODD}, label=<a // {OFF}<b></b>>] }}", ["1 unknown-attribute"]),
        (f"digraph {{ nginx [{ODD}] // see dotcompile: the page\n}}", ["1 unknown-attribute"]),
        (f"digraph {{ nginx [{ODD}] // mydotcompile: ignore[DC101] x\n}}", ["1 unknown-attribute"]),
        (f"digraph {{ nginx // {OFF}\n}}", ["1 unused-suppression"]),
        (f"digraph {{ nginx }} // {OFF}", ["1 unused-suppression"]),
        (f"digraph {{ nginx }}\n// {OFF}", ["2 unused-suppression"]),
        ("digraph { nginx // dotcompile: ignore[DC417] judged elsewhere\n}", ["1 unknown-suppression"]),
        (
            f"digraph {{ nginx [{ODD}] // {OFF[:-5]}\n}}",
            ["1 unknown-attribute", "1 suppression-without-reason"],
        ),
        (
            f"digraph {{ nginx [{ODD}] // {OFF[:-5]} --\n}}",
            ["1 unknown-attribute", "1 suppression-without-reason"],
        ),
        (
            f"digraph {{ nginx [{ODD}] /* {OFF[:-5]} */ }}",
            ["1 unknown-attribute", "1 suppression-without-reason"],
        ),
        ("digraph { nginx // dotcompile:\n}", ["1 bad-suppression"]),
        ("digraph { nginx // dotcompile: off\n}", ["1 bad-suppression"]),
        ("digraph { nginx // dotcompile: ignore all\n}", ["1 bad-suppression"]),
        ("digraph { nginx // dotcompile: ignore[] all\n}", ["1 bad-suppression"]),
        ("digraph { nginx // dotcompile: ignore[DC101 all\n}", ["1 bad-suppression"]),
        ("digraph { nginx // dotcompile: ignore[DC030] never\n}", ["1 bad-suppression"]),
        ("digraph { a -- b // dotcompile: ignore[DC004] never\n}", ["1 wrong-arrow", "1 bad-suppression"]),
        (f"digraph {{ a -- b\n nginx // {OFF}\n}}", ["1 wrong-arrow"]),
    ],
)
def test_what_silences_nothing(text: str, left: list[str]) -> None:
    assert told(text) == left


def test_the_nearest_comment_is_the_one_that_is_used() -> None:
    text = f"// {OFF}\ndigraph {{\n // {OFF}\n nginx [{ODD}] // {OFF}\n}}"
    assert told(text) == ["1 unused-suppression", "4 unused-suppression"]


def test_a_slip_of_the_pen_is_set_right() -> None:
    text = f"digraph {{ nginx [{ODD}] // {OFF} }}\n}}".replace("attribute]", "atribute]")
    _, findings = linted(text)
    assert "did you mean `unknown-attribute`?" in findings[-1].message
    assert told(fixed(text, "unknown-suppression")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"digraph {{\n  nginx  // {OFF}\n}}", "digraph {\n  nginx\n}"),
        (f"digraph {{\r\n  nginx // {OFF}\r\n}}", "digraph {\r\n  nginx\r\n}"),
        (f"digraph {{\n  // {OFF}\n  nginx\n}}", "digraph {\n  nginx\n}"),
        (f"digraph {{ nginx/* {OFF} */redis }}", "digraph { nginx redis }"),
        (f"digraph {{ nginx /* {OFF} */ }}", "digraph { nginx  }"),
        (f"digraph {{ nginx // front {OFF}\n}}", "digraph { nginx // front\n}"),
        (f"digraph {{ nginx /* front {OFF} */ }}", "digraph { nginx /* front */ }"),
        (
            "digraph { nginx [odd=1] // dotcompile: ignore[DC102, DC101, DC125, DC126] ours\n}",
            "digraph { nginx [odd=1] // dotcompile: ignore[DC101] ours\n}",
        ),
    ],
)
def test_an_unused_comment_is_taken_away(before: str, after: str) -> None:
    text = fixed(before, "unused-suppression")
    while "unused" in str(told(text)):
        text = fixed(text, "unused-suppression")
    assert text == after


@pytest.mark.parametrize(
    ("site", "left"),
    [
        ("odd = 1  # dotcompile: ignore[unknown-site-key] ours\n", []),
        ("name = 'a'\n# dotcompile: ignore[unknown-site-key] ours\nodd = 1\n", []),
        ("# dotcompile: ignore[unknown-site-key] ours\n\nname = 'a'\nodd = 1\n", []),
        ("name = '''# dotcompile: ignore[unknown-site-key] ours'''\nodd = 1\n", ["2 unknown-site-key"]),
        ("name = a # dotcompile: ignore[site-syntax] never\n", ["1 site-syntax", "1 bad-suppression"]),
    ],
)
def test_site_files_have_such_comments_too(site: str, left: list[str]) -> None:
    found = told("digraph { nginx }", site)
    assert [one for one in found if "bad-" not in one] == [one for one in left if "bad-" not in one]
    assert [one for one in found if "suppression" in one] == [one for one in left if "suppression" in one]


def test_comments_are_those_that_the_reader_skips() -> None:
    text = '/* a */ "// b" // c " \n# d\n<e /* f */> \'/* g */ "h \\" // i" /* j'
    found = [text[start:end] for start, end in find_comments(text)]
    assert found == ["/* a */", '// c " ', "# d", "/* g */"]


def test_many_comments_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        text = "digraph {\n" + f"// {OFF}\n" * count + f"nginx [{ODD}] // {OFF}\n" * count + "}"
        times = []
        for _ in range(3):
            start = process_time()
            linted(text)
            times.append(process_time() - start)
        return min(times)

    gc.disable()  # as the command does; how much there is to look through is not what is measured
    try:
        assert seconds(8_000) < 20 * seconds(1_000)
    finally:
        gc.enable()


EXAMPLE = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([\w-]+)")
OF_COMMENTS = [kind for kind in KINDS if kind.name != "stale-baseline"]


@pytest.mark.parametrize("kind", OF_COMMENTS, ids=lambda kind: kind.name)
def test_a_page_shows_the_fault_and_how_to_write_it(kind: Kind) -> None:
    wrong, right = EXAMPLE.findall(kind.page)
    assert told(right) == []
    source, findings = linted(wrong)
    found = {
        (source.line_number(one.span.start), one.kind.name)
        for one in findings
        if "suppression" in one.kind.name
    }
    lines = enumerate(wrong.splitlines(), start=1)
    assert found == {(number, name) for number, line in lines for name in EXPECTED.findall(line)}
    assert {name for _, name in found} == {kind.name}


def test_strict_makes_errors_of_notes_and_warnings_but_not_of_what_is_silenced() -> None:
    text = f"digraph {{ nginx [{ODD}] // {OFF}\n redis [{ODD}] }}"
    _, findings = linted(text, policy=replace(POLICY, strict=True))
    assert {found.kind.severity for found in findings} == {Severity.ERROR}
    assert {"image-inferred", "unknown-attribute"} <= {found.kind.name for found in findings}


PIECES = (
    *(
        f"// {OFF}\n",
        f"/* {OFF} */",
        f"# {OFF}\n",
        "// dotcompile: ignore[DC155, DC101] x\n",
        "// dotcompile:\n",
    ),
    *(
        "\n",
        " ",
        "nginx",
        f"redis [{ODD}]",
        f"[{ODD}]",
        "->",
        "subgraph cluster_a {",
        "}",
        "{",
        ";",
        '"',
        "<",
        ">",
        "/*",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_comments_only_ever_take_findings_away_and_tell_of_themselves(pieces: list[str]) -> None:
    text = f"digraph {{{' '.join(pieces)}}}"
    found = understand(("d.dot", text.encode()), (), DEFAULT_LIMITS)
    without = judge(found.findings, POLICY)
    left = judge(found.findings, POLICY, found.silences)
    of_comments = [one for one in left if one.kind in KINDS]
    assert [one for one in left if one.kind not in KINDS] == [one for one in without if one in left]
    assert {one for one in without if is_of_reading(one.kind)} <= set(left)
    assert {one.kind.name for one in without if one not in left} <= {"unknown-attribute", "image-inferred"}
    for one in of_comments:
        assert "dotcompile:" in text[one.span.start : one.span.end]
