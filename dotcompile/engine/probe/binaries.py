"""Where the probe is: a processor's name enters, as Docker spells it; the path of a binary leaves.

The binaries are built by `make probe` and committed with their hashes, `SHA256SUMS`.
"""

from pathlib import Path

ARCHITECTURES = ("amd64", "arm64")

#: Names of the same processors elsewhere: `docker info` and `uname -m` tell those of the kernel.
SPELLINGS = {"x86_64": "amd64", "aarch64": "arm64"}


def find_binary(architecture: str) -> Path | None:
    """The probe for a processor, None if there is none."""
    name = SPELLINGS.get(architecture, architecture)
    return Path(__file__).with_name(f"probe-{name}") if name in ARCHITECTURES else None
