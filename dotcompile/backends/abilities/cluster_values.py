"""Which values Kubernetes takes: names, labels, users, quantities.

In: what a diagram says. Out: whether it can stand so in a manifest, or as what it can.
https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
"""

import re

from dotcompile.model.values.placement import Constraint

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 63
#: Pods of a StatefulSet have labels of its name and a hash of ten characters.
LONGEST_WITH_HASH = _LONGEST - 11
#: What becomes of names that do not begin with a letter, which those of services must.
_BEFORE = "n-"
#: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
QUANTITY = re.compile(r"[0-9]{1,12}(?:Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)?")
#: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/config-map-v1/
VARIABLE = re.compile(r"[-._a-zA-Z][-._a-zA-Z0-9]*")
USER = re.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?")
SECCOMP = {"seccomp=unconfined": "Unconfined", "seccomp:unconfined": "Unconfined"}
NO_MORE = ("no-new-privileges", "no-new-privileges:true", "no-new-privileges=true")
SECURITY_OPTIONS = (*NO_MORE, *SECCOMP)
HOST_NAME = "kubernetes.io/hostname"
CONTROL_PLANE = "node-role.kubernetes.io/control-plane"
NODE_KEYS = {
    "node.hostname": HOST_NAME,
    "node.platform.os": "kubernetes.io/os",
    "node.platform.arch": "kubernetes.io/arch",
}
OF_NODES = "node.labels."
#: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
_LABEL_KEY = re.compile(
    r"(?:(?=[^/]{1,253}/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*/)?"
    r"(?=[^/]{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?"
)
_LABEL_VALUE = re.compile(r"(?=.{0,63}$)(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?")


def fitted(name: str, longest: int = _LONGEST) -> str:
    """A name that the cluster takes: letters, digits and `-`, a letter first."""
    fit = _OTHER.sub("-", name.lower()).strip("-")
    fit = fit if fit[:1].isalpha() else f"{_BEFORE}{fit}".rstrip("-")
    return fit[:longest].rstrip("-")


def is_label(key: str, value: str = "") -> bool:
    """Whether nodes can have such a label."""
    return bool(_LABEL_KEY.fullmatch(key) and _LABEL_VALUE.fullmatch(value))


def is_constraint(constraint: Constraint) -> bool:
    """Whether a constraint is one on labels of nodes, or on their parts."""
    if constraint.key == "node.role" or constraint.key in NODE_KEYS:
        return is_label("key", constraint.value)
    return constraint.key.startswith(OF_NODES) and is_label(
        constraint.key.removeprefix(OF_NODES), constraint.value
    )


def is_preference(said: str) -> bool:
    """Whether pods can be spread over a label of nodes."""
    return said.startswith(f"spread={OF_NODES}") and is_label(said.removeprefix(f"spread={OF_NODES}"))


def is_annotation(key: str) -> bool:
    """Whether a label can be kept as an annotation."""
    return is_label(key) and not key.startswith("dotcompile/") and "kubernetes.io/" not in key
