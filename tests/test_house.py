"""The rules of the house: where things are, what they may reach for, and how long they may be."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "dotcompile"
MODULES = sorted(PACKAGE.rglob("*.py"))

#: What the top level of the checkout may hold; the rest is somebody's scratch.
TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "dotcompile",
    "examples",
    "grammars",
    "pyproject.toml",
    "tests",
}

#: Rooms where a thing is one file that defines this name, and one line in the room's catalogue.
CATALOGUES = {
    "backends": "BACKEND",
    "checks": "CHECK",
    "cli": "parser",
    "lowering/drivers": "DRIVER",
    "reports": "REPORT",
    "rules": "FORM",
}

#: What prints, ends the program, or brings in what differs from run to run: matters of the top floor.
TOP_FLOOR = {PACKAGE / "cli", PACKAGE / "lsp.py", PACKAGE / "__main__.py"}
TOP_FLOOR_MODULES = {"getpass", "locale", "random", "secrets", "time", "uuid"}
TOP_FLOOR_NAMES = {
    *("print", "input", "exit", "quit", "sys.exit", "sys.argv", "sys.stdin", "sys.stdout", "sys.stderr"),
    *(
        "os.environ",
        "os.getenv",
        "os.getcwd",
        "os.urandom",
        "os.getpid",
        "Path.cwd",
        "Path.home",
        "SystemExit",
    ),
    *("datetime.now", "datetime.today", "datetime.utcnow", "datetime.datetime.now", "date.today"),
}

#: What `dotcompile lint` may load at each start: itself, and of the standard library what it imports and what
#: that imports in turn, on one Python or another.
LINT_LOADS = {
    *("dotcompile", "argparse", "bisect", "collections", "contextlib", "dataclasses", "functools", "gc"),
    *(
        "importlib",
        "itertools",
        "json",
        "operator",
        "pathlib",
        "re",
        "types",
        "typing",
        "unicodedata",
        "zlib",
    ),
    # by argparse and re
    *("copyreg", "gettext", "locale"),
    # by dataclasses
    *("ast", "copy", "dis", "enum", "inspect", "keyword", "linecache", "opcode", "reprlib"),
    *("token", "tokenize", "weakref"),
    # by pathlib
    *("errno", "fnmatch", "glob", "grp", "ipaddress", "math", "ntpath", "pwd", "urllib", "warnings"),
}

#: Lines that a file may have, and the files that are tables, which may have more.
LONGEST = 300
TABLES = {"kinds.py", "link_kinds.py", "vocabulary.py"}

VAGUE = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}


def files() -> list[str]:
    """What is tracked or about to be, as paths from the top of the checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for path in listed.stdout.splitlines() if (ROOT / path).is_file()]


def named(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_imports_go_down_the_floors() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_the_architecture_tells_the_floors_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    text = (ROOT / "ARCHITECTURE.md").read_text()
    block = re.search(r"^```floors\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert block, "ARCHITECTURE.md has no block of floors"
    told = [line.split()[1:] for line in block[1].splitlines()]
    checked = [re.split(r" [|:] ", floor) for floor in layers]
    assert [[re.sub(r"/|\.py", "", room) for room in floor] for floor in told] == checked
    numbers = [int(line.split()[0]) for line in block[1].splitlines()]
    assert numbers == list(range(len(numbers) - 1, -1, -1))
    for room in (room for floor in told for room in floor):
        path = PACKAGE / room.strip("()")
        there = path.is_file() or (path / "__init__.py").is_file()
        assert there != room.startswith("("), f"brackets are for rooms that are not there yet: {room}"


@pytest.mark.parametrize("room", sorted(room for room in CATALOGUES if (PACKAGE / room).is_dir()))
def test_everything_is_in_its_catalogue(room: str) -> None:
    name, catalogue = CATALOGUES[room], PACKAGE / room / "catalogue.py"
    there = {path.stem for path in (PACKAGE / room).glob("*.py") if name in _defined(path)}
    listed = _words(ast.parse(catalogue.read_text())) if catalogue.exists() else set()
    assert there or not listed, f"no file of {room}/ defines {name}"
    assert there <= listed, f"{named(catalogue)} lacks {sorted(there - listed)}"


def _defined(path: Path) -> set[str]:
    """The names that a module's own statements define."""
    names: set[str] = set()
    for statement in ast.parse(path.read_text()).body:
        match statement:
            case ast.Assign(targets=targets):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name):
                names.add(name)
    return names


def _words(tree: ast.Module) -> set[str]:
    """The last word of whatever a module imports or has as a string."""
    nodes = list(ast.walk(tree))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    texts += [alias.name for node in imports for alias in node.names]
    texts += [node.module for node in imports if node.module]
    return {text.rpartition(".")[2] for text in texts}


def test_only_the_top_floor_prints_exits_or_knows_the_day() -> None:
    below = [path for path in MODULES if path not in TOP_FLOOR and TOP_FLOOR.isdisjoint(path.parents)]
    assert below
    found = [f"{named(path)}:{line}: {name}" for path in below for line, name in _top_floor_uses(path)]
    assert not found, "\n".join(["only cli/ may use these:", *found])


def _top_floor_uses(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names):
                used = {alias.name.partition(".")[0] for alias in names} & TOP_FLOOR_MODULES
            case ast.ImportFrom(module=str(module), names=names):
                used = {module} & TOP_FLOOR_MODULES
                used |= {f"{module}.{alias.name}" for alias in names} & TOP_FLOOR_NAMES
            case ast.Name() | ast.Attribute():
                used = {ast.unparse(node)} & TOP_FLOOR_NAMES
            case _:
                continue
        yield from ((node.lineno, name) for name in used)


#: Distributions whose module has another name.
DISTRIBUTIONS = {"yaml": "pyyaml"}


@pytest.mark.parametrize(("folder", "extras"), [("dotcompile", ("pdf",)), ("tests", ("dev", "soak"))])
def test_what_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    used = {name for path in (ROOT / folder).rglob("*.py") for name in _imported(path)}
    foreign = used - sys.stdlib_module_names - {"dotcompile", "tests"}
    missing = {DISTRIBUTIONS.get(name, name) for name in foreign} - _declared(*extras)
    assert not missing, f"not declared in pyproject.toml: {sorted(missing)}"


def test_the_architecture_says_why_each_dependency_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    silent = [name for name in _declared("dev", "soak") if f"`{name.replace('_', '-')}`" not in text]
    assert not silent


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def _declared(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for name in extras for line in extra[name])]
    return {re.split(r"[^\w-]", line)[0].replace("-", "_") for line in lines}


LOADED = """
import sys
before = set(sys.modules)
sys.argv = ["dotcompile", "lint", *sys.argv[1:]]
from dotcompile.cli.main import run
try:
    run()
except SystemExit:
    pass
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""


def test_lint_loads_only_what_it_may(tmp_path: Path) -> None:
    (tmp_path / "wrong.dot").write_text("digraph { a -- b }\n")
    command = [sys.executable, "-c", LOADED, "examples/bidspy/bidspy.dot", str(tmp_path / "wrong.dot")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    modules = done.stderr.split()
    assert "dotcompile.syntax.parse" in modules
    assert "importlib.metadata" not in modules
    loaded = {name.partition(".")[0] for name in modules if not name.startswith("_")}
    assert loaded <= LINT_LOADS, (
        f"lint now also loads {sorted(loaded - LINT_LOADS)}: what for, at each start?"
    )


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5 `(?:ab?c)++` matches all of "aca"; `(?>(?:ab?c)+)` is right, and as fast.

    https://github.com/python/cpython/issues/106052
    """
    character_set = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")
    strings = [
        (path, node.lineno, node.value)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    found = [
        f"{named(path)}:{line}"
        for path, line, text in strings
        if possessive.search(character_set.sub("x", text))
    ]
    assert not found, f"write `(?>(?:…)*)` for `(?:…)*+`: {found}"


def test_files_are_short() -> None:
    lengths = {
        named(path): path.read_text().count("\n")
        for path in MODULES
        if path.name not in TABLES and path.parent.name != "kinds"
    }
    long = {path: lines for path, lines in lengths.items() if lines > LONGEST}
    assert not long, f"over {LONGEST} lines, and no table: {long}"


def test_every_file_says_what_it_is_for() -> None:
    silent = [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert not silent, f"without a docstring: {silent}"


def test_names_say_something() -> None:
    vague = [path for path in files() if VAGUE & set(re.split(r"[/._-]", path))]
    assert not vague


def test_the_top_level_holds_what_it_may() -> None:
    there = {path.partition("/")[0] for path in files()}
    assert there <= TOP_LEVEL, f"not at the top level: {sorted(there - TOP_LEVEL)}"


def test_no_file_names_a_place_of_one_machine() -> None:
    place = re.compile(r"/(?:work|root|home/\w+)/")
    texts = {path: (ROOT / path).read_bytes().decode(errors="replace") for path in files()}
    found = [f"{path}: {match[0]}" for path, text in texts.items() for match in [place.search(text)] if match]
    assert not found
