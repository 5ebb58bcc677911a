"""A diagram compiled inside the test: what would be written, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.understand import understand
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS

NAMES = {"compose": "compose.yml", "swarm": "stack.yml"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files by name, none if there was an error; `of_target` is what was found after the diagram."""

    files: Mapping[str, str]
    findings: tuple[Diagnostic, ...]
    of_target: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def text(self) -> str:
        return next(iter(self.files.values()))

    @property
    def document(self) -> dict[str, Any]:
        """What PyYAML reads, with Compose's doubled `$` undone."""
        loaded: dict[str, Any] = undoubled(yaml.safe_load(self.text))
        return loaded

    @property
    def errors(self) -> list[str]:
        return [found.message for found in self.findings if found.kind.severity is Severity.ERROR]

    def lines(self, kind: str) -> list[tuple[int, str]]:
        """The lines and messages of one kind of finding."""
        found = [one for one in self.of_target if one.kind.name == kind]
        return [(self.sources[one.span.path].place(one.span.start).line, one.message) for one in found]


def compiled(
    text: str,
    target: str | None,
    *,
    name: str = "shop.dot",
    base: str = "",
    output: str = "",
    options: tuple[str, ...] = (),
) -> Outcome:
    """What a diagram is compiled to for a target, or for the one that it says itself."""
    found = understand((name, text.encode()), (), DEFAULT_LIMITS)
    if any(one.kind.severity is Severity.ERROR for one in found.findings):
        return Outcome({}, found.findings, (), found.sources)
    called = output or NAMES.get(target or "", "shop.yml")
    outputs = [Output("out", called, target=target, base=base, options=options)]
    made = compile_for(found.topologies[0], found.sources, outputs)
    files = {artifact.name: artifact.text for artifact in made.artifacts.get("out", ())}
    return Outcome(files, (*found.findings, *made.findings), made.findings, found.sources)


def undoubled(value: Any) -> Any:
    """Values as a client that replaces variables has them; keys are as they are."""
    match value:
        case str():
            return value.replace("$$", "$")
        case list():
            return [undoubled(one) for one in value]
        case dict():
            return {key: undoubled(one) for key, one in value.items()}
    return value
