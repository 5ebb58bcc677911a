"""The keys of a configuration file: one table for its reader, its schema and its reference page."""

from enum import Enum

from dotcompile.backends.catalogue import TARGETS
from dotcompile.records import dataclass


class Shape(Enum):
    """What the value of a key is; the text says so in a sentence."""

    KINDS = "a list of codes, beginnings of codes, and names"
    SEVERITIES = "a table of kinds, each with `error`, `warning` or `note`"
    FLAG = "`true` or `false`"
    WORD = "one of these words"
    PER_FILE = "a table of patterns, each with a table of its own"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it says, an example in TOML, and whether a pattern of `per-file` may have it too."""

    name: str
    says: str
    shape: Shape
    example: str
    default: str = ""
    words: tuple[str, ...] = ()
    per_file: bool = False


SEVERITY_WORDS = ("error", "warning", "note")

KEYS = (
    Key("select", "Look only for these kinds of finding.", Shape.KINDS, '["DC2", "host-port-taken"]', "[]"),
    Key(
        "ignore",
        "Leave out these kinds of finding.",
        Shape.KINDS,
        '["image-inferred"]',
        "[]",
        per_file=True,
    ),
    Key(
        "severity",
        "What kinds of finding count for; of two words for one kind the later wins.",
        Shape.SEVERITIES,
        '{ image-unknown = "error" }',
        "{}",
        per_file=True,
    ),
    Key(
        "strict",
        "Make errors of notes and warnings, but for kinds that `severity` names.",
        Shape.FLAG,
        "true",
        "false",
        per_file=True,
    ),
    Key(
        "fail-on",
        "The least severity that makes the exit code 1.",
        Shape.WORD,
        '"warning"',
        '"error"',
        (*SEVERITY_WORDS, "never"),
    ),
    Key(
        "target",
        "What is written where nothing else says it.",
        Shape.WORD,
        f'"{TARGETS[0]}"',
        words=TARGETS,
    ),
    Key(
        "per-file",
        "What counts in some diagrams. A pattern is a path from the file's own folder, where `*` stands for "
        "any part of a name and `**` for any folders; one without `/` is for diagrams of that name anywhere.",
        Shape.PER_FILE,
        '{ "legacy/**" = { ignore = ["DC2"] } }',
        "{}",
    ),
)
