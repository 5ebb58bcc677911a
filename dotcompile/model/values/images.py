"""Image references: registry, repository, tag and digest.

In: `registry.example:5000/team/app:1.2@sha256:…`. Out: its parts. A file name that ends as pictures do is
Graphviz's own `image`, and no image here.
https://github.com/distribution/reference/blob/main/regexp.go
"""

import re

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_IMAGE, ICON_NOT_IMAGE
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

ICON_ENDINGS = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".ps", ".pdf", ".eps")
_REGISTRY = r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?"
_PART = r"[a-z0-9]+(?>(?:(?:\.|__?|-+)[a-z0-9]+)*)"
_TAG = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"
_DIGEST = r"[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}"
_LONGEST_NAME = 255
_HELP = "write an image as in `nginx:1.27` or `registry.example:5000/team/app:2`"


@dataclass(frozen=True, slots=True)
class ImageReference:
    """An image as it was written: parts that were not are empty."""

    repository: str
    tag: str = ""
    digest: str = ""
    registry: str = ""

    def __str__(self) -> str:
        name = f"{self.registry}/{self.repository}" if self.registry else self.repository
        return name + (f":{self.tag}" if self.tag else "") + (f"@{self.digest}" if self.digest else "")


def is_icon(said: str) -> bool:
    """Whether a value of `image` is a picture for Graphviz to draw."""
    return said.strip().lower().endswith(ICON_ENDINGS)


def _image(text: ValueText) -> Parsed[ImageReference]:
    said = text.text
    if is_icon(said):
        message = f"{shown(said)} is a picture for Graphviz, and says nothing about a container's image"
        return None, (Diagnostic(ICON_NOT_IMAGE, message, text.span(), help="`container=` names the image"),)
    if len(said) > 3 * _LONGEST_NAME:
        return fail(BAD_IMAGE, text, f"an image's name has at most {_LONGEST_NAME} characters", _HELP)
    at = said.find("@")
    name_end = at if at >= 0 else len(said)
    colon = said.rfind(":", said.rfind("/", 0, name_end) + 1, name_end)
    tag_at = colon + 1 if colon >= 0 else name_end
    slash = said.find("/", 0, name_end)
    has_registry = slash > 0 and _is_registry(said[:slash])
    repository_at = slash + 1 if has_registry else 0
    repository_end = colon if colon >= 0 else name_end
    wrong = (
        (_registry(text.part(0, slash)) if has_registry else ())
        or _repository(text, repository_at, repository_end)
        or _part(text, tag_at, name_end, _TAG, "a tag", colon >= 0)
        or _part(text, name_end + 1, len(said), _DIGEST, "a digest, `sha256:` and 64 digits", at >= 0)
    )
    if wrong:
        return None, wrong
    registry = said[:slash] if has_registry else ""
    return ImageReference(
        said[repository_at:repository_end], said[tag_at:name_end], said[name_end + 1 :], registry
    ), ()


def _is_registry(part: str) -> bool:
    """Only a first part that looks like a host is one: `team/app` is in the default registry."""
    return "." in part or ":" in part or part == "localhost" or part != part.lower()


def _registry(text: ValueText) -> tuple[Diagnostic, ...]:
    if re.fullmatch(_REGISTRY, text.text):
        return ()
    return (Diagnostic(BAD_IMAGE, f"{shown(text.text)} is not a registry", text.span(), help=_HELP),)


def _repository(text: ValueText, start: int, end: int) -> tuple[Diagnostic, ...]:
    if end - start > _LONGEST_NAME:
        message = f"an image's name has at most {_LONGEST_NAME} characters"
        return (Diagnostic(BAD_IMAGE, message, text.span(start, end), help=_HELP),)
    for part in text.text[start:end].split("/"):
        if re.fullmatch(_PART, part) is None:
            return (_bad_part(text, part, start),)
        start += len(part) + 1
    return ()


def _bad_part(text: ValueText, part: str, start: int) -> Diagnostic:
    span = text.span(start, start + len(part))
    if "$" in part:
        message = f"{shown(part)} is not filled in: a diagram has no variables"
    elif part.lower() != part and re.fullmatch(_PART, part.lower()):
        message = f"{shown(part)} has capital letters; did you mean `{part.lower()}`?"
    else:
        message = (
            f"{shown(part)} cannot be part of an image's name"
            if part
            else "a part of the image's name is missing"
        )
    return Diagnostic(BAD_IMAGE, message, span, help=_HELP)


def _part(
    text: ValueText, start: int, end: int, expression: str, what: str, is_there: bool
) -> tuple[Diagnostic, ...]:
    said = text.text[start:end]
    if not is_there or re.fullmatch(expression, said):
        return ()
    unfilled = ": a diagram has no variables" if "$" in said else ""
    message = f"{shown(said)} is not {what}{unfilled}" if said else f"{what} is missing"
    return (Diagnostic(BAD_IMAGE, message, text.span(start, end), help=_HELP),)


IMAGE: Form[ImageReference] = Form("image", "an image", "nginx:1.27", _image)
