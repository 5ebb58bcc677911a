"""Wrong values: what is said of them, and under what the caret stands."""

import pytest

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.vocabulary import Place, find
from dotcompile.source import Source
from tests.model.samples import quoted, raw

S, Z, H, A, E, G, V = (
    Place.SERVICE,
    Place.ZONE,
    Place.HOST,
    Place.ACTOR,
    Place.EDGE,
    Place.GRAPH,
    Place.VOLUME,
)

#: place, attribute, value, kind, what stands above the caret, what the message says
WRONG = [
    (S, "init", "maybe", "bad-choice", "maybe", "`maybe` is neither true nor false"),
    (S, "mode", "replicate", "bad-choice", "replicate",
     "`replicate` is not known here; did you mean `replicated`?"),
    (S, "mode", "sometimes", "bad-choice", "sometimes", "`sometimes` is not known here"),
    (E, "rel", "ingres", "bad-choice", "ingres", "`ingres` is not known here; did you mean `ingress`?"),
    (Z, "kind", "service", "bad-choice", "service", "`service` is not known here"),
    (S, "restart", "allways", "bad-choice", "allways", "`allways` is not known here; did you mean `always`?"),
    (S, "restart", "on-failure:often", "bad-choice", "often", "`often` is not a number of times"),
    (S, "replicas", "two", "bad-number", "two", "`two` is not a whole number"),
    (S, "replicas", "-1", "bad-number", "-1", "-1 is less than 0"),
    (S, "replicas", "1_000", "bad-number", "1_000", "`1_000` is not a whole number"),
    (G, "prefix", "33", "bad-number", "33", "33 is more than 30"),
    (S, "cpus", "500m", "bad-number", "500m", "`500m` is not a number of processors; did you mean `0.5`?"),
    (S, "cpus", "0", "bad-number", "0", "no processor at all is not a limit"),
    (S, "update_max_failure_ratio", "20 %", "bad-number", "20 %",
     "`20 %` is not a number from 0 to 1; did you mean `0.2`?"),
    (S, "update_max_failure_ratio", "1.5", "bad-number", "1.5", "`1.5` is more than 1"),
    (S, "memory", "512 megs", "bad-size", "megs", "`megs` is not a unit of size"),
    (S, "memory", "1ki", "bad-size", "ki", "`ki` is not a unit of size"),
    (S, "memory", "lots", "bad-size", "lots", "`lots` is not a size"),
    (S, "memory", "99999999999p", "bad-size", "99999999999p",
     "`99999999999p` is more than an engine can count"),
    (S, "stop_grace", "30", "bad-duration", "30", "`30` has no unit; did you mean `30s`?"),
    (S, "stop_grace", "1m30", "bad-duration", "30", "`30` has no unit; did you mean `30s`?"),
    (S, "stop_grace", "1h3min", "bad-duration", "min", "`min` is not a unit of time"),
    (S, "stop_grace", "soon", "bad-duration", "soon", "`soon` is not a duration"),
    (S, "stop_grace", "99999999999w", "bad-duration", "99999999999w",
     "`99999999999w` is more than an engine can count"),
    (S, "ports", "80,70000", "bad-port", "70000", "`70000` is not a port: ports go from 1 to 65535"),
    (S, "ports", "80, 443/tpc", "bad-port", "tpc", "`tpc` is not a protocol with ports; did you mean `tcp`?"),
    (S, "ports", "80/", "bad-port", "", "an empty text is not a protocol with ports"),
    (S, "ports", "tcp/80", "bad-port", "tcp/80", "`tcp/80` is not a port; did you mean `80/tcp`?"),
    (S, "ports", "http", "bad-port", "http", "`http` is not a port"),
    (S, "ports", "8100-8000", "bad-port", "8100-8000",
     "the range `8100-8000` ends before it begins; did you mean `8000-8100`?"),
    (S, "ports", "80,,443", "bad-list", ",,", "there is nothing between these commas"),
    (S, "ports", ",80", "bad-list", ",", "there is nothing between these commas"),
    (S, "publish", "8080:80,127.0.0.256:80:80", "bad-address", "256", "`256` is not a number from 0 to 255"),
    (S, "publish", "[::1:80:80", "bad-address", "[::1", "`[::1` is not an IP address"),
    (S, "publish", "localhost:80:80", "bad-address", "localhost", "`localhost` is not an IP address"),
    (S, "publish", "web:80", "bad-port", "web", "`web` is not a port of the host"),
    (S, "publish", "8080:", "bad-port", "", "an empty text is not a port"),
    (S, "publish", "0:80", "bad-port", "0", "`0` is not a port: ports go from 1 to 65535"),
    (S, "publish", "80:80@hots", "bad-choice", "hots", "`hots` is not known here; did you mean `host`?"),
    (S, "publish", "8000-8002:90-91", "bad-port", "8000-8002:90-91",
     "3 ports of the host cannot lead to 2 of the service"),
    (S, "publish", "80:80,80:80/tcp", "repeated-entry", "80:80/tcp",
     "`80:80/tcp` says again what an entry before it says"),
    (S, "ip", "10.0.0.300", "bad-address", "300", "`300` is not a number from 0 to 255"),
    (S, "ip", "10.0.0.010", "bad-address", "010", "`010` begins with 0, which some programs read as octal"),
    (S, "ip", "10.0.0", "bad-address", "10.0.0", "`10.0.0` is not an IP address"),
    (S, "ip", "10..0.1", "bad-address", "", "a number is missing here"),
    (S, "ip", "10.0.0.5/24", "bad-address", "/24", "`10.0.0.5/24` is a subnet, and an address is expected"),
    (S, "ip", "fe80::1%eth0", "bad-address", "fe80::1%eth0", "`fe80::1%eth0` is not an IP address"),
    (S, "mac", "02:42:ac", "bad-address", "02:42:ac", "`02:42:ac` is not a MAC address"),
    (S, "mac", "03:42:ac:11:00:02", "bad-address", "03",
     "`03` makes this a multicast address, which no interface can have"),
    (S, "dns", "8.8.8.8,dns", "bad-address", "dns", "`dns` is not an IP address"),
    (A, "addr", "api example", "bad-name", "api example",
     "`api example` is not a host name: letters, digits and `-` in labels joined by `.`"),
    (A, "addr", "api.example:99999", "bad-port", "99999", "`99999` is not a port: ports go from 1 to 65535"),
    (H, "engine", "node1", "bad-address", "node1",

         "`node1` is not an engine's address, which begins with unix://, tcp://, ssh://, http://, https:// or npipe://"),
    (Z, "subnet", "10.1.0.0/16, 10.20.1.7/24", "bad-subnet", "10.20.1.7/24",
     "`10.20.1.7/24` is an address within a subnet; the subnet is `10.20.1.0/24`"),
    (Z, "subnet", "10.20.0.0", "bad-subnet", "10.20.0.0",
     "`10.20.0.0` has no prefix length, as in `10.20.0.0/24`"),
    (Z, "subnet", "10.20.0.0/40", "bad-subnet", "40", "`40` is not a prefix length from 0 to 32"),
    (Z, "subnet", "10.20.0.0/255.255.0.0", "bad-subnet", "255.255.0.0",
     "`255.255.0.0` is not a prefix length from 0 to 32"),
    (Z, "subnet", "10.300.0.0/16", "bad-address", "300", "`300` is not a number from 0 to 255"),
    (Z, "aux", "router=10.0.0.1,x=y", "bad-address", "y", "`y` is not an IP address"),
    (S, "image", "Nginx:1.27", "bad-image", "Nginx", "`Nginx` has capital letters; did you mean `nginx`?"),
    (S, "image", "nginx:", "bad-image", "", "a tag is missing"),
    (S, "image", "nginx:${TAG}", "bad-image", "${TAG}", "`${TAG}` is not a tag: a diagram has no variables"),
    (S, "image", "team//app", "bad-image", "", "a part of the image's name is missing"),
    (S, "image", "registry.example:70x/app", "bad-image", "registry.example:70x",
     "`registry.example:70x` is not a registry"),
    (S, "image", "app@sha256:12", "bad-image", "sha256:12",
     "`sha256:12` is not a digest, `sha256:` and 64 digits"),
    (S, "image", "my app", "bad-image", "my app", "`my app` cannot be part of an image's name"),
    (S, "image", "icons/web.png", "icon-not-image", "icons/web.png",
     "`icons/web.png` is a picture for Graphviz, and says nothing about a container's image"),
    (S, "name", "web 1", "bad-name", "web 1",
     "`web 1` is not a name of letters, digits, `_`, `.` and `-` (at most 63, the first a letter or digit)"),
    (E, "ifname", "a-very-long-interface", "bad-name", "a-very-long-interface",
     "`a-very-long-interface` is not a network interface's name of at most 15 characters"),
    (Z, "driver", "brigde", "bad-choice", "brigde", "`brigde` is not known here; did you mean `bridge`?"),
    (Z, "driver", "my driver", "bad-name", "my driver", "`my driver` is not the name of a driver"),
    (V, "driver", "locla", "bad-choice", "locla", "`locla` is not known here; did you mean `local`?"),
    (S, "env", "A=1,=2", "bad-mapping", "=2", "`=2` has no name before its `=`"),
    (S, "env", "NO_PROXY=localhost,db", "bad-mapping", "db",
     "`db` could be an entry, or the rest of the value of `NO_PROXY`"),
    (S, "env", "A: 1", "bad-mapping", "A: 1", "`A: 1` is not one name"),
    (S, "env", "A=1,B=2,A=3", "repeated-entry", "A=3", "`A=3` says again what an entry before it says"),
    (S, "sysctls", "net.core.somaxconn", "bad-mapping", "net.core.somaxconn",
     "`net.core.somaxconn` has no `=`"),
    (S, "ulimits", "nofile=20:10", "bad-mapping", "20:10", "the soft limit 20 is above the hard limit 10"),
    (S, "ulimits", "nofiles=20", "bad-choice", "nofiles",
     "`nofiles` is not known here; did you mean `nofile`?"),
    (S, "ulimits", "nofile=", "bad-mapping", "nofile=", "`nofile=` has no value"),
    (S, "extra_hosts", "db=10.0.0.5,x=nowhere", "bad-address", "nowhere", "`nowhere` is not an IP address"),
    (S, "volumes", "data:var/lib", "bad-path", "var/lib",
     "`var/lib` is not a path from the container's root"),
    (S, "volumes", "d:/var", "bad-path", "d", "`d` would be taken for a Windows drive"),
    (S, "volumes", "ok:/x,d:/var:ro", "bad-path", "d", "`d` would be taken for a Windows drive"),
    (S, "volumes", "conf/app:/etc/app", "bad-path", "conf/app",
     "`conf/app` is neither a volume's name nor a path; did you mean `./conf/app`?"),
    (S, "volumes", "data:/var:readonly", "bad-path", "readonly", "`readonly` is not known here"),
    (S, "volumes", "a1:/x,a2:/x", "repeated-entry", "a2:/x",
     "`a2:/x` says again what an entry before it says"),
    (E, "at", "var/lib", "bad-path", "var/lib", "`var/lib` is not a path from the container's root"),
    (S, "command", "migrate && serve", "bad-command", "&&",
     "no shell runs this command, so `&&` would not do what it says"),
    (S, "command", "echo 'x", "bad-command", "'x", "`'` is not closed"),
    (S, "command", "echo \\", "bad-command", "\\", "`\\` escapes nothing"),
    (S, "command", '["a", b]', "bad-list", " b]", "this is not a list of strings as JSON has it"),
    (S, "healthcheck", '["curl", "x"]', "bad-command", '["curl", "x"]',
     "a health check's list begins with `CMD`, `CMD-SHELL` or `NONE`, and says what to run"),
    (S, "constraint", "node.role = manager", "bad-constraint", "=",
     "`=` alone compares nothing; did you mean `==`?"),
    (S, "constraint", "node.rol==manager", "bad-constraint", "node.rol",
     "`node.rol` is not known here; did you mean `node.role`?"),
    (S, "constraint", "node.role==boss", "bad-constraint", "boss", "`boss` is not known here"),
    (S, "constraint", "node.labels.disk ==", "bad-constraint", "node.labels.disk ==",
     "there is nothing to compare with"),
    (S, "constraint", "ssd", "bad-constraint", "ssd", "`ssd` compares nothing"),
    (S, "depends_on", "db:healty", "bad-choice", "healty",
     "`healty` is not known here; did you mean `healthy`?"),
    (S, "network_mode", "hostt", "bad-choice", "hostt", "`hostt` is not known here; did you mean `host`?"),
    (S, "network_mode", "contaner:vpn", "bad-choice", "contaner",
     "`contaner` is not known here; did you mean `container`?"),
    (S, "network_mode", "container:", "bad-name", "", "the name of the container is missing"),
    (S, "cap_add", "NET_ADMIM", "bad-choice", "NET_ADMIM",
     "`NET_ADMIM` is not known here; did you mean `NET_ADMIN`?"),
    (S, "stop_signal", "SIGTEMR", "bad-choice", "SIGTEMR",
     "`SIGTEMR` is not known here; did you mean `SIGTERM`?"),
    (S, "pull_policy", "every_day", "bad-duration", "day", "`day` is not a duration"),
    (S, "logging", "json-file,10m", "bad-name", "10m", "`10m` is not an option of a log driver"),
    (S, "user", "root:", "bad-name", "root:",
     "`root:` is not a user, or a user and a group, by name or number"),
    (S, "build", "a\x07b", "bad-text", "\x07", "the character U+0007 cannot stand in a value"),
    (S, "env", '["A=\\u0007"]', "bad-text", '"A=\\u0007"', "the character U+0007 cannot stand in a value"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "name", "value", "kind", "caret", "message"), WRONG, ids=[f"{row[1]}={row[2]}" for row in WRONG]
)
def test_wrong_value(place: Place, name: str, value: str, kind: str, caret: str, message: str) -> None:
    row = find(name, place)
    assert row is not None
    source, text = quoted(value) if not value.endswith("\\") else raw(f"<{value}>")
    read, (finding,) = row.form.read(text)
    assert (finding.kind.name, under(source, finding), finding.message) == (
        kind,
        caret,
        message,
    )
    assert finding.help
    assert (read is None) == (finding.kind.severity.name != "WARNING")


def under(source: Source, finding: Diagnostic) -> str:
    return source.text[finding.span.start : finding.span.end].replace('\\"', '"')


def test_carets_look_through_escapes_and_joined_strings() -> None:
    form = find("ports", Place.SERVICE)
    assert form is not None
    source, text = raw('"80," + /* and */ "443,\\\n99999,53"')
    _, (finding,) = form.form.read(text)
    assert under(source, finding) == "99999"


def test_every_wrong_item_is_told() -> None:
    row = find("ports", Place.SERVICE)
    assert row is not None
    source, text = quoted("0,80,x,,99999")
    _, findings = row.form.read(text)
    assert sorted(under(source, finding) for finding in findings) == [",,", "0", "99999", "x"]


def test_a_repeated_entry_shows_the_first() -> None:
    row = find("env", Place.SERVICE)
    assert row is not None
    source, text = quoted("LANG=C,TZ=UTC,LANG=de")
    value, (finding,) = row.form.read(text)
    assert value == (("LANG", "C"), ("TZ", "UTC"), ("LANG", "de"))
    (label,) = finding.labels
    assert source.text[label.span.start : label.span.end] == "LANG=C"


FIXED = [
    (Place.SERVICE, "restart", "allways", "always"),
    (Place.ZONE, "subnet", "10.20.1.7/24", "10.20.1.0/24"),
    (Place.EDGE, "rel", "ingres", "ingress"),
    (Place.SERVICE, "publish", "80:80@hots", "80:80@host"),
]


@pytest.mark.parametrize(("place", "name", "value", "fixed"), FIXED)
def test_a_fix_makes_the_value_right(place: Place, name: str, value: str, fixed: str) -> None:
    row = find(name, place)
    assert row is not None
    source, text = quoted(value)
    _, (finding,) = row.form.read(text)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    mended = source.text[: edit.span.start] + edit.text + source.text[edit.span.end :]
    assert f'"{fixed}"' in mended
    assert row.form.read(quoted(fixed)[1])[1] == ()
