"""Which paths a pattern of `per-file` is for."""

import re
from fnmatch import translate


def fits(pattern: str, path: str) -> bool:
    """Whether a path, from the folder of the configuration, fits; both have `/` between their parts.

    Part by part, so that no pattern takes longer than its length times that of the path.
    """
    wanted, parts = pattern.removeprefix("./").split("/"), path.split("/")
    if len(wanted) == 1:
        wanted = ["**", *wanted]
    reached = _past_stars(wanted, {0})
    for part in parts:
        stay = {at for at in reached if at < len(wanted) and wanted[at] == "**"}
        step = {at + 1 for at in reached if at < len(wanted) and _fits(wanted[at], part)}
        reached = _past_stars(wanted, stay | step)
    return len(wanted) in reached


def _past_stars(wanted: list[str], reached: set[int]) -> set[int]:
    """The places reached when each `**` may stand for no folder at all."""
    found = set(reached)
    for at in range(len(wanted)):
        if at in found and wanted[at] == "**":
            found.add(at + 1)
    return found


def _fits(wanted: str, part: str) -> bool:
    return wanted != "**" and re.match(translate(wanted), part) is not None
