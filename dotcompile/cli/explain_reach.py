"""`dotcompile explain FILE A B`: whether A may reach B, and by which lines, or what keeps it from it."""

from argparse import Namespace
from collections.abc import Sequence

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.planes import relation
from dotcompile.cli.session import Session
from dotcompile.cli.showing import in_colour
from dotcompile.cli.understanding import understood
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Sort, Topology
from dotcompile.reach import answer_json, answer_text
from dotcompile.reach.answer import Question, answer
from dotcompile.reach.names import Party, find_parties, known_words
from dotcompile.reach.relation import Connections
from dotcompile.reports.paint import coloured, plain


def run(
    path: str, words: tuple[str, str], arguments: Namespace, session: Session, others: Sequence[str] = ()
) -> int:
    """Print the answer. Yes and no are both good ones; one about a diagram with errors may be wrong."""
    found = understood(path, arguments, session, others)
    connections, on = relation(path, found, arguments, session)
    source, target = (_party(word, path, found.topology, connections) for word in words)
    if source.members == target.members and len(source.members) == 1:
        raise UsageError(f"`{words[0]}` and `{words[1]}` are the same {source.sort}: name two")
    question = Question(found.topology, connections, source, target, on)
    told = answer(question)
    if arguments.format == "json":
        session.stdout.write(answer_json.render(question, told, found.sources))
    else:
        in_colours = in_colour(arguments.color, session.stdout, session.environment)
        paint = coloured if in_colours else plain
        session.stdout.write(answer_text.render(question, told, found.sources, paint))
    return 1 if worst(found.findings) is Severity.ERROR else 0


def _party(word: str, path: str, topology: Topology, connections: Connections) -> Party:
    """The one thing that a word means, and that can have connections."""
    parties = find_parties(topology, connections, word)
    if not parties:
        raise UsageError(
            f"nothing in {path} has the name `{word}`{did_you_mean(word, known_words(topology))}"
        )
    if len(parties) > 1:
        sorts = " and ".join(f"{_article(party.sort)} {party.sort}" for party in parties)
        instead = " or ".join(f"`{party.sort}:{party.name}`" for party in parties)
        raise UsageError(f"`{word}` is {sorts}: write {instead}")
    (party,) = parties
    if party.members:
        return party
    if party.sort in (Sort.ZONE, Sort.NETWORK):
        raise UsageError(f"the {party.sort} `{word}` has no service or actor in it")
    raise UsageError(f"`{word}` is {_article(party.sort)} {party.sort}: ask for services, zones and actors")


def _article(sort: Sort) -> str:
    return "an" if sort[0] in "aeiou" else "a"
