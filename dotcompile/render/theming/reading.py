"""The bytes of a theme file to a theme.

In: the path by which the file is told of, and its bytes. Out: our own theme with the colours that the file
says, what is wrong with it, at the key or value that is meant, and its text.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dotcompile.diagnostics import Diagnostic, Kind, in_source_order
from dotcompile.model.site.text import SiteText, read_text
from dotcompile.model.site.toml_positions import Path
from dotcompile.model.spelling import nearest_word
from dotcompile.records import dataclass, replace
from dotcompile.render.contrast import contrast
from dotcompile.render.theme import DARK, LIGHT, Mode, Palette, Theme
from dotcompile.render.theming.keys import COLOUR, COLOURS, MODE, PALETTES, TABLES
from dotcompile.render.theming.kinds import BAD_THEME_VALUE, LOW_CONTRAST, THEME_SYNTAX, UNKNOWN_THEME_KEY
from dotcompile.render.theming.pairs import pairs_of
from dotcompile.source import Source


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says, and its text, for what was found in it. There is no theme if there are errors."""

    theme: Theme
    mode: Mode
    findings: tuple[Diagnostic, ...]
    source: Source


def read_theme(path: str, data: bytes) -> Read:
    """What a theme file says; what it leaves out is as in our own theme."""
    text, wrong = read_text(path, data, THEME_SYNTAX, "a theme")
    if wrong:
        return Read(Theme(LIGHT, DARK), Mode.AUTO, wrong, text.source)
    reader = _Reader(text)
    known = (MODE.name, *PALETTES)
    said = reader.table((), known)
    mode = reader.mode((MODE.name,)) if MODE.name in said else Mode.AUTO
    light, dark = (
        reader.palette((name,), palette) if name in said else palette
        for name, palette in zip(PALETTES, (LIGHT, DARK), strict=True)
    )
    return Read(Theme(light, dark), mode, in_source_order(reader.found), text.source)


class _Reader:
    def __init__(self, text: SiteText) -> None:
        self.text = text
        self.found: list[Diagnostic] = []

    def palette(self, path: Path, palette: Palette) -> Palette:
        """A palette with the colours of a table, and what cannot be read in it any more."""
        tables = {name: (names, parts) for name, names, parts in TABLES}
        said = self.table(path, (*(colour.name for colour in COLOURS), *tables))
        set_: dict[Path, str] = {}
        for name in said:
            if name not in tables:
                set_ |= self.colours(path, (name,))
                continue
            names, parts = tables[name]
            for inner in self.table((*path, name), names):
                here = (*path, name, inner)
                set_ |= self.colours(here, self.table(here, [part.name for part in parts]))
        made = _with_colours(palette, {key[1:]: colour for key, colour in set_.items()})
        self._look(path, made, set_)
        return made

    def table(self, path: Path, known: Iterable[str]) -> list[str]:
        """The known keys of a table."""
        value = self.text.at(path)
        if not isinstance(value, dict):
            self._tell(BAD_THEME_VALUE, f"`{path[-1]}` is a table", path, f"the keys are {', '.join(known)}")
            return []
        words = list(known)
        for name in filter(lambda name: name not in words, value):
            near = nearest_word(name, words)
            guess = f"; did you mean `{near}`?" if near else ""
            message = f"there is no key `{name}` here{guess}"
            span = self.text.key((*path, name))
            self.found.append(
                Diagnostic(UNKNOWN_THEME_KEY, message, span, help=f"the keys are {', '.join(words)}")
            )
        return [name for name in value if name in words]

    def colours(self, path: Path, names: Iterable[str]) -> Mapping[Path, str]:
        """The colours of a table, in full."""
        found = {}
        for name in names:
            here = (*path, name)
            value = self.text.at(here)
            if isinstance(value, str) and re.fullmatch(COLOUR, value):
                found[here] = value if len(value) == 7 else "#" + "".join(digit * 2 for digit in value[1:])
            else:
                self._tell(BAD_THEME_VALUE, f"`{name}` is a colour, as `#1f2937` or `#fff`", here)
        return found

    def mode(self, path: Path) -> Mode:
        """The mode of a file."""
        value = self.text.at(path)
        if value in tuple(Mode):
            return Mode(value)
        self._tell(BAD_THEME_VALUE, f"`mode` is one of {', '.join(f'`{mode}`' for mode in Mode)}", path)
        return Mode.AUTO

    def _look(self, path: Path, palette: Palette, said: Mapping[Path, str]) -> None:
        """Whether what a file changes can still be read. Each pair is told of once, at what is last in it."""
        for one, other in pairs_of(palette):
            changed = [key for key in ((*path, *one.path), (*path, *other.path)) if key in said]
            found = contrast(one.colour, other.colour)
            if changed and found < one.least:
                where = max(changed, key=lambda key: self.text.spots[key].value)
                message = f"{one.says} has a contrast of {found:.1f} to {other.says}, and needs {one.least:g}"
                self._tell(LOW_CONTRAST, message, where)

    def _tell(self, kind: Kind, message: str, path: Path, help_: str = "") -> None:
        explained = f"`dotcompile explain {kind.code}` has an example"
        self.found.append(Diagnostic(kind, message, self.text.value(path), help=help_ or explained))


def _with_colours(palette: Palette, said: Mapping[Path, str]) -> Palette:
    """A palette with the colours at paths in it."""
    changes: dict[str, Any] = {
        str(key[0]).replace("-", "_"): colour for key, colour in said.items() if len(key) == 1
    }
    mappings = {"zones": "hues", "roles": "roles"}
    for table, names, parts in TABLES:
        here: Mapping[Any, tuple[str, ...]] = getattr(palette, mappings[table])
        changes[mappings[table]] = {
            name: tuple(
                said.get((table, name, part.name), old) for part, old in zip(parts, here[name], strict=True)
            )
            for name in names
        }
    return replace(palette, **changes)
