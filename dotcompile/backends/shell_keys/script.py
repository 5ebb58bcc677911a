"""Steps to a script of a POSIX shell, by `script.sh.jinja`.

In: steps, in the order in which they are made. Out: the script. Run twice, it changes nothing the second
time; `down` takes away what it made.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dotcompile.backends.shell_keys.step import Command, Step, What
from dotcompile.backends.shell_keys.words import Variable, command, pieces, quoted
from dotcompile.backends.yaml import comment, commented
from dotcompile.records import dataclass

TEMPLATE = Path(__file__).with_name("script.sh.jinja")
_INDENT = "    "
#: The client tells the names of what it makes, and the script has told them.
_SILENT = " >/dev/null"
_CONNECT = "docker network connect"
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Script:
    """All that a script says: how it is used, what it makes, and what hosts of a cluster make by themselves.

    Of `kinds`, what is no longer drawn is taken away, networks after what is on them.
    """

    head: Sequence[str]
    project: str
    steps: Sequence[Step]
    kinds: Sequence[What]
    is_cluster: bool = False
    parts: Sequence[tuple[str, Step]] = ()


def write_script(script: Script) -> str:
    """Its text."""
    from jinja2 import Environment, StrictUndefined  # few stack files have a script beside them

    environment = Environment(  # nothing is escaped here: words are quoted where they are made
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    steps = script.steps
    awaited = {one.condition for step in steps for one in step.awaits}
    hosts = dict.fromkeys(host for host, _ in script.parts)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        head=commented(*script.head),
        project=quoted(script.project),
        steps=steps,
        blocks=[_block(step, 1) for step in steps],
        hosts=[(quoted(host), list(_blocks_of(host, script.parts))) for host in hosts],
        parts=list(dict.fromkeys(step.name for _, step in script.parts)),
        unlabelled=[step.name for step in steps if not step.labelled],
        kinds=[kind.value for kind in script.kinds],
        is_cluster=script.is_cluster,
        is_rooted=any(map(_is_rooted, steps)),
        needs=any(not step.commands for step in steps),
        runs=any(step.what is What.CONTAINER and not step.is_job for step in steps),
        jobs=any(step.is_job for step in steps),
        healthy="healthy" in awaited,
        completed="completed" in awaited,
        profiles=any(step.profiles for step in steps),
    )


def _blocks_of(host: str, parts: Sequence[tuple[str, Step]]) -> Iterator[str]:
    """The lines that make what one host has by itself."""
    for name, step in parts:
        if name == host:
            yield f"{_INDENT * 2}current {step.what.value} {step.word} {step.version}"
            yield _block(step, 2)


def _is_rooted(step: Step) -> bool:
    """Whether paths are looked for from the folder of the script: of images, too, that are built."""
    words = (word for one in step.commands for option in one.options for word in option)
    reads = any(option[0] == "--env-file" for one in step.commands for option in one.options)
    return bool(step.first) or reads or any(Variable.HERE in pieces(word) for word in words)


def _block(step: Step, depth: int) -> str:
    """The lines that make one thing, in the function that makes all of them."""
    indent = _INDENT * depth
    lines = [f"{indent}{comment(step.note)}"]
    if not step.commands:
        return "\n".join((*lines, f"{indent}needs {step.what.value} {step.word}"))
    closing: list[str] = []
    if step.profiles:
        lines.append(f"{indent}if profile {' '.join(map(quoted, step.profiles))}; then")
        closing.insert(0, f"{indent}fi")
        depth += 1
    if step.replicas != 1:
        indent = _INDENT * depth
        lines += [f"{indent}number=1", f'{indent}while [ "$number" -le {step.replicas} ]; do']
        closing[:0] = [f"{indent}{_INDENT}number=$((number + 1))", f"{indent}done"]
        depth += 1
    return "\n".join((*lines, *_made(step, depth), *closing))


def _made(step: Step, depth: int) -> Iterator[str]:
    indent, asks = _INDENT * depth, f"{_asks(step)} {step.word}"
    waits = [f"{one.condition} {quoted(one.name)} {one.replicas}" for one in step.awaits]
    before = [*waits, *step.first]
    if len(step.commands) == 1 and not before:
        yield f"{indent}{asks} || {_written(step.commands[0], depth)}"
        return
    yield f"{indent}{asks} || {{"
    yield from (f"{indent}{_INDENT}{line}" for line in before)
    yield from (f"{indent}{_INDENT}{_written(one, depth + 1)}" for one in step.commands)
    yield f"{indent}}}"


def _asks(step: Step) -> str:
    if step.what is What.CONTAINER:
        return "ran" if step.is_job else "runs"
    return f"there {step.what.value}"


def _written(one: Command, depth: int) -> str:
    silent = "" if one.begins == _CONNECT else _SILENT
    short = " ".join((one.begins, *(quoted(word) for option in one.options for word in option)))
    fits = len(short) <= _WIDTH and "\n" not in short
    return (short if fits else command(one.begins, one.options, depth)) + silent
