"""What a service runs if nothing says so: an image that its id tells, or one of its own name.

In: a service's id, name and settings. Out: the settings with its image and, of a known one, where it
listens; and a finding that tells of it.
"""

import re
from functools import cache

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.images import known_image, known_images
from dotcompile.model.kinds.names import IMAGE_INFERRED, IMAGE_UNKNOWN
from dotcompile.model.topology import Said, Settings, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.images import IMAGE, ImageReference
from dotcompile.model.values.ports import PORTS
from dotcompile.model.values.text import within
from dotcompile.source import Span


def with_image(
    identifier: str, name: str, settings: Settings, span: Span, *, is_wrong: bool
) -> tuple[Settings, Diagnostic | None]:
    """The settings of a service, with an image or a build among them; `is_wrong` if what it says is none."""
    if "image" in settings or "build" in settings:
        return settings, None
    known = known_image(identifier)
    if known is None:
        image = _named_after(name)
        found = {**settings, "image": Value(image, span, Said.INFERRED)}
        if is_wrong:
            return found, None
        message = f"no image is named for {shown(name)}: {shown(str(image))} is taken"
        help_ = "`container=` names an image, `build=` the folder that it is built from"
        return found, Diagnostic(IMAGE_UNKNOWN, message, span, help=help_)
    found = {**settings, "image": Value(known.image, span, Said.INFERRED)}
    listens = ""
    if known.ports and "ports" not in settings:
        found["ports"] = Value(known.ports, span, Said.INFERRED)
        listens = f" and listens on {PORTS.write(known.ports)}"
    message = f"{shown(name)} runs the image {shown(str(known.image))}{listens}, as its id tells"
    help_ = f'`container="{known.image}"` says so outright, with a tag if need be'
    return found, Diagnostic(IMAGE_INFERRED, message, span, help=help_)


def is_store(identifier: str, settings: Settings) -> bool:
    """Whether a service keeps data, as the catalogue of images has it."""
    image = settings.get("image")
    if image is None:
        return False
    if image.said is Said.INFERRED:
        known = known_image(identifier)
        return known is not None and known.is_store
    reference: ImageReference = image.value
    return (reference.registry, reference.repository.removeprefix("library/")) in _stores()


@cache
def _stores() -> frozenset[tuple[str, str]]:
    return frozenset(
        (known.image.registry, known.image.repository) for known in known_images().values() if known.is_store
    )


def _named_after(name: str) -> ImageReference:
    """`NAME:latest`, with what an image's name cannot have taken out of the service's."""
    repository = re.sub(r"[_.-]{2,}", "-", name.lower()).strip("_.-")
    image, _ = IMAGE.read(within(f"{repository}:latest", Span("", 0, 0)))
    return image if image is not None else ImageReference(re.sub(r"[^a-z0-9]+", "-", repository), "latest")
