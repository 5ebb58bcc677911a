"""`dotcompile drift FILE`: what runs and is not as it was made."""

import json
from argparse import Namespace
from collections.abc import Iterable

from dotcompile.cli.deploying import Described
from dotcompile.cli.errors import UsageError
from dotcompile.cli.observing import add_all, add_format, observed
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.drift import Drift
from dotcompile.reports.visible import visible

_EPILOG = """\
examples:
  dotcompile drift shop.dot
  dotcompile drift --exit-code --format json shop.dot

Beside what `plan` tells, it tells what was changed in containers that run, and who else is on
the networks.

exit codes:
  0  it is shown
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached
  6  with --exit-code: something is not as it was made"""

CHANGES = 6


def parser() -> Parser:
    """The options of `drift`."""
    summary = "Tell what runs and is not as the diagram has it."
    made = Parser("dotcompile drift", "dotcompile drift [OPTION]... FILE", summary, _EPILOG)
    made.add_argument("--exit-code", action="store_true", help="exit with 6 if there is any")
    add_format(made)
    add_all(made, "FILE")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the drifts."""
    if arguments.project or len(arguments.words) != 1:
        raise UsageError("name one diagram: what is there is compared with it")

    def show(_: str, said: Described | None, engine: ClusterReader, __: list[str]) -> int:
        from dotcompile.cli.runners import runner_of

        assert said is not None
        drifts = runner_of(said).drift(engine)
        session.stdout.write(_json(drifts, said) if arguments.format == "json" else _text(drifts, said))
        return CHANGES if arguments.exit_code and drifts else 0

    return observed(show, arguments, session)


def _text(drifts: Iterable[Drift], said: Described) -> str:
    lines = [f"{visible(one.what)}: {visible(one.how)}{_at(one, said)}\n" for one in drifts]
    return "".join(lines) or "nothing has drifted\n"


def _json(drifts: Iterable[Drift], said: Described) -> str:
    told = [
        {"what": one.what, "how": one.how, "at": [said.place(span) for span in one.origins]} for one in drifts
    ]
    return json.dumps(told, indent=2) + "\n"


def _at(drift: Drift, said: Described) -> str:
    return f" ({said.place(drift.origins[0])})" if drift.origins else ""
