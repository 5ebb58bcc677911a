"""Diagrams by chance on drivers of all sorts, with services that find each other in all ways.

What is emitted of them is proved; the clients accept it; and fixed addresses are what the networks hold.
"""

from collections import Counter
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest

from tests.backends import oracles
from tests.backends.compiling import NAMES, Outcome, compiled
from tests.backends.random_diagrams import Writer
from tests.soak import Soak

DRIVERS = {
    "compose": ("bridge", "macvlan", "ipvlan", "ovs", "calico", "vendor/plugin:1", "veth"),
    "swarm": ("overlay", "macvlan", "ipvlan", "ovs", "weaveworks/net-plugin:latest", "veth"),
}
DISCOVERIES = {
    "compose": ("dns", "static", "etcd", "consul", "zookeeper"),
    "swarm": ("dns", "etcd", "consul", "zookeeper"),
}


class DriverWriter(Writer):
    """Zones say drivers, and how the services in them find each other."""

    number = 0

    def _zone_settings(self) -> str:
        self.number += 1
        said = {"subnet": f"10.{self.number}.0.0/16"}
        if self.chance(0.7):
            said["driver"] = self.random.choice(DRIVERS[self.target])
        if self.chance(0.4):
            said["discovery"] = self.random.choice(DISCOVERIES[self.target])
        if said.get("driver") in ("macvlan", "ipvlan"):
            said["parent"] = f"eth0.{self.number}"
        if self.chance(0.4):
            said["egress"] = "open"
        return super()._zone_settings() + "".join(f'{name}="{value}";' for name, value in said.items())

    def _loose(self, names: list[str]) -> list[str]:
        return [*super()._loose(names), "h1 [kind=host]", "h2 [kind=host]", "h3 [kind=host]"]


@pytest.mark.compose
def test_compose(soak: Soak, tmp_path: Path) -> None:
    check(soak, tmp_path, "compose")


@pytest.mark.stack
def test_swarm(soak: Soak, tmp_path: Path) -> None:
    check(soak, tmp_path, "swarm")


def check(soak: Soak, folder: Path, target: str) -> None:
    counted: Counter[str] = Counter()
    for number in range(soak.count(40)):
        text = DriverWriter(soak.random, target, 8, hostile=False).document()
        outcome = compiled(text, target)
        assert not outcome.lines("not-proved"), f"{outcome.errors}\n{text}"
        counted["emitted" if outcome.files else "refused"] += 1
        if outcome.files:
            check_addresses(outcome.document, text)
            counted.update(driver for driver in DRIVERS[target] if f'driver="{driver}"' in text)
            counted.update(way for way in DISCOVERIES[target] if f'discovery="{way}"' in text)
        if outcome.files and number % 4 == 0:
            accept(outcome, folder, target, text)
    soak.figures |= {"target": target, **counted}
    assert counted["emitted"] >= 0.3 * (counted["emitted"] + counted["refused"])


def check_addresses(document: dict[str, Any], text: str) -> None:
    """No two services have one address, each is in its network, and what others know of it is right."""
    subnets = {
        key: [ip_network(one["subnet"]) for one in (network or {}).get("ipam", {}).get("config", ())]
        for key, network in document.get("networks", {}).items()
    }
    addresses: dict[str, set[str]] = {}
    for name, service in document["services"].items():
        networks = service.get("networks") or ()
        for key, said in networks.items() if isinstance(networks, dict) else ():
            address = (said or {}).get("ipv4_address")
            if address:
                assert any(ip_address(address) in one for one in subnets[key]), text
                assert all(address not in others for others in addresses.values()), text
                addresses.setdefault(name, set()).add(address)
    for service in document["services"].values():
        for entry in service.get("extra_hosts", ()):
            name, _, address = entry.partition(":")
            if name in document["services"] and name not in ("on", "null"):  # which are aliases, too
                assert address in addresses[name], text


def accept(outcome: Outcome, folder: Path, target: str, text: str) -> None:
    for name, content in outcome.files.items():
        (folder / name).write_text(content)
    try:
        if target == "compose":
            oracles.compose(folder, list(outcome.files))
        else:
            oracles.stack(folder, NAMES[target])
    except AssertionError as error:
        raise AssertionError(f"{error}\n{text}") from None
