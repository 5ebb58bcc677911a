"""The sentence: bytes are decoded, the text is parsed to a tree, the tree is evaluated, the findings judged.

In: what was read, and what the user asked for. Out: the findings that count. Nothing is printed here.
"""

from dotcompile.diagnostics import Diagnostic
from dotcompile.judging import Policy, judge
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate


def lint(path: str, data: bytes, policy: Policy, limits: Limits) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of one diagram, and everything that is worth saying about it."""
    source, of_bytes = decode(path, data)
    document, of_syntax = parse(source)
    _, of_semantics = evaluate(document, limits)
    return source, judge((*of_bytes, *of_syntax, *of_semantics), policy)
