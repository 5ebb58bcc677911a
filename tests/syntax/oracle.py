"""The same grammar on lark's own LALR driver: slow, and none of our tables, parser or runs take part.

In: a source. Out: its graphs. What the text must not have is an error, as lark raises it. `rows` lays a tree
out flat, so that two trees can be compared however deep they are.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Transformer
from lark import Token as LarkToken
from lark.lexer import Lexer

from dotcompile.source import Source
from dotcompile.syntax.actions import ACTIONS
from dotcompile.syntax.scan import END, Token, scan
from dotcompile.syntax.tables import DOT, grammars
from dotcompile.syntax.tree import Graph


class FineTokens(Lexer):
    """Our scanner's single tokens, as lark has tokens."""

    def __init__(self, conf: object) -> None: ...

    def lex(self, text: str) -> Iterator[LarkToken]:
        for token in scan(text, whole=False):
            if token.type != END:
                yield LarkToken(token.type, token.value, start_pos=token.start, end_pos=token.end)


def _ours(part: object) -> object:
    if isinstance(part, LarkToken):
        return Token(part.type, part.value, part.start_pos, part.end_pos)
    return part


def _on_our_tokens(act: Callable[[list[Any]], Any]) -> Callable[[object, list[Any]], Any]:
    return lambda _, parts: act([_ours(part) for part in parts])


@cache
def driver() -> Lark:
    """lark's parser, which makes our tree as it goes."""
    methods = {name: _on_our_tokens(act) for name, act in ACTIONS.items()}
    actions: Transformer[Any, Any] = type("Actions", (Transformer,), methods)()
    grammar = (Path(grammars()) / f"{DOT}.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=FineTokens, maybe_placeholders=False, transformer=actions)


def graphs(source: Source) -> list[Graph]:
    """The graphs of a text without errors."""
    made: Any = driver().parse(source.text)
    return list(made)


def rows(tree: object) -> list[object]:
    """A tree laid out flat: the type of each record and each of its fields, in order."""
    laid: list[object] = []
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (list, tuple)):
            laid.append(len(part))
            waiting += reversed(part)
        elif is_dataclass(part):
            laid.append(type(part).__name__)
            waiting += [getattr(part, field.name) for field in reversed(fields(part))]
        else:
            laid.append((type(part).__name__, part))
    return laid
