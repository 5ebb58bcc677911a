"""Site files to sites: what each way of writing a value says, and what is refused."""

import re
from typing import Any

import pytest

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.sites import KINDS
from dotcompile.model.site.reading import read
from dotcompile.model.site.site import Section, Site, merge
from dotcompile.model.site.text import SiteText, read_text
from dotcompile.model.topology import Said, Settings
from dotcompile.model.vocabulary import ROWS, Place

GOOD = {
    "the design's": """\
target = "swarm"
[ipam]
pool = "10.20.0.0/16"
prefix = 25
[networks.storage]
driver = "overlay"
encrypted = true
[services."*"]
restart = "on-failure"
[services.postgres]
image = "registry.example/postgres:16.4"
[hosts.node1]
engine = "ssh://node1"
""",
    "lists and tables": """\
[services.web]
ports = [80, "443/tcp"]
aliases = ["www", "shop"]
command = ["sh", "-c", "echo 'a, b'"]
env = { LANG = "C.UTF-8", NO_PROXY = "localhost,db", N = 3, T = true }
[services.web.labels]
"com.example.team" = "payments"
[networks.a]
aux = { router = "10.20.0.2" }
[actors.internet]
enters = ["192.0.2.1"]
[volumes.data]
driver = "local"
opt_type = "nfs"
""",
    "dotted and inline": """\
services.web.replicas = 3
services.web.cpus = 0.50
hosts = { node1 = { role = "manager", memory = "8g" } }
""",
}


def toml_blocks(kind: Kind) -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```", kind.page, re.MULTILINE | re.DOTALL)


def site_of(text: str) -> tuple[SiteText, Site, tuple[Diagnostic, ...]]:
    read_, found = read_text("s.toml", text.encode())
    site, more = read(read_)
    return read_, site, (*found, *more)


def plain(settings: Settings) -> dict[str, Any]:
    return {name: value.value for name, value in settings.items()}


def section(site: Site, table: str, pattern: str) -> Section:
    return next(one for one in site.sections if (one.table, one.pattern) == (table, pattern))


def written(settings: Settings, text: str) -> dict[str, str]:
    return {name: text[value.span.start : value.span.end] for name, value in settings.items()}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_nothing_is_wrong_with_it(text: str) -> None:
    assert site_of(text)[2] == ()


def test_values_are_those_of_the_vocabulary_and_know_where_they_stand() -> None:
    text = GOOD["the design's"]
    _, site, _ = site_of(text)
    assert {name: str(value) for name, value in plain(site.settings).items()} == {
        "target": "swarm",
        "pool": "10.20.0.0/16",
        "prefix": "25",
    }
    assert written(site.settings, text) == {"target": "swarm", "pool": "10.20.0.0/16", "prefix": "25"}
    assert [(one.table, one.pattern) for one in site.sections] == [
        ("networks", "storage"),
        ("services", "*"),
        ("services", "postgres"),
        ("hosts", "node1"),
    ]
    assert plain(section(site, "networks", "storage").settings) == {"driver": "overlay", "encrypted": True}
    image = section(site, "services", "postgres").settings["image"]
    assert (str(image.value), image.said) == ("registry.example/postgres:16.4", Said.SITE)
    spans = [text[one.span.start : one.span.end] for one in site.sections]
    assert spans == ["storage", '"*"', "postgres", "node1"]


def test_lists_and_tables_say_what_a_diagram_would() -> None:
    _, site, _ = site_of(GOOD["lists and tables"])
    web = plain(section(site, "services", "web").settings)
    assert web["aliases"] == ("www", "shop")
    assert web["command"] == ("sh", "-c", "echo 'a, b'")
    assert web["env"] == (("LANG", "C.UTF-8"), ("NO_PROXY", "localhost,db"), ("N", "3"), ("T", "true"))
    assert web["labels"] == (("com.example.team", "payments"),)
    assert [port.first for port in web["ports"]] == [80, 443]
    assert plain(section(site, "volumes", "data").settings) == {"driver": "local", "opt_type": "nfs"}


@pytest.mark.parametrize(
    ("toml", "key", "value"),
    [
        ("cidr = '10.0.0.0/24'", "subnet", "10.0.0.0/24"),
        ('subnet = """\n10.0.0.0/24"""', "subnet", "10.0.0.0/24"),
        ("mtu = 1_450", "mtu", 1450),
        ("mtu = 0x5aa", "mtu", 1450),
        ("x_note = 1979-05-27 07:32:00", "x_note", "1979-05-27 07:32:00"),
        ("x_note = +1.5e3", "x_note", "1.5e3"),
        ('x_note = "a\\tb"', "x_note", "a\tb"),
        ("internal = true", "internal", True),
        ("internal = 'no'", "internal", False),
        ("subnet = []", "subnet", ()),
    ],
)
def test_a_value(toml: str, key: str, value: object) -> None:
    _, site, findings = site_of(f"[networks.a]\n{toml}\n")
    assert findings == ()
    found = site.sections[0].settings[key].value
    assert (str(found[0]) if isinstance(found, tuple) and found else found) == value


@pytest.mark.parametrize(
    ("toml", "at"),
    [
        ('subnet = "10.0.0.1/24"', "10.0.0.1/24"),
        ("subnet = ['10.0.0.0/24', '10.0.0.1/24']", "'10.0.0.1/24'"),
        ('subnet = "10.0.0.0/24,10.0.0.1/24"', "10.0.0.1/24"),
        ('subnet = "10.0.0.0/24\\n10.0.0.1/24"', '"10.0.0.0/24\\n10.0.0.1/24"'),
        ('subnet = """\n10.0.0.0/24\n10.0.0.1/24"""', "10.0.0.1/24"),
        ("aux = { a = '10.0.0.1', b = 'x y' }", "b = 'x y'"),
        ("mtu = 99999999999999999999", "99999999999999999999"),
        ("mtu = true", "true"),
        ('driver = " "', " "),
    ],
)
def test_what_is_wrong_in_a_value_stands_where_it_is_said_to(toml: str, at: str) -> None:
    text, _, (finding,) = site_of(f"[networks.a]\n{toml}\n")
    assert text.source.text[finding.span.start : finding.span.end] == at


def test_a_fix_is_made_within_the_quotes() -> None:
    text, _, (finding,) = site_of('[services.a]\nrestart = "allways"\n')
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    source = text.source.text
    mended = source[: edit.span.start] + edit.text + source[edit.span.end :]
    assert mended == '[services.a]\nrestart = "always"\n'


def test_of_several_files_the_last_wins() -> None:
    one, other = (site_of(f"target = '{target}'\n[hosts.a]\ncpus = 1\n")[1] for target in ("swarm", "shell"))
    both = merge((one, other))
    assert plain(both.settings) == {"target": "shell"}
    assert both.sections == (*one.sections, *other.sections)


def test_every_attribute_is_read_or_is_the_diagrams_own() -> None:
    homes = {Place.SERVICE: "services", Place.ZONE: "networks", Place.HOST: "hosts", Place.ACTOR: "actors"}
    for row in ROWS:
        for place in set(row.places) & set(homes):
            key = row.name.replace("*", "key")
            _, _, findings = site_of(f'[{homes[place]}.a]\n{key} = """{row.form.example}"""\n')
            assert {finding.kind.name for finding in findings} <= {"diagrams-own"}
            own = row.name in ("kind", "name", "inherit", "instances", "isolation")
            assert bool(findings) == own


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(re.fullmatch(r"DC1[89][0-9]", kind.code) for kind in KINDS)
