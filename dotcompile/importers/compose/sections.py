"""Networks, volumes, configurations and secrets as the file defines them.

In: the tables of these sections. Out: zones, volumes, and what each is really called.
https://github.com/compose-spec/compose-spec/blob/main/06-networks.md
"""

import re
from collections.abc import Iterator, Mapping

from dotcompile.importers.documents.clients import client_text
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, entries_text, is_null
from dotcompile.importers.kinds import BAD_NAME
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass
from dotcompile.source import Span

DEFAULT = "default"
_FITS = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")
_PLAIN = ("driver", "attachable", "internal")
_OPTIONS = {"encrypted": "encrypted", "com.docker.network.driver.mtu": "mtu", "parent": "parent"}
_POOL = {"subnet": "subnet", "gateway": "gateway", "ip_range": "ip_range"}


@dataclass(frozen=True, slots=True)
class Defined:
    """A network, volume, configuration or secret: the key that the file has for it, and its own name."""

    key: str
    name: str
    is_external: bool
    settings: Settings
    entry: Entry | None
    origin: Span


class Sections:
    """Reads what is defined, and gives each the name that it has in a diagram."""

    def __init__(self, project: str, found: Found) -> None:
        self._project = project
        self._found = found

    def networks(self, section: Node | None, origin: Span) -> Mapping[str, Defined]:
        """Each network by its key, the shared one that nobody need define among them."""
        entries = list(section.entries) if isinstance(section, Table) else []
        defined = {entry.key.text: self._network(entry) for entry in entries}
        if DEFAULT not in defined:
            defined[DEFAULT] = Defined(DEFAULT, DEFAULT, False, {}, None, origin)
        taken = {one.name.lower() for one in defined.values() if one.name != DEFAULT}
        own, number = self._project, 2
        while own.lower() in taken:
            own, number = f"{self._project}-{number}", number + 1
        shared = defined[DEFAULT]
        if shared.name == DEFAULT:  # a name that engines and Compose keep for themselves
            defined[DEFAULT] = Defined(
                DEFAULT, own, shared.is_external, shared.settings, shared.entry, shared.origin
            )
        return defined

    def volumes(self, section: Node | None) -> Mapping[str, Defined]:
        """Each volume by its key."""
        entries = section.entries if isinstance(section, Table) else ()
        return {entry.key.text: self._volume(entry) for entry in entries}

    def grants(self, section: str, node: Node | None) -> Mapping[str, str]:
        """What each configuration or secret is called; where it comes from is not the diagram's."""
        names: dict[str, str] = {}
        for entry in node.entries if isinstance(node, Table) else ():
            table = entry.value
            assert isinstance(table, Table)
            name, _ = self._called(entry)
            names[entry.key.text] = name
            for key, value in table:
                if key in ("file", "content", "environment", "template_driver"):
                    folder = f"{section}/{name}"
                    self._found.leave_out(
                        f"`{key}` of {shown(entry.key.text)}",
                        value.span,
                        f"put it at `{folder}` beside what is emitted",
                    )
        return names

    def _called(self, entry: Entry) -> tuple[str, bool]:
        """What a thing is called, and whether it is there already."""
        table = entry.value
        assert isinstance(table, Table)
        external, name = table.get("external"), table.get("name")
        if isinstance(external, Table):
            name = external.get("name") or name
        is_external = isinstance(external, Table) or (
            isinstance(external, Scalar) and external.text.lower() == "true"
        )
        if isinstance(name, Scalar) and name.text:
            if is_external:
                return name.text, True
            self._found.leave_out(
                f"the name {shown(name.text)}", name.span, "the project's name stands before its key"
            )
        return entry.key.text, is_external

    def _network(self, entry: Entry) -> Defined:
        table = entry.value
        assert isinstance(table, Table)
        name, is_external = self._called(entry)
        saying = Saying(Place.ZONE, self._found)
        for key, node in table:
            if key in _PLAIN and isinstance(node, Scalar) and not is_null(node):
                saying.say(key, node.value())
            elif key == "enable_ipv6" and isinstance(node, Scalar):
                saying.say("ipv6", node.value())
            elif key == "driver_opts" and isinstance(node, Table):
                self._options(node, saying)
            elif key == "labels" and isinstance(node, Table):
                self._family("label_", node, saying)
            elif key == "ipam" and isinstance(node, Table):
                self._ipam(node, saying)
            elif key not in ("external", "name") and not key.startswith("x-") and not is_null(node):
                self._found.leave_out(f"`networks.{entry.key.text}.{key}`", node.span)
        for needless in ("attachable", "internal", "ipv6"):
            if needless in saying.settings and not saying.settings[needless].value:
                del saying.settings[needless]
        if is_external:
            saying.say("external", within("true", entry.key.span))
        return Defined(entry.key.text, name, is_external, saying.settings, entry, entry.key.span)

    def _options(self, options: Table, saying: Saying) -> None:
        for name, node in options:
            value = client_text(node) if isinstance(node, Scalar) else None
            if name == "encrypted":
                saying.say("encrypted", within("false" if value == "false" else "true", node.span))
            elif value:
                saying.say(_OPTIONS.get(name, f"opt_{name}"), within(value, node.span))
            else:
                self._found.leave_out(f"{shown(name)}, which says nothing,", node.span)

    def _family(self, prefix: str, table: Table, saying: Saying) -> None:
        """Labels and options, each an attribute of its own. An empty one is none in a diagram."""
        for name, node in table:
            value = client_text(node) if isinstance(node, Scalar) else None
            if value:
                saying.say(f"{prefix}{name}", within(value, node.span))
            else:
                self._found.leave_out(f"{shown(name)}, which says nothing,", node.span)

    def _ipam(self, ipam: Table, saying: Saying) -> None:
        driver, config = ipam.get("driver"), ipam.get("config")
        if isinstance(driver, Scalar):
            saying.say("ipam_driver", driver.value())
        pools = [one for one in config.items if isinstance(one, Table)] if isinstance(config, Listing) else []
        for key, name in _POOL.items():
            said = [one for pool in pools if isinstance(one := pool.get(key), Scalar)]
            if said and config is not None:
                saying.say(name, entries_text(((one.text, one.span) for one in said), config.span))
        aux = [one for pool in pools if isinstance(one := pool.get("aux_addresses"), Table)]
        pairs = [
            (f"{key}={one.text}", one.span) for table in aux for key, one in table if isinstance(one, Scalar)
        ]
        if pairs and config is not None:
            saying.say("aux", entries_text(pairs, config.span))

    def _volume(self, entry: Entry) -> Defined:
        table = entry.value
        assert isinstance(table, Table)
        name, is_external = self._called(entry)
        saying = Saying(Place.VOLUME, self._found)
        for key, node in table:
            if key == "driver" and isinstance(node, Scalar) and node.text not in ("", "local"):
                saying.say("driver", node.value())
            elif key == "driver_opts" and isinstance(node, Table):
                self._family("opt_", node, saying)
            elif key == "labels" and isinstance(node, Table):
                self._family("label_", node, saying)
            elif key not in ("external", "name", "driver") and not key.startswith("x-"):
                self._found.leave_out(f"`volumes.{entry.key.text}.{key}`", node.span)
        if is_external:
            saying.say("external", within("true", entry.key.span))
        return Defined(entry.key.text, name, is_external, saying.settings, entry, entry.key.span)


class Names:
    """Names of one sort that a diagram can have, no two that differ in case alone."""

    def __init__(self, what: str, found: Found) -> None:
        self._what = what
        self._found = found
        self._taken: dict[str, str] = {}

    def take(self, name: str, span: Span) -> bool:
        """Whether a diagram can have it."""
        other = self._taken.setdefault(name.lower(), name)
        if not _FITS.fullmatch(name):
            message = f"{shown(name)} cannot be the name of a {self._what}"
            self._found.tell(BAD_NAME, message, span, "begin with a letter or digit")
        elif other != name:
            message = f"{shown(name)} differs in case alone from {shown(other)}"
            self._found.tell(BAD_NAME, message, span, f"give this {self._what} another name")
        return other == name and _FITS.fullmatch(name) is not None


def unused(defined: Mapping[str, Defined], used: Mapping[str, object]) -> Iterator[Defined]:
    """What is defined and nobody uses."""
    return (one for key, one in defined.items() if key not in used and one.entry is not None)
