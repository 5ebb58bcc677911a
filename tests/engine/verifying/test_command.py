"""The command `verify` where no engine is asked, and how what it found is shown."""

from pathlib import Path

import pytest

from dotcompile.engine.verifying.as_json import as_json
from dotcompile.engine.verifying.placing import find_misplaced
from dotcompile.engine.verifying.telling import tell
from dotcompile.engine.verifying.verify import Verified
from dotcompile.records import replace
from tests.cli.outcome import dotcompile
from tests.engine.verifying.deploying import model_of
from tests.engine.verifying.test_expected import SHOP, cells, there

NOWHERE = {"DOCKER_HOST": "unix:///nowhere/docker.sock"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--target", "swarm"), "verify asks one engine"),
        (("--at-once", "0"), "1 or more"),
    ],
)
def test_wrong_usage_is_told_before_an_engine_is_asked(
    words: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "shop.dot"
    path.write_text('digraph g { subgraph cluster_a { web [image="x:1"]; db [image="x:1"] } }')
    done = dotcompile("verify", *words, path, environment=NOWHERE)
    assert (done.code, message in done.err) == (2, True), done.err


def test_json_has_every_way_and_every_finding() -> None:
    model = model_of(SHOP)
    seen = there(model)
    changed = replace(seen, strangers=((model.facts.networks[0].name, "somebody"),))
    found = cells(model, changed)
    verified = Verified(changed, found, tell(model, changed, found, find_misplaced(model, changed)))
    written = as_json(verified, model.names, lambda span: f"line {SHOP[: span.start].count(chr(10)) + 1}")
    assert written["verdict"] == "differs"
    assert written["counts"] == {"same": len(found), "differs": 0, "could not tell": 0}
    assert [one["name"] for one in written["findings"]] == ["placed-otherwise"]
    assert {way["verdict"] for way in written["ways"]} == {"same"}
    assert {way["expected"] for way in written["ways"]} == {"open", "closed"}
