"""Projects of several files: what is imported and emitted again is what Compose makes of them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dotcompile.importers.writing.write import write_imported
from tests.importers.agreement import compiled, config, differences, errors, imported, understood

Files = Mapping[str, str]

#: Files by name, those that are named on the command line, and what is set.
PROJECTS: Mapping[str, tuple[Files, list[str], Files]] = {
    "overrides": (
        {
            "compose.yml": """
services:
  web:
    image: nginx:1.26
    command: [a, b]
    environment: {A: "1", B: "2"}
    ports: ["8080:80"]
    volumes: ["./conf:/etc/conf", "data:/data"]
    labels: [x=1]
    networks: [front]
    dns: 1.1.1.1
networks: {front: }
volumes: {data: }
""",
            "over.yml": """
services:
  web:
    image: nginx:1.27
    command: c d
    environment: [B=3, C=4]
    ports: ["8080:80", "9090:90"]
    volumes: ["./other:/etc/conf:ro"]
    networks: {back: {aliases: [www]}}
    dns: [8.8.8.8]
  extra: {image: alpine}
networks: {back: {internal: true}}
""",
        },
        ["compose.yml", "over.yml"],
        {},
    ),
    "reset-and-override": (
        {
            "compose.yml": """
services:
  web:
    image: nginx
    ports: ["8080:80"]
    environment: {A: "1", B: "2"}
    volumes: [data:/a]
    networks: [one]
  db: {image: postgres}
networks: {one: , two: }
volumes: {data: , other: }
""",
            "over.yml": """
services:
  web:
    ports: !override ["9090:90"]
    environment: {A: !reset null}
    networks: !override [two]
  db: !reset null
""",
        },
        ["compose.yml", "over.yml"],
        {},
    ),
    "anchors": (
        {
            "compose.yml": """
x-env: &env {LANG: C, TZ: UTC}
x-all: &all
  image: alpine
  environment: &more
    <<: *env
    A: "1"
services:
  a: *all
  b:
    <<: *all
    environment: {<<: [*more, *env], TZ: CET}
  c:
    <<: [{image: busybox}, *all]
""",
        },
        ["compose.yml"],
        {},
    ),
    "extends": (
        {
            "compose.yml": """
services:
  base:
    image: alpine
    environment: {A: "1", B: "2"}
    volumes: ["./here:/here"]
  one: {extends: base, environment: {B: "3"}, ports: ["2000:2000"], volumes: ["./there:/here"]}
  two: {extends: {service: shared, file: sub/shared.yml}, volumes: ["./mine:/mine"]}
""",
            "sub/shared.yml": """
services:
  shared: {extends: deeper, environment: [X=1]}
  deeper: {image: busybox, volumes: ["./theirs:/theirs", "../up:/up"]}
""",
        },
        ["compose.yml"],
        {},
    ),
    "include": (
        {
            "compose.yml": """
include:
  - sub/part.yml
  - path: [other/a.yml, other/b.yml]
    env_file: other/own.env
services:
  web: {image: "nginx:${TAG}", depends_on: [db], networks: [shared, default]}
networks: {shared: }
""",
            ".env": "TAG=1.27\n",
            "sub/part.yml": """
services:
  db: {image: "postgres:${TAG}", volumes: ["./data:/data"], networks: [part]}
  web: {image: apache, environment: {A: "1"}}
networks: {part: }
""",
            "sub/.env": "TAG=16\n",
            "other/a.yml": "services: {a: {image: 'alpine:${OWN}', volumes: ['./x:/x']}}",
            "other/b.yml": "services: {a: {environment: [TAG]}}",
            "other/own.env": "OWN=3\n",
        },
        ["compose.yml"],
        {},
    ),
    "variables": (
        {
            "compose.yml": """
services:
  a:
    image: "alpine:${TAG:-3}"
    environment:
      PLAIN: $SET
      BRACED: "${SET}"
      EMPTY: "${EMPTY-unset}"
      EMPTY_TOO: "${EMPTY:-empty}"
      UNSET: "${UNSET-unset}"
      REPLACED: "${SET:+other}"
      NOT_REPLACED: "${UNSET+other}"
      NESTED: "${UNSET:-${EMPTY:-${SET}}}"
      DOLLARS: "$$SET $${SET} $$$$"
      WORDS: "${UNSET:-a b}-${SET}"
      MUST: "${SET?must be set}"
      QUOTED: "${QUOTED}"
      SINGLE: "${SINGLE}"
      COMMENTED: "${COMMENTED}"
      REFERS: "${REFERS}"
      OVERRIDDEN: "${OVERRIDDEN}"
      SET: "${SET}"
      UNKNOWN: "$UNKNOWN"
      NUMBER: 010
      REAL: 1.50
      TRUTH: true
      WORD: yes
      TIME: 22:22
      SPACED: 1_000
      NOTHING:
    ports: ["${PORT:-8080}:80"]
""",
            ".env": """
EMPTY=
QUOTED="a \\"b\\" # c"
SINGLE='$SET # x'
COMMENTED=value # a comment
REFERS=${SET}-x
OVERRIDDEN=file
export EXPORTED=1
""",
        },
        ["compose.yml"],
        {"SET": "set", "OVERRIDDEN": "environment"},
    ),
    "networks": (
        {
            "compose.yml": """
services:
  everywhere:
    image: a
    networks:
      default: {aliases: [one]}
      own: {aliases: [two], ipv4_address: 10.9.0.5}
      there:
  host: {image: b, network_mode: host}
  alone: {image: c, network_mode: none}
  beside: {image: d, network_mode: "service:everywhere"}
  closed: {image: e, networks: [inner]}
  again: {image: g, networks: [there-too]}
  both: {image: f, networks: [inner, own], ports: ["127.0.0.1:81:81", "82", "83-84:83-84/udp"]}
networks:
  own: {ipam: {config: [{subnet: 10.9.0.0/24}]}}
  there: {external: true, name: elsewhere}
  there-too: {external: true, name: elsewhere}
  inner: {internal: true}
""",
        },
        ["compose.yml"],
        {},
    ),
    "mounts": (
        {
            "compose.yml": """
services:
  a:
    image: a
    volumes:
      - /anonymous
      - named:/named:ro
      - ./relative:/relative
      - .:/dot
      - ../up:/up
      - /absolute:/absolute:z
      - {type: bind, source: ./long, target: /long, read_only: true}
      - {type: volume, source: there, target: /there}
      - {type: volume, target: /also-anonymous}
      - there-too:/there-too
volumes:
  named: {driver_opts: {type: tmpfs, device: tmpfs}, labels: [a=b]}
  there: {external: true, name: elsewhere}
  there-too: {external: true, name: elsewhere}
""",
        },
        ["compose.yml"],
        {},
    ),
}


def lay_out(files: Files, folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.compose
@pytest.mark.parametrize("name", PROJECTS)
def test_compose_makes_the_same_of_it(name: str, tmp_path: Path) -> None:
    files, named, variables = PROJECTS[name]
    folder = lay_out(files, tmp_path)
    before, refusal = config(folder, named, variables)
    assert not refusal
    outcome = imported(folder, named, variables)
    assert outcome.imported is not None
    assert not errors(outcome.findings)
    found = understood(write_imported(outcome.imported))
    assert not errors(found.findings)
    done = compiled(found)
    assert not errors(done.findings)
    (folder / "again.yml").write_text(done.artifacts["out.yml"][0].text)
    after, refusal = config(folder, ["again.yml"], variables)
    assert not refusal
    assert dict(differences(before, after)) == {}


def test_what_is_only_passed_on_is_not_written_down(tmp_path: Path) -> None:
    files = {
        "compose.yml": """
services:
  a: {image: x, environment: {PASSWORD: "${PASSWORD}", OTHER: "${PASSWORD}x"}}
  b: {image: x, environment: ["PASSWORD=$PASSWORD", "UNSET=${UNSET}"], labels: {PASSWORD: "${PASSWORD}"}}
"""
    }
    outcome = imported(lay_out(files, tmp_path), ["compose.yml"], {"PASSWORD": "secret"})
    assert outcome.imported is not None
    one, other = outcome.imported.services
    assert one.settings["env"].value == (("PASSWORD", None), ("OTHER", "secretx"))
    assert other.settings["env"].value == (("PASSWORD", None), ("UNSET", ""))
    assert other.settings["labels"].value == (("PASSWORD", "secret"),)


#: What Compose refuses, and the kind of our finding.
REFUSED: Mapping[str, tuple[Files, str]] = {
    "unset": ({"compose.yml": "services: {a: {image: 'x:${A?no A}'}}"}, "missing-variable"),
    "invalid": ({"compose.yml": "services: {a: {image: 'x:${A!}'}}"}, "missing-variable"),
    "no-base": ({"compose.yml": "services: {a: {image: x, extends: b}}"}, "file-not-read"),
    "no-file": ({"compose.yml": "include: [b.yml]\nservices: {a: {image: x}}"}, "file-not-read"),
    "twice": ({"compose.yml": "services: {a: {image: x}, a: {image: y}}"}, "yaml-syntax"),
    "undefined-volume": ({"compose.yml": "services: {a: {image: x, volumes: ['vol:/v']}}"}, "not-defined"),
    "undefined-service": ({"compose.yml": "services: {a: {image: x, depends_on: [b]}}"}, "not-defined"),
    "no-image": ({"compose.yml": "services: {a: {command: x}}"}, "not-defined"),
    "unknown": ({"compose.yml": "services: {a: {image: x, imaeg: y}}"}, "unknown-key"),
}


@pytest.mark.compose
@pytest.mark.parametrize("name", REFUSED)
def test_what_compose_refuses_is_told(name: str, tmp_path: Path) -> None:
    files, kind = REFUSED[name]
    folder = lay_out(files, tmp_path)
    assert config(folder, ["compose.yml"], {})[1]
    told = imported(folder, ["compose.yml"], {}).findings
    assert kind in {finding.kind.name for finding in told}
