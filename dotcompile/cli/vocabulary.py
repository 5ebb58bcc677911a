"""`dotcompile vocabulary [PLACE]`: the attributes that there are, by what they stand on."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.model.vocabulary import ROWS, Place, Row
from dotcompile.reports.written import Value, written

SCHEMA = 1

_EPILOG = """\
examples:
  dotcompile vocabulary service
  dotcompile vocabulary --format markdown > attributes.md
  dotcompile vocabulary --format schema > site.schema.json"""


_PAGE = """\
What stands on a graph, a zone, a node or an edge and has a meaning beyond the picture. Graphviz leaves these
attributes alone; its own ones are left alone here. A site file has the same, in tables by name.
"""


def parser() -> Parser:
    """The options of `vocabulary`."""
    made = Parser(
        "dotcompile vocabulary",
        "dotcompile vocabulary [OPTION]... [PLACE]",
        "Show the attributes that have a meaning in a diagram and in a site file.",
        _EPILOG,
    )
    places = ", ".join(place.value for place in Place)
    made.add_argument("place", nargs="?", metavar="PLACE", help=f"only what stands on one of {places}")
    text = "text (the default), markdown, json, or schema: the JSON schema of site files"
    made.add_argument("--format", choices=(*_FORMATS, "schema"), default="text", metavar="FORMAT", help=text)
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the attributes."""
    if arguments.format == "schema":
        if arguments.place is not None:
            raise UsageError("the schema is of whole site files: name no PLACE")
        from dotcompile.model.site import schema as site_schema

        session.stdout.write(site_schema.text())
        return 0
    rows = {place: _rows(place) for place in _places(arguments.place)}
    session.stdout.write(_FORMATS[arguments.format](rows))
    return 0


def page() -> str:
    """The reference page of all attributes."""
    return f"# Attributes\n\n{_PAGE}\n{_markdown({place: _rows(place) for place in Place})}"


def _rows(place: Place) -> Sequence[Row]:
    return [row for row in ROWS if place in row.places]


def _places(word: str | None) -> Iterable[Place]:
    if word is None:
        return Place
    names = {place.value: place for place in Place}
    if word.lower() not in names:
        raise UsageError(f"no attribute stands on `{word}`{did_you_mean(word, names)}")
    return (names[word.lower()],)


Rows = Mapping[Place, Iterable[Row]]


def _text(rows: Rows) -> str:
    """A block for each place: an attribute's name and sentence, and below it what else there is to say."""
    width = max(len(row.name) for row in chain.from_iterable(rows.values())) + 2
    blocks = []
    for place, of_place in rows.items():
        lines = [place.value]
        for row in of_place:
            lines += [f"  {row.name:<{width}}{row.says}", f"  {'':<{width}}{_facts(row)}"]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _facts(row: Row) -> str:
    facts = [row.form.says]
    if row.default:
        facts.append(f"default {row.default}")
    if row.compose:
        facts.append(f"Compose: {row.compose}")
    if row.aliases:
        facts.append(f"also {', '.join(row.aliases)}")
    return "; ".join(facts)


def _markdown(rows: Rows) -> str:
    """A table for each place."""
    blocks = []
    for place, of_place in rows.items():
        head = (
            f"## {place.value}\n\n| attribute | meaning | value | default | Compose |\n|---|---|---|---|---|"
        )
        blocks.append("\n".join([head, *map(_line, of_place)]) + "\n")
    return "\n".join(blocks)


def _line(row: Row) -> str:
    names = ", ".join(_code(name) for name in (row.name, *row.aliases))
    cells = (names, row.says, f"{row.form.says}, as in {_code(row.form.example)}")
    return f"| {' | '.join((*cells, _code(row.default), _code(row.compose)))} |"


def _code(text: str) -> str:
    return f"`{text}`".replace("|", r"\|") if text else ""


def _json(rows: Rows) -> str:
    """One JSON document; its shape only grows while `schema` stays 1."""
    attributes = [_attribute(place, row) for place, of_place in rows.items() for row in of_place]
    return written({"schema": SCHEMA, "attributes": attributes})


def _attribute(place: Place, row: Row) -> Value:
    return {
        "place": place.value,
        "name": row.name,
        "aliases": row.aliases,
        "meaning": row.says,
        "type": row.form.name,
        "value": row.form.says,
        "list": row.many,
        "choices": row.form.choices,
        "example": row.form.example,
        "default": row.default or None,
        "compose": row.compose or None,
    }


_FORMATS: Mapping[str, Callable[[Rows], str]] = {"text": _text, "markdown": _markdown, "json": _json}
