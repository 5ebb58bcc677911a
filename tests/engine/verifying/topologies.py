"""Random diagrams that one engine can hold: randomness enters, DOT leaves."""

import random

PORTS = ("80", "81", "5432", "53/udp", "443", "9000-9002")


def draw(pick: random.Random, most: int) -> str:
    """Up to so many services in zones, with flows, ports, replicas, published ports, host mode."""
    names = [f"s{number}" for number in range(pick.randint(2, most))]
    zones = [f"z{number}" for number in range(pick.randint(1, 3))]
    lines = ["digraph world {"]
    members: dict[str, list[str]] = {zone: [] for zone in zones}
    for name in names:
        members[pick.choice(zones)].append(name)
    for zone, inside in members.items():
        strict = 'isolation="strict"; ' if pick.random() < 0.3 else ""
        nodes = "; ".join(_node(one, names, pick) for one in inside)
        lines.append(f"  subgraph cluster_{zone} {{ {strict}{nodes} }}")
    for _ in range(pick.randint(0, 2 * len(names))):
        source, target = pick.sample(names, 2)
        lines.append(f"  {source} -> {target}{pick.choice(['', ' [dir=both]'])}")
    if pick.random() < 0.5:
        lines.append(f"  user [kind=actor] user -> {pick.choice(names)}")
    if pick.random() < 0.3:
        lines.append(f'  web [kind=actor, addr="192.0.2.1"] {pick.choice(names)} -> web')
    return "\n".join([*lines, "}", ""])


def _node(name: str, names: list[str], pick: random.Random) -> str:
    number = names.index(name)
    if number == 1 and pick.random() < 0.2:
        return f'{name} [network_mode=host, ports="{21000 + number}"]'
    said = [f'ports="{",".join(pick.sample(PORTS, pick.randint(1, 3)))}"'] if pick.random() < 0.8 else []
    if pick.random() < 0.25:
        said.append(f'publish="{18000 + number}:{8000 + number}"')
    elif pick.random() < 0.2:
        said.append("replicas=2")
    return f"{name} [{', '.join(said)}]"
