"""Services of one engine, by `docker run`; a service on several networks is created, connected, and started.

In: services and their networks. Out: steps of a script, each after those that it waits for.
https://docs.docker.com/reference/cli/docker/container/run/
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from dotcompile.backends.backend import Job
from dotcompile.backends.kinds import NOT_ON_TARGET
from dotcompile.backends.places import Places
from dotcompile.backends.service_keys.mounts import rebased
from dotcompile.backends.service_keys.notes import note_of_service
from dotcompile.backends.service_keys.ports import short
from dotcompile.backends.shell_keys.settings import options_of_container
from dotcompile.backends.shell_keys.step import (
    SERVICE,
    Await,
    Command,
    Step,
    What,
    labelled,
    replica,
    version_of,
)
from dotcompile.backends.shell_keys.volumes import Store, mounted_in_container
from dotcompile.backends.shell_keys.words import Option, Word, fields, quoted
from dotcompile.diagnostics import Diagnostic
from dotcompile.graph.adjacency import Graph
from dotcompile.graph.components import sort_topologically
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    OnHost,
    OnNetworks,
    OnNothing,
    Within,
)
from dotcompile.model.topology import Settings
from dotcompile.model.values.publish import Binding

#: What a container in another's sandbox has from there. The engine refuses one that says it itself.
_OF_SANDBOX = frozenset({"hostname", "domainname", "dns", "extra_hosts", "expose"})
_IFNAME = "com.docker.network.endpoint.ifname"
_PULLS = {"missing": "missing", "if_not_present": "missing", "never": "never", "build": ""}


def container_steps(
    job: Job, project: str, networks: Mapping[str, Step], stores: Mapping[str, Store]
) -> Iterator[Step]:
    """A step for each service."""
    containers = _Containers(job, project, networks, stores)
    return map(containers.step, _ordered(job.deployment.services))


def find_refused(services: Sequence[ContainerSpec]) -> Iterator[Diagnostic]:
    """Hardware addresses on several networks: the client takes one, for the first."""
    for spec in services:
        if (
            isinstance(spec.sandbox, OnNetworks)
            and sum(bool(one.mac) for one in spec.sandbox.attachments) > 1
        ):
            message = f"`docker create` takes one hardware address, and `{spec.name}` has several"
            help_ = "give `mac` on one network, and let the engine choose the others"
            yield Diagnostic(NOT_ON_TARGET, message, spec.origin, help=help_)


def _ordered(services: Sequence[ContainerSpec]) -> list[ContainerSpec]:
    """Each after those that it waits for; in source order where they form a circle, which is a finding."""
    number = {spec.name: at for at, spec in enumerate(services)}
    after: list[list[int]] = [[] for _ in services]
    for at, spec in enumerate(services):
        for name in _awaited(spec):
            if name in number:
                after[number[name]].append(at)
    return [services[at] for at in sort_topologically(Graph(after)) or range(len(services))]


def _awaited(spec: ContainerSpec) -> Iterator[str]:
    yield from (one.service for one in spec.dependencies)
    if isinstance(spec.sandbox, Within):
        yield spec.sandbox.service


def replicas_of(spec: ContainerSpec) -> int:
    """How many containers a service has on one engine."""
    mode, said = spec.settings.get("mode"), spec.settings.get("replicas")
    return 1 if said is None or (mode is not None and mode.value == "global") else int(said.value)


class _Containers:
    def __init__(
        self, job: Job, project: str, networks: Mapping[str, Step], stores: Mapping[str, Store]
    ) -> None:
        self._job = job
        self._project = project
        self._networks = networks
        self._stores = stores
        self._places = Places(job.sources)
        self._specs = {spec.name: spec for spec in job.deployment.services}
        self._versions: dict[str, str] = {}
        awaited = (one for spec in job.deployment.services for one in spec.dependencies)
        self._jobs = {one.service for one in awaited if one.condition == "completed"}

    def step(self, spec: ContainerSpec) -> Step:
        """The step of one; those that it waits for have theirs already."""
        name, replicas = f"{self._project}-{spec.name}", replicas_of(spec)
        word = replica(name, replicas)
        version = version_of(self._commands(spec, word, ()), *self._beside(spec))
        self._versions[spec.name] = version
        labels = (*labelled("--label", self._project, version), ("--label", f"{SERVICE}={spec.name}"))
        return Step(
            What.CONTAINER,
            name,
            note_of_service(spec, self._places)[0],
            version,
            tuple(self._commands(spec, word, labels)),
            replicas,
            tuple(self._build(spec)),
            tuple(self._awaits(spec)),
            spec.name in self._jobs,
            tuple(spec.settings["profiles"].value) if "profiles" in spec.settings else (),
        )

    def _beside(self, spec: ContainerSpec) -> Iterator[str]:
        """The versions of what a container is joined to: made anew, it is joined to nothing any more."""
        if isinstance(spec.sandbox, OnNetworks):
            yield from (self._networks[one.network].version for one in spec.sandbox.attachments)
        elif isinstance(spec.sandbox, Within):
            yield self._versions.get(spec.sandbox.service, "")

    def _awaits(self, spec: ContainerSpec) -> Iterator[Await]:
        for one in spec.dependencies:
            if one.condition != "started" and one.service in self._specs:
                replicas = replicas_of(self._specs[one.service])
                yield Await(one.condition, f"{self._project}-{one.service}", replicas)

    def _image(self, spec: ContainerSpec) -> str:
        return spec.image or f"{self._project}-{spec.name}".lower()

    def _build(self, spec: ContainerSpec) -> Iterator[str]:
        """An image that is not there is built, where it is said of what."""
        said = spec.settings.get("build")
        if said is not None:
            is_path = ":" not in said.value and not said.value.startswith("github.com/")
            context = rebased(said.value, self._job.base, bare=is_path)
            image = quoted(self._image(spec))
            yield f"docker image inspect {image} >/dev/null 2>&1 ||"
            yield f"    docker build --tag {image} -- {quoted(context)}"

    def _commands(self, spec: ContainerSpec, name: Word, labels: Sequence[Option]) -> Iterator[Command]:
        places = _attachments(spec)
        options = (
            ("--name", name),
            *self._network(spec, places),
            *(("--publish", short(one.said or Binding(one.container))) for one in spec.openings),
            *options_of_container(_settings(spec)),
            *mounted_in_container(spec, self._stores, self._job.base),
            *_pull(spec.settings),
            *labels,
            *self._runs(spec),
        )
        if len(places) < 2:
            yield Command("docker run --detach", options)
            return
        yield Command("docker create", options)
        for one in places[1:]:
            joined: Option = (self._networks[one.network].name, name)
            yield Command("docker network connect", (*_connecting(spec, one), joined))
        yield Command("docker start", ((name,),))

    def _network(self, spec: ContainerSpec, places: Sequence[Attachment]) -> Iterator[Option]:
        """The sandbox that it begins with; of its networks, the first."""
        match spec.sandbox:
            case OnNetworks():
                first = places[0]
                network = self._networks[first.network].name
                named = fields((f"name={network}", f"driver-opt={_IFNAME}={first.ifname}"))
                yield "--network", named if first.ifname else network
                yield from (("--network-alias", alias) for alias in _aliases(spec, first))
                yield from _addresses(first)
                if first.mac:
                    yield "--mac-address", first.mac
            case OnHost():
                yield "--network", "host"
            case OnNothing():
                yield "--network", "none"
            case Within(service):
                yield "--network", f"container:{self._project}-{service}-1"
            case _:
                assert_never(spec.sandbox)

    def _runs(self, spec: ContainerSpec) -> Iterator[Option]:
        """The image and what runs in it; of an entry point the option takes the first word alone."""
        words = [str(word) for word in spec.settings["command"].value] if "command" in spec.settings else []
        if "entrypoint" in spec.settings:
            entry, *rest = (str(word) for word in spec.settings["entrypoint"].value or ("",))
            yield "--entrypoint", entry
            words = [*rest, *words]
        yield (self._image(spec), *words)


def _settings(spec: ContainerSpec) -> Settings:
    if not isinstance(spec.sandbox, Within):
        return spec.settings
    return {name: said for name, said in spec.settings.items() if name not in _OF_SANDBOX}


def _attachments(spec: ContainerSpec) -> Sequence[Attachment]:
    """The places on networks: first the one with a hardware address, which is that of the first."""
    there = spec.sandbox.attachments if isinstance(spec.sandbox, OnNetworks) else ()
    return sorted(there, key=lambda one: not one.mac)


def _aliases(spec: ContainerSpec, attachment: Attachment) -> Sequence[str]:
    return tuple(dict.fromkeys((spec.name, *attachment.aliases)))


def _addresses(attachment: Attachment) -> Iterator[Option]:
    return (("--ip6" if ":" in str(address) else "--ip", str(address)) for address in attachment.ips)


def _connecting(spec: ContainerSpec, attachment: Attachment) -> Iterator[Option]:
    yield from (("--alias", alias) for alias in _aliases(spec, attachment))
    yield from _addresses(attachment)
    if attachment.ifname:
        yield "--driver-opt", f"{_IFNAME}={attachment.ifname}"


def _pull(settings: Settings) -> Iterator[Option]:
    if "pull_policy" in settings:
        policy = _PULLS.get(settings["pull_policy"].value, "always")
        yield from (("--pull", policy),) if policy else ()
