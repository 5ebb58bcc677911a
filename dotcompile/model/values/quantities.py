"""Durations in nanoseconds, sizes in bytes, processors in billionths: whole numbers, as engines count them.

The forms are those of Compose: Go's durations with days and weeks, and binary multiples for sizes.
https://github.com/compose-spec/compose-spec/blob/main/11-extension.md
"""

import re

from dotcompile.model.kinds.attributes import BAD_DURATION, BAD_NUMBER, BAD_SIZE
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.text import ValueText

_NANOSECONDS = {
    "w": 7 * 24 * 3600 * 10**9,
    "d": 24 * 3600 * 10**9,
    "h": 3600 * 10**9,
    "m": 60 * 10**9,
    "s": 10**9,
    "ms": 10**6,
    "us": 10**3,
    "ns": 1,
}
_MICRO = {"µs": "us", "μs": "us"}
_DURATION_PART = r"(?a)([0-9]{1,12}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})([^0-9.\s]*)"
#: What an engine can hold: Go keeps durations in 64 bits.
_LONGEST = 2**63 - 1
_SIZE = r"([0-9]{1,18}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}) ?([a-zA-Z]*)"
_SIZE_UNIT = r"(?ai)(?:([kmgtp])i?)?b?"
_DECIMAL = r"[0-9]{1,6}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}"
_DURATION_HELP = "write numbers with units, `w d h m s ms us ns`, as in `1m30s`"
_SIZE_HELP = "write a number of bytes, or one with `k`, `m`, `g`, `t` or `p`, as in `512m` or `1gb`"


def _scaled(number: str, unit: int) -> int:
    """A decimal number of units as a whole number, cut off; floats would lose nanoseconds."""
    whole, _, fraction = number.partition(".")
    return int(whole or "0") * unit + int(fraction.ljust(9, "0") or "0") * unit // 10**9


def _duration(text: ValueText) -> Parsed[int]:
    total, at, part = 0, 0, re.compile(_DURATION_PART)
    if text.text == "0":
        return 0, ()
    while at < len(text.text):
        found = part.match(text.text, at)
        if found is None:
            return fail(BAD_DURATION, text, f"{shown(text.text)} is not a duration", _DURATION_HELP)
        number, unit = found[1], _MICRO.get(found[2], found[2])
        if unit not in _NANOSECONDS:
            return _bad_unit(text, found)
        total += _scaled(number, _NANOSECONDS[unit])
        at = found.end()
    if total > _LONGEST:
        return fail(
            BAD_DURATION, text, f"{shown(text.text)} is more than an engine can count", _DURATION_HELP
        )
    return total, ()


def _bad_unit(text: ValueText, found: re.Match[str]) -> Parsed[int]:
    number, unit = found[1], found[2]
    if not unit:
        message = f"{shown(number)} has no unit; did you mean `{number}s`?"
        return fail(BAD_DURATION, text, message, _DURATION_HELP, found.start(1), found.end(1))
    message = f"{shown(unit)} is not a unit of time"
    return fail(BAD_DURATION, text, message, _DURATION_HELP, found.start(2), found.end(2))


def _write_duration(value: int) -> str:
    parts: list[str] = []
    for unit in ("h", "m", "s", "ms", "us", "ns"):
        count, value = divmod(value, _NANOSECONDS[unit])
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def _size(text: ValueText) -> Parsed[int]:
    found = re.fullmatch(_SIZE, text.text)
    if found is None:
        return fail(BAD_SIZE, text, f"{shown(text.text)} is not a size", _SIZE_HELP)
    unit = re.fullmatch(_SIZE_UNIT, found[2])
    if unit is None or (found[2] and found[2][-1] in "iI"):
        message = f"{shown(found[2])} is not a unit of size"
        return fail(BAD_SIZE, text, message, _SIZE_HELP, found.start(2), found.end(2))
    value = _scaled(found[1], 1024 ** (" kmgtp".index((unit[1] or " ").lower())))
    if value >= 2**63:
        return fail(BAD_SIZE, text, f"{shown(text.text)} is more than an engine can count", _SIZE_HELP)
    return value, ()


def _write_size(value: int) -> str:
    power = 0
    while value and value % 1024 == 0 and power < 5:
        value, power = value // 1024, power + 1
    return f"{value}{'bkmgtp'[power]}"


def _cpus(text: ValueText) -> Parsed[int]:
    help_ = "write a number of processors, as in `0.5` or `2`"
    if re.fullmatch(_DECIMAL, text.text) is None:
        millis = re.fullmatch(r"([0-9]{1,9})m", text.text)
        meant = f"; did you mean `{_write_billionths(int(millis[1]) * 10**6)}`?" if millis else ""
        return fail(BAD_NUMBER, text, f"{shown(text.text)} is not a number of processors{meant}", help_)
    value = _scaled(text.text, 10**9)
    if value == 0:
        return fail(BAD_NUMBER, text, "no processor at all is not a limit", help_)
    return value, ()


def _write_billionths(value: int) -> str:
    whole, fraction = divmod(value, 10**9)
    return f"{whole}.{fraction:09}".rstrip("0").rstrip(".")


def _ratio(text: ValueText) -> Parsed[int]:
    help_ = "write a part of 1, as in `0.2`"
    if re.fullmatch(_DECIMAL, text.text) is None:
        percent = re.fullmatch(r"([0-9]{1,3}) ?%", text.text)
        meant = f"; did you mean `{_write_billionths(int(percent[1]) * 10**7)}`?" if percent else ""
        return fail(BAD_NUMBER, text, f"{shown(text.text)} is not a number from 0 to 1{meant}", help_)
    value = _scaled(text.text, 10**9)
    if value > 10**9:
        return fail(BAD_NUMBER, text, f"{shown(text.text)} is more than 1", help_)
    return value, ()


DURATION: Form[int] = Form("duration", "a duration", "1m30s", _duration, _write_duration)
SIZE: Form[int] = Form("size", "a size in bytes", "512m", _size, _write_size)
CPUS: Form[int] = Form("processors", "a number of processors, in billionths", "0.5", _cpus, _write_billionths)
RATIO: Form[int] = Form("ratio", "a number from 0 to 1, in billionths", "0.2", _ratio, _write_billionths)
