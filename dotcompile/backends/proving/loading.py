"""YAML to plain values, by the events of libyaml: no more is made of the text than the proof looks at.

In: a text. Out: mappings, lists and strings; a scalar that stands without quotes is a `Bare` one. What is
said twice in one mapping, and anchors, aliases and tags, are refused: nobody emits them, and clients differ.
https://pyyaml.org/wiki/PyYAMLDocumentation
"""

from collections.abc import Callable

import yaml

#: Emitted files have about ten levels.
DEEPEST = 50
_VALUES = (yaml.ScalarEvent, yaml.CollectionStartEvent)
Following = Callable[[], yaml.Event]
"""Leads from one event to the next."""


class Bare(str):
    """A scalar without quotes: what it is depends on how it reads."""

    __slots__ = ()


class ReadBackError(Exception):
    """Why a text is not what was to be emitted; the proof tells it."""


def load(text: str) -> object:
    """The one document of a text."""
    documents = load_each(text)
    if not documents:
        raise ReadBackError("it is empty")
    if len(documents) > 1:
        raise ReadBackError("it has several documents")
    return documents[0]


def load_each(text: str) -> list[object]:
    """All documents of a text."""
    # Where PyYAML is built without libyaml, its own loader reads the same, but slowly.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _documents(loader.get_event)
    except yaml.YAMLError as error:
        raise ReadBackError(f"it is no YAML: {str(error).splitlines()[0]}") from None
    finally:
        loader.dispose()


def _documents(following: Following) -> list[object]:
    found: list[object] = []
    following()  # the start of the stream
    while not isinstance(following(), yaml.StreamEndEvent):
        found.append(_value(following, following(), 0))
        following()  # the end of the document
    return found


def _value(following: Following, event: yaml.Event, depth: int) -> object:
    """What begins with an event."""
    if not isinstance(event, _VALUES):
        raise ReadBackError("it has an alias")
    if event.anchor is not None or event.tag is not None:
        raise ReadBackError("it has a tag or an anchor")
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.style else Bare(event.value)
    if depth > DEEPEST:
        raise ReadBackError("it is nested too deep")
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(following, depth + 1)
    items = []
    while not isinstance(event := following(), yaml.SequenceEndEvent):
        items.append(_value(following, event, depth + 1))
    return items


def _mapping(following: Following, depth: int) -> dict[str, object]:
    mapping: dict[str, object] = {}
    while not isinstance(event := following(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            raise ReadBackError("a key in it is no text")
        if event.value in mapping:
            raise ReadBackError(f"it says `{event.value}` twice in one place")
        mapping[event.value] = _value(following, following(), depth)
    return mapping
