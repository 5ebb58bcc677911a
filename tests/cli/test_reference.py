"""What is shipped in `dotcompile/reference/`: current, and of use to the programs that it is for."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from dotcompile.cli.catalogue import COMMANDS
from dotcompile.cli.configuring.keys import KEYS
from dotcompile.cli.documenting.forms import forms
from dotcompile.cli.documenting.pages import PAGES
from dotcompile.cli.documenting.shipped import FOLDER, SCRIPTS
from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.cli.options import REPORTS
from dotcompile.diagnostics import Kind
from tests.cli.outcome import dotcompile
from tests.goldens import Golden


@pytest.mark.parametrize("name", PAGES)
def test_what_is_shipped_is_current(name: str, golden: Golden) -> None:
    golden(FOLDER / name, PAGES[name]())


def test_nothing_else_is_shipped() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_command_and_option_is_told_of() -> None:
    told = (FOLDER / "dotcompile.1").read_text().replace("\\-", "-")
    assert [form.command.name for form in forms()] == ["", *(command.name for command in COMMANDS)]
    for form in forms():
        assert f'.SS "{form.command.name} -' in told or not form.command.name
        assert all(f"\\fB{flag}\\fR" in told for option in form.options for flag in option.flags)


def test_every_kind_is_told_of_and_linked() -> None:
    told = (FOLDER / "codes.md").read_text()
    headings = re.findall(r"^## (.*)$", told, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-").replace("(", "").replace(")", "") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", told)) == anchors
    assert len(headings) == len(ALL_KINDS)


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_explained_by_code_and_by_name(kind: Kind) -> None:
    page = dotcompile("explain", kind.code).out
    assert page.startswith(f"# {kind.code} {kind.name} ({kind.severity})\n\n{kind.why}\n")
    assert page.endswith(f"{kind.page.strip()}\n")
    assert dotcompile("explain", kind.name).out == page


def test_all_kinds_are_listed() -> None:
    lines = dotcompile("explain", "--all").out.splitlines()
    assert [line[:5] for line in lines] == sorted(kind.code for kind in ALL_KINDS)
    assert dotcompile("explain", "--all", "DC003").code == 2


def test_the_example_of_a_configuration_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (FOLDER / "configuration.md").read_text(), re.DOTALL)
    assert list(tomllib.loads(example)) == [key.name for key in KEYS]


@pytest.mark.groff
def test_the_man_page_is_sound() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(FOLDER / "dotcompile.1")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed(shell: str) -> None:
    assert dotcompile("completion", shell).out == (FOLDER / SCRIPTS[shell]).read_text()


@pytest.mark.parametrize(("words", "told"), [("", "for which shell?"), ("tcsh", "invalid choice: 'tcsh'")])
def test_a_shell_is_named(words: str, told: str) -> None:
    outcome = dotcompile("completion", *words.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


BASH = r"""
source "$1"
shift
COMP_WORDS=(dotcompile "$@")
COMP_CWORD=$#
_dotcompile
printf '%s\n' "${COMPREPLY[@]}"
"""
FISH = r"""
source $argv[1]
complete -C "dotcompile $argv[2..]" | string replace -r '\t.*' ''
true
"""
#: A terminal of its own, in which whatever is offered is written to a file.
ZSH = r"""
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1= fpath=(${1:h} \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w z 'compadd() { local -a hits; builtin compadd -O hits "$@"; print -rl -- $hits >>offered'
zpty -w z 'builtin compadd "$@" }'
zpty -w z 'done-with() { print >>finished }; zle -N done-with; bindkey "^X" done-with'
zpty -w z 'print >>ready'
for ((i = 0; i < 200; i++)); do [[ -e ready ]] && break; sleep 0.05; done
zpty -w -n z "dotcompile ${*[2,-1]}"$'\t\x18'
for ((i = 0; i < 200; i++)); do [[ -e finished ]] && break; sleep 0.05; done
zpty -d z
cat offered
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with diagrams, of which one has an odd name, and what is none."""
    for name in ("shop.dot", "net.gv", "two words.dot", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "more").mkdir()
    return tmp_path


def offered(shell: str, folder: Path, *words: str) -> set[str]:
    """What a shell offers for the last word."""
    script = {"bash": BASH, "fish": FISH, "zsh": ZSH}[shell]
    command = {
        "bash": ["bash", "--norc", "-c", script, "bash"],
        "fish": ["fish", "--no-config", "-c", script],
        "zsh": ["zsh", "-f", "-c", script, "zsh"],
    }[shell]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "TERM": "dumb"}
    done = subprocess.run(
        [*command, str(FOLDER / SCRIPTS[shell]), *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return {line.rstrip("/").replace("\\ ", " ") for line in done.stdout.splitlines() if line}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("voc",), {"vocabulary"}),
        (("lint", "--form"), {"--format"}),
        (("lint", "--format", "s"), {"sarif", "statistics"}),
        (("--color", "n"), {"never"}),
        (("lint", "--ignore", "unclosed-s"), {"unclosed-string"}),
        (("fmt", "--check", "s"), {"shop.dot"}),
        (("lint", "n"), {"net.gv"}),
        (("lint", "t"), {"two words.dot"}),
        (("lint", "m"), {"more"}),
        (("explain", "DC00"), {kind.code for kind in ALL_KINDS if kind.code.startswith("DC00")}),
        (("completion", "f"), {"fish"}),
        (("lint", "--output", "no"), {"notes.txt"}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.parametrize(
    "shell", ["bash", *(pytest.param(name, marks=getattr(pytest.mark, name)) for name in ("fish", "zsh"))]
)
def test_a_shell_offers_what_fits(
    shell: str, folder: Path, words: tuple[str, ...], expected: set[str]
) -> None:
    assert offered(shell, folder, *words) == expected


def test_all_formats_are_offered() -> None:
    script = (FOLDER / SCRIPTS["bash"]).read_text()
    assert f"'{' '.join(REPORTS)}'" in script
