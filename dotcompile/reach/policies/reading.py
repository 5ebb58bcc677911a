"""Policies and pods as they stand in manifests.

In: objects as YAML or JSON has them, of mappings, lists, texts, numbers and truth values. Out: records of
them. What the cluster would refuse is refused here too, since it would not be in force.
https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
"""

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_network

from dotcompile.model.values.ports import HIGHEST, PortRange
from dotcompile.reach.policies.policy import (
    Block,
    NamedPort,
    Operator,
    Peer,
    Pod,
    Policy,
    PolicyPort,
    Requirement,
    Rule,
    Selector,
    Subnet,
)
from dotcompile.reach.policies.trees import (
    PolicyError,
    Tree,
    as_items,
    as_mapping,
    as_number,
    as_optional,
    as_protocol,
    as_text,
    only,
)

#: https://kubernetes.io/docs/reference/networking/ports-and-protocols/, as of a container's `ports[].name`
_PORT_NAME = re.compile(r"(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
_DEFAULT_NAMESPACE = "default"
#: Where a workload keeps what its pods are to be; a pod is one itself.
_TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "Pod": (),
    **dict.fromkeys(
        ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job"),
        ("spec", "template"),
    ),
    "CronJob": ("spec", "jobTemplate", "spec", "template"),
    "VirtualMachine": ("spec", "template"),  # https://kubevirt.io/user-guide/network/networkpolicy/
}
WORKLOADS = frozenset(_TEMPLATES)


def namespace_of(entry: Tree) -> str:
    """The namespace that an object is in."""
    return as_text(as_mapping(entry.get("metadata"), "`metadata`").get("namespace") or _DEFAULT_NAMESPACE)


def name_of(entry: Tree) -> str:
    """What an object is called."""
    metadata = as_mapping(entry.get("metadata"), "`metadata`")
    return as_text(metadata.get("name") or metadata.get("generateName") or "")


def labels_of(entry: Tree) -> dict[str, str]:
    """The labels of an object, or of the template of one."""
    metadata = as_optional(entry.get("metadata"), "`metadata`")
    labels = as_optional(metadata.get("labels"), "`labels`")
    return {key: as_text(value) for key, value in labels.items()}


def pod_spec(entry: Tree) -> Tree:
    """What the pods of a workload are to be: their metadata and specification."""
    for key in _TEMPLATES[as_text(entry.get("kind"))]:
        entry = as_mapping(entry.get(key), f"`{key}`")
    return entry


def read_pod(entry: Tree) -> Pod:
    """The pods of a workload, which are alike."""
    template = pod_spec(entry)
    spec = as_optional(template.get("spec"), "`spec`")
    ports = tuple(_named_ports(spec))
    hosted = spec.get("hostNetwork", False)
    return Pod(name_of(entry), namespace_of(entry), labels_of(template), ports, hosted is True)


def containers_of(spec: Tree) -> Iterator[Tree]:
    """The containers that listen: those that run side by side, and side-cars among those that run before."""
    for key in ("containers", "initContainers"):
        for one in as_items(spec.get(key), f"`{key}`"):
            container = as_mapping(one, "a container")
            if key == "containers" or container.get("restartPolicy") == "Always":
                yield container


def _named_ports(spec: Tree) -> Iterator[NamedPort]:
    for container in containers_of(spec):
        for one in as_items(container.get("ports"), "`ports`"):
            port = as_mapping(one, "a port")
            if port.get("name"):
                number = as_number(port.get("containerPort"))
                yield NamedPort(as_text(port["name"]), as_protocol(port.get("protocol")), number)


def read_policy(entry: Tree) -> Policy:
    """One policy. Which directions it is for follows from its rules if it does not say so."""
    spec = as_optional(entry.get("spec"), "`spec`")
    ingress = [_rule(one, "from") for one in as_items(spec.get("ingress"), "`ingress`")]
    egress = [_rule(one, "to") for one in as_items(spec.get("egress"), "`egress`")]
    said = [as_text(one) for one in as_items(spec.get("policyTypes"), "`policyTypes`")]
    for one in said:
        if one not in ("Ingress", "Egress"):
            raise PolicyError(f"`{one}` is no type of policy")
    types = said or (["Ingress", "Egress"] if egress else ["Ingress"])
    return Policy(
        name_of(entry),
        namespace_of(entry),
        _selector(spec.get("podSelector")),
        tuple(ingress) if "Ingress" in types else None,
        tuple(egress) if "Egress" in types else None,
    )


def _rule(value: object, side: str) -> Rule:
    entry = as_optional(value, "a rule")
    only(entry, {side, "ports"}, "a rule")
    peers = tuple(_peer(one) for one in as_items(entry.get(side), f"`{side}`"))
    ports = tuple(_port(one) for one in as_items(entry.get("ports"), "`ports`"))
    return Rule(peers or None, ports or None)


def _peer(value: object) -> Peer:
    entry = as_optional(value, "a peer")
    only(entry, {"podSelector", "namespaceSelector", "ipBlock"}, "a peer")
    pods, namespaces, block = (entry.get(key) for key in ("podSelector", "namespaceSelector", "ipBlock"))
    if pods is None and namespaces is None and block is None:
        raise PolicyError("a peer says neither pods, namespaces nor an `ipBlock`")
    if block is None:
        return Peer(
            None if pods is None else _selector(pods), None if namespaces is None else _selector(namespaces)
        )
    if pods is not None or namespaces is not None:
        raise PolicyError("a peer with an `ipBlock` may not say anything else")
    return Peer(block=_block(as_mapping(block, "`ipBlock`")))


def _block(entry: Tree) -> Block:
    only(entry, {"cidr", "except"}, "`ipBlock`")
    network = as_subnet(entry.get("cidr"))
    excepted = tuple(as_subnet(one) for one in as_items(entry.get("except"), "`except`"))
    for one in excepted:
        within = one.version == network.version and one.subnet_of(network)  # type: ignore[arg-type]  # versions are equal
        if not within or one == network:
            raise PolicyError(f"`{one}` is no part of `{network}` that could be excepted")
    return Block(network, excepted)


def as_subnet(value: object) -> Subnet:
    """A range of addresses."""
    text = as_text(value)
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise PolicyError(f"`{text}` is no range of addresses") from None


def _port(value: object) -> PolicyPort:
    entry = as_optional(value, "a port")
    only(entry, {"protocol", "port", "endPort"}, "a port")
    protocol, port, end = as_protocol(entry.get("protocol")), entry.get("port"), entry.get("endPort")
    if isinstance(port, str):
        if end is not None or _PORT_NAME.fullmatch(port) is None:
            raise PolicyError(
                f"`{port}` is no name of a port" if end is None else "`endPort` goes with a number"
            )
        return PolicyPort(PortRange(protocol, 1, HIGHEST), port)
    if port is None:
        if end is not None:
            raise PolicyError("`endPort` goes with `port`")
        return PolicyPort(PortRange(protocol, 1, HIGHEST))
    first = as_number(port)
    last = first if end is None else as_number(end)
    if last < first:
        raise PolicyError(f"the ports {first} to {last} end before they begin")
    return PolicyPort(PortRange(protocol, first, last))


def _selector(value: object) -> Selector:
    entry = as_optional(value, "a selector")
    only(entry, {"matchLabels", "matchExpressions"}, "a selector")
    labels = as_optional(entry.get("matchLabels"), "`matchLabels`")
    equal = (Requirement(key, Operator.IN, (as_text(said),)) for key, said in labels.items())
    expressions = as_items(entry.get("matchExpressions"), "`matchExpressions`")
    return Selector((*equal, *(_requirement(as_mapping(one, "an expression")) for one in expressions)))


def _requirement(entry: Tree) -> Requirement:
    said = as_text(entry.get("operator"))
    if said not in tuple(Operator):
        raise PolicyError(f"`{said}` is no operator of a selector")
    values = tuple(as_text(one) for one in as_items(entry.get("values"), "`values`"))
    operator = Operator(said)
    if bool(values) != (operator in (Operator.IN, Operator.NOT_IN)):
        raise PolicyError(f"`{said}` {'lacks values' if not values else 'has no values'}")
    return Requirement(as_text(entry.get("key")), operator, values)
