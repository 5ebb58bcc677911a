"""`dotcompile explain FILE NAME`, and the site files that go with a diagram."""

import json
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

DIAGRAM = b"""digraph shop {
    driver=bridge
    node [restart="always"]
    subgraph cluster_shop { web [replicas=2] }
    subgraph cluster_storage { postgres; storage }
    subgraph cluster_swarm { node1; node2 }
    customer -> web
    web -> postgres
}
"""
SITE = b"""[services."*"]
cpus = 0.5
[services.postgres]
env = { LANG = "C", TZ = "UTC" }
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_bytes(DIAGRAM)
    (tmp_path / "shop.site.toml").write_bytes(SITE)
    (tmp_path / "other.toml").write_text("[services.web]\nreplicas = 7\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(*words: str, stdin: bytes = b"") -> list[str]:
    told = dotcompile("explain", *words, stdin=stdin)
    assert (told.code, told.err) == (0, "")
    return told.out.splitlines()


def test_every_value_of_a_service_and_where_it_comes_from() -> None:
    head, *told = lines("shop.dot", "postgres")
    assert head == "service postgres, at shop.dot:5:32"
    because = "`postgres` runs the image `postgres` and listens on 5432, as its id tells"
    assert [line.split(None, 2) for line in told[:7]] == [
        ["kind", "service", "inferred at shop.dot:5:32: as a member of `storage`"],
        ["zone", "storage", "drawn at shop.dot:5:32"],
        [
            "image",
            "postgres",
            f"inferred at shop.dot:5:32: {because}",
        ],
        ["env", "LANG=C,TZ=UTC", "the site file at shop.site.toml:4:7"],
        ["cpus", "0.5", "the site file at shop.site.toml:2:8"],
        [
            "ports",
            "5432",
            f"inferred at shop.dot:5:32: {because}",
        ],
        ["restart", "always", "a default at shop.dot:3:20"],
    ]
    assert {line.split(None, 2)[2] for line in told[7:]} == {"the vocabulary's default"}
    assert "replicas" in {line.split()[0] for line in told[7:]}


def test_columns_are_aligned() -> None:
    _, *told = lines("shop.dot", "node1")
    assert told == [
        "  kind          host    inferred at shop.dot:6:30: as a member of `swarm`",
        "  zone          swarm   drawn at shop.dot:6:30",
        "  role          worker  the vocabulary's default",
        "  availability  active  the vocabulary's default",
    ]


def test_what_the_whole_diagram_says() -> None:
    (driver,) = (line for line in lines("shop.dot", "storage") if line.startswith("  driver"))
    assert driver.split(None, 2)[1] == "bridge"
    assert driver.endswith(("the whole diagram: drawn at shop.dot:2:12", "a default at shop.dot:2:12"))


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("storage", ["zone storage, at shop.dot:5:14", "service storage, at shop.dot:5:42"]),
        ("cluster_storage", ["zone storage, at shop.dot:5:14"]),
        ("customer", ["actor customer, at shop.dot:7:5"]),
        ("graph", ["graph shop, at shop.dot:1:9"]),
    ],
)
def test_whatever_has_a_name(name: str, heads: list[str]) -> None:
    assert [line for line in lines("shop.dot", name) if not line.startswith(" ") and line] == heads


def test_json() -> None:
    told = json.loads("\n".join(lines("shop.dot", "postgres", "--format", "json")))
    assert told["schema"] == 1
    (thing,) = told["things"]
    assert (thing["sort"], thing["name"]) == ("service", "postgres")
    by_name = {value["attribute"]: value for value in thing["values"]}
    assert by_name["env"] == {
        "attribute": "env",
        "value": "LANG=C,TZ=UTC",
        "said": "site",
        "whole": False,
        "because": "",
        "at": {"path": "shop.site.toml", "line": 4, "column": 7},
    }
    assert (by_name["init"]["said"], by_name["init"]["at"]) == ("vocabulary", None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("shop.dot postgrs", "nothing in shop.dot has the name `postgrs`: did you mean `postgres`?"),
        ("shop.dot web --graph shp", "there is no graph `shp` in shop.dot: did you mean `shop`?"),
        ("none.dot web", "none.dot: there is no such file"),
        ("shop.dot web --site none.toml", "none.toml: there is no such file: did you mean `other.toml`?"),
        ("- web --site -", "standard input cannot be a diagram and a site file"),
        ("a b c d", "name a kind, a file and a name, or a file and two names"),
    ],
)
def test_wrong_usage(words: str, told: str) -> None:
    outcome = dotcompile("explain", *words.split(), stdin=DIAGRAM)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"dotcompile: {told}")


def test_a_diagram_with_errors_is_explained_as_far_as_it_goes() -> None:
    Path("bad.dot").write_bytes(b'digraph { web [replicas="many"] }')
    told = dotcompile("explain", "bad.dot", "web")
    assert told.code == 1
    assert (
        told.err == "dotcompile: bad.dot has an error, so this may be wrong: see `dotcompile lint bad.dot`\n"
    )
    assert told.out.startswith("service web, at bad.dot:1:11\n")


def replicas(*words: str, stdin: bytes = b"") -> str:
    (line,) = (line for line in lines(*words, stdin=stdin) if line.split()[0] == "replicas")
    return " ".join(line.split()[1:])


def test_a_site_that_is_named_is_used_in_place_of_the_one_beside() -> None:
    told = lines("shop.dot", "web", "--site", "other.toml")
    assert "  cpus" not in "\n".join(told)
    assert replicas("shop.dot", "web", "--site", "other.toml") == "7 the site file at other.toml:2:12"


def test_of_several_sites_the_last_wins() -> None:
    Path("last.toml").write_text("[services.web]\nreplicas = 8\n")
    one, last = ("--site", "other.toml"), ("--site", "last.toml")
    assert replicas("shop.dot", "web", *one, *last).startswith("8 ")
    assert replicas("shop.dot", "web", *last, *one).startswith("7 ")
    assert replicas("shop.dot", "web", *last, *one, *last).startswith("8 ")


def test_standard_input_has_the_site_of_what_it_is_called() -> None:
    told = "\n".join(lines("-", "web", "--stdin-filename", "shop.dot", stdin=DIAGRAM))
    assert "the site file at shop.site.toml:2:8" in told
    assert "site file" not in "\n".join(lines("-", "web", stdin=DIAGRAM))
    assert replicas("shop.dot", "web", "--site", "-", stdin=b"[services.web]\nreplicas = 9\n").startswith(
        "9 "
    )


@pytest.mark.parametrize("form", [(), ("lint",)])
def test_lint_tells_what_is_wrong_with_a_site(form: tuple[str, ...]) -> None:
    Path("shop.site.toml").write_text("[services.web]\nreplica = 3\nrestart = 'allways'\n")
    told = dotcompile(*form, "shop.dot", "--select", "unknown-site-key,bad-choice")
    assert told.code == 1
    assert " --> shop.site.toml:2:1\n" in told.out
    assert " --> shop.site.toml:3:12\n" in told.out
    assert told.out.endswith("\n1 error, 1 warning\n")


def test_lint_tells_once_what_is_wrong_with_the_site_of_several_diagrams() -> None:
    Path("other.dot").write_bytes(DIAGRAM)
    Path("other.toml").write_text("[services.web]\nreplica = 3\n")
    told = dotcompile("lint", "shop.dot", "other.dot", "--site", "other.toml", "--select", "DC18")
    assert told.out.endswith("\n1 warning\n")


def test_a_folder_beside_is_no_site_file() -> None:
    Path("shop.site.toml").unlink()
    Path("shop.site.toml").mkdir()
    told = dotcompile("lint", "shop.dot")
    assert (told.code, told.err) == (2, "dotcompile: shop.site.toml: is a directory; name the files in it\n")
