"""`dotcompile place FILE`: which host runs what, and what the loss of hosts does."""

import json
from argparse import SUPPRESS, Namespace
from collections.abc import Sequence

from dotcompile.backends.places import Places
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.observing import table
from dotcompile.cli.options import STDOUT, add_choice, add_merge, add_reading
from dotcompile.cli.parser import Parser
from dotcompile.cli.picturing import form_of
from dotcompile.cli.session import Session
from dotcompile.cli.understanding import Meaning, one_diagram, understood
from dotcompile.cli.writing import keep_inputs
from dotcompile.graph.placing.instance import Counts
from dotcompile.lowering.placing.asked import Asked, ask
from dotcompile.lowering.placing.json import loss_json, placement_json
from dotcompile.lowering.placing.loss import Loss, lose, lose_each
from dotcompile.lowering.placing.place import Placement, Verdict, place
from dotcompile.lowering.placing.text import Telling, tell_loss, tell_losses, tell_placement
from dotcompile.model.topology import Topology
from dotcompile.records import replace

CLEAN, FOUND = 0, 1
ANY = "any"
_STRATEGIES = ("spread", "binpack", "random")

_EPILOG = """\
examples:
  dotcompile place shop.dot
  dotcompile place shop.dot --strategy binpack
  dotcompile place shop.dot --lose node2
  dotcompile place shop.dot --lose any
  dotcompile place shop.dot --emit place.svg

Hosts are those that are drawn. What nobody says of them, such as how much memory they have,
limits nothing.

exit codes:
  0  everything has a host, also after a loss that was asked about
  1  something has no host, something breaks, or the managers that are left are too few
  2  the command was wrong, or a file could not be read"""


def parser() -> Parser:
    """The options of `place`."""
    summary = "Tell which host runs what."
    made = Parser("dotcompile place", "dotcompile place [OPTION]... FILE...", summary, _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    text = "spread, binpack or random, in place of what the diagram says of its services"
    add("--strategy", choices=_STRATEGIES, metavar="NAME", help=text)
    add("--seed", type=int, default=0, metavar="N", help="what random begins with; 0 by default")
    text = f"tell what happens without these hosts, with commas between them; `{ANY}` tells of each one"
    add("--lose", metavar="HOST[,HOST]", help=text)
    text = "draw hosts with what they run to this file, .svg, .png, .pdf or .dot; may be repeated"
    add("--emit", action="append", default=[], metavar="OUT", help=text)
    add("--format", choices=("text", "json"), default="text", metavar="FORMAT", help="text, json")
    add_reading(made)
    add_choice(made)
    add_merge(made)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Place, lose, tell and draw."""
    paths = one_diagram(arguments.files, merge=arguments.merge)
    for output in arguments.emit:
        if output == STDOUT:
            raise UsageError("--emit -: name the picture's file")
        form_of(output)  # before anything is read
    path, *others = paths
    keep_inputs("--emit", arguments.emit, (path, *others, *arguments.site))
    found = understood(path, arguments, session, others)
    if not found.topology.hosts:
        raise UsageError(f"no hosts are drawn in {path}: draw them, as in `node1 [kind=host]`")
    asked = ask(found.topology)
    if arguments.strategy is not None:
        asked = replace(asked, strategies=(arguments.strategy,) * len(asked.services))
    lost = _lost(arguments.lose, asked)
    placement = place(asked, arguments.seed)
    losses = _losses(found.topology, asked, placement, lost, arguments)
    _show(asked, placement, losses, found, arguments, session)
    if arguments.emit:
        # What is left after a loss that was asked about by name is what is drawn.
        counts = losses[0].after if lost else placement.counts
        _draw(found.topology, counts, path, arguments.emit, session)
    is_whole = placement.verdict in (Verdict.FOUND, Verdict.SEARCHED)
    return CLEAN if is_whole and not any(map(_is_bad, losses)) else FOUND


def _lost(said: str | None, asked: Asked) -> frozenset[int]:
    """The hosts that are lost, none for any of them."""
    if said in (None, ANY):
        return frozenset()
    numbers = {host.name: number for number, host in enumerate(asked.hosts)}
    names = [name.strip() for name in str(said).split(",") if name.strip()]
    for name in names:
        if name not in numbers:
            raise UsageError(f"--lose {name}: no host has this name{did_you_mean(name, numbers)}")
    if not names:
        raise UsageError(f"--lose: name hosts, or `{ANY}`")
    return frozenset(numbers[name] for name in names)


def _losses(
    topology: Topology, asked: Asked, placement: Placement, lost: frozenset[int], arguments: Namespace
) -> tuple[Loss, ...]:
    if lost:
        return (lose(topology, asked, placement.counts, lost, arguments.seed),)
    return lose_each(topology, asked, placement.counts, arguments.seed) if arguments.lose == ANY else ()


def _is_bad(loss: Loss) -> bool:
    return any(loss.missing) or bool(loss.broken) or (loss.quorum is not None and not loss.quorum.holds)


def _show(
    asked: Asked,
    placement: Placement,
    losses: Sequence[Loss],
    found: Meaning,
    arguments: Namespace,
    session: Session,
) -> None:
    if arguments.format == "json":
        told = placement_json(asked, placement)
        if arguments.lose is not None:
            told["losses"] = [loss_json(asked, loss) for loss in losses]
        session.stdout.write(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
        return
    telling = Telling(Places(found.sources).of, table)
    texts = [*tell_placement(asked, placement, telling)]
    if arguments.lose == ANY:
        texts += ["\n", *tell_losses(asked, losses, telling)]
    elif losses:
        texts += ["\n", *tell_loss(asked, losses[0], telling)]
    session.stdout.write("".join(texts))


def _draw(topology: Topology, counts: Counts, path: str, outputs: Sequence[str], session: Session) -> None:
    from dotcompile.cli.drawing import Wish, find_engines, title_of, write_pictures  # all of render/
    from dotcompile.render.placed import place_in

    wish = Wish(title_of(topology, path), legend=False)
    engines = find_engines(None, session)
    write_pictures(place_in(topology, counts), wish, outputs, engines, session)
