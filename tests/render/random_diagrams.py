"""Random diagrams with nested zones, for what must hold of every picture."""

import random

_WORDS = (
    "api", "web", "postgres", "redis", "队列", "网关服务", "worker", "a-rather-long-name-of-a-service",
    "haproxy", "Größe", "сервис", "報表", "scheduler", "x",
)  # fmt: skip
_LABELS = (
    "",
    "",
    "",
    "443",
    "访问代理",
    "reads and writes orders / invoices",
    "网络创建/服务启动等控制命令",
    "gRPC",
)


def diagram(chance: random.Random) -> str:
    """A diagram of up to some 30 services in up to 9 zones, empty ones and shared services among them."""
    zones = [f"cluster_z{number}" for number in range(chance.randint(1, 9))]
    parent = {zone: chance.choice([None, *zones[:at]][-4:]) for at, zone in enumerate(zones)}
    services = [f"s{number}" for number in range(chance.randint(2, 30))]
    members: dict[str, list[str]] = {zone: [] for zone in zones}
    for service in services:
        for zone in chance.sample(zones, min(len(zones), chance.choice((1, 1, 1, 1, 2)))):
            members[zone].append(service)
    free = [f"user{number}" for number in range(chance.randint(0, 3))]

    def body(zone: str | None) -> str:
        inner = " ".join(f"subgraph {one} {{ {body(one)} }}" for one in zones if parent[one] == zone)
        if zone is None:
            return inner
        label = " ".join(chance.sample(_WORDS, 2))
        return f'label="{label}" {" ".join(f"{one};" for one in members[zone])} {inner}'

    lines = [f'{one} [kind=service label="{chance.choice(_WORDS)} {one}"]' for one in services]
    lines += [f"{one} [kind=actor]" for one in free]
    ends = [*services, *services, *zones, *free]
    for _ in range(chance.randint(0, 2 * len(services))):
        style = f' [label="{chance.choice(_LABELS)}"]'
        lines.append(f"{chance.choice(ends)} -> {chance.choice(ends)}{style}")
    return "digraph random {\n" + body(None) + "\n" + "\n".join(lines) + "\n}\n"
