"""Argument parsing that neither prints nor exits: wrong usage is an error like any other."""

import argparse
from typing import NoReturn

from dotcompile.cli.errors import UsageError, did_you_mean

HELP_WIDTH = 100


class Parser(argparse.ArgumentParser):
    """A parser for one command. `--help` is an argument that the caller answers."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog,
            usage,
            description,
            epilog,
            formatter_class=_formatter,
            add_help=False,
            allow_abbrev=False,
        )
        # Python 3.14 colours help by the terminal it finds, not by the streams that were passed in.
        self.color = False

    def error(self, message: str) -> NoReturn:
        """Raise instead of exiting; for an unknown option, name the one that is most like it."""
        before, found, rest = message.partition("unrecognized arguments: ")
        if found and not before:
            word = rest.split()[0].partition("=")[0]
            guess = did_you_mean(word, self._option_string_actions)
            message = f"there is no option `{word}`{guess}"
        raise UsageError(message if message.endswith("?") else f"{message}; see `{self.prog} --help`")


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=28, width=HELP_WIDTH)
