"""What was imported, to the text of a site file: what a diagram does not show of it.

In: the record. Out: TOML, or an empty text if there is nothing to be said.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from dotcompile.importers.imported import Imported
from dotcompile.importers.writing.sharing import row_of, share
from dotcompile.importers.writing.words import toml_comment, toml_key, toml_string
from dotcompile.model.site.values import takes_list, takes_table
from dotcompile.model.topology import Settings, Value
from dotcompile.model.values.form import Form
from dotcompile.model.values.modes import LOGGING
from dotcompile.model.vocabulary import Place


def site_text(imported: Imported, notes: Iterable[str] = ()) -> str:
    """The site file."""
    things: list[tuple[str, str, Settings, Place]] = []
    things += [("networks", zone.name, zone.settings, Place.ZONE) for zone in imported.zones]
    things += [("services", one.name, one.settings, Place.SERVICE) for one in imported.services]
    things += [("actors", actor.name, actor.settings, Place.ACTOR) for actor in imported.actors]
    things += [("volumes", volume.name, volume.settings, Place.VOLUME) for volume in imported.volumes]
    lines = list(_entries(share(imported.settings, Place.GRAPH)[1], Place.GRAPH))
    for table, name, settings, place in things:
        lines += _section(f"{table}.{toml_key(name)}", share(settings, place)[1], place)
    head = [toml_comment(note) for note in notes]
    return "".join(f"{line}\n" for line in (*head, *lines)) if lines else ""


def _section(path: str, settings: Settings, place: Place) -> Iterator[str]:
    """A table of what is said of one thing; tables in it last, since keys after them would be theirs."""
    plain = {name: value for name, value in settings.items() if not _is_table(name, value, place)}
    if plain:
        yield ""
        yield f"[{path}]"
        yield from _entries(plain, place)
    for name, value in settings.items():
        if name not in plain:
            yield ""
            yield f"[{path}.{toml_key(name)}]"
            for key, inner in value.value:
                yield f"{toml_key(key)} = {toml_string(str(inner))}"


def _is_table(name: str, value: Value, place: Place) -> bool:
    """Whether a table says a value: in one, a name cannot be without a value."""
    if not takes_table(row_of(name, place).form) or not value.value:
        return False
    return all(inner is not None and "=" not in key for key, inner in value.value)


def _entries(settings: Settings, place: Place) -> Iterator[str]:
    for name, value in settings.items():
        yield f"{toml_key(name)} = {_value(row_of(name, place).form, value.value)}"


def _value(form: Form[Any], value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if form.name == "number":
        return str(value)
    if not takes_list(form) or not isinstance(value, tuple):
        return toml_string(form.write(value)) if form is not LOGGING else _list(_logging(value))
    return _list(_words(form, value))


def _words(form: Form[Any], values: tuple[Any, ...]) -> Iterator[str]:
    """The entries of a list; those of a mapping as NAME=VALUE."""
    for value in values:
        if takes_table(form):
            key, inner = value
            yield key if inner is None else f"{key}={inner}"
        else:
            yield str(value)


def _logging(value: Any) -> list[str]:
    return [value.driver, *(f"{key}={option}" for key, option in value.options)]


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(toml_string, words))}]"
