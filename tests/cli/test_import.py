"""`dotcompile import`: what is written, what is told, and what is left as it was."""

from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

COMPOSE = """\
services:
  # The shop itself.
  web:
    image: nginx:${TAG:-1.27}
    ports: ["8080:80"]
    environment: {DB: "postgres://app@db:5432/shop", PASSWORD: secret}
    volumes: ["./conf:/etc/conf"]
    networks: [front, back]
  db:
    image: postgres:16.4
    networks: [back]
networks:
  front: {}
  back: {internal: true}
"""
DOT = """\
// Imported from compose.yml.
digraph shop {
    egress = open

    internet

    subgraph cluster_front {
        label = front
        // The shop itself.
        web [container="nginx:1.27", publish="8080:80"]
    }

    subgraph cluster_back {
        label = back
        internal = true
        web
        db [container="postgres:16.4"]
    }

    // by published ports
    internet -> web

    // by DB
    web -> db [port=5432]
}
"""
SITE = """\
# Imported from compose.yml.

[services.web]
volumes = ["./conf:/etc/conf"]

[services.web.env]
DB = "postgres://app@db:5432/shop"
PASSWORD = "secret"
"""


@pytest.fixture(autouse=True)
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "compose.yml").write_text(COMPOSE)
    monkeypatch.chdir(folder)
    return folder


def test_a_diagram_and_a_site_file_are_written(shop: Path) -> None:
    done = dotcompile("import", "compose.yml", "-o", "shop.dot")
    assert (done.code, done.err) == (0, "")
    assert (shop / "shop.dot").read_text() == DOT
    assert (shop / "shop.site.toml").read_text() == SITE
    assert dotcompile("fmt", "--check", "shop.dot").code == 0
    assert dotcompile("lint", "shop.dot").code == 0


def test_without_a_name_the_diagram_is_printed_alone(shop: Path) -> None:
    done = dotcompile("import", "compose.yml")
    assert (done.code, done.out) == (0, DOT)
    assert "-o NAME.dot writes" in done.err


def test_what_is_there_is_not_written_over(shop: Path) -> None:
    (shop / "shop.site.toml").write_text("# mine\n")
    done = dotcompile("import", "compose.yml", "-o", "shop.dot")
    assert (done.code, "shop.site.toml would be written over" in done.err) == (2, True)
    assert not (shop / "shop.dot").exists()
    assert (shop / "shop.site.toml").read_text() == "# mine\n"
    assert dotcompile("import", "compose.yml", "-o", "shop.dot", "--force").code == 0
    assert (shop / "shop.site.toml").read_text() == SITE


def test_paths_are_those_from_where_the_diagram_is(shop: Path) -> None:
    assert dotcompile("import", "compose.yml", "-o", "../plan.dot").code == 0
    assert 'volumes = ["./shop/conf:/etc/conf"]' in (shop.parent / "plan.site.toml").read_text()


def test_errors_are_told_at_their_place_and_nothing_is_written(shop: Path) -> None:
    (shop / "bad.yml").write_text("services:\n  web: {image: x, ports: [80], networks: {a: b}\n")
    done = dotcompile("import", "bad.yml", "-o", "bad.dot", "--format", "concise")
    assert done.code == 1
    assert done.out.startswith("bad.yml:3:1: ")
    assert "error[DC801]" in done.out
    assert not (shop / "bad.dot").exists()


def test_warnings_count_where_that_is_wanted(shop: Path) -> None:
    (shop / "compose.yml").write_text("services: {web: {image: 'x:1', container_name: y}}\n")
    done = dotcompile("import", "compose.yml", "-o", "shop.dot")
    assert (done.code, "not-imported" in done.out) == (0, True)
    assert dotcompile("import", "compose.yml", "--fail-on", "warning").code == 1
    assert dotcompile("import", "compose.yml", "--strict").code == 1
    assert dotcompile("import", "compose.yml", "--ignore", "not-imported", "--fail-on", "warning").code == 0


def test_variables_are_those_of_the_environment_and_of_files(shop: Path) -> None:
    assert "nginx:2" in dotcompile("import", "compose.yml", environment={"TAG": "2"}).out
    (shop / ".env").write_text("TAG=3\n")
    assert "nginx:3" in dotcompile("import", "compose.yml").out
    assert "nginx:2" in dotcompile("import", "compose.yml", environment={"TAG": "2"}).out
    (shop / "prod.env").write_text("TAG=4\n")
    assert "nginx:4" in dotcompile("import", "compose.yml", "--env-file", "prod.env").out


def test_standard_input_is_a_file_like_others() -> None:
    done = dotcompile("import", "-", stdin=COMPOSE.encode())
    assert done.out == DOT.replace("compose.yml", "<stdin>")


def test_links_out_of_the_folder_are_not_followed(shop: Path) -> None:
    (shop.parent / "secret.yml").write_text("services: {other: {image: x}}")
    (shop / "inner.yml").symlink_to(shop.parent / "secret.yml")
    (shop / "compose.yml").write_text("include: [inner.yml]\nservices: {web: {image: x}}\n")
    done = dotcompile("import", "compose.yml")
    assert (done.code, "file-not-read" in done.err, done.out) == (1, True, "")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "which files?"),
        (("absent.yml",), "there is no such file"),
        (("compose.yml", "-o", "x.yml"), "ends in .dot or .gv"),
        (("compose.yml", "--engine"), "no files"),
        (("--engine", "--host", "unix:///nowhere.sock"), "no socket"),
    ],
)
def test_wrong_usage_is_told(argv: tuple[str, ...], says: str) -> None:
    done = dotcompile("import", *argv)
    assert done.code in (2, 3)
    assert says in done.err
