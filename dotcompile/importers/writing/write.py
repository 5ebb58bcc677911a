"""What was imported, to texts.

In: the record. Out: a diagram, and its site file, which is empty if all is in the diagram.
"""

from dotcompile.importers.imported import Imported
from dotcompile.importers.writing.dot import dot_text
from dotcompile.importers.writing.site import site_text
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """The two texts."""

    dot: str
    site: str


def write_imported(imported: Imported) -> Written:
    """A diagram, and what it does not show."""
    return Written(dot_text(imported), site_text(imported, imported.notes))
