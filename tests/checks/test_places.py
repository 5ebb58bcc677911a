"""Where findings point: at the entry that is wrong, in whichever file and however it is written."""

import pytest

from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.syntax.semantics import DEFAULT_LIMITS


def pointed_at(kind: str, diagram: str, site: str = "") -> list[str]:
    """The texts at which the findings of a kind point."""
    sites = [("shop.site.toml", site.encode())] if site else []
    sources, findings = lint(("shop.dot", diagram.encode()), sites, Policy(), DEFAULT_LIMITS)
    return [
        sources[found.span.path].text[found.span.start : found.span.end]
        for found in findings
        if found.kind.name == kind
    ]


@pytest.mark.parametrize(
    ("value", "entry"),
    [
        ('"LANG=C,API_KEY=abc"', "API_KEY=abc"),
        ('"LANG=C\\nAPI_KEY=a,b"', "API_KEY=a,b"),
        ('"LANG=C,API_" + "KEY=abc"', 'API_" + "KEY=abc'),
        ("API_KEY", None),
    ],
)
def test_an_entry_of_a_list(value: str, entry: str | None) -> None:
    found = pointed_at("secret-in-env", f'digraph {{ a [container="x/y:1", env={value}] }}')
    assert found == ([entry] if entry else [])


def test_a_value_of_a_site_file_is_pointed_at_as_a_whole() -> None:
    site = '[services.a]\nenv = { LANG = "C", API_KEY = "abc" }\nprivileged = true\n'
    diagram = 'digraph { a [container="x/y:1"] }'
    (secret,) = pointed_at("secret-in-env", diagram, site)
    assert "API_KEY" in secret
    assert pointed_at("privileged", diagram, site) == ["true"]


def test_a_default_is_pointed_at_once() -> None:
    diagram = 'digraph { node [privileged=true, container="x/y"]; a -> b -> c }'
    assert pointed_at("privileged", diagram) == ["true"]
    assert pointed_at("image-not-pinned", diagram) == ["x/y"]


def test_nothing_is_checked_in_a_text_with_errors() -> None:
    assert pointed_at("privileged", 'digraph { a [container="x/y:1", privileged=true]; b -> }') == []
