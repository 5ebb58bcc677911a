"""Containers of a pod.

In: a service, and the volumes of its pod. Out: its entry among the containers.
https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.cluster_values import NO_MORE, SECCOMP, USER, fitted
from dotcompile.backends.kubernetes_keys.ports import MOST_PORTS, count
from dotcompile.backends.kubernetes_keys.probes import probes
from dotcompile.backends.kubernetes_keys.storage import Shelf
from dotcompile.backends.kubernetes_keys.variables import variables
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.topology import Settings
from dotcompile.model.values.publish import Binding
from dotcompile.reach.ends import listens_on

_PULLING = {"always": "Always", "never": "Never", "missing": "IfNotPresent", "if_not_present": "IfNotPresent"}
_ALWAYS = "Always"
_MILLI, _MEBI = 10**6, 2**20


def container(spec: ContainerSpec, shelf: Shelf) -> Entry:
    """One container."""
    settings = spec.settings
    entry: Entry = {"name": fitted(spec.name), "image": spec.image}
    if "pull_policy" in settings:
        entry["imagePullPolicy"] = _PULLING.get(settings["pull_policy"].value, _ALWAYS)
    for name, key in (("entrypoint", "command"), ("command", "args")):
        if name in settings:
            entry[key] = [literal(one) for one in settings[name].value]
    if "working_dir" in settings:
        entry["workingDir"] = settings["working_dir"].value
    sources: list[Value] = [{"configMapRef": {"name": one}} for one in variables(spec)]
    for key, value in (
        ("ports", list(_ports(spec))),
        ("envFrom", sources),
        ("resources", _resources(settings)),
        ("volumeMounts", shelf.mounts(spec)),
        ("securityContext", _security(settings)),
    ):
        if value:
            entry[key] = value
    return entry | probes(settings)


def literal(text: str) -> str:
    """A word of a command that stands for itself: `$(NAME)` in one would be replaced, and `$$` is one `$`.

    https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#entrypoint
    """
    return text.replace("$", "$$")


def _ports(spec: ContainerSpec) -> Iterator[Entry]:
    """Ports that are the node's too, and those that are listened on."""
    seen = set()
    for opening in spec.openings:
        said = opening.said
        if said is not None and said.host is not None and is_direct(said):
            for at in range(opening.container.last - opening.container.first + 1):
                port, protocol = opening.container.first + at, opening.container.protocol
                address: Entry = {} if said.address is None else {"hostIP": str(said.address)}
                seen.add((protocol, port))
                host = said.host[0] + at
                yield {"containerPort": port, "hostPort": host, **address, "protocol": protocol.upper()}
    listens = listens_on(spec.drawn)
    if listens is not None and count(listens) <= MOST_PORTS:
        for one in listens:
            for port in range(one.first, one.last + 1):
                if (one.protocol, port) not in seen:
                    yield {"containerPort": port, "protocol": one.protocol.upper()}


def is_direct(said: Binding) -> bool:
    """Whether a port is to be one of the node that a pod runs on, and of no other node."""
    return said.mode == "host" or said.address is not None


def _resources(settings: Settings) -> Entry:
    found: Entry = {}
    for key, cpus, memory in (("limits", "cpus", "memory"), ("requests", "reserve_cpus", "reserve_memory")):
        one: Entry = {}
        if cpus in settings:
            one["cpu"] = f"{-(-settings[cpus].value // _MILLI)}m"
        if memory in settings:
            one["memory"] = _bytes(settings[memory].value)
        if one:
            found[key] = one
    return found


def _bytes(number: int) -> str:
    return f"{number // _MEBI}Mi" if number % _MEBI == 0 else str(number)


def _security(settings: Settings) -> Entry:
    entry: Entry = {}
    user = USER.fullmatch(settings["user"].value) if "user" in settings else None
    if user is not None:
        entry["runAsUser"] = int(user[1])
        if user[2]:
            entry["runAsGroup"] = int(user[2])
    capabilities: Entry = {
        key: list(settings[name].value)
        for name, key in (("cap_add", "add"), ("cap_drop", "drop"))
        if name in settings
    }
    if capabilities:
        entry["capabilities"] = capabilities
    for name, key in (("privileged", "privileged"), ("read_only", "readOnlyRootFilesystem")):
        if name in settings and settings[name].value:
            entry[key] = True
    return entry | _options(settings["security_opt"].value if "security_opt" in settings else ())


def _options(said: Sequence[str]) -> Entry:
    entry: Entry = {}
    for one in said:
        if one in NO_MORE:
            entry["allowPrivilegeEscalation"] = False
        elif one in SECCOMP:
            entry["seccompProfile"] = {"type": SECCOMP[one]}
    return entry
