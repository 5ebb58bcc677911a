"""Images that a node's id tells by itself, as `mongodb` and `redis_prod` do.

In: an id. Out: the image, where it listens, and whether it keeps data; or None. The catalogue is
`images.toml`, read when the first id is asked about.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dotcompile.model.values.images import IMAGE, ImageReference
from dotcompile.model.values.ports import PORTS, Ports
from dotcompile.model.values.text import ValueText, within
from dotcompile.source import Span

CATALOGUE = Path(__file__).with_name("images.toml")
#: What may follow a name without making it another thing: `redis-prod` is redis, `redis-commander` is not.
ROLES = ("primary", "replica", "master", "slave", "prod", "staging", "dev", "test", "cache", "db")
_WITH_ROLE = rf"(?s)(.+?)[-_]?(?:[0-9]+|{'|'.join(ROLES)})"
_LONGEST_ID = 63


@dataclass(frozen=True, slots=True)
class KnownImage:
    """A well-known image. `ports` is empty if where it listens depends on how it is set up."""

    names: tuple[str, ...]
    image: ImageReference
    ports: Ports
    is_store: bool


def known_image(identifier: str) -> KnownImage | None:
    """The image that an id means: a name of the catalogue, alone or with a number or a role after it."""
    word = identifier.lower()
    if len(word) > _LONGEST_ID:
        return None
    by_name = known_images()
    with_role = re.fullmatch(_WITH_ROLE, word)
    return by_name.get(word) or (by_name.get(with_role[1]) if with_role else None)


def is_catalogue_name(identifier: str) -> bool:
    """Whether an id is exactly a name of the catalogue."""
    return identifier.lower() in known_images()


@cache
def known_images() -> Mapping[str, KnownImage]:
    """Every image of the catalogue by each of its names."""
    import tomllib  # costs 6 ms, and most diagrams name their images

    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    images = map(_known, entries.values())
    return MappingProxyType({name: image for image in images for name in image.names})


def _known(entry: Mapping[str, Any]) -> KnownImage:
    image, _ = IMAGE.read(_quoted(entry["image"]))
    ports, _ = PORTS.read(_quoted(entry.get("ports", "")))
    assert image is not None  # the catalogue's own test reads every entry
    return KnownImage(tuple(entry["names"]), image, ports or (), entry.get("store", False))


def _quoted(text: str) -> ValueText:
    return within(text, Span(str(CATALOGUE), 0, 0))
