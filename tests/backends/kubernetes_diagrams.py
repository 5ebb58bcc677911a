"""Diagrams by chance for Kubernetes: those for engines, with what a cluster has and what it takes.

In: a source of randomness. Out: DOT text that has no error of its own.
"""

from random import Random

from tests.backends.random_diagrams import (
    IMAGES,
    ON_COMPOSE,
    ON_SWARM,
    RARE,
    SETTINGS,
    Maker,
    Writer,
    attributes,
    one_of,
    quoted,
)

_NOT_THERE = ("mac", "build")
_OWN: dict[str, Maker] = {
    "user": one_of("1000:1000", "0"),
    "aliases": lambda writer: f"alias{len(writer.services)}",
    "volumes": one_of("data:/var/lib/data", "/srv:/srv", "/anonymous", "data:/var/lib/data:ro"),
    "healthcheck_start_period": one_of("20s", "90s"),
    "expose": one_of("9100"),
    "affinity": one_of("!web"),
    "platform": one_of("linux/amd64"),
    "endpoint_mode": one_of("vip", "dnsrr"),
    "egress": one_of("open", "drawn"),
}
MAKERS = {
    name: make
    for name, make in {**SETTINGS, **ON_COMPOSE, **ON_SWARM, **_OWN}.items()
    if name not in _NOT_THERE
}
_ADDRESSES = ("10.1.0.0/16", "192.0.2.7", "2001:db8:1::/48", "pay.example:443", "198.51.100.1,198.51.100.9")
_PORTS = (
    "",
    "",
    "[port=5432]",
    '[port="80,443"]',
    '[port="53/udp"]',
    '[port="8000-8100,9003/sctp"]',
    "[dir=both]",
)


def diagram(random: Random, *, most_services: int = 8, hostile: bool = True) -> str:
    return ClusterWriter(random, "kubernetes", most_services, hostile).document()


class ClusterWriter(Writer):
    """One diagram in the making."""

    def _service(self, name: str) -> str:
        if name in self.services:
            return quoted(name)
        self.services.append(name)
        said = {"container": self.random.choice(IMAGES)}
        said |= {key: make(self) for key, make in MAKERS.items() if self.chance(RARE.get(key, 0.1))}
        if said.get("mode") == "global":
            said.pop("profiles", None)
        return f"{quoted(name)} {attributes(said)}"

    def _flow(self) -> str:
        return self.random.choice(_PORTS)

    def _outside(self) -> list[str]:
        """Actors, some of whom say where they are."""
        lines = []
        for actor in ("customer", "payments"):
            said = {"kind": "actor"} | ({"addr": self.random.choice(_ADDRESSES)} if self.chance(0.6) else {})
            lines.append(f"{actor} {attributes(said)}")
            for service in self.services:
                if self.chance(0.15):
                    lines.append(f"{actor} -> {quoted(service)} {self.random.choice(('', '[port=443]'))}")
                if self.chance(0.15):
                    lines.append(f"{quoted(service)} -> {actor} {self._flow()}")
        return lines

    def _networks(self) -> list[str]:
        return [line.replace(" [alias=x]", "") for line in super()._networks()]
