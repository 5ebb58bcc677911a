"""Manifests as diagrams: what policies permit is what is drawn, and what a diagram cannot say is told."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from dotcompile.importers.kubernetes.read import Outcome, read_kubernetes
from dotcompile.importers.writing.write import write_imported
from dotcompile.model.topology import Sort, Topology
from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports, merged
from dotcompile.pipeline.understand import understand
from dotcompile.reach.intent import intend
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.compiling import compiled
from tests.backends.kubernetes_diagrams import diagram
from tests.reach.policies.test_np_guard import FOLDER, plain_ones
from tests.real import corpus
from tests.soak import Soak

CORPUS = corpus()


def imported(text: str, name: str = "shop") -> Outcome:
    return read_kubernetes([("shop.yaml", dedent(text).encode())], name)


def drawn(outcome: Outcome) -> Topology:
    """What the diagram and the site file that are written mean; they have no error."""
    assert outcome.imported is not None, outcome.findings
    written = write_imported(outcome.imported)
    sites = [("shop.site.toml", written.site.encode())] if written.site else []
    found = understand(("shop.dot", written.dot.encode()), sites, DEFAULT_LIMITS)
    errors = [one.message for one in found.findings if one.kind.severity == "error"]
    assert not errors, (errors, written.dot)
    return found.topologies[0]


def flows(topology: Topology) -> dict[tuple[str, str], Ports]:
    """Who may talk to whom at which ports, pair by pair."""
    intent = intend(topology)
    found: dict[tuple[str, str], list[PortRange]] = {}
    for edge in intent.edges:
        for source in edge.sources:
            for target in edge.targets:
                pair = intent.things[source], intent.things[target]
                if source != target and all(one.sort is Sort.SERVICE for one in pair):
                    found.setdefault((pair[0].name, pair[1].name), []).extend(edge.ports or ANY_PORT)
    return {pair: merged(ports) for pair, ports in found.items()}


WEB = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 3
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          hostname: web-host
          nodeSelector: {disk: ssd, kubernetes.io/arch: amd64}
          terminationGracePeriodSeconds: 30
          containers:
            - name: main
              image: nginx:1.27
              command: ["serve"]
              args: ["--name", "$$HOME"]
              workingDir: /srv
              imagePullPolicy: Always
              ports: [{containerPort: 80, name: http}, {containerPort: 53, protocol: UDP}]
              env: [{name: MODE, value: fast}, {name: KEY, valueFrom: {secretKeyRef: {name: k, key: k}}}]
              envFrom: [{configMapRef: {name: more}}]
              resources: {limits: {cpu: 500m, memory: 128Mi, gpu: 1}, requests: {cpu: "1", memory: 1G}}
              securityContext:
                runAsUser: 1000
                runAsGroup: 1001
                readOnlyRootFilesystem: true
                allowPrivilegeEscalation: false
                capabilities: {add: [NET_ADMIN], drop: [ALL]}
              livenessProbe: {exec: {command: [check, me]}, periodSeconds: 10, failureThreshold: 5}
              volumeMounts:
                - {name: data, mountPath: /data}
                - {name: host, mountPath: /logs, readOnly: true}
                - {name: memory, mountPath: /run}
                - {name: empty, mountPath: /tmp}
                - {name: site, mountPath: /etc/site}
                - {name: key, mountPath: /etc/key}
                - {name: odd, mountPath: /odd}
            - {name: metrics, image: "shop/metrics:1"}
          volumes:
            - {name: data, persistentVolumeClaim: {claimName: web-data}}
            - {name: host, hostPath: {path: /var/log}}
            - {name: memory, emptyDir: {medium: Memory}}
            - {name: empty, emptyDir: {}}
            - {name: site, configMap: {name: site}}
            - {name: key, secret: {secretName: key}}
            - {name: odd, nfs: {server: a, path: /b}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: front, namespace: shop}
    spec:
      type: LoadBalancer
      selector: {app: web}
      ports: [{port: 8080, targetPort: 80}]
"""


def test_a_workload_is_a_service_with_its_settings() -> None:
    outcome = imported(WEB)
    topology = drawn(outcome)
    web, metrics = topology.services
    said = {name: value.value for name, value in web.settings.items()}
    texts = {
        name: str(said[name]) for name in ("image", "replicas", "hostname", "working_dir", "pull_policy")
    }
    assert texts == {
        "image": "nginx:1.27",
        "replicas": "3",
        "hostname": "web-host",
        "working_dir": "/srv",
        "pull_policy": "always",
    }
    assert said["entrypoint"] == ("serve",)
    assert said["command"] == ("--name", "$HOME")
    assert said["env"] == (("MODE", "fast"),)
    assert [str(one) for one in said["constraint"]] == [
        "node.labels.disk == ssd",
        "node.platform.arch == amd64",
    ]
    assert (said["cpus"], said["memory"]) == (500_000_000, 128 * 2**20)
    assert (said["reserve_cpus"], said["reserve_memory"]) == (10**9, 10**9)
    assert said["user"] == "1000:1001"
    assert (said["cap_add"], said["cap_drop"], said["read_only"]) == (("NET_ADMIN",), ("ALL",), True)
    assert said["healthcheck"] == ("CMD", "check", "me")
    assert said["healthcheck_retries"] == 5
    assert list(map(str, said["volumes"])) == ["web-data:/data", "/var/log:/logs:ro", "/tmp"]
    assert (said["tmpfs"], said["configs"], said["secrets"]) == (
        ("/run",),
        ("site:/etc/site",),
        ("key:/etc/key",),
    )
    assert [str(one) for one in said["publish"]] == ["8080:80"]
    assert said["aliases"] == ("front",)
    assert str(metrics.settings["network_mode"].value) == "service:web"
    told = "\n".join(one.message for one in outcome.findings)
    for what in ("`gpu`", "the volume `odd`", "the variable `KEY`", "variables from configMap `more`"):
        assert f"{what} is left out" in told or f"{what}, whose value is elsewhere, is left out" in told


def test_what_is_open_is_drawn_from_zone_to_zone() -> None:
    labels, spec = "labels: {app: NAME}", "spec: {containers: [{name: a, image: x}]}"
    form = f"{{kind: Pod, metadata: {{name: NAME, namespace: ZONE, {labels}}}, {spec}}}"
    there = {"a": "one", "b": "one", "c": "two", "d": "two"}
    pods = "\n---\n".join(form.replace("NAME", name).replace("ZONE", zone) for name, zone in there.items())
    topology = drawn(imported(pods))
    assert len(topology.links) == 4
    pairs = {(one, other) for one in "abcd" for other in "abcd" if one != other}
    assert flows(topology) == dict.fromkeys(pairs, ANY_PORT)
    assert all(service.settings["egress"].value == "open" for service in topology.services)


POLICY = """
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: web, namespace: shop}
    spec:
      podSelector: {matchLabels: {app: web}}
      policyTypes: [Ingress, Egress]
      ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: http}]}]
      egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}]
"""


def test_ranges_of_addresses_are_actors() -> None:
    topology = drawn(imported(WEB + POLICY))
    names = {actor.name: actor.settings for actor in topology.actors}
    assert set(names) == {"internet", "10-0-0-0-8"}
    addresses = names["10-0-0-0-8"]["addr"].value
    assert "10.1.0.0/16" not in addresses
    assert "10.0.0.0/16" in addresses
    ends = {
        (link.source.name, link.target.name, str(link.ports and link.ports.value[0]))
        for link in topology.links
    }
    assert ends == {("10-0-0-0-8", "web", "80"), ("web", "internet", "443")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind: Widget\nmetadata: {name: a}", "`a`, a Widget, is left out"),
        ("a: 1", "this is no object of Kubernetes"),
        ("kind: Namespace\nmetadata: {name: a}", "nothing runs in these manifests"),
        ("kind: Deployment\nmetadata: {name: a}\nspec: {template: 1}", "`a`: `template` is no mapping"),
        ("kind: Service\nmetadata: {name: a}\nspec: {ports: [{port: x}]}", "`a`: `x` is no port"),
        (
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
            "metadata: {name: a}\nspec: {policyTypes: [x]}",
            "`a`: `x` is no type of policy",
        ),
        ("apiVersion: crd/v1\nkind: NetworkPolicy\nmetadata: {name: a}", "`a`, a NetworkPolicy, is left out"),
        (
            "kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a}]}",
            "nothing stands where a text should",
        ),
        ("kind: Deployment\nkind: Service", "the key `kind` stands here twice"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, told: str) -> None:
    outcome = imported(text)
    assert told in "\n".join(one.message for one in outcome.findings)


def test_a_list_is_what_is_in_it() -> None:
    text = "kind: List\nitems: [{kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: x}]}}]"
    assert [service.name for service in drawn(imported(text)).services] == ["a"]


def test_names_in_two_namespaces_are_told_apart() -> None:
    pods = "\n---\n".join(
        f"{{kind: {kind}, metadata: {{name: a, namespace: {zone}}}, spec: {{{template} "
        "{containers: [{name: a, image: x}]}}}"
        for zone, kind, template in (("one", "Job", "template: {spec:"), ("two", "Job", "template: {spec:"))
    ).replace("]}}}", "]}}}}")
    assert [service.name for service in drawn(imported(pods)).services] == ["one-a", "two-a"]


@pytest.mark.corpus
@pytest.mark.parametrize("name", plain_ones())
def test_real_manifests(name: str) -> None:
    files = [(str(path), path.read_bytes()) for path in manifests(FOLDER / "manifests" / name)]
    outcome = read_kubernetes(files, name)
    assert not [one.message for one in outcome.findings if one.kind.severity == "error"]
    if any("containers:" in data.decode() for _, data in files):
        assert drawn(outcome).services


def manifests(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in (".yaml", ".yml"))


def test_what_is_emitted_is_imported_as_it_was_drawn(soak: Soak) -> None:
    compared = 0
    for _ in range(soak.count(6)):
        text = diagram(soak.random, most_services=6, hostile=False)
        outcome = compiled(text, "kubernetes")
        # A port of the node is one that a container lists, whatever else the diagram says that it listens on.
        if outcome.errors or "hostNetwork" in outcome.text or "hostPort" in outcome.text:
            continue
        before = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS).topologies[0]
        after = drawn(read_kubernetes([("shop.yaml", outcome.text.encode())], "shop"))
        fitted = {service.name: name(service.name) for service in before.services}
        expected = {(fitted[one], fitted[other]): ports for (one, other), ports in flows(before).items()}
        assert flows(after) == expected, text
        compared += len(expected)
    soak.figures |= {"flows": compared}
    assert compared


def test_an_ingress_is_a_way_in_from_the_internet() -> None:
    text = """digraph shop { graph [target=kubernetes]; u [kind=actor]
        web [container=x, ports="80"]; u -> web }"""
    outcome = compiled(text, "kubernetes", options=("ingress",))
    topology = drawn(read_kubernetes([("shop.yaml", outcome.text.encode())], "shop"))
    (link,) = topology.links
    assert (link.source.name, link.target.name) == ("internet", "web")


def name(said: str) -> str:
    fitted = "".join(letter if letter.isalnum() else "-" for letter in said.lower())
    return fitted if fitted[0].isalpha() else f"n-{fitted}"


ODD = (None, True, 7, -1, "", "x", "80", [], {}, [1], {"a": 1}, "é\u202e", [None], "0.0.0.0/0", 10**20)


def test_whatever_stands_there_is_read_or_told(soak: Soak) -> None:
    """A value anywhere may be anything."""
    whole = list(yaml.safe_load_all(dedent(WEB + POLICY)))
    for _ in range(soak.count(60)):
        objects = deepcopy(whole)
        for _ in range(soak.random.randint(1, 3)):
            holder, key = soak.random.choice(list(places(objects)))
            holder[key] = deepcopy(soak.random.choice(ODD))
        outcome = imported("\n---\n".join(map(json.dumps, objects)))
        if outcome.imported is not None:
            write_imported(outcome.imported)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where a value stands, at any depth."""
    for key in range(len(value)) if isinstance(value, list) else list(value):
        yield value, key
        if isinstance(value[key], list | dict):
            yield from places(value[key])
