"""Input that wishes us ill, or is merely wrong: findings, in bounded time and memory, no traceback."""

import copy
import resource
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dotcompile.importers.compose.files import Surroundings
from dotcompile.importers.compose.read import Outcome, Wish, read_compose
from dotcompile.importers.writing.write import write_imported
from tests.importers.agreement import understood
from tests.soak import Soak

EVERYTHING = Path(__file__).with_name("everything.yml").read_text()
MORE = "services: {base: {image: alpine}, extra: {image: alpine}}\n"
OTHERS = {"more.yml": MORE, ".env": "TAG=1\n", "web.env": "A=1"}
INSTEAD: tuple[Any, ...] = (
    "word",
    "",
    None,
    7,
    -1.5,
    True,
    [],
    ["word"],
    {},
    {"word": "word"},
    [{"a": [1]}],
    [[1]],
)
INSTEAD += ("$", "${A", "a:b:c:d", "\x07", "../..", 10**30, {"": None}, [None, 5])


def imported(text: str | bytes, others: dict[str, str] | None = None, *, stack: bool = False) -> Outcome:
    there = OTHERS if others is None else others

    def find(path: str) -> tuple[str, bytes] | None:
        return (path, there[path].encode()) if path in there else None

    data = text.encode() if isinstance(text, str) else text
    return read_compose([("compose.yml", data)], Surroundings(find, {}), Wish("shop", stack=stack))


def names(outcome: Outcome) -> set[str]:
    return {finding.kind.name for finding in outcome.findings}


def held(outcome: Outcome) -> None:
    """What is imported can be written, and is read again."""
    for finding in outcome.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(outcome.sources[finding.span.path].text)
    if outcome.imported is not None:
        found = understood(write_imported(outcome.imported))
        assert not [one for one in found.findings if one.kind.code < "DC1"]
        assert {one.name for one in outcome.imported.services} <= set(found.topologies[0].service)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*path, key))


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    made = copy.deepcopy(value)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = new
    return made


DOCUMENT = yaml.safe_load(EVERYTHING)
PATHS = list(paths(DOCUMENT))


def test_everything_is_imported() -> None:
    outcome = imported(EVERYTHING)
    held(outcome)
    assert outcome.imported is not None
    assert names(outcome) <= {"not-imported", "not-defined", "host-not-reached"}


@pytest.mark.parametrize("key", sorted({str(path[0]) for path in PATHS}))
def test_wrong_types_are_found(key: str, soak: Soak) -> None:
    of_key = [path for path in PATHS if path[0] == key]
    for path in of_key:
        for new in INSTEAD if soak.scale > 1 else soak.random.sample(INSTEAD, 1):
            text = yaml.dump(with_value(DOCUMENT, path, new), Dumper=yaml.CSafeDumper)
            held(imported(text, stack=soak.random.random() < 0.2))


def test_what_is_not_a_service_is_told() -> None:
    assert "wrong-type" in names(imported("services: [web]"))
    assert "wrong-type" in names(imported("services: {web: nginx}"))
    assert "wrong-type" in names(imported("- a"))
    assert "wrong-type" in names(imported(""))


BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
)
LIMITED = {
    "bomb": BOMB,
    "bomb-of-tables": "\n".join(
        ["a0: &a0 {k: v}"] + [f"a{n}: &a{n} {{p: *a{n - 1}, q: *a{n - 1}}}" for n in range(1, 40)]
    ),
    "circle": "a: &a\n  b: *a\n",
    "circle-in-list": "a: &a [[*a]]",
    "merged-circle": "a: &a\n  <<: *a\n",
    "deep-list": "[" * 100_000,
    "deep-table": "{a: " * 100_000,
    "deep-block": "\n".join(" " * n + "a:" for n in range(200)),
    "many-values": "a: [" + "x," * 300_000 + "x]",
    "fifty-megabytes": b"a" * 50_000_000,
}


@pytest.mark.parametrize("name", LIMITED)
def test_what_is_too_much_is_told_soon(name: str) -> None:
    tracemalloc.start()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    outcome = imported(LIMITED[name])
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome.imported is None
    assert names(outcome) == {"yaml-limit"}
    assert taken < 30
    assert most < 300_000_000


@pytest.mark.parametrize(
    "said",
    [
        "../other.yml",
        "/etc/passwd",
        "a/../../b.yml",
        "https://example.org/x.yml",
        "git@x:y",
        "absent.yml",
        "a\0b",
    ],
)
def test_nothing_is_read_outside_the_folder(said: str) -> None:
    asked: list[str] = []

    def find(path: str) -> None:
        asked.append(path)

    for text in (f"include: [{said!r}]", f"services: {{a: {{extends: {{service: b, file: {said!r}}}}}}}"):
        data = yaml.safe_dump(yaml.safe_load(text.replace("\\x00", "\\0").replace("'", '"'))).encode()
        outcome = read_compose([("compose.yml", data)], Surroundings(find, {}), Wish("shop"))
        assert "file-not-read" in names(outcome)
    assert not [path for path in asked if path.startswith(("..", "/")) or ":" in path]


CIRCLES = {
    "extends-itself": ("services: {a: {extends: a}}", {}),
    "extends-each-other": ("services: {a: {extends: b}, b: {extends: a}}", {}),
    "extends-over-files": (
        "services: {a: {extends: {service: b, file: o.yml}}}",
        {"o.yml": "services: {b: {extends: {service: b, file: o.yml}}}"},
    ),
    "includes-itself": (
        "include: [compose.yml]\nservices: {a: {image: x}}",
        {"compose.yml": "include: [compose.yml]"},
    ),
    "includes-each-other": (
        "include: [a.yml]",
        {"a.yml": "include: [b.yml]", "b.yml": "include: [a.yml]\nservices: {a: {image: x}}"},
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_circles_are_told(name: str) -> None:
    text, others = CIRCLES[name]
    assert "extends-circle" in names(imported(text, others))


def test_a_service_that_many_extend_is_limited() -> None:
    large = ", ".join(f"K{number}: v" for number in range(10_000))
    many = "\n".join(f"  s{number}: {{extends: base}}" for number in range(2_000))
    outcome = imported(f"services:\n  base: {{image: x, environment: {{{large}}}}}\n{many}\n")
    assert "yaml-limit" in names(outcome)


def test_a_variable_that_is_named_often_is_limited() -> None:
    text = "services: {a: {image: x, command: [" + "'${V}'," * 10_000 + "]}}"
    around = Surroundings(lambda _: None, {"V": "x" * 100_000})
    outcome = read_compose([("compose.yml", text.encode())], around, Wish("shop"))
    assert "yaml-limit" in names(outcome)


@pytest.mark.parametrize(
    "env",
    [
        "A=xxxxxxxxxx\n" + "".join(f"A{n}=${{A{n - 1 or ''}}}${{A{n - 1 or ''}}}\n" for n in range(1, 60)),
        "A=" + "x" * 100_000 + "\nB=" + "$A" * 100_000,
        "A=x\n" * 500_000,
    ],
    ids=["doubled", "named-often", "large"],
)
def test_files_of_variables_are_limited(env: str) -> None:
    outcome = imported("services: {a: {image: x}}", {".env": env})
    assert "yaml-limit" in names(outcome)


@pytest.mark.parametrize("depth", [10, 5_000])
def test_nested_defaults_end(depth: int) -> None:
    nested = "${A:-" * depth + "x" + "}" * depth
    outcome = imported(f"services: {{a: {{image: 'x', command: ['{nested}']}}}}")
    assert ("missing-variable" in names(outcome)) is (depth > 20)


def test_damaged_bytes_are_read_or_refused(soak: Soak) -> None:
    data = EVERYTHING.encode()
    for _ in range(soak.count(30)):
        damaged = bytearray(data)
        for _ in range(soak.random.randrange(1, 6)):
            at = soak.random.randrange(len(damaged))
            if soak.random.random() < 0.5:
                damaged[at] = soak.random.randrange(256)
            else:
                del damaged[at : at + soak.random.randrange(1, 40)]
        held(imported(bytes(damaged)))
