"""A script that makes networks, and what is on them, as far as it tells of that.

In: the text of a script. Out: the networks that it creates or looks for, by name, and its services: for each
the networks that it is on, or whose sandbox it has, and its published ports.
https://docs.docker.com/reference/cli/docker/network/create/
https://docs.docker.com/reference/cli/docker/container/run/
"""

import csv
from collections.abc import Iterator, Mapping
from itertools import islice

from dotcompile.backends.proving.commands import Command, Word, read_commands
from dotcompile.backends.proving.loading import ReadBackError
from dotcompile.backends.proving.parts import CONFIGURATION, Options, check_parts
from dotcompile.backends.proving.ports import read_port
from dotcompile.backends.proving.written import ICC, Written, WrittenNetwork, WrittenService
from dotcompile.records import dataclass, replace

_SERVICE = "dotcompile.service="
_FLAGS = (
    "--internal", "--attachable", "--ipv6", "--detach", "--init", "--init=false", "--read-only",
    "--config-only", "--read-only=false", "--privileged", "--privileged=false", "--no-healthcheck",
)  # fmt: skip
_WITH_VALUE = frozenset((
    "--driver", "--ipam-driver", "--subnet", "--gateway", "--ip-range", "--aux-address", "--opt",
    "--label", "--scope", "--config-from", "--name", "--network", "--network-alias", "--alias", "--ip",
    "--ip6", "--mac-address", "--driver-opt", "--publish", "--expose", "--workdir", "--user",
    "--hostname", "--domainname", "--env", "--env-file", "--dns", "--add-host", "--host", "--platform",
    "--pull", "--entrypoint", "--tmpfs", "--mount", "--volume", "--config", "--secret",
    "--container-label", "--shm-size", "--stop-signal", "--stop-timeout", "--stop-grace-period",
    "--restart", "--restart-condition", "--restart-max-attempts", "--log-driver", "--log-opt",
    "--health-cmd", "--health-interval", "--health-timeout", "--health-retries", "--health-start-period",
    "--cap-add", "--cap-drop", "--security-opt", "--sysctl", "--ulimit", "--cpus", "--memory",
    "--memory-reservation", "--replicas", "--mode", "--constraint", "--placement-pref",
    "--replicas-max-per-node", "--endpoint-mode", "--limit-cpu", "--limit-memory", "--reserve-cpu",
    "--reserve-memory", "--update-parallelism", "--update-delay", "--update-order",
    "--update-failure-action", "--update-monitor", "--update-max-failure-ratio", "--rollback-parallelism",
    "--rollback-delay", "--rollback-order", "--rollback-failure-action", "--rollback-monitor",
    "--rollback-max-failure-ratio",
))  # fmt: skip
#: What is known only where the script runs: its folder, the user's, and the number of a replica.
_VARIABLES = {"here", "HOME", "number"}
_NUMBER = "$number"
#: Commands that make nothing that is connected.
_OTHERS = {
    ("ps",), ("stop",), ("rm",), ("start",), ("wait",), ("build",), ("volume", "create"),
    ("image", "inspect"), ("container", "inspect"), ("network", "rm"), ("network", "inspect"),
    ("$1", "inspect"), ("$1", "ls"), ("$1", "rm"), ("node", "update"),
}  # fmt: skip
_OPEN = WrittenNetwork("", "", internal=False, attachable=True, icc=True, external=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a command says: its options, each with its values, and the words after them."""

    options: Mapping[str, list[str]]
    words: tuple[str, ...]

    def last(self, option: str, otherwise: str = "") -> str:
        return self.options.get(option, [otherwise])[-1]


def is_script(text: str) -> bool:
    """Whether a text is a script, and no YAML."""
    return text.startswith("#!")


def read_script(text: str, cluster: bool) -> Written:
    """All that is created."""
    reading = _Reading(cluster)
    for command in read_commands(text):
        reading.take(command)
    return reading.written()


class _Reading:
    def __init__(self, cluster: bool) -> None:
        self._cluster = cluster
        self._networks: dict[str, WrittenNetwork] = {}
        self._services: dict[str, WrittenService] = {}
        self._containers: dict[str, str] = {}
        self._options: list[Options] = []
        self._configurations: dict[str, list[Options]] = {}

    def take(self, command: Command) -> None:
        """Add what a command makes, if it makes something."""
        texts = tuple(word.text for word in islice(command, 1, 3))
        if command[0].text == "needs" and texts[0] == "network":
            self._networks[texts[1]] = replace(_OPEN, name=texts[1])
        elif command[0].text == "docker" and texts[:1] not in _OTHERS and texts not in _OTHERS:
            self._make(command, texts)

    def _make(self, command: Command, texts: tuple[str, ...]) -> None:
        match texts:
            case "network", "create":
                self._network(_said(command[3:]))
            case "network", "connect":
                self._connect(_said(command[3:]))
            case "service", "create":
                self._service(_said(command[3:]))
            case (("run" | "create"), _):
                self._service(_said(command[2:]))
            case _:
                raise ReadBackError(f"the script has the command `docker {' '.join(texts)}`")

    def _network(self, said: _Said) -> None:
        if len(said.words) != 1:
            raise ReadBackError("the script creates a network without a name")
        (name,) = said.words
        if CONFIGURATION in said.options:
            self._configurations.setdefault(name, []).append(said.options)
            return
        self._options.append(said.options)
        if name in self._networks:
            raise ReadBackError("the script creates a network twice")
        self._networks[name] = WrittenNetwork(
            name=name,
            driver=said.last("--driver", "bridge"),
            internal="--internal" in said.options,
            attachable="--attachable" in said.options,
            icc=f"{ICC}=false" not in said.options.get("--opt", ()),
            external=False,
        )

    def _connect(self, said: _Said) -> None:
        network, container = said.words
        name = self._containers.get(container)
        if name is None:
            raise ReadBackError(f"the script connects `{container}` before it is there")
        service = self._services[name]
        self._services[name] = replace(service, networks=(*service.networks, network))

    def _service(self, said: _Said) -> None:
        labels = said.options.get("--label", ())
        names = [one.removeprefix(_SERVICE) for one in labels if one.startswith(_SERVICE)]
        if len(names) != 1 or names[0] in self._services:
            raise ReadBackError("the script runs what is no service, or one twice")
        name = said.last("--name")
        self._containers |= {name: names[0], name.replace(_NUMBER, "1"): names[0]}
        ports = tuple(read_port(_port(one), self._cluster) for one in said.options.get("--publish", ()))
        networks = [_target(one) for one in said.options.get("--network", ())]
        mode = ""
        if not self._cluster and networks and (":" in networks[0] or networks[0] in ("host", "none")):
            (mode,), networks = networks, []
            kind, colon, container = mode.partition(":")
            mode = f"{kind}:{self._containers.get(container, '')}" if colon else mode
        if "host" in networks:
            self._networks["host"] = replace(_OPEN, name="host")
        self._services[names[0]] = WrittenService(tuple(networks), mode, ports)

    def written(self) -> Written:
        """What was read, if hosts can make it."""
        check_parts(self._options, self._configurations)
        return Written(self._services, self._networks)


def _said(words: Command) -> _Said:
    options: dict[str, list[str]] = {}
    left = iter(words)
    for word in left:
        _refuse_unknown(word)
        if word.text in _FLAGS:
            options[word.text] = []
        elif word.text in _WITH_VALUE:
            options.setdefault(word.text, []).append(_value(left))
        elif word.text.startswith("-"):
            raise ReadBackError(f"the script creates something with `{word.text}`")
        else:
            rest = tuple(_refuse_unknown(one).text for one in left)
            return _Said(options, (word.text, *rest))
    return _Said(options, ())


def _value(left: Iterator[Word]) -> str:
    return _refuse_unknown(next(left, Word(""))).text


def _refuse_unknown(word: Word) -> Word:
    """A word that the shell makes something of, other than what it is meant to, is refused."""
    if word.runs or not _VARIABLES.issuperset(word.variables):
        raise ReadBackError(f"the shell makes something else of `{word.text}`")
    return word


def _fields(text: str) -> list[str]:
    return next(csv.reader([text], strict=True), [])


def _target(text: str) -> str:
    """The network that is named by an option, alone or among fields."""
    if "=" not in text:
        return text
    return next((one.removeprefix("name=") for one in _fields(text) if one.startswith("name=")), "")


def _port(text: str) -> object:
    """A published port as files have it, in the short form or the long one."""
    if "=" not in text:
        return text
    parts = (one.partition("=") for one in _fields(text))
    return {key: value for key, _, value in parts}
