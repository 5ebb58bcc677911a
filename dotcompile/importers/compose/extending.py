"""Services with what they extend.

In: the services of a file. Out: the same, each laid over the one that it extends.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends
"""

from dotcompile.importers.compose.files import Files
from dotcompile.importers.compose.merging import merge
from dotcompile.importers.compose.variables import Interpolation
from dotcompile.importers.documents.tree import Entry, Node, Scalar, Table
from dotcompile.importers.kinds import EXTENDS_CIRCLE, NOT_READ, WRONG_TYPE
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass

_LONGEST_CHAIN = 30
_Chain = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a service stands: its file and folder, the services beside it, and the variables there."""

    path: str
    folder: str
    services: Table
    values: Interpolation


class Extender:
    """Extends services, each once."""

    def __init__(self, files: Files, found: Found) -> None:
        self._files = files
        self._found = found
        self._known: dict[tuple[str, str], Table | None] = {}

    def all(self, home: Home) -> Table:
        """The services of a file; one that extends itself is left out."""
        made = ((entry, self._extend(entry, home, ())) for entry in home.services.entries)
        entries = tuple(Entry(entry.key, one) for entry, one in made if one is not None)
        return Table(entries, home.services.span, home.services.tag, home.services.weight)

    def _extend(self, entry: Entry, home: Home, chain: _Chain) -> Table | None:
        key, service = (home.path, entry.key.text), entry.value
        assert isinstance(service, Table)
        said = service.get("extends")
        if said is None:
            return service
        if key in self._known:
            return self._known[key]
        if key in chain or len(chain) >= _LONGEST_CHAIN:
            message = f"{shown(entry.key.text)} extends itself in the end"
            self._found.tell(EXTENDS_CIRCLE, message, said.span, "take one of the `extends` away")
            return None
        base = self._base(said, home, (*chain, key))
        entries = tuple(one for one in service.entries if one.key.text != "extends")
        own: Node = Table(entries, service.span, "", service.weight)
        if base is not None and self._files.count(base.weight, said.span):
            own = merge(base, own)
        assert isinstance(own, Table)
        self._known[key] = own
        return own

    def _base(self, said: Node, home: Home, chain: _Chain) -> Table | None:
        """What is extended: a service of this file, or of another one."""
        name: Node | None = said.get("service") if isinstance(said, Table) else said
        file = said.get("file") if isinstance(said, Table) else None
        if not isinstance(name, Scalar) or not isinstance(file, Scalar | None):
            self._found.tell(WRONG_TYPE, "`extends` names a service", said.span, "write `extends: NAME`")
            return None
        elsewhere = home if file is None else self._home(file, home)
        if elsewhere is None:
            return None
        base = elsewhere.services.entry(name.text)
        if base is None:
            message = f"there is no service {shown(name.text)} to extend"
            help_ = "name a service, and its file if it is in another"
            self._found.tell(NOT_READ, message, name.span, help_)
            return None
        return self._extend(base, elsewhere, chain)

    def _home(self, file: Scalar, home: Home) -> Home | None:
        """The services of another file."""
        other, folder = self._files.find(file, home.folder)
        top = None if other is None else self._files.read(other, folder, home.values)
        if other is None or top is None:
            return None
        services = top.get("services")
        table = services if isinstance(services, Table) else Table((), top.span)
        return Home(other[0], folder, table, home.values)
