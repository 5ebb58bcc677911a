"""What Kubernetes is told of services: one object or one key at a time."""

from typing import Any

import pytest

from tests.backends import cluster_oracles
from tests.backends.cluster_oracles import objects
from tests.backends.compiling import Outcome, compiled

FRAME = """
digraph shop {{
    graph [target=kubernetes]
    subgraph cluster_z {{
        web [container="shop/web:1", {said}]
        db [container="shop/db:1", ports="5432"]
    }}
    {more}
}}
"""


def of(said: str = "", more: str = "", **options: Any) -> Outcome:
    outcome = compiled(FRAME.format(said=said, more=more), "kubernetes", **options)
    assert not outcome.errors, outcome.errors
    return outcome


def find(outcome: Outcome, kind: str, name: str) -> dict[str, Any]:
    (found,) = (
        one for one in objects(outcome.files) if (one["kind"], one["metadata"]["name"]) == (kind, name)
    )
    return found


def kinds(outcome: Outcome, name: str) -> set[str]:
    return {one["kind"] for one in objects(outcome.files) if one["metadata"]["name"] == name}


def pod(outcome: Outcome, name: str = "web", kind: str = "Deployment") -> dict[str, Any]:
    spec: dict[str, Any] = find(outcome, kind, name)["spec"]["template"]["spec"]
    return spec


def container(outcome: Outcome, kind: str = "Deployment") -> dict[str, Any]:
    found: dict[str, Any] = pod(outcome, kind=kind)["containers"][0]
    return found


def probe(command: list[str], period: int, failures: int) -> dict[str, Any]:
    execute = {"exec": {"command": command}}
    return {**execute, "periodSeconds": period, "timeoutSeconds": 30, "failureThreshold": failures}


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ('entrypoint="serve"', "command", ["serve"]),
        ("command=\"run '$(A)' '$$'\"", "args", ["run", "$$(A)", "$$$$"]),
        ('cpus="0.25", memory="64m"', "resources", {"limits": {"cpu": "250m", "memory": "64Mi"}}),
        (
            'reserve_cpus="2", reserve_memory="1000b"',
            "resources",
            {"requests": {"cpu": "2000m", "memory": "1000"}},
        ),
        ('user="1000"', "securityContext", {"runAsUser": 1000}),
        ('user="1000:1001"', "securityContext", {"runAsUser": 1000, "runAsGroup": 1001}),
        ("read_only=true", "securityContext", {"readOnlyRootFilesystem": True}),
        ("privileged=true", "securityContext", {"privileged": True}),
        (
            "cap_drop=ALL, cap_add=NET_ADMIN",
            "securityContext",
            {"capabilities": {"add": ["NET_ADMIN"], "drop": ["ALL"]}},
        ),
        (
            'security_opt="no-new-privileges:true,seccomp=unconfined"',
            "securityContext",
            {"allowPrivilegeEscalation": False, "seccompProfile": {"type": "Unconfined"}},
        ),
        ("pull_policy=if_not_present", "imagePullPolicy", "IfNotPresent"),
        ("pull_policy=daily", "imagePullPolicy", "Always"),
        ('working_dir="/srv"', "workingDir", "/srv"),
        (
            'ports="80,53/udp"',
            "ports",
            [{"containerPort": 80, "protocol": "TCP"}, {"containerPort": 53, "protocol": "UDP"}],
        ),
        (
            'ports="80", publish="127.0.0.1:8080:80"',
            "ports",
            [{"containerPort": 80, "hostPort": 8080, "hostIP": "127.0.0.1", "protocol": "TCP"}],
        ),
        (
            'healthcheck="curl $X"',
            "livenessProbe",
            probe(["/bin/sh", "-c", "curl $X"], 30, 3),
        ),
        (
            'healthcheck="[\\"CMD\\", \\"check\\"]", healthcheck_interval="500ms", healthcheck_retries=0',
            "readinessProbe",
            probe(["check"], 1, 1),
        ),
        (
            'healthcheck="x", healthcheck_start_period="61s", healthcheck_start_interval="10s"',
            "startupProbe",
            probe(["/bin/sh", "-c", "x"], 10, 7),
        ),
        ('healthcheck="none"', "livenessProbe", None),
        ('healthcheck="x", healthcheck_disable=true', "livenessProbe", None),
        ('tmpfs="/run:size=1k"', "volumeMounts", [{"name": "1-memory", "mountPath": "/run"}]),
        (
            'volumes="[\\"/srv:/srv:ro,rshared\\"]"',
            "volumeMounts",
            [{"name": "1-host", "mountPath": "/srv", "readOnly": True, "mountPropagation": "Bidirectional"}],
        ),
        (
            'configs="app:/etc/app.toml", secrets="tls"',
            "volumeMounts",
            [
                {"name": "1-configmap", "mountPath": "/etc/app.toml", "subPath": "app", "readOnly": True},
                {"name": "2-secret", "mountPath": "/run/secrets/tls", "subPath": "tls", "readOnly": True},
            ],
        ),
    ],
)
def test_containers(said: str, key: str, value: object) -> None:
    assert container(of(said)).get(key) == value


@pytest.mark.parametrize(
    ("said", "key", "value"),
    [
        ("hostname=Front", "hostname", "front"),
        ('stop_grace="1500ms"', "terminationGracePeriodSeconds", 2),
        ("init=true", "shareProcessNamespace", True),
        ('dns="10.0.0.53"', "dnsConfig", {"nameservers": ["10.0.0.53"]}),
        (
            'extra_hosts="a=10.0.0.1,b=10.0.0.1"',
            "hostAliases",
            [{"ip": "10.0.0.1", "hostnames": ["a", "b"]}],
        ),
        (
            'sysctls="net.core.somaxconn=1024"',
            "securityContext",
            {"sysctls": [{"name": "net.core.somaxconn", "value": "1024"}]},
        ),
        ('constraint="node.labels.disk == ssd"', "nodeSelector", {"disk": "ssd"}),
        (
            'constraint="node.hostname == a,node.platform.arch == x86_64"',
            "nodeSelector",
            {"kubernetes.io/hostname": "a", "kubernetes.io/arch": "amd64"},
        ),
        (
            'platform="linux/arm64"',
            "nodeSelector",
            {"kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64"},
        ),
        (
            'constraint="node.role == manager"',
            "tolerations",
            [
                {
                    "key": "node-role.kubernetes.io/control-plane",
                    "operator": "Exists",
                    "effect": "NoSchedule",
                }
            ],
        ),
        ('constraint="node.role == worker"', "tolerations", None),
    ],
)
def test_pods(said: str, key: str, value: object) -> None:
    assert pod(of(said)).get(key) == value


REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"


def test_placing() -> None:
    said = 'constraint="node.labels.disk != hdd", prefer="spread=node.labels.rack"'
    found = pod(of(f'{said}, affinity="!db", max_per_node=1'))
    (term,) = found["affinity"]["nodeAffinity"][REQUIRED]["nodeSelectorTerms"]
    assert term["matchExpressions"] == [{"key": "disk", "operator": "NotIn", "values": ["hdd"]}]
    apart = found["affinity"]["podAntiAffinity"][REQUIRED]
    assert [one["labelSelector"]["matchLabels"] for one in apart] == [
        {"app.kubernetes.io/name": "db"},
        {"app.kubernetes.io/name": "web"},
    ]
    assert found["topologySpreadConstraints"][0]["topologyKey"] == "rack"
    beside = pod(of("affinity=db"))["affinity"]["podAffinity"][REQUIRED]
    assert beside[0]["topologyKey"] == "kubernetes.io/hostname"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("", "Deployment"),
        ("mode=global", "DaemonSet"),
        ('volumes="data:/data"', "StatefulSet"),
        ('volumes="data:/data:ro"', "Deployment"),
        ('volumes="/srv:/data"', "Deployment"),
        ('mode=global, volumes="data:/data"', "DaemonSet"),
    ],
)
def test_what_runs_a_service(said: str, kind: str) -> None:
    assert kind in kinds(of(said), "web")


def test_a_volume_of_one_service_is_a_claim_of_each_of_its_pods() -> None:
    more = 'vol_data [name=data, opt_size="20Gi", driver=fast, label_team=x]; web -> vol_data [at="/data"]'
    found = find(of("replicas=2", more), "StatefulSet", "web")["spec"]
    (claim,) = found["volumeClaimTemplates"]
    assert claim["metadata"] == {"name": "data", "annotations": {"team": "x"}}
    assert claim["spec"] == {
        "accessModes": ["ReadWriteOnce"],
        "storageClassName": "fast",
        "resources": {"requests": {"storage": "20Gi"}},
    }
    assert (found["serviceName"], found["replicas"]) == ("web", 2)


def test_a_volume_of_several_is_a_claim_of_its_own() -> None:
    more = 'vol_data [name=data]; {web db} -> vol_data [at="/data"]'
    outcome = of("", more)
    assert find(outcome, "PersistentVolumeClaim", "data")["spec"]["accessModes"] == ["ReadWriteMany"]
    assert pod(outcome)["volumes"] == [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]
    assert outcome.lines("size-taken")
    there = of("", 'vol_data [name=data, external=true]; web -> vol_data [at="/data"]')
    assert kinds(there, "data") == set()


def test_rollouts() -> None:
    found = find(of('update_parallelism=2, update_order="start-first"'), "Deployment", "web")["spec"][
        "strategy"
    ]
    assert found["rollingUpdate"] == {"maxSurge": 2, "maxUnavailable": 0}
    found = find(of("update_parallelism=0"), "Deployment", "web")["spec"]["strategy"]
    assert found["rollingUpdate"] == {"maxSurge": 0, "maxUnavailable": "100%"}
    said = 'update_order="start-first", volumes="data:/data"'
    found = find(of(said), "StatefulSet", "web")["spec"]["updateStrategy"]
    assert found["rollingUpdate"] == {"maxUnavailable": 1}
    assert find(of("profiles=night, replicas=3"), "Deployment", "web")["spec"]["replicas"] == 0


def test_variables_are_kept_as_they_are() -> None:
    outcome = of('env="A=$(B),C=$5", env_file="api.env"')
    assert find(outcome, "ConfigMap", "web-env")["data"] == {"A": "$(B)", "C": "$5"}
    sources = [one["configMapRef"]["name"] for one in container(outcome)["envFrom"]]
    assert sources == ["web-env-1", "web-env"]
    assert "create configmap web-env-1 --from-env-file=api.env" in outcome.text


def test_labels_are_annotations_and_never_open_a_policy() -> None:
    outcome = of('label_team=pay, labels="app.kubernetes.io/name=db,dotcompile/services=db,tier=x"')
    metadata = find(outcome, "Deployment", "web")["spec"]["template"]["metadata"]
    assert metadata["annotations"] == {"dotcompile/services": "web", "team": "pay", "tier": "x"}
    assert metadata["labels"]["app.kubernetes.io/name"] == "web"
    assert outcome.lines("approximated")


def test_services_have_names_and_ports() -> None:
    outcome = of('ports="80,53/udp", aliases=front', "db -> web [port=9000]")
    for name in ("web", "front"):
        ports = find(outcome, "Service", name)["spec"]["ports"]
        assert [(one["protocol"], one["port"]) for one in ports] == [("TCP", 80), ("TCP", 9000), ("UDP", 53)]
    headless = find(of('ports="8000-8100"'), "Service", "web")["spec"]
    assert headless["clusterIP"] == "None"
    assert "ports" not in headless
    assert find(of('ports="80", endpoint_mode=dnsrr'), "Service", "web")["spec"]["clusterIP"] == "None"


@pytest.mark.parametrize(
    ("publish", "kind", "name", "port"),
    [
        ('publish="8080:80"', "LoadBalancer", "web-public", 8080),
        ('publish="81"', "NodePort", "web-node", 81),
        ("", "NodePort", "web-node", 80),
    ],
)
def test_what_publishes(publish: str, kind: str, name: str, port: int) -> None:
    outcome = of(f'ports="80", {publish}', "customer [kind=actor]; customer -> web")
    found = find(outcome, "Service", name)["spec"]
    assert (found["type"], found["ports"][0]["port"]) == (kind, port)
    assert "externalTrafficPolicy" not in found


def test_known_addresses_are_kept_as_they_come_in() -> None:
    more = 'partner [kind=actor, addr="192.0.2.0/24"]; partner -> web [port=80]'
    outcome = of('ports="80", publish="8080:80"', more)
    assert find(outcome, "Service", "web-public")["spec"]["externalTrafficPolicy"] == "Local"
    (rule,) = find(outcome, "NetworkPolicy", "web")["spec"]["ingress"]
    assert rule["from"] == [{"ipBlock": {"cidr": "192.0.2.0/24"}}]


def test_who_shares_a_sandbox_shares_a_pod() -> None:
    text = FRAME.format(said='network_mode="service:db", replicas=2', more="")
    outcome = compiled(text, "kubernetes")
    assert [one["name"] for one in pod(outcome, "db")["containers"]] == ["db", "web"]
    assert kinds(outcome, "web") == set()
    (line,) = outcome.lines("approximated")
    assert "is in the pod of `db`, which says its replicas" in line[1]


def test_who_has_the_network_of_the_host() -> None:
    outcome = of("network_mode=host", "web -> db")
    assert pod(outcome)["hostNetwork"] is True
    assert "NetworkPolicy" not in kinds(outcome, "web")
    assert pod(outcome, "db").get("hostNetwork") is None


def test_who_has_no_network_asks_for_no_names() -> None:
    asking = find(of("network_mode=none"), "NetworkPolicy", "ask-for-names")["spec"]["podSelector"]
    assert asking["matchExpressions"] == [
        {"key": "app.kubernetes.io/name", "operator": "NotIn", "values": ["web"]}
    ]


def test_a_zone_is_one_label() -> None:
    more = (
        "subgraph cluster_back { api [container=x]; job [container=x] } cluster_z -> cluster_back [port=80]"
    )
    outcome = of("", more)
    (rule,) = find(outcome, "NetworkPolicy", "api")["spec"]["ingress"]
    assert rule["from"] == [{"podSelector": {"matchLabels": {"zone.dotcompile/z": "true"}}}]


def test_a_loop_is_for_the_replicas_of_a_service() -> None:
    (rule,) = find(of("replicas=3", "web -> web [port=7000]"), "NetworkPolicy", "web")["spec"]["ingress"]
    assert rule["from"] == [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": "web"}}}]


@pytest.mark.parametrize(
    ("said", "more", "kind", "told"),
    [
        (
            "",
            "a_b [container=x]",
            "approximated",
            "Kubernetes has `a_b` only nearly: there the service is `a-b`",
        ),
        ("", "22 [container=x]", "approximated", "there the service is `n-22`"),
        ("", 'a_b [container=x]; "a-b" [container=x]', "name-not-on-target", "are both `a-b` there"),
        ("aliases=db", "", "name-not-on-target", "`db` and `db` are both `db` there"),
        ("", "c [container=x, aliases=web]", "name-not-on-target", "are both `web` there"),
        ("", '"default-deny" [container=x]', "name-not-on-target", "the policy default-deny"),
        (
            'volumes="my_data:/a"',
            'db2 [container=x, volumes="my-data:/a"]',
            "name-not-on-target",
            "each a claim",
        ),
        ('configs="a_b"', 'c [container=x, configs="a-b"]', "name-not-on-target", "each a configuration"),
        ("mode=global, profiles=night", "", "not-on-target", "cannot be left out of a profile"),
        ('build="./web", container=""', "", "not-on-target", "has no image"),
        ('publish="1000-1200:1000-1200"', "", "too-many-ports", "publishes 201 ports one by one"),
        ('publish="1-60:1-60,100-160:100-160"', "", "too-many-ports", "publishes 121 ports one by one"),
        ("", "graph [driver=flannel]", "not-on-target", "Flannel does not enforce policies"),
        ("", "graph [driver=macvlan]", "approximated", "all pods are on the cluster's network"),
        ("", 'graph [name="kube-system"]', "name-not-on-target", "which is the cluster's own"),
    ],
)
def test_what_is_told(said: str, more: str, kind: str, told: str) -> None:
    outcome = compiled(FRAME.format(said=said, more=more), "kubernetes")
    assert told in "\n".join(message for _, message in outcome.lines(kind)), outcome.errors


def test_options_are_the_targets_own() -> None:
    text = FRAME.format(said="", more="")
    (told,) = compiled(text, "kubernetes", options=("cilium",)).lines("not-on-target")
    assert told[1] == "Kubernetes has no option `cilium`"
    (told,) = compiled(text.replace("kubernetes", "swarm"), "swarm", options=("calico",)).lines(
        "not-on-target"
    )
    assert told[1] == "Swarm has no option `calico`"


def test_an_ingress_leads_to_the_web() -> None:
    more = 'customer [kind=actor]; partner [kind=actor, addr="192.0.2.1"]; customer -> web; partner -> db'
    outcome = of('ports="80", domainname="Example.com"', more, options=("ingress",))
    spec = find(outcome, "Ingress", "web")["spec"]
    (rule,) = spec["rules"]
    assert rule["host"] == "web.example.com"
    (path,) = rule["http"]["paths"]
    assert path["backend"] == {"service": {"name": "web", "port": {"number": 80}}}
    (allowed,) = find(outcome, "NetworkPolicy", "web")["spec"]["ingress"]
    (peer,) = allowed["from"]
    assert peer == {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}}
    assert "web-node" not in outcome.text
    assert find(outcome, "Service", "db-node")["spec"]["type"] == "NodePort"
    cluster_oracles.validate(outcome.files)


@pytest.mark.parametrize(
    ("publish", "led"),
    [("", 80), ('publish="80:80"', 80), ('publish="8080:80"', None), ('publish="443:443,80:80"', 443)],
)
def test_what_an_ingress_leads_to(publish: str, led: int | None) -> None:
    more = "customer [kind=actor]; customer -> web"
    outcome = of(f'ports="80,443", {publish}', more, options=("ingress",))
    assert ("Ingress" in kinds(outcome, "web")) == (led is not None)
    if led is not None:
        (rule,) = find(outcome, "Ingress", "web")["spec"]["rules"]
        assert "host" not in rule
        assert rule["http"]["paths"][0]["backend"]["service"]["port"]["number"] == led


def test_a_folder_for_kustomize() -> None:
    outcome = of('configs="app", secrets=tls, env_file="a.env"', output="kustomization.yaml", base="..")
    names = ["kustomization.yaml", "namespace.yaml", "policies.yaml", "services.yaml", "workloads.yaml"]
    assert list(outcome.files) == names
    head = objects({"one": outcome.text.replace("Kustomization", "Folder")})
    (top,) = head
    assert top["resources"] == names[1:]
    assert top["configMapGenerator"] == [
        {"name": "web-env-1", "envs": ["../a.env"]},
        {"name": "app", "files": ["app=../configs/app"]},
    ]
    assert "--load-restrictor LoadRestrictionsNone" in outcome.text
    assert "kubectl apply -k ." in of("configs=app", output="kustomization.yaml").text
    assert top["secretGenerator"] == [{"name": "tls", "files": ["tls=../secrets/tls"]}]
