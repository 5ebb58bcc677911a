"""Policies of Calico: rules tried in turn, by the order of their policies, until one allows or denies.

In: objects as they stand in manifests. Out: records. Read is what can be said by labels, ranges and ports;
what else there is could open anything, and is an error.
https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy
"""

import re
from collections.abc import Iterator

from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports, merged
from dotcompile.reach.policies.policy import Operator, Ordered, OrderedRule, Requirement, Selector, Side
from dotcompile.reach.policies.reading import as_subnet, name_of
from dotcompile.reach.policies.trees import (
    PolicyError,
    Tree,
    as_items,
    as_mapping,
    as_optional,
    as_text,
    only,
)

VERSION, KIND = "projectcalico.org/v3", "GlobalNetworkPolicy"
OF_KUBERNETES = 1000
"""The order of what Kubernetes itself has."""

_TERM = re.compile(
    r"(?P<key>[A-Za-z0-9._/-]+) (?:== '(?P<value>[^']*)'|in \{(?P<values>'[^']*'(?:, '[^']*')*)\})"
    r"|has\((?P<has>[A-Za-z0-9._/-]+)\)"
)
_ACTIONS = {"Allow": True, "Deny": False}


def read_ordered(entry: Tree) -> Ordered:
    """One policy."""
    spec = as_mapping(entry.get("spec"), "`spec`")
    only(spec, {"order", "selector", "types", "ingress", "egress"}, "a policy")
    types = [as_text(one) for one in as_items(spec.get("types"), "`types`")]
    order = spec.get("order")
    if not isinstance(order, int) or not 0 <= order < OF_KUBERNETES:
        raise PolicyError(f"`{order}` is no order that goes before Kubernetes' own policies")
    return Ordered(
        name_of(entry),
        order,
        _selector(as_text(spec.get("selector"))),
        tuple(_rules(spec, "ingress", "source")) if "Ingress" in types else None,
        tuple(_rules(spec, "egress", "destination")) if "Egress" in types else None,
    )


def _rules(spec: Tree, key: str, side: str) -> Iterator[OrderedRule]:
    for one in as_items(spec.get(key), f"`{key}`"):
        entry = as_mapping(one, "a rule")
        only(entry, {"action", "protocol", "source", "destination"}, "a rule")
        action = as_text(entry.get("action"))
        if action not in _ACTIONS:
            raise PolicyError(f"`{action}` is no action that is known here")
        yield OrderedRule(_ACTIONS[action], _side(entry.get(side)), _ports(entry))


def _side(value: object) -> Side:
    entry = as_optional(value, "a side")
    only(entry, {"selector", "notSelector", "nets", "ports"}, "a side")
    chosen, others = entry.get("selector"), entry.get("notSelector")
    return Side(
        None if chosen is None else _selector(as_text(chosen)),
        None if others is None else _selector(as_text(others)),
        tuple(as_subnet(one) for one in as_items(entry.get("nets"), "`nets`")),
    )


def _ports(entry: Tree) -> Ports:
    """The ports of a rule: of one protocol, all if none is said."""
    protocol = entry.get("protocol")
    said = as_items(as_optional(entry.get("destination"), "a side").get("ports"), "`ports`")
    if protocol is None:
        if said:
            raise PolicyError("ports go with a protocol")
        return ANY_PORT
    every = [one for one in ANY_PORT if one.protocol == as_text(protocol).lower()]
    if not every:
        raise PolicyError(f"`{protocol}` is no protocol with ports")
    return merged([_range(every[0].protocol, one) for one in said]) if said else tuple(every)


def _range(protocol: str, value: object) -> PortRange:
    first, _, last = str(value).partition(":")
    if not (first.isdigit() and (last or first).isdigit()):
        raise PolicyError(f"`{value}` is no port")
    return PortRange(protocol, int(first), int(last or first))


def _selector(text: str) -> Selector:
    """What is joined by `&&`: a label that is a value, or one of several, or is there at all."""
    requirements = []
    for term in text.split(" && "):
        found = _TERM.fullmatch(term)
        if found is None:
            raise PolicyError(f"`{text}` is no selector that is known here")
        if found["has"]:
            requirements.append(Requirement(found["has"], Operator.EXISTS))
        else:
            values = (found["value"],) if found["values"] is None else found["values"][1:-1].split("', '")
            requirements.append(Requirement(found["key"], Operator.IN, tuple(values)))
    return Selector(tuple(requirements))
