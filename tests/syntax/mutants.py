"""Single faults put into sound texts, and how well the parser tells and survives each.

A fault is one that people make: a token lost or doubled, a quote, brace or bracket forgotten. What is
counted: whether the first finding is within a line of the fault, whether it is the only one, and how many of
the statements of the sound text are still read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.scan import Token, scan
from dotcompile.syntax.tree import Assignment, Defaults, EdgeStatement, Graph, NodeStatement, Subgraph

KINDS = ("lost token", "junk", "wrong arrow", "quote", "bracket", "brace", "equals", "semicolons")
_JUNK = (" & ", " %% ", " = ", " ] ", " , ", " + ", " -> -> ")


@dataclass(frozen=True)
class Mutant:
    """A text with one fault, and where it is."""

    kind: str
    text: str
    offset: int


@dataclass
class Score:
    """What became of the mutants of one kind."""

    mutants: int = 0
    near: int = 0
    single: int = 0
    kept: float = 0.0
    far: list[tuple[Mutant, int]] = field(default_factory=list)

    def shares(self) -> tuple[float, float, float]:
        """Of all mutants: told near the fault, told once, statements kept."""
        count = max(1, self.mutants)
        return self.near / count, self.single / count, self.kept / count


def mutate(text: str, kind: str, random: Random) -> Mutant | None:
    """The text with one fault of a kind, if it has a place for it. It may still be sound."""
    places = [token for token in _inside(text) if _fits(kind, token, text)]
    if not places:
        return None
    token = random.choice(places)
    start, end = token.start, token.end
    if kind == "quote":
        at = random.choice((start, end - 1))
        return Mutant(kind, text[:at] + text[at + 1 :], at)
    if kind == "wrong arrow":
        arrow = "--" if text[start:end] == "->" else "->"
        return Mutant(kind, text[:start] + arrow + text[end:], start)
    if kind == "junk":
        return Mutant(kind, text[:start] + random.choice(_JUNK) + text[start:], start)
    if kind == "semicolons":
        return Mutant(kind, text[:start] + ";;" + text[start:], start)
    return Mutant(kind, text[:start] + text[end:], start)


def _inside(text: str) -> list[Token]:
    """The tokens of a text after its header, without the end."""
    return list(scan(text, whole=False))[3:-1]


def _fits(kind: str, token: Token, text: str) -> bool:
    match kind:
        case "wrong arrow":
            return token.type == "EDGEOP"
        case "quote":
            return token.type == "ID" and text[token.start] == '"' == text[token.end - 1]
        case "bracket":
            return token.type in ("LBRACKET", "RBRACKET")
        case "brace":
            return token.type in ("LBRACE", "RBRACE")
        case "equals":
            return token.type == "EQUALS"
    return True


def is_sound(text: str) -> bool:
    """Whether a text has no syntax error."""
    return not parse(Source("sound.dot", text))[1]


def judge(mutant: Mutant, sound: Counter[object], score: Score) -> None:
    """Add to the score what became of a mutant."""
    document, findings = parse(Source("mutant.dot", mutant.text))
    score.mutants += 1
    first = min((found.span.start for found in findings), default=-1)
    lines = (
        abs(mutant.text.count("\n", 0, first) - mutant.text.count("\n", 0, mutant.offset)) if findings else 99
    )
    score.near += lines <= 1
    score.single += len(findings) == 1
    read = Counter(statements(document.graphs))
    score.kept += (sound & read).total() / sound.total()
    if lines > 1 or len(findings) > 1:
        score.far.append((mutant, lines))


def statements(graphs: tuple[Graph, ...]) -> Iterator[object]:
    """Every statement of some graphs, told apart by what it says, wherever it stands."""
    waiting: list[object] = [statement for graph in graphs for statement in graph.body]
    while waiting:
        match waiting.pop():
            case Subgraph() as subgraph:
                yield "subgraph", subgraph.id and subgraph.id.value
                waiting += subgraph.body
            case NodeStatement() as node:
                yield "node", tuple(ref.id for ref in node.nodes), len(node.attributes)
            case EdgeStatement() as edge:
                yield "edge", tuple(_operand(operand) for operand in edge.operands), len(edge.attributes)
                waiting += [operand for operand in edge.operands if isinstance(operand, Subgraph)]
            case Defaults() as defaults:
                yield "defaults", defaults.target, tuple(name for name, _ in defaults.attributes)
            case Assignment() as assignment:
                yield "assignment", assignment.name


def _operand(operand: object) -> str:
    if isinstance(operand, Subgraph):
        return "{}"
    ref = operand[0] if isinstance(operand, list) else operand
    return str(ref.id)
