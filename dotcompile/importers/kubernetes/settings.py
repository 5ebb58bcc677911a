"""What a container says, as settings of a service.

In: a workload and one of its containers. Out: values of the vocabulary; what it has no words for is told.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from dotcompile.importers.documents.tree import entries_text
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.reach.policies.trees import Tree, as_items, as_mapping, as_optional, as_text
from dotcompile.source import Span

_PULLING = {"Always": "always", "Never": "never", "IfNotPresent": "missing"}
_UNITS = {
    **{f"{unit}i": 1024 ** (at + 1) for at, unit in enumerate("KMGTP")},
    **{unit: 1000 ** (at + 1) for at, unit in enumerate("kMGTP")},
}
_CPU_UNITS = {"m": Decimal("0.001"), "u": Decimal("0.000001"), "n": Decimal("0.000000001")}
#: What is for the cluster alone, or what a diagram says by other things.
_ASIDE = frozenset(
    (
        "name",
        "image",
        "ports",
        "volumeMounts",
        "terminationMessagePath",
        "terminationMessagePolicy",
        "stdin",
        "tty",
    )
)


class ContainerSettings:
    """The settings of one service in the making."""

    def __init__(self, found: Found, origin: Span) -> None:
        self._saying = Saying(Place.SERVICE, found)
        self._found = found
        self._origin = origin

    @property
    def settings(self) -> Settings:
        """What was said."""
        return self._saying.settings

    def say(self, name: str, text: str) -> None:
        """One value, as a diagram would have it."""
        self._saying.say(name, within(text, self._origin))

    def say_all(self, name: str, texts: Iterable[str]) -> None:
        """A list."""
        items = [(one, self._origin) for one in texts]
        if items:
            self._saying.say(name, entries_text(items, self._origin))

    def container(self, entry: Tree) -> None:
        """All that one container says of itself."""
        self.say("image", as_text(entry.get("image")))
        for key, name in (("command", "entrypoint"), ("args", "command")):
            self.say_all(name, (str(one).replace("$$", "$") for one in as_items(entry.get(key), f"`{key}`")))
        self._environment(entry)
        self._ports(entry)
        self._resources(as_optional(entry.get("resources"), "`resources`"))
        self._security(as_optional(entry.get("securityContext"), "`securityContext`"))
        self._health(entry)
        if entry.get("workingDir") is not None:
            self.say("working_dir", as_text(entry["workingDir"]))
        pulling = entry.get("imagePullPolicy")
        if isinstance(pulling, str) and pulling in _PULLING:
            self.say("pull_policy", _PULLING[pulling])
        known = {"command", "args", "env", "envFrom", "resources", "securityContext", "workingDir"}
        known |= {"imagePullPolicy", "livenessProbe", "readinessProbe", "startupProbe"}
        for key in entry:
            if key not in known and key not in _ASIDE:
                self._leave_out(key)

    def workload(self, kind: str, spec: Tree, pod: Tree) -> None:
        """What a workload says of how many there are, and its pods of where they run."""
        if kind == "DaemonSet":
            self.say("mode", "global")
        elif spec.get("replicas") is not None:
            self.say("replicas", str(spec["replicas"]))
        chosen = as_optional(pod.get("nodeSelector"), "`nodeSelector`")
        self.say_all("constraint", (_constraint(key, str(value)) for key, value in chosen.items()))
        if pod.get("terminationGracePeriodSeconds") is not None:
            self.say("stop_grace", f"{pod['terminationGracePeriodSeconds']}s")
        if pod.get("hostname") is not None:
            self.say("hostname", as_text(pod["hostname"]))
        if pod.get("hostNetwork") is True:
            self.say("network_mode", "host")
        for key in ("affinity", "tolerations", "topologySpreadConstraints"):
            if pod.get(key):
                self._leave_out(key)

    def _environment(self, entry: Tree) -> None:
        pairs = []
        for one in as_items(entry.get("env"), "`env`"):
            variable = as_mapping(one, "a variable")
            name = as_text(variable.get("name"))
            if "valueFrom" in variable:
                self._found.leave_out(f"the variable {shown(name)}, whose value is elsewhere,", self._origin)
            else:
                pairs.append(f"{name}={str(variable.get('value') or '').replace('$$', '$')}")
        self.say_all("env", pairs)
        for one in as_items(entry.get("envFrom"), "`envFrom`"):
            self._found.leave_out(f"variables from {_source(as_mapping(one, 'a source'))}", self._origin)

    def _ports(self, entry: Tree) -> None:
        ports = [as_mapping(one, "a port") for one in as_items(entry.get("ports"), "`ports`")]
        said = [f"{one.get('containerPort')}/{str(one.get('protocol') or 'TCP').lower()}" for one in ports]
        if said:
            self.say("ports", ",".join(said))

    def _resources(self, entry: Tree) -> None:
        for key, cpus, memory in (
            ("limits", "cpus", "memory"),
            ("requests", "reserve_cpus", "reserve_memory"),
        ):
            for name, value in as_optional(entry.get(key), f"`{key}`").items():
                if name == "cpu":
                    self._say_if(cpus, _scaled(str(value), _CPU_UNITS))
                elif name == "memory":
                    size = _scaled(str(value), {unit: Decimal(by) for unit, by in _UNITS.items()})
                    self._say_if(memory, size.partition(".")[0])
                else:
                    self._leave_out(name)

    def _say_if(self, name: str, text: str) -> None:
        if text:
            self.say(name, text)

    def _security(self, entry: Tree) -> None:
        capabilities = as_optional(entry.get("capabilities"), "`capabilities`")
        for key, name in (("add", "cap_add"), ("drop", "cap_drop")):
            self.say_all(name, (as_text(one) for one in as_items(capabilities.get(key), f"`{key}`")))
        if entry.get("runAsUser") is not None:
            group = f":{entry['runAsGroup']}" if entry.get("runAsGroup") is not None else ""
            self.say("user", f"{entry['runAsUser']}{group}")
        if entry.get("privileged") is True:
            self.say("privileged", "true")
        if entry.get("readOnlyRootFilesystem") is True:
            self.say("read_only", "true")
        if entry.get("allowPrivilegeEscalation") is False:
            self.say_all("security_opt", ["no-new-privileges:true"])

    def _health(self, entry: Tree) -> None:
        probe = as_optional(entry.get("livenessProbe") or entry.get("readinessProbe"), "a probe")
        if not probe:
            return
        words = as_items(as_optional(probe.get("exec"), "`exec`").get("command"), "`command`")
        if not words:
            self._leave_out("a probe that is no command")
            return
        self.say_all("healthcheck", ("CMD", *map(str, words)))
        for key, name in (("periodSeconds", "interval"), ("timeoutSeconds", "timeout")):
            if probe.get(key) is not None:
                self.say(f"healthcheck_{name}", f"{probe[key]}s")
        if probe.get("failureThreshold") is not None:
            self.say("healthcheck_retries", str(probe["failureThreshold"]))

    def _leave_out(self, what: str) -> None:
        self._found.leave_out(shown(what), self._origin)


def _constraint(key: str, value: str) -> str:
    name = {"kubernetes.io/hostname": "node.hostname", "kubernetes.io/os": "node.platform.os"}
    name["kubernetes.io/arch"] = "node.platform.arch"
    return f"{name.get(key, f'node.labels.{key}')} == {value}"


def _source(entry: Mapping[str, object]) -> str:
    for key, value in entry.items():
        if isinstance(value, Mapping):
            return f"{key.removesuffix('Ref')} {shown(str(value.get('name')))}"
    return "elsewhere"


def _scaled(text: str, units: Mapping[str, Decimal]) -> str:
    """A quantity without its unit; empty if it is none."""
    number = text.rstrip("".join(sorted({letter for unit in units for letter in unit})))
    unit = text[len(number) :]
    try:
        value = Decimal(number) * (units[unit] if unit else 1)
    except (InvalidOperation, KeyError):
        return ""
    return f"{value.normalize():f}"
