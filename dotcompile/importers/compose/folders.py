"""Paths in Compose files, as the diagram's folder has them.

In: a path, and the file that it stands in. Out: the path from the folder that the diagram is to lie in. Each
path is relative to the folder of its file; those of files that are laid over the first one, to its folder.
"""

import posixpath
import re
from collections.abc import Mapping

from dotcompile.importers.documents.tree import Scalar
from dotcompile.records import dataclass

_ELSEWHERE = re.compile(r"/|~|[a-zA-Z]:[\\/]|\\\\|\w+://|git@|github\.com/")


@dataclass(frozen=True, slots=True)
class Folders:
    """The folder of each file by its name, from the project's own; and the way to that from the diagram's."""

    of: Mapping[str, str]
    base: str

    def path(self, said: Scalar, text: str | None = None) -> str:
        """A path that begins with a dot, if it is relative."""
        path = said.text if text is None else text
        if _ELSEWHERE.match(path) or not path:
            return path
        whole = posixpath.join(self.base, self.of.get(said.source.path, ""))
        if not whole and path.startswith("."):
            return path
        joined = posixpath.normpath(posixpath.join(whole, path))
        slash = "/" if path.endswith("/") and joined != "." else ""
        return f"{joined if joined.startswith('.') else f'./{joined}'}{slash}"
