"""Images that a node's id tells by itself, as `mongodb` and `redis_prod` do.

In: an id, or the name of an image. Out: the image, where it listens, and whether it keeps data; or None. The
catalogue is `images.txt`, of which no more is made sense of than is asked for: TOML would take 12 ms of each
start.
"""

from collections.abc import Mapping
from functools import cache
from os import path

from dotcompile.model.values.images import IMAGE, ImageReference
from dotcompile.model.values.ports import PORTS, Ports
from dotcompile.model.values.text import ValueText, within
from dotcompile.records import dataclass
from dotcompile.source import Span

CATALOGUE = path.join(path.dirname(__file__), "images.txt")
#: What may follow a name without making it another thing: `redis-prod` is redis, `redis-commander` is not.
ROLES = ("primary", "replica", "master", "slave", "prod", "staging", "dev", "test", "cache", "db")
_DIGITS = "0123456789"
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
    lines = _lines()
    line = lines.get(word) or lines.get(_without_role(word))
    return _known(line) if line else None


def _without_role(word: str) -> str:
    """A word up to the number or role at its end, and to the one `-` or `_` before that."""
    stem = word.rstrip(_DIGITS)
    if stem == word:
        role = next((role for role in ROLES if word.endswith(role)), "")
        stem = word.removesuffix(role)
    return stem[:-1] if stem != word and stem.endswith(("-", "_")) else stem


def known_by_image(image: ImageReference) -> KnownImage | None:
    """The well-known image that a reference means, from any registry, in any version, or a copy of it."""
    last = image.repository.rpartition("/")[2]
    line = _by_repository().get(image.repository.removeprefix("library/")) or _lines().get(last)
    return _known(line) if line else None


def is_catalogue_name(identifier: str) -> bool:
    """Whether an id is exactly a name of the catalogue."""
    return identifier.lower() in _lines()


def known_images() -> Mapping[str, KnownImage]:
    """Every image of the catalogue by each of its names."""
    return {name: _known(line) for name, line in _lines().items()}


@cache
def _lines() -> Mapping[str, str]:
    """The line of the catalogue for each name."""
    with open(CATALOGUE, encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return {name: line for line in lines for name in line.partition("|")[0].split()}


@cache
def _by_repository() -> Mapping[str, str]:
    """The line of the catalogue for each image, whatever its registry."""
    found: dict[str, str] = {}
    for line in _lines().values():
        image = line.split("|")[1].strip()
        registry, _, rest = image.partition("/")
        found[rest if "." in registry else image] = line
    return found


@cache
def _known(line: str) -> KnownImage:
    names, reference, listens, *store = (part.strip() for part in line.split("|"))
    image, _ = IMAGE.read(_quoted(reference))
    ports, _ = PORTS.read(_quoted(listens))
    assert image is not None  # the catalogue's own test reads every entry
    return KnownImage(tuple(names.split()), image, ports or (), store == ["store"])


def _quoted(text: str) -> ValueText:
    return within(text, Span(CATALOGUE, 0, 0))
