"""Paths in a container, and what is mounted at them.

In: Compose's short form, `SOURCE:TARGET[:OPTIONS]`. Out: mounts.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes
"""

import re

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.kinds.attributes import BAD_PATH
from dotcompile.model.values.form import Form, Parsed, fail, shown
from dotcompile.model.values.lists import list_of
from dotcompile.model.values.scalars import not_among, pattern
from dotcompile.model.values.text import ValueText
from dotcompile.records import dataclass

OPTIONS = (
    "ro", "rw", "z", "Z", "nocopy", "cached", "delegated", "consistent",
    "private", "rprivate", "shared", "rshared", "slave", "rslave",
)  # fmt: skip
_DRIVE = r"[a-zA-Z]:[\\/]"
#: Compose takes a single letter before the colon for a Windows drive, so a volume's name has two at least.
_VOLUME = r"[a-zA-Z0-9][a-zA-Z0-9_.-]+"
_HELP = "write SOURCE:TARGET as in `data:/var/lib/data` or `./conf:/etc/app:ro`"


@dataclass(frozen=True, slots=True)
class Mount:
    """A volume or a path of the host, where it appears in the container, and how.

    An empty source is a volume without a name.
    """

    source: str
    target: str
    options: tuple[str, ...] = ()

    @property
    def is_bind(self) -> bool:
        """Whether the source is a path of the host."""
        return self.source.startswith((".", "/", "~", "\\")) or re.match(_DRIVE, self.source) is not None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written there."""
        return "ro" in self.options

    def __str__(self) -> str:
        where = f"{self.source}:{self.target}" if self.source else self.target
        return f"{where}:{','.join(self.options)}" if self.options else where


def _colons(said: str) -> tuple[int, int]:
    """Where the colons before and after the target are; a drive's colon is none of them."""
    first = said.find(":", 2 if re.match(_DRIVE, said) else 0)
    if first < 0:
        return -1, -1
    return first, said.find(":", first + (3 if re.compile(_DRIVE).match(said, first + 1) else 1))


def _mount(text: ValueText) -> Parsed[Mount]:
    first, second = _colons(text.text)
    end = second if second >= 0 else len(text.text)
    source, target = text.part(0, max(first, 0)), text.part(first + 1, end)
    if re.match(_DRIVE, text.text) and (first < 0 or not _absolute(target.text)):
        return _like_a_drive(text)
    if not _absolute(target.text):
        message = f"{shown(target.text)} is not a path from the container's root"
        return fail(BAD_PATH, target if target.text else text, message, _HELP)
    if first >= 0 and not Mount(source.text, "").is_bind and re.fullmatch(_VOLUME, source.text) is None:
        return _bad_source(source if source.text else text)
    options, findings = _options(text, second + 1) if second >= 0 else ((), ())
    return (None if findings else Mount(source.text, target.text, options)), findings


def _options(text: ValueText, at: int) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    options: list[str] = []
    for word in text.text[at:].split(","):
        option = text.part(at, at + len(word))
        if option.text not in OPTIONS:
            return (), (not_among(option, OPTIONS, f"the options are {', '.join(OPTIONS)}", BAD_PATH),)
        options.append(option.text)
        at += len(word) + 1
    return tuple(options), ()


def _absolute(path: str) -> bool:
    return path.startswith("/") or re.match(_DRIVE, path) is not None


def _like_a_drive(text: ValueText) -> Parsed[Mount]:
    message = f"{shown(text.text[0])} would be taken for a Windows drive"
    return fail(BAD_PATH, text, message, "give the volume a name of two characters or more", 0, 1)


def _bad_source(text: ValueText) -> Parsed[Mount]:
    if "/" in text.text:
        message = f"{shown(text.text)} is neither a volume's name nor a path; did you mean `./{text.text}`?"
        return fail(BAD_PATH, text, message, "a path of the host begins with `/`, `./` or `~`")
    return fail(BAD_PATH, text, f"{shown(text.text)} is not the name of a volume", _HELP)


MOUNT: Form[Mount] = Form("mount", "a volume or path and where it appears", "data:/var/lib/data", _mount)
MOUNTS = list_of(MOUNT, "mounts", holds_commas=True, key=lambda mount: mount.target)
ABSOLUTE = pattern(
    "path", "a path from the container's root", "/var/lib/data", r"(?:/|[a-zA-Z]:[\\/]).*", BAD_PATH
)
TMPFS = list_of(
    pattern(
        "path", "a path, with mount options after a colon", "/run:size=64m", r"/[^:,]*(?::[^:]+)?", BAD_PATH
    ),
    "paths",
    holds_commas=True,
)
GRANTS = list_of(
    pattern(
        "grant", "a name, with a path after a colon if need be", "tls:/etc/tls.pem", r"[\w.-]+(?::/[^:,]+)?"
    ),
    "names",
)
