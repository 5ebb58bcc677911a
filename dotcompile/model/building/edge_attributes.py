"""What is out of place on an edge: attributes that its relation has no use for, and ports that are none.

In: a join and what it means. Out: findings, told to the reader.
"""

import re

from dotcompile.diagnostics import Diagnostic, Edit, Fix
from dotcompile.model.building.cast import Part
from dotcompile.model.building.joins import Join, Mention, Thing, span_of_join, span_of_mention
from dotcompile.model.building.manners import FLOWS, USES, is_record
from dotcompile.model.building.settings import Reader
from dotcompile.model.kinds.links import (
    IDLE_EDGE_ATTRIBUTE,
    MOUNT_WITHOUT_PATH,
    PORT_AS_POSITION,
    PORTS_BY_LABEL,
)
from dotcompile.model.kinds.openings import CONTROL_NOT_BUILT, DENY_WITHOUT_FLOW
from dotcompile.model.topology import Relation, Said, Sort
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import PORTS
from dotcompile.source import Source
from dotcompile.syntax.drawing import Node
from dotcompile.syntax.tree import Html, NodeRef

_NUMBER = r"[0-9]{1,5}"
_POSITION = r'\s*:\s*"?[0-9]+"?\s*\Z'


def check_meaning(join: Join, relation: Relation, source: Part, reader: Reader, text: Source) -> None:
    """See that what the attributes of an edge say can be done with what it means."""
    manner = join.manner
    for name, setting in manner.explicit.items():
        uses = USES.get(name)
        if uses is not None and relation not in uses:
            message = f"{shown(name)} has no effect on an edge that means {shown(relation)}"
            goes_with = ", ".join(map(shown, uses))
            help_ = f"it goes with {goes_with}; `rel=` says what an edge means, if it is not this"
            reader.tell(Diagnostic(IDLE_EDGE_ATTRIBUTE, message, reader.name_span(setting), help=help_))
    if manner.deny and relation not in FLOWS:
        message = f"`deny` forbids connections, and this edge is none: it means {shown(relation)}"
        help_ = "draw it between services, zones and actors"
        reader.tell(Diagnostic(DENY_WITHOUT_FLOW, message, span_of_join(join, text), help=help_))
    if manner.ports is not None and manner.ports.said is Said.INFERRED and relation in USES["port"]:
        ports = PORTS.write(manner.ports.value)
        message = f"the label is taken for the ports of the {relation}: {shown(ports)}"
        help_ = f'`port="{ports}"` says so outright, and any other `port` something else'
        reader.tell(Diagnostic(PORTS_BY_LABEL, message, manner.ports.span, help=help_))
    if relation is Relation.MOUNT and not {"at"} & {*manner.settings, *manner.explicit}:
        message = "the volume is mounted nowhere, since the edge does not say at which path"
        help_ = "write where the service finds it: `at=/var/lib/data`"
        reader.tell(Diagnostic(MOUNT_WITHOUT_PATH, message, span_of_join(join, text), help=help_))
    if relation is Relation.CONTROL and source.acts in (Sort.SERVICE, Sort.ZONE, Sort.NETWORK):
        message = f"nothing gives {source.says} the engine that it is to drive"
        help_ = (
            '`volumes="/var/run/docker.sock:/var/run/docker.sock"` on the service mounts its socket; '
            "an actor with `addr=` is an engine that it reaches over the network"
        )
        reader.tell(Diagnostic(CONTROL_NOT_BUILT, message, span_of_join(join, text), help=help_))


def check_position(join: Join, mention: NodeRef, reader: Reader, source: Source) -> None:
    """See that no number stands where DOT has the place at which an edge meets its node."""
    number = (mention.port or "").partition(":")[0]
    thing = join.head if mention is join.head_at else join.tail
    if re.fullmatch(_NUMBER, number) is None or _has_field(thing, number):
        return
    message = f"{shown(number)} here is a place on the node's border, not a port"
    at_target = (mention is join.tail_at) == join.manner.turned
    fix = _as_port(join, mention, number, source) if at_target else None
    help_ = "`port=` on an edge narrows it to a port of the one that it runs to"
    span = span_of_mention(mention, source)
    reader.tell(Diagnostic(PORT_AS_POSITION, message, span, help=help_, fix=fix))


def _has_field(thing: Thing, number: str) -> bool:
    """Whether a node is drawn with a field of that name."""
    label = thing.attribute("label") if isinstance(thing, Node) else None
    if label is None or not isinstance(thing, Node):
        return False
    if isinstance(label.value, Html):
        return re.search(rf"(?i)\bport\s*=\s*[\"']{number}[\"']", label.value) is not None
    return is_record(thing) and re.search(rf"<\s*{number}\s*>", label.value) is not None


def _as_port(join: Join, mention: Mention, number: str, source: Source) -> Fix | None:
    """The number as an attribute, where the statement makes no other edge that would get it too."""
    statement = join.statement
    found = re.search(_POSITION, source.text[mention.start : mention.end])
    if not join.single or found is None or "port" in join.manner.settings:
        return None
    removal = Edit(source.span(mention.start + found.start(), mention.start + found.end()), "")
    if statement.brackets >= 0:
        at = statement.brackets + 1
        more = "" if source.text[at:].lstrip().startswith("]") else ", "
        addition = Edit(source.span(at, at), f"port={number}{more}")
    else:
        addition = Edit(source.span(statement.end, statement.end), f" [port={number}]")
    return Fix(f"write `port={number}`", (removal, addition), safe=False)
