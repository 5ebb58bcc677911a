"""What a service says, by the vocabulary's own table of what Compose calls each attribute.

In: the canonical table of a service. Out: settings, and a finding for each key that no attribute is for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dotcompile.importers.compose.folders import Folders
from dotcompile.importers.compose.keys import IGNORED_BY_SWARM, KNOWN
from dotcompile.importers.documents.clients import client_text
from dotcompile.importers.documents.tree import (
    Listing,
    Node,
    Scalar,
    Table,
    entries_text,
    is_null,
    kind_of,
)
from dotcompile.importers.kinds import NOT_IMPORTED, UNKNOWN_KEY, WRONG_TYPE
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.site.values import takes_list, takes_table
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import ROWS, Place, Row
from dotcompile.source import Span

Path = tuple[str, ...]
Entries = Iterable[tuple[str, Span]]

_OWN = frozenset({"networks", "ports", "volumes", "configs", "secrets", "depends_on", "links"})
"""What is more than settings, and read elsewhere."""

_ROWS: Mapping[Path, Row] = {
    tuple(row.compose.split(".")): row
    for row in ROWS
    if Place.SERVICE in row.places and row.compose and not row.name.endswith("*")
    if row.compose.split(".")[0] not in _OWN
}
#: Older words for the same; the newer ones count.
_OLDER: Mapping[str, str] = {
    "cpus": "cpus",
    "mem_limit": "memory",
    "mem_reservation": "reserve_memory",
    "scale": "replicas",
}
_COMMANDS = ("command", "entrypoint")
_RESTARTS = {"any": "always", "none": "no", "on-failure": "on-failure"}
_RESTART = ("deploy", "restart_policy")
#: What is so anyway is no part of a drawing.
_ANYWAY = (("mode", "replicated"), ("replicas", 1), ("network_mode", "bridge"))


class Reader:
    """Reads the settings of one service after another."""

    def __init__(self, folders: Folders, found: Found, *, stack: bool) -> None:
        self._folders = folders
        self._found = found
        self._stack = stack
        self._own: Mapping[str, Callable[[Row, Node], Entries | str | None]] = {
            "build": self._build,
            "env_file": self._env_file,
            "prefer": self._preferences,
            "ulimits": self._ulimits,
            "logging": self._logging,
            "healthcheck": self._test,
        }

    def read(self, service: Table) -> Saying:
        """The settings of a service; what has none is told."""
        saying = Saying(Place.SERVICE, self._found)
        for path, row in _ROWS.items():
            node = _at(service, path)
            if is_null(node) or node is None or (self._stack and path[0] in IGNORED_BY_SWARM):
                continue
            self._say(saying, row, node)
        for key, name in _OLDER.items():
            node = service.get(key)
            if isinstance(node, Scalar) and not is_null(node) and name not in saying.settings:
                saying.say(name, node.value())
        self._restart(saying, _at(service, _RESTART))
        for name, default in _ANYWAY:
            if name in saying.settings and str(saying.settings[name].value) == str(default):
                del saying.settings[name]
        self._tell_rest(service, ())
        return saying

    def _say(self, saying: Saying, row: Row, node: Node) -> None:
        own = self._own.get(row.name)
        if own is not None:
            said = own(row, node)
        elif isinstance(node, Scalar) and (row.name in _COMMANDS or not takes_list(row.form)):
            saying.say(row.name, node.value())
            return
        else:
            said = list(self._entries(row, node))
        if isinstance(said, str):
            saying.say(row.name, within(said, node.span))
        elif said is not None:
            saying.say(row.name, entries_text(said, node.span))
        if row.name in _COMMANDS and isinstance(node, Listing) and not node.items:
            self._found.leave_out(f"that there is no {shown(row.name)}", node.span, "the image's own is run")

    def _entries(self, row: Row, node: Node) -> Iterator[tuple[str, Span]]:
        """The entries of a list, or NAME=VALUE of a table."""
        if isinstance(node, Table) and takes_table(row.form):
            for entry in node.entries:
                if not isinstance(entry.value, Scalar):
                    self._wrong(entry.key.text, entry.value, "a text")
                    continue
                value = client_text(entry.value)
                span = Span(entry.key.span.path, entry.key.span.start, max(entry.key.end, entry.value.end))
                text = entry.key.text if value is None else f"{entry.key.text}={value}"
                yield text, span if entry.value.source is entry.key.source else entry.key.span
        elif isinstance(node, Listing) and takes_list(row.form) and not takes_table(row.form):
            for item in node.items:
                if isinstance(item, Scalar):
                    yield client_text(item) or "", item.span
                else:
                    self._wrong(row.compose, item, "a text")
        else:
            self._wrong(row.compose, node, f"{row.form.says}")

    def _wrong(self, name: str, node: Node, wanted: str) -> None:
        self._found.tell(WRONG_TYPE, f"{shown(name)} has {kind_of(node)}, and is {wanted}", node.span)

    def _build(self, _: Row, node: Node) -> str | None:
        """Where it is built; with what, no attribute says."""
        assert isinstance(node, Table)
        for entry in node.entries:
            if entry.key.text != "context" and not entry.key.text.startswith("x-"):
                self._found.leave_out(f"`build.{entry.key.text}`", entry.key.span, "build it apart")
        context = node.get("context")
        if context is None:
            return self._folders.base or "."
        return self._folders.path(context) if isinstance(context, Scalar) else None

    def _env_file(self, row: Row, node: Node) -> Entries:
        assert isinstance(node, Listing)
        for item in node.items:
            path = item.get("path") if isinstance(item, Table) else item
            if not isinstance(path, Scalar):
                self._wrong(row.compose, item, "a path")
                continue
            for key, value in item if isinstance(item, Table) else ():
                if key != "path":
                    self._found.leave_out(f"`env_file.{key}`", value.span)
            yield self._folders.path(path), path.span

    def _preferences(self, row: Row, node: Node) -> Entries:
        assert isinstance(node, Listing)
        for item in node.items:
            spread = item.get("spread") if isinstance(item, Table) else None
            if isinstance(spread, Scalar):
                yield f"spread={spread.text}", spread.span
            else:
                self._wrong(row.compose, item, "a table with `spread`")

    def _ulimits(self, _: Row, node: Node) -> Entries:
        for name, limit in node if isinstance(node, Table) else ():
            if isinstance(limit, Scalar):
                yield f"{name}={limit.text}", limit.span
                continue
            both = [limit.get(key) if isinstance(limit, Table) else None for key in ("soft", "hard")]
            soft, hard = (one.text if isinstance(one, Scalar) else "" for one in both)
            yield f"{name}={soft}:{hard}", limit.span

    def _logging(self, _: Row, node: Node) -> Entries | None:
        assert isinstance(node, Table)
        driver, options = node.get("driver"), node.get("options")
        pairs = options if isinstance(options, Table) else ()
        if not isinstance(driver, Scalar):
            if not is_null(options):
                self._found.leave_out("`logging` without a driver", node.span, "name the driver, too")
            return None
        said = [(driver.text, driver.span)]
        said += [
            (f"{key}={client_text(one) or ''}", one.span) for key, one in pairs if isinstance(one, Scalar)
        ]
        return said

    def _test(self, row: Row, node: Node) -> Entries | None:
        if isinstance(node, Scalar):
            words = ("NONE",) if node.text == "NONE" else ("CMD-SHELL", node.text)
            return [(word, node.span) for word in words]
        return list(self._entries(row, node))

    def _restart(self, saying: Saying, policy: Node | None) -> None:
        """A stack file has it under `deploy`."""
        if not isinstance(policy, Table) or "restart" in saying.settings:
            return
        condition, attempts = policy.get("condition"), policy.get("max_attempts")
        word = _RESTARTS.get(condition.text) if isinstance(condition, Scalar) else "always"
        if word is None:
            self._found.leave_out("this `condition`", policy.span, f"it is {', '.join(_RESTARTS)}")
            return
        times = f":{attempts.text}" if isinstance(attempts, Scalar) and word == "on-failure" else ""
        saying.say("restart", within(f"{word}{times}", policy.span))

    def _tell_rest(self, table: Table, path: Path) -> None:
        """The keys that no attribute is for."""
        for entry in table.entries:
            here = (*path, entry.key.text)
            if entry.key.text.startswith("x-") or here in _READ:
                continue
            if self._stack and len(here) == 1 and here[0] in IGNORED_BY_SWARM:
                message = f"Swarm ignores {shown(here[0])}, and so it is left out"
                self._found.tell(NOT_IMPORTED, message, entry.key.span, "without --stack, it counts")
            elif any(read[: len(here)] == here for read in _READ):
                if isinstance(entry.value, Table):
                    self._tell_rest(entry.value, here)
            elif path or here[0] in KNOWN:
                self._found.leave_out(shown(".".join(here)), entry.key.span)
            else:
                near = nearest_word(here[0], tuple(sorted(KNOWN)))
                meant = f"; did you mean `{near}`?" if near else ""
                message = f"{shown(here[0])} is no key of services{meant}"
                self._found.tell(UNKNOWN_KEY, message, entry.key.span, "it is left out")


_READ: frozenset[Path] = frozenset(
    {
        *_ROWS,
        *((name,) for name in (*_OWN, *_OLDER)),
        *((*_RESTART, key) for key in ("condition", "max_attempts")),
        ("mac_address",),
    }
)


def _at(table: Table, path: Path) -> Node | None:
    node: Node | None = table
    for key in path:
        node = node.get(key) if isinstance(node, Table) else None
    return node
