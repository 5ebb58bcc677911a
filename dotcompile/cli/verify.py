"""`dotcompile verify FILE`: whether packets can do what is drawn, and no more."""

import json
import os
import time
from argparse import SUPPRESS, Namespace

from dotcompile.cli.connecting import add_engine, connected
from dotcompile.cli.deploying import Described, FaultyError, add_diagram, described
from dotcompile.cli.errors import UsageError
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.cli.showing import in_colour
from dotcompile.engine.clock import Clock
from dotcompile.engine.errors import EngineError
from dotcompile.engine.lock import lease_image
from dotcompile.engine.probe.binaries import find_binary
from dotcompile.engine.verifying.api import Prober
from dotcompile.engine.verifying.as_json import as_json
from dotcompile.engine.verifying.asking import WAYS, Means
from dotcompile.engine.verifying.expected import Model
from dotcompile.engine.verifying.verify import Verified, verify
from dotcompile.reports.catalogue import load_report
from dotcompile.reports.report import View

_EPILOG = """\
examples:
  dotcompile verify shop.dot
  dotcompile verify --format junit shop.dot
  dotcompile verify --project shop-test --via sidecar shop.dot

Every service tries every other: what is drawn by name and by address, until it is there; what
is not by address only, twice. It is run in the container if its image is that of the probe
(exec), else beside it in its sandbox (sidecar), or by root of the engine's own machine in the
sandbox itself (namespace).

exit codes:
  0  packets can do what is drawn, and no more
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached
  4  something differs
  5  nothing differs, and something could not be told"""

FORMATS = ("text", "json", "junit", "markdown")
FAULTY, FAILED, DIFFERS, UNTOLD = 1, 3, 4, 5
_SECONDS = 5.0
_AT_ONCE = 16


def parser() -> Parser:
    """The options of `verify`."""
    summary = "Tell by packets whether what runs is as it is drawn."
    made = Parser("dotcompile verify", "dotcompile verify [OPTION]... FILE", summary, _EPILOG)
    made.add_argument("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add = made.add_argument
    add("--format", choices=FORMATS, default="text", metavar="FORMAT", help=", ".join(FORMATS))
    add(
        "--via",
        choices=WAYS,
        default="auto",
        metavar="WAY",
        help=f"{', '.join(WAYS)}; by default the fastest",
    )
    text = f"how long what is drawn may take until it works; by default {_SECONDS:g}"
    add("--timeout", metavar="SECONDS", type=float, default=_SECONDS, help=text)
    text = f"how many containers are asked at a time; by default {_AT_ONCE}"
    add("--at-once", metavar="NUMBER", type=int, default=_AT_ONCE, help=text)
    add(
        "--project",
        metavar="NAME",
        help="the project's name, if it was deployed by another than the diagram's",
    )
    text = "this machine is outside: try what is published from here, at this address of the engine's machine"
    add("--outside", metavar="ADDRESS", default="", help=text)
    add("--probe-image", metavar="IMAGE", default="", help="an image with the probe, in place of the own one")
    add_engine(made.add_argument_group("which engine"))
    add_diagram(made.add_argument_group("what is read and what counts"))
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Try everything, and tell of it."""
    if arguments.at_once < 1:
        raise UsageError("--at-once is how many containers are asked at a time: 1 or more")
    try:
        engine = connected(arguments, session.environment, arguments.at_once)
        try:
            said = described(arguments.files, arguments, session, engine)
            if said.deployment.target.cluster:
                raise UsageError("verify asks one engine: --target compose")
            verified = _verified(said, engine, arguments)
        finally:
            engine.close()
    except FaultyError:
        return FAULTY
    except EngineError as error:
        session.complain(str(error))
        return FAILED
    session.stdout.write(_shown(verified, said, arguments, session))
    return DIFFERS if verified.differs else UNTOLD if verified.is_untold else 0


def _verified(said: Described, engine: Prober, arguments: Namespace) -> Verified:
    binary = find_binary(os.uname().machine)
    image = _image(engine, arguments.probe_image)
    clock = Clock(time.monotonic, time.sleep)
    means = Means(arguments.via, image, binary, arguments.at_once, clock)
    model = Model(said.topology, said.deployment)
    project = arguments.project or said.project
    return verify(model, project, engine, means, arguments.timeout, arguments.outside)


def _image(engine: Prober, wanted: str) -> str:
    """The ID of the probe's image, which the engine has then."""
    if not wanted:
        return lease_image(engine)
    found = engine.image(wanted)
    if found is None:
        raise UsageError(f"the engine has no image `{wanted}`: pull it first")
    return str(found["Id"])


def _shown(verified: Verified, said: Described, arguments: Namespace, session: Session) -> str:
    if arguments.format == "json":
        names = [one.name for one in said.topology.services] + [one.name for one in said.topology.actors]
        return json.dumps(as_json(verified, names, said.place), indent=2) + "\n"
    colour = in_colour(arguments.color, session.stdout, session.environment)
    view = View(colour, notes=True, summary=False)
    text = load_report(arguments.format).render(verified.findings, said.sources, view)
    return f"{text}{_summary(verified)}\n" if arguments.format == "text" else text


def _summary(verified: Verified) -> str:
    counts = verified.counts
    sources = len({cell.tried.source for cell in verified.cells})
    told = (
        f"{counts['same']} as drawn, {counts['differs']} differ, {counts['could not tell']} could not be told"
    )
    return f"{len(verified.cells)} ways tried from {sources} containers: {told}"
