"""Templates of users: what reaches them, and what is told of wrong ones, with its line."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.backends import template
from dotcompile.cli.main import main
from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.understand import understand
from dotcompile.syntax.semantics import DEFAULT_LIMITS

DIAGRAM = """digraph shop {
    graph [x_team=payments]
    subgraph cluster_front { web [container="nginx:1.27", x_owner="it's `me`"]; db [container="postgres:16"] }
    customer -> web [port=443]
    web -> db [port=5432, x_why="orders"]
}"""


def made(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """What a template makes, and the lines and columns of what is wrong with it."""
    found = understand(("shop.dot", DIAGRAM.encode()), (), DEFAULT_LIMITS)
    output = Output("out", "out.txt", template=("shop.j2", text.encode()))
    compiled = compile_for(found.topologies[0], found.sources, [output])
    texts = [artifact.text for artifacts in compiled.artifacts.values() for artifact in artifacts]
    places = [
        (compiled.sources[one.span.path].place(one.span.start), one.message) for one in compiled.findings
    ]
    return "".join(texts), [(place.line, place.column, message) for place, message in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ name }}\n", "shop\n"),
        ("{{ settings.x_team.value }}", "payments"),
        ("{% for one in services %}\n{{ one.name }} {{ one.settings.image.value }}\n{% endfor %}\n",
            "web nginx:1.27\ndb postgres:16\n"),
        ("{{ services[0].settings.x_owner.value | shell }}", "'it'\"'\"'s `me`'"),
        ("{{ services[0].settings.x_owner.value | tojson }}", '"it\\u0027s `me`"'),
        ("{% for one in links if one.relation == 'flow' %}{{ one.from.name }}->{{ one.to.name }}: "
            "{{ one.settings.x_why.value }} on {{ one.ports }}, line {{ one.at.start.line }}{% endfor %}",
            "web->db: orders on [{'protocol': 'tcp', 'first': 5432, 'last': 5432}], line 5"),
        ("{% if services[1].settings.x_owner is defined %}a{% else %}b{% endif %}", "b"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(zones[0].name) }}", "<front>"),
        ("", ""),
        ("&<>\"'\n\tx", "&<>\"'\n\tx"),
    ],
)  # fmt: skip
def test_what_reaches_it(text: str, expected: str) -> None:
    assert made(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "line", "column", "told"),
    [
        ("a\n  {{ nothing }}\n", 2, 3, "UndefinedError: 'nothing' is undefined"),
        ("a\nb\n{{ services[1].settings.x_owner.value }}", 3, 1, "has no attribute 'x_owner'"),
        ("a\n{% for %}\n", 2, 1, "Expected an expression"),
        ("{% for one in services %}\nx\n", 2, 1, "Unexpected end of template"),
        ("{{ name | no_such }}", 1, 1, "No filter named 'no_such'"),
        ("x\n\n{{ 1 / 0 }}", 3, 1, "ZeroDivisionError"),
        ("{{ ''.__class__.__mro__ }}", 1, 1, "SecurityError: access to attribute '__class__'"),
        ("{{ name.__init__.__globals__ }}", 1, 1, "SecurityError"),
        ("{{ services.append(1) }}", 1, 1, "SecurityError"),
        ("{% include '/etc/passwd' %}", 1, 1, "no loader for this environment"),
        ("{% import 'x' as y %}", 1, 1, "no loader for this environment"),
        ("{{ self._TemplateReference__context.environment }}", 1, 1, "SecurityError"),
        ("{{ lipsum.__globals__.os }}", 1, 1, "SecurityError"),
        ("{{ cycler.__init__ }}", 1, 1, "SecurityError"),
        ("{% for one in range(10 ** 9) %}{% endfor %}", 1, 1, "OverflowError: Range too big"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, 1, "it is nested too deep"),
        ("{{ '(' * 5000 }}" + "{{ " + "(" * 5000, 1, 1, "the template is wrong"),
    ],
)
def test_what_is_wrong_has_its_line(text: str, line: int, column: int, told: str) -> None:
    nothing, ((at, place, message),) = made(text)
    assert not nothing
    assert told in message
    assert (at, place) == (line, column)


def test_there_is_an_end_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MOST", 1000)
    nothing, ((line, _, message),) = made("{% for one in range(9999) %}\n{{ one }}\n{% endfor %}")
    assert not nothing
    assert "it makes more than 1000 characters" in message
    assert line == 1


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    (folder / "shop.dot").write_text(DIAGRAM)
    given = [str(folder / word) if "." in word else word for word in words]
    return main([str(folder / "shop.dot"), *given], BytesIO(), out, err, {}), out.getvalue(), err.getvalue()


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("{{ name }}\n")
    (tmp_path / "b.j2").write_text("{{ services | length }}\n")
    words = (
        "--emit",
        "a.dot",
        "--template",
        "a.j2",
        "--emit",
        "b.txt",
        "--template",
        "b.j2",
        "--emit",
        "x.json",
    )
    assert run(tmp_path, *words)[0] == 0
    assert (tmp_path / "a.dot").read_text() == "shop\n"
    assert (tmp_path / "b.txt").read_text() == "2\n"
    assert run(tmp_path, "--emit", "-", "--template", "a.j2")[1] == "shop\n"


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("x\n{{ nope }}\n")
    (tmp_path / "a.txt").write_text("as it was")
    code, told, _ = run(tmp_path, "--emit", "a.txt", "--template", "a.j2")
    assert code == 1
    assert "a.j2:2:1" in told
    assert "{{ nope }}" in told
    assert (tmp_path / "a.txt").read_text() == "as it was"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--template", "a.j2"), "has no --emit of its own before it"),
        (
            ("--emit", "a.txt", "--template", "a.j2", "--template", "a.j2"),
            "has no --emit of its own before it",
        ),
        (("--emit", "a.txt", "--template", "no.j2"), "there is no such file"),
        (("--emit", "a.j2", "--template", "a.j2"), "this would be written over what it is made from"),
    ],
)
def test_the_command_refuses(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("x")
    code, _, complaint = run(tmp_path, *words)
    assert code == 2
    assert told in complaint
