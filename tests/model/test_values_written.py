"""Whatever is written can be read again as the same value, and can stand in a DOT string."""

import re
from ipaddress import ip_network
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dotcompile.model.values import (
    addresses,
    mappings,
    modes,
    paths,
    placement,
    ports,
    publish,
    quantities,
    words,
)
from dotcompile.model.values.form import Form
from dotcompile.model.values.images import IMAGE, ImageReference
from dotcompile.model.values.lists import join, split
from dotcompile.model.values.ports import HIGHEST, PROTOCOLS, PortRange
from dotcompile.model.values.publish import Binding
from dotcompile.syntax.parse import parse
from dotcompile.syntax.tree import NodeStatement
from tests.model.samples import quoted

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,\\\"'= []"), max_size=10)
NAME = st.from_regex(r"[a-z0-9][a-z0-9_.-]{1,8}", fullmatch=True)
RANGE = st.builds(
    lambda protocol, pair: PortRange(protocol, *sorted(pair)),
    st.sampled_from(PROTOCOLS),
    st.tuples(st.integers(1, HIGHEST), st.integers(1, HIGHEST)),
)


def again(form: Form[Any], value: object, *, in_dot: bool = True) -> None:
    """Write a value, put it into a diagram, and read it back from there."""
    written = form.write(value)
    source, text = quoted(written)
    if in_dot:
        document, findings = parse(source)
        (statement,) = document.graphs[0].body
        assert isinstance(statement, NodeStatement)
        assert (findings, dict(statement.attributes)["a"]) == ((), written)
    assert form.read(text) == (value, ())


@given(st.integers(0, 2**63 - 1))
def test_durations(value: int) -> None:
    again(quantities.DURATION, value)


@given(
    st.integers(0, 2**63 - 1) | st.builds(lambda n, p: n * 1024**p, st.integers(1, 1023), st.integers(0, 5))
)
def test_sizes(value: int) -> None:
    again(quantities.SIZE, value)


@given(st.integers(1, 10**15 - 1))
def test_processors(value: int) -> None:
    again(quantities.CPUS, value)


@given(st.lists(RANGE, min_size=1, max_size=5))
def test_ports(ranges: list[PortRange]) -> None:
    value = ports.merged(ranges)
    again(ports.PORTS, value)
    numbers = {(one.protocol, port) for one in ranges for port in (one.first, one.last)}
    assert all(any(one.protocol == p and one.first <= n <= one.last for one in value) for p, n in numbers)


@given(
    RANGE, st.none() | st.integers(1, HIGHEST), st.none() | st.ip_addresses(), st.sampled_from(publish.MODES)
)
def test_published_ports(
    target: PortRange, first: int | None, address: addresses.Address | None, mode: str
) -> None:
    width = target.last - target.first
    host = None if first is None or first + width > HIGHEST else (first, first + width)
    again(publish.PUBLISH, (Binding(target, host, address, mode),))


@given(st.ip_addresses(), st.integers(0, 128))
def test_subnets(address: addresses.Address, prefix: int) -> None:
    subnet = ip_network((int(address), min(prefix, address.max_prefixlen)), strict=False)
    if subnet.version == address.version:
        again(addresses.SUBNETS, (subnet,))


@given(st.lists(st.tuples(NAME, TEXT.map(str.strip)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_labels(pairs: list[tuple[str, str]]) -> None:
    again(mappings.LABELS, tuple(pairs))


@given(st.lists(st.tuples(NAME, st.none() | TEXT), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_environments(pairs: list[tuple[str, str | None]]) -> None:
    again(mappings.ENVIRONMENT, tuple(pairs))


@given(st.lists(TEXT, max_size=4))
def test_commands(value: list[str]) -> None:
    again(words.COMMAND, tuple(value))


@given(TEXT.filter(lambda text: text.strip() != ""))
def test_health_checks(command: str) -> None:
    again(words.TEST, ("CMD-SHELL", command))


@given(st.lists(TEXT.filter(lambda text: text.strip() == text != ""), min_size=1, max_size=4), st.booleans())
def test_lists_of_anything(items: list[str], holds_commas: bool) -> None:
    written = join(items, holds_commas=holds_commas)
    assert not re.search(r'\\"|\\\Z', written)
    found = split(quoted(written)[1], holds_commas=holds_commas)
    assert ([item.text for item in found.items], found.findings) == (items, ())


@given(NAME, NAME, st.lists(st.sampled_from(paths.OPTIONS), max_size=2, unique=True))
def test_mounts(source: str, target: str, options: list[str]) -> None:
    again(paths.MOUNTS, (paths.Mount(source, f"/{target}", tuple(options)),))


@given(NAME, st.booleans(), NAME)
def test_constraints(label: str, equal: bool, value: str) -> None:
    again(placement.CONSTRAINTS, (placement.Constraint(f"node.labels.{label}", equal, value),))


@given(st.lists(st.from_regex("[a-z0-9]{1,4}", fullmatch=True), min_size=1, max_size=3), NAME, st.booleans())
def test_images(parts: list[str], tag: str, registry: bool) -> None:
    host = "registry.example:5000" if registry else ""
    if registry or parts[0] != "localhost":
        again(IMAGE, ImageReference("/".join(parts), tag, "", host))


@given(st.sampled_from(modes.LOG_DRIVERS), st.lists(st.tuples(NAME, NAME), max_size=3))
def test_logging(driver: str, options: list[tuple[str, str]]) -> None:
    again(modes.LOGGING, modes.Logging(driver, tuple(options)))


FORMS = [
    *(quantities.DURATION, quantities.SIZE, quantities.CPUS, ports.PORTS, publish.PUBLISH, addresses.SUBNETS),
    *(addresses.PLACES, addresses.MAC, mappings.ENVIRONMENT, mappings.ULIMITS, mappings.EXTRA_HOSTS),
    *(words.COMMAND, words.TEST, paths.MOUNTS, IMAGE, placement.CONSTRAINTS, placement.DEPENDENCIES),
    *(modes.NETWORK_MODE, modes.NETWORK_DRIVER, modes.LOGGING, modes.RESTART, modes.PULL_POLICY),
]


@given(
    st.sampled_from(FORMS),
    st.text(st.sampled_from('ab.:/,=@-[]"\\\n 019tcp'), max_size=14) | st.text(max_size=8),
)
def test_any_text_is_a_value_or_a_finding_within_it(form: Form[Any], said: str) -> None:
    source, text = quoted(said)
    value, findings = form.read(text)
    assert value is not None or findings or not said.strip() or form.many
    for finding in findings:
        assert text.span().start <= finding.span.start <= finding.span.end <= len(source.text) - 4
    if value is not None and not findings:
        assert form.read(quoted(form.write(value))[1]) == (value, ())
