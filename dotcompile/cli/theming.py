"""What a picture looks like: a theme of ours by its name, one that a file says, or what the author says."""

from argparse import Namespace

from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import limits
from dotcompile.cli.reading import read
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.records import dataclass
from dotcompile.render.looks import PLAIN_LOOKS, Looks
from dotcompile.render.theme import OURS, Mode, Theme
from dotcompile.reports.report import Sources

SOURCE = "source"
_FILE = ".toml"


class ThemeNames(tuple[str, ...]):
    """What `--theme` takes: names, and any file of TOML."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or is_file(str(word))


def is_file(word: str) -> bool:
    """Whether a theme is a file."""
    return word.lower().endswith(_FILE)


@dataclass(frozen=True, slots=True)
class Appearance:
    """Which colours there are, and what the author of a diagram says of single things."""

    mode: Mode
    theme: Theme = OURS
    looks: Looks = PLAIN_LOOKS


def appearance(arguments: Namespace, sources: Sources, session: Session) -> Appearance:
    """What was asked for; what is wrong with a file is told. `sources` are the texts of the diagram."""
    if arguments.theme == SOURCE:
        from dotcompile.model.site.text import TomlSource
        from dotcompile.render.source.reading import read_looks

        diagrams = [source for source in sources.values() if not isinstance(source, TomlSource)]
        looks, mode = read_looks(diagrams, limits(arguments))
        return Appearance(mode, OURS, looks)
    if not is_file(arguments.theme):
        return Appearance(Mode(arguments.theme))
    return _from_file(arguments.theme, session)


def _from_file(path: str, session: Session) -> Appearance:
    from dotcompile.cli.showing import complain_of
    from dotcompile.render.theming.reading import read_theme  # brings in tomllib

    found = read_theme(path, read(path, session))
    if found.findings:
        complain_of(found.findings, {path: found.source}, "auto", session)
    if worst(found.findings) is Severity.ERROR:
        raise UsageError(f"{path}: the theme cannot be used")
    return Appearance(found.mode, found.theme)
