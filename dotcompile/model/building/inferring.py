"""What a service runs if nothing says so: an image that its id tells, or one of its own name.

In: a service's id, name and settings. Out: the settings with its image and, of a known one, where it
listens; and a finding that tells of it. Where a site has another image run than the id tells, it is that one
which tells where the service listens.
"""

import re

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.images import known_by_image, known_image
from dotcompile.model.kinds.names import IMAGE_INFERRED, IMAGE_UNKNOWN
from dotcompile.model.kinds.sites import SITE_IMAGE_PORTS
from dotcompile.model.topology import Said, Settings, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.images import ImageReference
from dotcompile.model.values.ports import PORTS
from dotcompile.source import Span

#: What a name may have and an image's cannot: signs one after another.
_NO_PART = r"[_.-]{2,}"


def with_image(
    identifier: str, name: str, settings: Settings, span: Span, *, is_wrong: bool
) -> tuple[Settings, Diagnostic | None]:
    """The settings of a service, with an image or a build among them; `is_wrong` if what it says is none."""
    if "image" in settings or "build" in settings:
        return _with_site_ports(identifier, name, settings, span)
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
    known = known_by_image(image.value)
    return known is not None and known.is_store


def _with_site_ports(
    identifier: str, name: str, settings: Settings, span: Span
) -> tuple[Settings, Diagnostic | None]:
    """The settings of a service whose image is said, with where it listens if a site says the image."""
    runs = settings["image"] if "image" in settings else settings["build"]
    by_id = known_image(identifier)
    if runs.said is not Said.SITE or "ports" in settings:
        return settings, None
    known = known_by_image(runs.value) if isinstance(runs.value, ImageReference) else None
    if known is not None and known.ports:
        message = f"{shown(name)} listens on {PORTS.write(known.ports)}, as {shown(str(known.image))} does"
        found = {**settings, "ports": Value(known.ports, span, Said.INFERRED)}
        return found, Diagnostic(IMAGE_INFERRED, message, span, help="`ports=` says so outright")
    if by_id is None or not by_id.ports:
        return settings, None
    message = (
        f"nothing says where {shown(name)} listens, if not on {PORTS.write(by_id.ports)} as its id tells"
    )
    help_ = "`ports` here says where; until then what reaches it may do so at any port"
    return settings, Diagnostic(SITE_IMAGE_PORTS, message, runs.span, help=help_)


def _named_after(name: str) -> ImageReference:
    """`NAME:latest`, with what an image's name cannot have taken out of the service's."""
    return ImageReference(re.sub(_NO_PART, "-", name.lower()).strip("_.-"), "latest")
