"""What programs in Go make of a scalar without quotes, where they want a text.

In: a scalar. Out: the text, or None if it says nothing. Without quotes `01234` is the number 668 and `1.0`
the number 1; `yes` and `22:22`, which were once something else, are texts.
https://github.com/go-yaml/yaml/blob/v3/resolve.go
"""

import re

from dotcompile.importers.documents.tree import Scalar, is_null

_INTEGER = re.compile(r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*|0)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TRUTH = {"true": "true", "false": "false"}
_LONGEST = 40
#: From here on Go writes numbers with an exponent.
_LARGEST = 1e21


def client_text(scalar: Scalar) -> str | None:
    """What a client has for a scalar as a text."""
    if is_null(scalar):
        return None
    text = scalar.text
    if not scalar.plain or len(text) > _LONGEST:
        return text
    if text.lower() in _TRUTH and text in (text.lower(), text.title(), text.upper()):
        return text.lower()
    if _INTEGER.fullmatch(text):
        return _integer(text)
    return _float(text) if _FLOAT.fullmatch(text) else text


def _integer(text: str) -> str:
    sign = "-" if text.startswith("-") else ""
    digits = text.lstrip("+-").replace("_", "").lower()
    base = {"0b": 2, "0o": 8, "0x": 16}.get(digits[:2])
    if base is not None:
        return f"{sign}{int(digits[2:], base)}" if digits[2:] else text
    if len(digits) > 1 and digits.startswith("0"):
        return f"{sign}{int(digits, 8)}"
    return f"{sign}{digits}"


def _float(text: str) -> str:
    number = float(text)
    if number == 0 or not abs(number) < _LARGEST:
        return text if number else "0"
    return str(int(number)) if number == int(number) else repr(number)
