"""What a cluster has, as far as connections in it depend on that: pods by their labels, and policies.

Nobody here knows of diagrams or of files; `reading` makes these of what stands in manifests, and `permitting`
says what they come to. https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports
from dotcompile.records import dataclass

Address = IPv4Address | IPv6Address
Subnet = IPv4Network | IPv6Network
Labels = Mapping[str, str]


class Operator(StrEnum):
    """How a requirement compares a label."""

    IN = "In"
    NOT_IN = "NotIn"
    EXISTS = "Exists"
    DOES_NOT_EXIST = "DoesNotExist"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must hold of one label."""

    key: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selector:
    """What must hold of labels; one without requirements holds of all."""

    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Addresses, but for some."""

    network: Subnet
    excepted: tuple[Subnet, ...] = ()


@dataclass(frozen=True, slots=True)
class Peer:
    """Either a block, or pods: by their own labels, by those of their namespaces, or both.

    Without `namespaces` they are those of the policy's own namespace.
    """

    pods: Selector | None = None
    namespaces: Selector | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class PolicyPort:
    """Ports of one protocol, by number or by the name that the receiving pod has for one of its own."""

    ports: PortRange
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may be at the other end, anybody if None; and the ports, all if None."""

    peers: tuple[Peer, ...] | None
    ports: tuple[PolicyPort, ...] | None


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy. It isolates its pods in each direction for which it has rules, be there none of them."""

    name: str
    namespace: str
    pods: Selector
    ingress: tuple[Rule, ...] | None
    egress: tuple[Rule, ...] | None


@dataclass(frozen=True, slots=True)
class Side:
    """The other end of a connection: pods that are chosen, or whoever is none of others; and ranges."""

    chosen: Selector | None = None
    others: Selector | None = None
    ranges: tuple[Subnet, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderedRule:
    """What one rule of Calico allows or denies, to or from whoever is at the other end."""

    allows: bool
    other: Side
    ports: Ports


@dataclass(frozen=True, slots=True)
class Ordered:
    """A policy of Calico, whose rules are tried in turn; rules that are None are no matter of it."""

    name: str
    order: int
    chosen: Selector
    ingress: tuple[OrderedRule, ...] | None
    egress: tuple[OrderedRule, ...] | None


@dataclass(frozen=True, slots=True)
class NamedPort:
    """A port that a pod has a name for."""

    name: str
    protocol: str
    number: int


@dataclass(frozen=True, slots=True)
class Pod:
    """Pods that are alike: those of one workload. `hosted` if they have their node's network."""

    name: str
    namespace: str
    labels: Labels
    ports: tuple[NamedPort, ...] = ()
    hosted: bool = False


@dataclass(frozen=True)
class Cluster:
    """Everything; without slots, so that its indexes are made once.

    `namespaces` are labels by name, and `ordered` policies of Calico.
    """

    pods: tuple[Pod, ...]
    policies: tuple[Policy, ...]
    namespaces: Mapping[str, Labels]
    ordered: tuple[Ordered, ...] = ()

    @cached_property
    def labels_of(self) -> Mapping[str, Labels]:
        """The labels of each namespace, with the one that the cluster itself sets on it."""
        named = {*self.namespaces, *(pod.namespace for pod in self.pods)}
        return {one: {**self.namespaces.get(one, {}), NAMESPACE_LABEL: one} for one in named}


#: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
NAMESPACE_LABEL = "kubernetes.io/metadata.name"
EVERYTHING: Ports = ANY_PORT
NOTHING: Ports = ()
