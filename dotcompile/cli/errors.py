"""What keeps a command from doing its work, other than its findings: told in one line, with exit code 2."""

from collections.abc import Iterable


class CommandError(Exception):
    """The command cannot go on; the text says why, in words of ours and names made fit to show."""


class UsageError(CommandError):
    """What was typed has no meaning here."""


class UnreadableError(CommandError):
    """An input is missing, or cannot be read."""


class UnwritableError(CommandError):
    """An output cannot be written; what stood there is as it was."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`: did you mean …?` if there is a known word like it, else nothing."""
    from difflib import get_close_matches  # costs more to import than most commands to run

    near = get_close_matches(word, list(known), n=1)
    return f": did you mean `{near[0]}`?" if near else ""
