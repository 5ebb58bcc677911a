"""How each text is made that is shipped in `dotcompile/reference/`; `make accept` writes them anew."""

from collections.abc import Callable, Mapping

from dotcompile.cli import vocabulary
from dotcompile.cli.documenting import bash, codes, configuration, fish, manual, python, themes, zsh
from dotcompile.cli.documenting.shipped import SCRIPTS

PAGES: Mapping[str, Callable[[], str]] = {
    "attributes.md": vocabulary.page,
    "codes.md": codes.text,
    "configuration.md": configuration.text,
    "python.md": python.text,
    "themes.md": themes.text,
    "dotcompile.1": manual.text,
    SCRIPTS["bash"]: bash.text,
    SCRIPTS["zsh"]: zsh.text,
    SCRIPTS["fish"]: fish.text,
}
