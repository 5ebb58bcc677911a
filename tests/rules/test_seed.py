"""Rules on the seed diagram: what its proxies open, and what is left when they are two each."""

from pathlib import Path

import yaml

from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.pipeline.compile import Compiled, Output, compile_for
from dotcompile.pipeline.ruling import RuleFiles, judge_by_rules, lower_for, read_rules
from dotcompile.pipeline.understand import understand
from dotcompile.rules.judge import Judgement
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS

SEED = Path(__file__).parents[2] / "examples" / "bidspy" / "bidspy.dot"
RULE = 'deny customer ->> zone:controller because "admins only"'
PER_ZONE = 'digraph G { instances="per-zone"; haproxy [ports=80]; nginx [ports=8080];'
ENTERING = """digraph G { instances="per-zone";
    customer [enters="10.0.0.1"]; administrator [enters="10.0.0.2"];"""
ADDRESSES = """
[services.proxy1-haproxy]
publish = "10.0.0.1:80:80"
[services.proxy2-haproxy]
publish = "10.0.0.2:80:80"
[services.proxy1-nginx]
publish = "10.0.0.1:8080:80"
[services.proxy2-nginx]
publish = "10.0.0.2:8080:80"
"""


def judged(beginning: str, rules: str, site: str = "") -> tuple[Judgement, dict[str, Source]]:
    text = SEED.read_text().replace("digraph G {", beginning, 1)
    sites = (("d.site.toml", site.encode()),) if site else ()
    found = understand(("d.dot", text.encode()), sites, DEFAULT_LIMITS)
    (topology,) = found.topologies
    ruled = read_rules(topology, found.sources, RuleFiles((("d.rules", rules.encode()),), "2026-11-21"))
    assert ruled is not None
    assert ruled.findings == ()
    return judge_by_rules(topology, ruled, lower_for(topology, ruled)), {**found.sources, **ruled.sources}


def test_shared_proxies_lead_a_customer_to_the_controller() -> None:
    judgement, sources = judged("digraph G {", RULE)
    (finding,) = judgement.findings
    assert finding.kind.name == "rule-broken"
    assert finding.message == (
        "`customer` reaches `admin_frontend`: `customer -> nginx -> admin_frontend`; "
        "the rule's reason: admins only"
    )
    assert finding.help == "the least to take away: `customer -> proxy1` (2 connections)"
    drawn = sources["d.dot"]
    lines = [drawn.line_text(drawn.line_number(label.span.start)).strip() for label in finding.labels]
    assert lines == ['"customer" -> "cluster_proxy1"', '"cluster_proxy2" -> "admin_frontend"']


def test_with_a_proxy_each_it_holds_as_drawn_and_a_published_port_breaks_it_in_effect() -> None:
    judgement, _ = judged(PER_ZONE, f"{RULE}\n[drawn] deny customer ->> zone:controller in intent")
    broken, holds = judgement.verdicts
    assert (broken.word, holds.word) == ("broken", "holds")
    ((_, finding),) = broken.findings
    assert finding.message.startswith(
        "in effect, `customer` can reach `admin_frontend`: `customer -> proxy2-haproxy -> admin_frontend`"
    )
    assert finding.labels[0].text == (
        "customer -> proxy2-haproxy, by published: port 80 is published on all addresses"
    )
    assert finding.help == (
        "the least to take away: `admin_frontend` on network proxy2; "
        "an address on `publish`, with `enters` on the actors, closes the first connection"
    )


def test_addresses_close_the_direct_way_and_the_finding_shows_what_is_left() -> None:
    direct = "[direct] deny customer -> {proxy2-haproxy, proxy2-nginx}"
    judgement, _ = judged(ENTERING, f"{RULE}\n{direct}", ADDRESSES)
    path, holds = judgement.verdicts
    assert holds.word == "holds"
    ((_, finding),) = path.findings
    assert "`customer -> proxy1-haproxy -> proxy2-haproxy -> admin_frontend`" in finding.message
    assert finding.labels[1].text == (
        "proxy1-haproxy -> proxy2-haproxy, by published: port 80 is published on 10.0.0.2"
    )


SPLIT = """
digraph {
    target=compose
    subgraph cluster_storage {
        kind=network
        redis [container="redis:7", ports=6379]; postgres [container="postgres:16", ports=5432]
    }
    api [container="shop/api:1"]; api -> redis; api -> postgres
}
"""


def test_a_rule_splits_a_zone_and_the_file_is_proved_and_the_note_names_the_rule() -> None:
    compiled = compiled_of(SPLIT, "[R7] deny redis -> postgres")
    assert [
        finding.kind.name for finding in compiled.findings if finding.kind.severity is Severity.ERROR
    ] == []
    (split,) = [finding for finding in compiled.findings if finding.kind.name == "zone-split"]
    assert "the rule `R7`" in split.message
    (artifact,) = compiled.artifacts["compose.yml"]
    services = yaml.safe_load(artifact.text)["services"]
    on = {name: set(services[name]["networks"]) for name in ("redis", "postgres", "api")}
    assert on["redis"].isdisjoint(on["postgres"])
    assert on["redis"] & on["api"]
    assert on["postgres"] & on["api"]


def test_without_the_rule_the_zone_is_one_network() -> None:
    compiled = compiled_of(SPLIT, "")
    (artifact,) = compiled.artifacts["compose.yml"]
    services = yaml.safe_load(artifact.text)["services"]
    assert set(services["redis"]["networks"]) & set(services["postgres"]["networks"])


def test_a_rule_against_the_drawing_is_an_error_that_shows_both() -> None:
    compiled = compiled_of(SPLIT, "[R8] deny api -> postgres")
    assert compiled.artifacts == {}
    (finding,) = [one for one in compiled.findings if one.kind.severity is Severity.ERROR]
    assert finding.kind.name == "rule-against-drawing"
    assert finding.span.path == "d.rules"
    assert [(label.span.path, label.text) for label in finding.labels] == [("d.dot", "api -> postgres")]


def compiled_of(drawing: str, rules: str) -> Compiled:
    found = understand(("d.dot", drawing.encode()), (), DEFAULT_LIMITS)
    assert worst(found.findings) is not Severity.ERROR, found.findings
    given = RuleFiles((("d.rules", rules.encode()),), "2026-11-21")
    outputs = (Output("compose.yml", "compose.yml", "compose"),)
    return compile_for(found.topologies[0], found.sources, outputs, None, given)
