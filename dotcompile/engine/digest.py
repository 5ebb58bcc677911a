"""Short digests of payloads, the same for payloads that mean the same.

In: JSON. Out: hexadecimal digits. The order of keys does not count, that of lists does.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_LONG, _SHORT = 16, 6


def digest(value: Any) -> str:
    """The digest of a whole."""
    return _digest(value)[:_LONG]


def digests(parts: Mapping[str, Any]) -> dict[str, str]:
    """The digest of each part that there is."""
    return {name: _digest(value)[:_SHORT] for name, value in sorted(parts.items())}


def write_digests(parts: Mapping[str, str]) -> str:
    """Digests as one label."""
    return " ".join(f"{name}={value}" for name, value in parts.items())


def read_digests(label: str) -> dict[str, str]:
    """The digests of a label."""
    return dict(word.split("=", 1) for word in label.split() if "=" in word)


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
