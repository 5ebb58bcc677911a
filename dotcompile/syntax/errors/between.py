"""What to do about a token that does not fit where no body is open: in a header, or outside all graphs.

In: a parse that has come to a halt there. Out: a finding, and the tokens by which the parse goes on: with the
header that was meant, or at the next graph.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from dotcompile.diagnostics import Diagnostic
from dotcompile.source import Source
from dotcompile.syntax.errors import outside, telling
from dotcompile.syntax.errors.unquoted import must_be_quoted
from dotcompile.syntax.machine import Machine, Splice
from dotcompile.syntax.scan import END, Patches, Start, Token, scan

#: So many tokens after what was meant have to fit.
AHEAD = 4
#: The next graph is looked for among so many tokens.
FARTHEST = 400

SIGNS_OR_END = (*telling.SIGNS, "EDGEOP", "BAD_ARROW", END)

Recovery = tuple[Diagnostic, Iterator[Token]]


def between_graphs(source: Source, machine: Machine, token: Token, patches: Patches) -> Recovery:
    """The finding about a token that does not fit before, between or after graphs, and how to go on."""
    text = source.text
    after_graph = bool(machine.values) and type(machine.values[0]) is Splice
    stop = iter([Token(END, "", len(text), len(text))])
    if token.type in telling.UNCLOSED and after_graph and len(machine.values) == 1:
        return outside.ignored_tail(source, token), stop
    ahead = list(islice(scan(text, Start(token.end), whole=False, patches=patches), FARTHEST))
    name = _name(machine, source, (token, *ahead))
    if name is not None:
        word, brace = name
        machine.values[-1] = word
        return must_be_quoted(source, word.start, word.end), scan(text, Start(brace), patches=patches)
    header = None if token.type == END else _header(machine, token, [one.type for one in ahead])
    if header is not None:
        put, offset = header
        finding = outside.outside(source, token, put, after_graph, machine)
        directed = _directed(machine, text)
        tokens = (
            [Token("DIGRAPH" if directed else "GRAPH", "", token.start, token.start)]
            if "DIGRAPH" in put
            else []
        )
        in_body = "LBRACE" in put
        tokens += [Token("LBRACE", "{", token.start, token.start)] if in_body else []
        start = Start(offset, int(in_body), directed=directed, in_body=in_body)
        return finding, chain(tokens, scan(text, start, patches=patches))
    finding = outside.outside(source, token, None, after_graph, machine)
    machine.rewind(1 if after_graph else 0)
    for at, one in enumerate(ahead):
        if one.type in ("DIGRAPH", "GRAPH", "STRICT") and any(
            two.type == "LBRACE" for two in ahead[at + 1 : at + 4]
        ):
            return finding, scan(text, Start(one.start), patches=patches)
    return finding, stop


def _name(machine: Machine, source: Source, tokens: Sequence[Token]) -> tuple[Token, int] | None:
    """The name of a graph that is more than one word, and where the body after it begins."""
    first = machine.values[-1] if machine.values else None
    if type(first) is not Token or first.type != "ID":
        return None
    last = first
    for token in tokens:
        if token.type == "LBRACE":
            word = source.text[first.start : last.end]
            return Token("ID", word, first.start, last.end), token.start
        if "\n" in source.text[last.end : token.end] or token.type in SIGNS_OR_END:
            return None
        last = token
    return None


def _header(machine: Machine, token: Token, ahead: list[str]) -> tuple[tuple[str, ...], int] | None:
    """What was meant where a graph should begin: the tokens to put there, and where the text goes on."""
    few = ahead[:AHEAD]
    trial = machine.trial()
    if trial.accepts(["LBRACE", token.type, *few]):
        return ("LBRACE",), token.start
    if trial.accepts(["DIGRAPH", *few]):
        return ("DIGRAPH",), token.end
    if trial.accepts(["DIGRAPH", token.type, *few]):
        return ("DIGRAPH",), token.start
    if trial.accepts(few):
        return (), token.end
    return None


def _directed(machine: Machine, text: str) -> bool:
    """Which arrow is right: what the header says, or, without one, the one that the text has more of."""
    for value in machine.values:
        if type(value) is Token and value.type in ("DIGRAPH", "GRAPH"):
            return value.type == "DIGRAPH"
    return text.count("->") >= text.count("--")
