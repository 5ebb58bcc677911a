"""What is typed wrong, and what cannot be run: told before any engine is asked."""

from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

FAULTY = "digraph { subgraph cluster_a { web [restart=sometimes] } }"
FINE = 'digraph { subgraph cluster_a { web [image="x:1", env_file="../secret"]; db [image="x:1"] } }'
COMMANDS = ("plan", "up", "down", "ps", "logs", "drift", "verify", "inspect")
#: No engine is there: whoever asks one gets exit code 3.
NOWHERE = {"DOCKER_HOST": "unix:///nowhere/docker.sock"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_diagram_with_errors_is_shown_and_not_run(command: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.dot"
    path.write_text(FAULTY)
    done = dotcompile(command, path, environment=NOWHERE)
    assert done.code == 1, done.err
    assert "`sometimes`" in done.err
    assert "shop.dot:1:" in done.err
    hidden = dotcompile(command, "--select", "DC0", path, environment=NOWHERE)
    assert hidden.code == 1, "errors that nobody looks at are errors"


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_named_is_wrong_usage(command: str) -> None:
    done = dotcompile(command, environment=NOWHERE)
    assert done.code == 2
    assert "name one diagram" in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_engine_that_is_not_there_is_told(command: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.dot"
    path.write_text(FINE.replace(', env_file="../secret"', ""))
    done = dotcompile(command, path, environment=NOWHERE)
    assert done.code == 3, done.err
    assert "there is no socket `/nowhere/docker.sock`" in done.err


def test_files_outside_of_the_diagram_s_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("KEY=1")
    path = tmp_path / "inner" / "shop.dot"
    path.parent.mkdir()
    path.write_text(FINE)
    done = dotcompile("plan", "--target", "compose", path, environment=NOWHERE)
    assert done.code == 2
    assert "../secret: is not in the diagram's own folder, and is not read" in done.err
    assert dotcompile("down", path, environment=NOWHERE).code == 3, "who takes it down reads none"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("plan", "--target", "compose", "--only", "wbe"), "there is no service `wbe`: did you mean `web`?"),
        (("plan", "--host", "db1"), "`db1` is not the URL of an engine"),
        (("up", "--at-once", "-1"), "1 or more"),
        (("down", "--project", "shop"), "name one diagram, or a project with --project"),
        (("drift", "--project", "shop"), "what is there is compared with it"),
    ],
)
def test_what_has_no_meaning_is_told(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.dot"
    path.write_text(FINE.replace(', env_file="../secret"', ""))
    done = dotcompile(*words, path, environment=NOWHERE)
    assert done.code == 2, done.err
    assert message in done.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no plan"),
        ("[]", "is no plan, or one of another version"),
        ('{"dotcompile": 0}', "is no plan, or one of another version"),
        ('{"dotcompile": 1}', "is no plan that can be carried out"),
        ('{"dotcompile": 1, "target": "compose", "wanted": []}', "is no plan that can be carried out"),
    ],
)
def test_what_is_no_plan_is_told(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "monday.plan"
    path.write_text(text)
    done = dotcompile("up", path, environment=NOWHERE)
    assert done.code == 2
    assert message in done.err
