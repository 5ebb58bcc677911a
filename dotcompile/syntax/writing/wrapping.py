"""One statement to lines: on one line if it fits, else broken at its arrows and attributes.

In: the pieces of a statement, with the comments between them. Out: its lines, indented.
"""

from dotcompile.records import dataclass
from dotcompile.source import LINE_DIRECTIVE
from dotcompile.syntax.writing.pieces import (
    MARGIN,
    NONE,
    SOFT,
    SPACE,
    TWO_SPACES,
    Attribute,
    Attributes,
    Pieces,
)
from dotcompile.syntax.writing.words import Comment

WIDTH = 100
#: Below so many levels the indentation stays as it is, lest a text nested n deep becomes n² long.
DEEPEST = 15
_BLANKS = " \t\r"


@dataclass(frozen=True, slots=True)
class Levels:
    """How deep a statement's first line is indented, and how deep those are that it is broken into."""

    first: int
    rest: int


def indentation(level: int) -> str:
    """The space before a line at a level."""
    return "    " * min(level, DEEPEST)


def fits(text: str, level: int) -> bool:
    """Whether a text does not go over the width; of one that has several lines, the first and the last."""
    if "\n" not in text:
        return 4 * min(level, DEEPEST) + len(text) <= WIDTH
    first, last = text[: text.index("\n")], text[text.rindex("\n") + 1 :]
    return fits(first, level) and len(last) <= WIDTH


def lay_out(
    pieces: Pieces, attributes: Attributes | None, levels: Levels, *, whole: bool
) -> tuple[list[str], int]:
    """The lines of a statement, and the level of the last. If `whole`, it is not broken for its length."""
    broken = pieces.has_breaks()
    text = "" if broken else pieces.joined()
    listed = attributes.inline() if attributes else None
    if not broken:
        full = f"{text} {listed}" if listed else text
        if (attributes is None or listed) and (whole or fits(full, levels.first)):
            return [indentation(levels.first) + full], levels.first
        broken = SOFT in pieces.glues and not fits(f"{text} [" if attributes else text, levels.first)
    if broken:
        lines, level = _broken(pieces, levels)
    else:
        lines, level = [indentation(levels.first) + text], levels.first
    if attributes:
        indent = indentation(level)
        if listed and fits(f"{lines[-1][len(indent) :]} {listed}", level):
            lines[-1] += f" {listed}"
        else:
            lines[-1] += " [" + (f"  {attributes.after}" if attributes.after else "")
            lines += _listed(attributes, level + 1)
            lines.append(f"{indent}]")
    return lines, level


def own_lines(comment: Comment, level: int) -> list[str]:
    """A comment on lines of its own. One whose lines all begin with a star is indented as a whole."""
    text = comment.text
    if comment.margin:
        return [text]
    if level == 0 and text[0] == "#" and LINE_DIRECTIVE.fullmatch(text):
        return [f" {text}"]  # at the beginning of a line it would become a directive
    return _indented(text, level)


def _indented(text: str, level: int) -> list[str]:
    indent = indentation(level)
    if not text.startswith("/*"):
        return [indent + text]
    first, *rest = [line.removesuffix("\r") for line in text.split("\n")]
    if all(line.lstrip(_BLANKS).startswith("*") for line in rest):
        rest = [f"{indent} {line.strip(_BLANKS)}" for line in rest]
    return [indent + first, *rest]


def _broken(pieces: Pieces, levels: Levels) -> tuple[list[str], int]:
    lines: list[str] = []
    level = levels.first
    for glue, text in zip(pieces.glues, pieces.texts, strict=True):
        if lines and glue in (NONE, SPACE, TWO_SPACES):
            lines[-1] += glue + text
            continue
        level = levels.rest if lines and text != "{" else levels.first
        lines += [text] if glue == MARGIN else _indented(text, level)
    return lines, level


def _listed(attributes: Attributes, level: int) -> list[str]:
    """One attribute a line, each with a comma."""
    lines: list[str] = []
    for item in attributes.items:
        for comment in item.before:
            lines += [""] * (comment.blank and bool(lines))
            lines += own_lines(comment, level)
        if item.pieces.texts:
            lines += _one(item, level)
    return lines


def _one(item: Attribute, level: int) -> list[str]:
    if len(item.pieces.texts) == 1:
        lines = [indentation(level) + item.pieces.texts[0]]
    else:
        lines, _ = lay_out(item.pieces, None, Levels(level, level + 1), whole=True)
    lines[-1] += f",  {item.after}" if item.after else ","
    return lines
