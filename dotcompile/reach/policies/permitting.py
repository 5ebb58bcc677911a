"""Which connections policies leave between pods, and between pods and addresses outside.

In: a cluster. Out: for two ends, the ports on which one may open connections to the other. Policies only add:
a pod that none selects for a direction is open in it, and one that some select has what their rules say.
https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.model.values.ports import PortRange, Ports, merged
from dotcompile.reach.carrying import narrowed
from dotcompile.reach.policies.policy import (
    EVERYTHING,
    NOTHING,
    Address,
    Block,
    Cluster,
    Labels,
    Operator,
    OrderedRule,
    Peer,
    Pod,
    Policy,
    PolicyPort,
    Rule,
    Selector,
    Side,
)
from dotcompile.reach.policies.selecting import selects
from dotcompile.reach.whereabouts import without

End = Pod | Address
_Said = Iterable[tuple[str, tuple[Rule, ...] | None]]
"""Rules, by the namespace of their policy."""
#: In place of the namespace of a pod, for policies that are of none.
_NAMESPACE = "projectcalico.org/namespace"


class Permitting:
    """What the policies of one cluster permit."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._all: Iterable[Pod] = cluster.pods
        self._labelled: dict[tuple[str, str], list[Pod]] = {}
        for pod in cluster.pods:
            for label in pod.labels.items():
                self._labelled.setdefault(label, []).append(pod)
        self._matched: dict[tuple[str, int], tuple[Peer, dict[int, Pod]]] = {}
        self._ingress: dict[int, list[Policy]] = {}
        self._egress: dict[int, list[Policy]] = {}
        for policy in cluster.policies:
            for pod in self._pods(Peer(pods=policy.pods), policy.namespace).values():
                if policy.ingress is not None:
                    self._ingress.setdefault(id(pod), []).append(policy)
                if policy.egress is not None:
                    self._egress.setdefault(id(pod), []).append(policy)

        #: The rules of Calico's policies for each pod, in turn: for what comes in, and for what goes out.
        self._ordered: tuple[dict[int, list[OrderedRule]], dict[int, list[OrderedRule]]] = ({}, {})
        for one in sorted(cluster.ordered, key=lambda one: (one.order, one.name)):
            for pod in cluster.pods:
                if not pod.hosted and selects(one.chosen, _labels(pod)):
                    for rules, of_pods in zip((one.ingress, one.egress), self._ordered, strict=True):
                        if rules is not None:
                            of_pods.setdefault(id(pod), []).extend(rules)

    def ports(self, source: End, target: End) -> Ports:
        """The ports that both sides permit. Nothing keeps a pod from itself."""
        if source is target:
            return EVERYTHING
        if not (self._is_policed(source, 1) or self._is_policed(target, 0)):
            return EVERYTHING
        sent = self._sent(source, target)
        if not sent:
            return NOTHING
        both = narrowed(sent, self._received(source, target))
        return EVERYTHING if both is None else both

    def _is_policed(self, end: End, direction: int) -> bool:
        policies = self._egress if direction else self._ingress
        return id(end) in policies or id(end) in self._ordered[direction]

    def is_isolated(self, pod: Pod) -> tuple[bool, bool]:
        """Whether some policy says what comes in to a pod, and whether one says what goes out."""
        return bool(self._ingress.get(id(pod))), bool(self._egress.get(id(pod)))

    def senders(self, target: Pod) -> Iterable[Pod]:
        """The pods that may perhaps open connections to a pod: no others can."""
        policies = None if id(target) in self._ordered[0] else self._ingress.get(id(target))
        return self._of_rules((one.namespace, one.ingress) for one in policies) if policies else self._all

    def receivers(self, source: Pod) -> Iterable[Pod]:
        """The pods that a pod may perhaps open connections to: it can to no others."""
        policies = None if id(source) in self._ordered[1] else self._egress.get(id(source))
        return self._of_rules((one.namespace, one.egress) for one in policies) if policies else self._all

    def _of_rules(self, said: _Said) -> Iterable[Pod]:
        found: dict[int, Pod] = {}
        for namespace, rules in said:
            for rule in rules or ():
                if rule.peers is None:
                    return self._all
                for peer in rule.peers:
                    found |= self._pods(peer, namespace)
        return found.values()

    def _pods(self, peer: Peer, namespace: str) -> dict[int, Pod]:
        """The pods that are a peer's, by their identity: they are asked for again and again."""
        key = namespace, id(peer)
        if key not in self._matched:
            candidates = () if peer.block is not None else self._candidates(peer.pods or Selector())
            there = {id(pod): pod for pod in candidates if self._is_selected(peer, namespace, pod)}
            self._matched[key] = peer, there  # with the peer, so that nothing else gets its identity
        return self._matched[key][1]

    def _candidates(self, selector: Selector) -> Iterable[Pod]:
        """Those among whom all that are selected are, found by one label if that is possible."""
        for one in selector.requirements:
            if one.operator is Operator.IN:
                return [pod for value in one.values for pod in self._labelled.get((one.key, value), ())]
        return self._cluster.pods

    def _sent(self, source: End, target: End) -> Ports:
        policies = self._egress.get(id(source))
        said = None if policies is None else [(one.namespace, one.egress) for one in policies]
        return self._decided(said, self._ordered[1].get(id(source), ()), target, target)

    def _received(self, source: End, target: End) -> Ports:
        policies = self._ingress.get(id(target))
        said = None if policies is None else [(one.namespace, one.ingress) for one in policies]
        return self._decided(said, self._ordered[0].get(id(target), ()), source, target)

    def _decided(self, said: _Said | None, ordered: Sequence[OrderedRule], other: End, target: End) -> Ports:
        """What one side permits: ordered rules go first, each for what none before it has decided."""
        if said is None and not ordered:
            return EVERYTHING
        left, granted = EVERYTHING, list[PortRange]()
        for rule in ordered:
            if is_side(rule.other, other):
                if rule.allows:
                    granted += without(left, without(left, rule.ports))
                left = without(left, rule.ports)
        of_rules = self._granted(said or (), other, target)
        return merged([*granted, *without(of_rules, without(of_rules, left))]) if ordered else of_rules

    def _granted(self, said: _Said, other: End, target: End) -> Ports:
        """What rules grant for the end at their other side; `target` is the one that listens."""
        granted: list[PortRange] = []
        for namespace, rules in said:
            for rule in rules or ():
                if rule.peers is None or any(self._is(peer, namespace, other) for peer in rule.peers):
                    granted += EVERYTHING if rule.ports is None else _ranges(rule.ports, target)
        return merged(granted)

    def _is(self, peer: Peer, namespace: str, end: End) -> bool:
        """Whether an end is one of a peer's."""
        if isinstance(end, Pod):
            return id(end) in self._pods(peer, namespace)
        return peer.block is not None and holds(peer.block, end)

    def _is_selected(self, peer: Peer, namespace: str, pod: Pod) -> bool:
        """Whether labels select a pod. One on its node's network is none that they do."""
        if pod.hosted:
            return False
        if peer.namespaces is None:
            there = pod.namespace == namespace
        else:
            there = selects(peer.namespaces, self._cluster.labels_of[pod.namespace])
        return there and selects(peer.pods or Selector(), pod.labels)


def is_side(side: Side, end: End) -> bool:
    """Whether an end is one that an ordered rule is for. A pod may have any address."""
    labels = _labels(end) if isinstance(end, Pod) and not end.hosted else None
    if side.chosen is not None and (labels is None or not selects(side.chosen, labels)):
        return False
    if side.others is not None and labels is not None and selects(side.others, labels):
        return False
    return not side.ranges or isinstance(end, Pod) or any(end in one for one in side.ranges)


def _labels(pod: Pod) -> Labels:
    return {**pod.labels, _NAMESPACE: pod.namespace}


def holds(block: Block, address: Address) -> bool:
    """Whether an address is of a block, and not excepted."""
    return address in block.network and not any(address in one for one in block.excepted)


def _ranges(ports: Iterable[PolicyPort], target: End) -> Iterator[PortRange]:
    """The ports by number; a name is one of the receiving pod's, and outside nobody knows it."""
    for port in ports:
        if not port.name:
            yield port.ports
        elif isinstance(target, Pod):
            named = (
                one for one in target.ports if (one.name, one.protocol) == (port.name, port.ports.protocol)
            )
            yield from (PortRange(one.protocol, one.number, one.number) for one in named)
