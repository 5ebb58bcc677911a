"""Right values: what they are read as.

What Compose makes of the durations, sizes, ports and commands was asked of `docker compose config` (5.6).
"""

from ipaddress import ip_address, ip_network
from typing import Any

import pytest

from dotcompile.model.values import (
    addresses,
    mappings,
    modes,
    paths,
    placement,
    ports,
    publish,
    quantities,
    scalars,
    words,
)
from dotcompile.model.values.form import Form
from dotcompile.model.values.images import IMAGE, ImageReference
from dotcompile.model.values.modes import Logging, NetworkMode
from dotcompile.model.values.paths import Mount
from dotcompile.model.values.placement import Constraint, Dependency
from dotcompile.model.values.ports import PortRange
from dotcompile.model.values.publish import Binding
from tests.model.samples import quoted

SECOND, GIB = 10**9, 1024**3
TCP_80 = PortRange("tcp", 80, 80)
DIGEST = "sha256:" + "0f" * 32

RIGHT: list[tuple[Form[Any], str, object]] = [
    (scalars.BOOLEAN, "Yes", True),
    (scalars.BOOLEAN, "0", False),
    (scalars.choice("shared", "per-zone"), "Per-Zone", "per-zone"),
    (quantities.DURATION, "1m30s", 90 * SECOND),
    (quantities.DURATION, "1.5s", 3 * SECOND // 2),
    (quantities.DURATION, ".5s", SECOND // 2),
    (quantities.DURATION, "1d", 86400 * SECOND),
    (quantities.DURATION, "1w", 604800 * SECOND),
    (quantities.DURATION, "1m1m", 120 * SECOND),
    (quantities.DURATION, "10µs", 10_000),
    (quantities.DURATION, "1s500ms", 3 * SECOND // 2),
    (quantities.DURATION, "0", 0),
    (quantities.SIZE, "512m", 536870912),
    (quantities.SIZE, "1gb", GIB),
    (quantities.SIZE, "64MiB", 67108864),
    (quantities.SIZE, "1.5g", 1610612736),
    (quantities.SIZE, "100", 100),
    (quantities.SIZE, "2b", 2),
    (quantities.SIZE, "0.1k", 102),
    (quantities.SIZE, "5 MB", 5242880),
    (quantities.SIZE, "1p", 1125899906842624),
    (quantities.CPUS, "0.5", 500_000_000),
    (quantities.CPUS, "2", 2_000_000_000),
    (ports.PORTS, "80,443/tcp", (TCP_80, PortRange("tcp", 443, 443))),
    (ports.PORTS, "81, 53/UDP\n80", (PortRange("tcp", 80, 81), PortRange("udp", 53, 53))),
    (ports.PORTS, "8000-8100,8050-8200", (PortRange("tcp", 8000, 8200),)),
    (ports.PORTS, "any", ports.ANY_PORT),
    (publish.PUBLISH, "80", (Binding(TCP_80),)),
    (publish.PUBLISH, "8080:80/TCP", (Binding(TCP_80, (8080, 8080)),)),
    (publish.PUBLISH, "127.0.0.1:8080:80", (Binding(TCP_80, (8080, 8080), ip_address("127.0.0.1")),)),
    (publish.PUBLISH, "[::1]:80:80", (Binding(TCP_80, (80, 80), ip_address("::1")),)),
    (publish.PUBLISH, "::1:80:80", (Binding(TCP_80, (80, 80), ip_address("::1")),)),
    (publish.PUBLISH, "127.0.0.1::80", (Binding(TCP_80, None, ip_address("127.0.0.1")),)),
    (publish.PUBLISH, "8000-8010:80@host", (Binding(TCP_80, (8000, 8010), mode="host"),)),
    (publish.PUBLISH, "8000-8001:90-91/udp", (Binding(PortRange("udp", 90, 91), (8000, 8001)),)),
    (addresses.SUBNETS, "10.0.0.0/8,fd00::/64", (ip_network("10.0.0.0/8"), ip_network("fd00::/64"))),
    (addresses.MAC, "02-42-AC-11-00-02", "02:42:ac:11:00:02"),
    (addresses.PLACES, "api.example:443,[fd00::5]:80,10.0.0.0/8,10.1.2.3,fd00::1",
     ("api.example:443", "[fd00::5]:80", "10.0.0.0/8", "10.1.2.3", "fd00::1")),
    (addresses.ENGINE, "ssh://me@node1:22", "ssh://me@node1:22"),
    (mappings.ENVIRONMENT, "A=1,B=,C=x=y", (("A", "1"), ("B", ""), ("C", "x=y"))),
    (mappings.ENVIRONMENT, "HOME,PATH", (("HOME", None), ("PATH", None))),
    (mappings.ENVIRONMENT, "A=1,2\nB=3,", (("A", "1,2"), ("B", "3"))),
    (mappings.ENVIRONMENT, "A=1,2\\nB", (("A", "1,2"), ("B", None))),
    (mappings.ENVIRONMENT, "A=1,2\n", (("A", "1,2"),)),
    (mappings.ENVIRONMENT, '["A=1,2", "B=\\u0022\\n"]', (("A", "1,2"), ("B", '"\n'))),
    (mappings.LABELS, "team=a\nred", (("team", "a"), ("red", ""))),
    (mappings.EXTRA_HOSTS, "a=1.2.3.4,b:1.2.3.5,c=[::1],d:::2,e=host-gateway",
     (("a", "1.2.3.4"), ("b", "1.2.3.5"), ("c", "::1"), ("d", "::2"), ("e", "host-gateway"))),
    (mappings.ULIMITS, "nofile=20:40,nproc=-1",
     (("nofile", mappings.Limit(20, 40)), ("nproc", mappings.Limit(-1, -1)))),
    (words.COMMAND, "nginx -g 'daemon off;'", ("nginx", "-g", "daemon off;")),
    (words.COMMAND, "a\\tb", ("a\tb",)),
    (words.COMMAND, "a\\ b", ("a b",)),
    (words.COMMAND, '"a\\tb"', ("a\tb",)),
    (words.COMMAND, "'a\\tb'", ("a\\tb",)),
    (words.COMMAND, 'a "" b', ("a", "", "b")),
    (words.COMMAND, "a 'x'y", ("a", "xy")),
    (words.COMMAND, "a #b `c` $HOME", ("a", "#b", "`c`", "$HOME")),
    (words.COMMAND, "a\nb", ("a", "b")),
    (words.COMMAND, '["a b", "c"]', ("a b", "c")),
    (words.COMMAND, "[]", ()),
    (words.TEST, "curl -f x || exit 1", ("CMD-SHELL", "curl -f x || exit 1")),
    (words.TEST, '["CMD", "pg_isready"]', ("CMD", "pg_isready")),
    (words.TEST, "NONE", ("NONE",)),
    (paths.MOUNTS, "data:/x\n./conf:/y:ro,z", (Mount("data", "/x"), Mount("./conf", "/y", ("ro", "z")))),
    (paths.MOUNTS, "/anon,C:\\x:/y", (Mount("", "/anon"), Mount("C:\\x", "/y"))),
    (paths.TMPFS, "/run:size=64m,mode=1777\n/tmp", ("/run:size=64m,mode=1777", "/tmp")),
    (paths.GRANTS, "tls,conf:/etc/app.conf", ("tls", "conf:/etc/app.conf")),
    (IMAGE, "nginx", ImageReference("nginx")),
    (IMAGE, "team/app:1.2", ImageReference("team/app", "1.2")),
    (IMAGE, f"localhost/app@{DIGEST}", ImageReference("app", "", DIGEST, "localhost")),
    (IMAGE, "registry.example:5000/a/b__c:v1", ImageReference("a/b__c", "v1", "", "registry.example:5000")),
    (placement.CONSTRAINTS, "node.role==manager, node.labels.a.b != x y",
     (Constraint("node.role", True, "manager"), Constraint("node.labels.a.b", False, "x y"))),
    (placement.DEPENDENCIES, "db, Redis Cache:healthy",
     (Dependency("db"), Dependency("Redis Cache", "healthy"))),
    (modes.NETWORK_MODE, "container:vpn", NetworkMode("container", "vpn")),
    (modes.NETWORK_DRIVER, "weaveworks/net-plugin:2.8.1", "weaveworks/net-plugin:2.8.1"),
    (modes.NETWORK_DRIVER, "mydriver", "mydriver"),
    (modes.NETWORK_DRIVER, "Overlay", "overlay"),
    (modes.RESTART, "on-failure:3", "on-failure:3"),
    (modes.SIGNAL, "term", "SIGTERM"),
    (modes.SIGNAL, "SIGRTMIN+3", "SIGRTMIN+3"),
    (modes.CAPS, "cap_net_admin, ALL", ("NET_ADMIN", "ALL")),
    (modes.PULL_POLICY, "every_12h", "every_12h"),
    (modes.LOGGING, "json-file, max-size=10m", Logging("json-file", (("max-size", "10m"),))),
]  # fmt: skip


@pytest.mark.parametrize(("form", "said", "value"), RIGHT, ids=[f"{row[0].name}-{row[1]}" for row in RIGHT])
def test_right_value(form: Form[Any], said: str, value: object) -> None:
    read, findings = form.read(quoted(said)[1])
    assert findings == ()
    assert read == value
    assert form.read(quoted(form.write(read))[1]) == (value, ())


LABELS = {
    "5432/tcp": "5432",
    ":5432": "5432",
    "tcp/5432": "5432",
    "TCP 8080": "8080",
    "TCP 80,443, UDP 53": "80,443,53/udp",
    "80,443/tcp": "80,443",
    ":80\\n:443": "80,443",
    "udp: 53": "53/udp",
    "SCTP 9003-9005": "9003-9005/sctp",
    "All Connections": "any",
    "5432": None,
    "1": None,
    "": None,
    "SQL": None,
    "SQL 5432/tcp": None,
    "TCP 80, then UDP 53": None,
    "tcp/80/tcp": None,
    ":99999": None,
    ":0": None,
    "90-80/tcp": None,
    "tcp": None,
    "٣/tcp": None,
}


@pytest.mark.parametrize("label", LABELS)
def test_label(label: str) -> None:
    found = ports.ports_of_label(label)
    assert (None if found is None else ports.PORTS.write(found)) == LABELS[label]


def test_a_target_of_graphviz_is_none_of_ours() -> None:
    assert modes.TARGET.read(quoted("_blank")[1]) == (None, ())


@pytest.mark.parametrize("said", ["", "  ", "\n"])
def test_an_empty_value_is_none(said: str) -> None:
    assert scalars.BOOLEAN.read(quoted(said)[1]) == (None, ())
    assert ports.PORTS.read(quoted(said)[1]) == (None, ())
