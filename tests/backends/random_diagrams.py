"""Diagrams by chance that mean something: zones, flows, actors, published ports, volumes, hostile values.

In: a source of randomness and a target. Out: DOT text that has no error of its own, and says of its services
what the target can hold. Values are as hostile as their forms permit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from dotcompile.model.values.lists import join_json
from dotcompile.model.values.mappings import ENVIRONMENT, LABELS

#: What breaks writers that quote too little: YAML 1.1 words, octals, base 60, dates, Compose's own `$`, tags.
HOSTILE = (
    *("yes", "No", "on", "OFF", "true", "null", "~", "", "01234", "0o17", "1_000", "22:22", "1e3", ".inf"),
    *("0x1F", "2001-01-01", "2001-01-01 10:00:00", "$", "$$", "$HOME", "${A:-b}", "$(id)", "${", "a$"),
    *("- a", "? a", ": a", "a: b", "#a", "a #b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "{a", "[a"),
    *("'", '"', "''", "'a", '"a"', "\\", "\\n", "a\\", "a\tb", "a\nb", "\u0085", "\u2028", "\u2029"),
    *("\ufeff", "\u202e", "\x80", "\xa0", "é", "数据", "🙂", "\U0010fffd", "\ufffe", "=", "<<", "---", "..."),
)
NAMES = (
    *("web", "api", "db", "on", "null", "y", "1e3", "0123", "22", "A", "Web-2", "a_b", "no", "x" * 40),
    *("cache", "queue", "true", "redis-commander", "proxy", "auth", "mail", "search", "log", "job"),
)
ZONES = ("front", "back", "data", "on", "no1", "dmz", "Core", "x_y", "0zone")
IMAGES = ("nginx:1.27", "shop/app:2", "registry.example:5000/team/app:1.0", "alpine")
Maker = Callable[["Writer"], str]


def diagram(random: Random, target: str = "compose", *, most_services: int = 10, hostile: bool = True) -> str:
    """One diagram for `compose` or `swarm`."""
    return Writer(random, target, most_services, hostile).document()


@dataclass
class Writer:
    """One diagram in the making; the lists hold what edges can join."""

    random: Random
    target: str
    most: int
    hostile: bool
    services: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    published: int = 8000

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def document(self) -> str:
        names = self.random.sample(NAMES, self.random.randint(1, min(self.most, len(NAMES))))
        names += [f"s{number}" for number in range(self.most - len(NAMES)) if self.chance(0.5)]
        zones = self.random.sample(ZONES, self.random.randint(0, 4))
        body = [self._settings(), *self._zones(names, zones), *self._loose(names)]
        body += self._edges() + self._outside() + self._volumes() + self._networks() + self._denied()
        head = "strict digraph" if self.chance(0.1) else "digraph"
        return f"{head} shop {{\n" + "\n".join(f"    {line}" for line in body if line) + "\n}\n"

    def _settings(self) -> str:
        choices = {"isolation": "strict", "cross": "link", "egress": "open", "instances": "per-zone"}
        said = {name: value for name, value in choices.items() if self.chance(0.15)}
        return f"graph {attributes({'target': self.target, **said})}"

    def _zones(self, names: list[str], zones: list[str]) -> list[str]:
        """Zones one after the other, some within the one before; a service may stand in two."""
        lines: list[str] = []
        depth = 0
        for zone in zones:
            if depth and self.chance(0.6):
                lines.append("}" * depth)
                depth = 0
            lines.append(f"subgraph {quoted(f'cluster_{zone}')} {{ {self._zone_settings()}")
            depth += 1
            self.zones.append(f"cluster_{zone}")
            share = 1.3 / (len(zones) + 1)
            lines += [self._service(name) for name in names if self.chance(share)]
        return [*lines, "}" * depth]

    def _zone_settings(self) -> str:
        choices = {
            "isolation": "strict",
            "cross": "link",
            "egress": "open",
            "internal": "true",
            "attachable": "true",
            "label": self.value(),
            "label_team": self.value(),
            "mtu": "1400",
            "kind": "network",
        }
        return " ".join(f"{name}={quoted(value)};" for name, value in choices.items() if self.chance(0.12))

    def _loose(self, names: list[str]) -> list[str]:
        """Those in no zone; a few have a network that no flow can use, so that they are no ends of edges."""
        loose = [name for name in names if name not in self.services]
        alone = [name for name in loose if self.chance(0.1)]
        modes = ("none", "host") if self.target == "compose" else ("none",)
        lines = [self._service(name) for name in loose if name not in alone]
        for name in alone:
            said = {"container": self.random.choice(IMAGES), "network_mode": self.random.choice(modes)}
            lines.append(f"{quoted(name)} {attributes(said)}")
        return lines

    def _service(self, name: str) -> str:
        """A service's statement: with its settings where it stands first."""
        if name in self.services:
            return quoted(name)
        self.services.append(name)
        said = {"container": self.random.choice(IMAGES)}
        makers = {**SETTINGS, **(ON_SWARM if self.target == "swarm" else ON_COMPOSE)}
        said |= {key: make(self) for key, make in makers.items() if self.chance(RARE.get(key, 0.12))}
        return f"{quoted(name)} {attributes(said)}"

    def _edges(self) -> list[str]:
        ends = [*self.services, *self.zones]
        return [
            f"{quoted(self.random.choice(ends))} -> {quoted(self.random.choice(ends))} {self._flow()}"
            for _ in range(self.random.randint(0, 2 * len(ends)))
        ]

    def _flow(self) -> str:
        return self.random.choice(("", "", "", "[port=5432]", '[port="80,443"]', "[dir=both]", '[label="x"]'))

    def _outside(self) -> list[str]:
        """Actors: who comes in by a published port, and what is reached."""
        lines: list[str] = []
        for service in self.services:
            if self.chance(0.15):
                lines.append(f"customer -> {quoted(service)}")
            if self.chance(0.1):
                lines.append(f"{quoted(service)} -> {self.random.choice(('internet', 'payments'))}")
        if any("payments" in line for line in lines):
            lines.append(f"payments [kind=actor, label={quoted(self.value())}]")
        return lines

    def _volumes(self) -> list[str]:
        return [
            f"{quoted(service)} -> {volume} [at={quoted(f'/data/{volume}')}, read_only={read_only}]"
            for volume in ("vol_a", "vol_b")
            for service in self.services
            for read_only in (str(self.chance(0.3)).lower(),)
            if self.chance(0.08)
        ]

    def _networks(self) -> list[str]:
        return [
            f"{quoted(service)} -> {network}{self.random.choice(('', ' [alias=x]'))}"
            for network in ("net_a", "net_b")
            for service in self.services
            if self.chance(0.05)
        ]

    def _denied(self) -> list[str]:
        if not self.chance(0.1) or len(self.services) < 2:
            return []
        one, other = self.random.sample(self.services, 2)
        return [f"{quoted(one)} -> {quoted(other)} [deny=true]"]

    def value(self) -> str:
        """A value: mostly a hostile one, now and then a long one."""
        if not self.hostile:
            return "plain"
        if self.chance(0.02):
            return self.random.choice(("x", "é", "$", "\\ ")) * 10_000
        pieces = self.random.choices(HOSTILE, k=self.random.choice((1, 1, 2)))
        return without_control(self.random.choice(("", " ")).join(pieces))

    def variables(self, form_write: Callable[[tuple[tuple[str, str | None], ...]], str]) -> str:
        keys = self.random.sample(("A", "on", "null", "x.y", "0123", "$K", "a:b", "~", "é"), k=2)
        return form_write(tuple((key, self.value()) for key in keys))

    def words(self) -> str:
        return join_json(["sh", self.value(), self.value()])

    def publish(self) -> str:
        """Bindings of host ports that nobody else has."""
        self.published += 10
        first = self.published
        forms = [f"{first}:80", f"{first}:53/udp", f"{first}-{first + 2}:90-92", "81", f"{first}:80@host"]
        if self.target == "compose":
            forms += [f"127.0.0.1:{first}:80", f"[::1]:{first}:80", f"{first}-{first + 4}:80"]
        return self.random.choice(forms)


def one_of(*words: str) -> Maker:
    return lambda writer: writer.random.choice(words)


#: Attributes that both targets can hold, each with how a value is made.
SETTINGS: dict[str, Maker] = {
    "command": Writer.words,
    "entrypoint": Writer.words,
    "env": lambda writer: writer.variables(ENVIRONMENT.write),
    "labels": lambda writer: writer.variables(LABELS.write),
    "label_x": Writer.value,
    "working_dir": lambda writer: "/" + writer.value().replace("\n", " "),
    "user": one_of("1000:1000", "nobody", "0"),
    "hostname": one_of("h", "on", "01234"),
    "init": one_of("true", "false"),
    "replicas": one_of("0", "1", "3"),
    "cpus": one_of("0.5", "2"),
    "memory": one_of("512m", "1gb"),
    "reserve_memory": one_of("64m"),
    "ports": one_of("80", "80,443,53/udp", "8000-8100"),
    "publish": Writer.publish,
    "aliases": one_of("x", "on,null"),
    "dns": one_of("10.0.0.53,10.0.0.54"),
    "extra_hosts": one_of("legacy=10.9.9.9,on=fd00::1"),
    "volumes": one_of("data:/var/lib/data", "./conf:/etc/app:ro", "/srv:/srv", "/anonymous"),
    "tmpfs": one_of("/run:size=64m", "/tmp"),
    "read_only": one_of("true"),
    "healthcheck": lambda writer: writer.value() if writer.chance(0.7) else "none",
    "healthcheck_interval": one_of("1m30s", "10s"),
    "healthcheck_retries": one_of("5"),
    "restart": one_of("no", "always", "on-failure", "on-failure:3", "unless-stopped"),
    "stop_signal": one_of("SIGINT", "9"),
    "stop_grace": one_of("1m"),
    "logging": one_of("json-file,max-size=10m", "none", "syslog,tag=$x"),
    "cap_add": one_of("NET_ADMIN"),
    "cap_drop": one_of("ALL"),
    "sysctls": one_of("net.core.somaxconn=1024"),
    "ulimits": one_of("nofile=20000:40000,nproc=-1"),
}
ON_COMPOSE: dict[str, Maker] = {
    "privileged": one_of("true"),
    "security_opt": one_of("no-new-privileges:true"),
    "shm_size": one_of("128m"),
    "mac": lambda writer: f"02:42:ac:11:00:{len(writer.services):02x}",
    "platform": one_of("linux/amd64"),
    "pull_policy": one_of("always", "missing"),
    "build": one_of("./app"),
    "domainname": one_of("example.com"),
}
ON_SWARM: dict[str, Maker] = {
    "mode": one_of("global", "replicated"),
    "constraint": one_of("node.role == manager", "node.labels.disk != ssd"),
    "prefer": one_of("spread=node.labels.rack"),
    "max_per_node": one_of("3"),
    "endpoint_mode": one_of("vip"),
    "update_parallelism": one_of("2"),
    "update_order": one_of("start-first"),
    "update_max_failure_ratio": one_of("0.25"),
    "rollback_delay": one_of("10s"),
    "configs": one_of("app:/etc/app.toml"),
    "secrets": one_of("tls"),
}

#: What goes with few other attributes, or with few edges.
RARE = {"mac": 0.02, "replicas": 0.08, "mode": 0.06}

_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f]")


def without_control(text: str) -> str:
    """What a value can hold: the language refuses control characters, and trims."""
    return _CONTROL.sub("", text)


def attributes(said: dict[str, str]) -> str:
    return f"[{', '.join(f'{name}={quoted(value)}' for name, value in said.items())}]"


def quoted(text: str) -> str:
    r"""A DOT string. A backslash before a quote or at the end cannot be written, so a space goes after it."""
    return '"' + re.sub(r'\\(?="|\Z)', r"\\ ", text).replace('"', '\\"') + '"'
