"""The commands with their options, as their parsers have them, for who writes of them."""

import argparse
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from dotcompile.cli.catalogue import COMMANDS, MAIN, Command
from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.cli.parser import Parser
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass

DIAGRAMS = (".dot", ".gv")
"""What the names of diagrams end with."""
_FILES = ("FILE", "OUT", "DIR", "FOLDER")


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its flags, what its value is called, which words it may be, and whether it is a file."""

    flags: tuple[str, ...]
    value: str
    words: tuple[str, ...]
    is_file: bool
    says: str


@dataclass(frozen=True, slots=True)
class Form:
    """One command. `words` may stand where it has no option, and `diagrams` where it takes files."""

    command: Command
    usage: str
    description: str
    epilog: str
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    words: tuple[str, ...]
    diagrams: bool

    @property
    def options(self) -> Iterator[Option]:
        """All options in the order of help."""
        for _, options in self.groups:
            yield from options


@cache
def forms() -> tuple[Form, ...]:
    """Every command, that without a name first."""
    return tuple(_form(command) for command in (MAIN, *COMMANDS))


def _form(command: Command) -> Form:
    parser: Parser = import_module(command.module).parser()
    groups = [
        (group.title or "", tuple(map(_option, (one for one in group._group_actions if one.option_strings))))
        for group in parser._action_groups
    ]
    operands = [action for action in parser._actions if not action.option_strings]
    words = tuple(str(word) for action in operands for word in action.choices or ())
    files = any(action.dest in ("files", "words") for action in operands)
    return Form(
        command,
        parser.usage or "",
        parser.description or "",
        parser.epilog or "",
        tuple((title, options) for title, options in groups if options),
        words or _operand_words(command.name),
        files,
    )


def _operand_words(name: str) -> tuple[str, ...]:
    match name:
        case "":
            return tuple(command.name for command in COMMANDS)
        case "explain":
            return _kind_words()
        case "vocabulary":
            return tuple(place.value for place in Place)
        case _:
            return ()


def _kind_words() -> tuple[str, ...]:
    return tuple(word for kind in ALL_KINDS for word in (kind.code, kind.name))


def _option(action: argparse.Action) -> Option:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    words = tuple(map(str, action.choices or ())) or (_kind_words() if value == "KINDS" else ())
    return Option(tuple(action.option_strings), value, words, value in _FILES, action.help or "")
