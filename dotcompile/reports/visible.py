r"""Text from strangers, made fit to show.

In: any text. Out: text that cannot steer a terminal, reorder a line, or give a build server a command. What
does not print stands there as an escape, `\x1b` or `\u202e`.
"""

import re

#: The first `#` of what build servers obey anywhere in a line of a log, such as `##[group]` and `##vso[…]`.
#: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
LOG_COMMAND = re.compile(r"#(?=#\w*\[)")
HASH = r"\x23"

#: Joiners print nothing, but words of several scripts and many emoji are spelled with them.
JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text in one line, with whatever is not seen, or not safe, escaped."""
    if not text.isprintable():
        text = "".join(map(visible_character, text))
    return LOG_COMMAND.sub(lambda _: HASH, text) if "##" in text else text


def visible_character(character: str) -> str:
    """The character, or its escape if it is not one that prints."""
    if character.isprintable() or character in JOINERS:
        return character
    return character.encode("unicode_escape").decode("ascii")
