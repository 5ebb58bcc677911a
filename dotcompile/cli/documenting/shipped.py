"""The texts that are shipped in `dotcompile/reference/`: `pages.py` says how each is made."""

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "reference"

SCRIPTS: Mapping[str, str] = {"bash": "dotcompile.bash", "zsh": "_dotcompile", "fish": "dotcompile.fish"}
"""The completion of each shell, under a name that the shell looks for."""


def script(shell: str) -> str:
    """The completion script of a shell."""
    return (FOLDER / SCRIPTS[shell]).read_text(encoding="utf-8")
