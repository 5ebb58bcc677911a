"""DOT texts by chance: valid ones that use every feature, and damage done to any text.

In: a seeded `Random`. Out: texts, the same for the same seed. What is valid here is what libcgraph takes.
"""

import re
from collections.abc import Callable
from random import Random

_BARE = (
    *("a", "b", "c", "d", "web", "api", "db", "n1", "_", "x_9", "cluster_a", "Cluster", "nodes", "strict_"),
    *("é", "東京", "🙂", "ñandú", "ſtrict", "ſubgraph", "dıgraph", "\u00a0", "a\ufeffb", "\u2028"),
    *("1", "0", "-1", "3.14", "-.5", ".5", "01", "1.", "-0.0", "443"),
)
_QUOTED = (
    *("", "a", "b", " ", "web server", "10.0.0.0/8", "node", "a\\nb", 'say \\"hi\\"', "c:\\\\d", "back\\\\"),
    *("über", "東\n京", "two \\\nlines", "crlf \\\r\nhere", "<b>", "// no comment", "/* nor */", "# nor"),
    *("->", "--", "+", "tab\there", "\u2028", "\\l\\r", "\\N\\G", "{[;,=]}"),
)
_HTML = ("", "b", "<b>x</b>", "<i/>", "a - b", '"', "<a><b><c><d/></c></b></a>", "<!-- c -->", "é\n;", "&lt;")
_PORTS = ("n", "ne", "_", "c", '"p"', '"a:b"', "p0", "8", "w")
_NAMES = ("color", "label", "shape", "image", "publish", '"style"', "weight", "x", "_y", "7", "é", "href")
_SPACE = (" ", " ", " ", " ", "\n", "\n", "\n    ", "\t", "\r\n", "\r", "  ", "\n\n")
_COMMENTS = (
    *("/* c */", "/**/", "/* a\n * b **/", "/* // */", '/* " */', "/* { [ < */"),
    *("// line\n", "//\n", "# hash\n", "\n#line 7\n", '\n# 40 "orig.m4"\n', "// \" ' { \r\n"),
    "# 12 apples\n",
)
_ARROWS = ("->", "--")
_WORD_END = re.compile(r"[^\x00-,/:-@\[-\^`{-\x7f]\Z")
_WORD_BEGIN = re.compile(r"[^\x00-,/:-@\[-\^`{-\x7f]")


class Writer:
    """One text in the making."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words: list[str] = []
        self._directed = True
        self._busy = random.choice((0.02, 0.2, 0.5))
        self._tight = random.choice((0.0, 0.5, 0.95))

    def document(self, graphs: int, statements: int) -> str:
        """A file of some graphs."""
        self._gap(" ")
        for _ in range(graphs):
            self._graph(statements)
        return "".join(self._words)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _put(self, *words: str) -> None:
        for word in words:
            last = self._words[-1] if self._words else ""
            run_together = _WORD_END.search(last) and _WORD_BEGIN.match(word) and last not in _ARROWS
            self._gap(" " if run_together else "")
            self._words.append(word)

    def _gap(self, least: str) -> None:
        """What may stand between two words: nothing, space, comments."""
        if not self._chance(self._tight):
            self._words.append(self._random.choice(_SPACE))
        elif least:
            self._words.append(least)
        while self._chance(self._busy * 0.5):
            self._words.append(self._random.choice(_COMMENTS))

    def _keyword(self, word: str) -> None:
        if self._chance(0.2):
            word = "".join(self._random.choice((letter, letter.upper())) for letter in word)
        self._put(word)

    def _graph(self, statements: int) -> None:
        self._directed = self._chance(0.7)
        if self._chance(0.2):
            self._keyword("strict")
        self._keyword("digraph" if self._directed else "graph")
        if self._chance(0.5):
            self._id()
        self._body(statements, 0)

    def _body(self, statements: int, depth: int) -> None:
        self._put("{")
        for _ in range(self._random.randint(0, statements)):
            self._statement(statements, depth)
            if self._chance(0.5):
                self._put(";")
        self._put("}")

    def _statement(self, statements: int, depth: int) -> None:
        kind = self._random.random()
        if kind < 0.12:
            self._keyword(self._random.choice(("node", "edge", "graph")))
            if self._chance(0.05):  # a macro's name, which Graphviz takes and drops
                self._id()
                self._put("=")
            self._attributes(1)
        elif kind < 0.24:
            self._name()
            self._put("=")
            self._id()
        elif kind < 0.45:
            self._nodes()
            self._attributes(0)
        else:
            self._operand(statements, depth)
            for _ in range(self._random.choice((0, 1, 1, 1, 2, 3)) if kind < 0.85 else 0):
                self._put(_ARROWS[not self._directed])
                self._operand(statements, depth)
            self._attributes(0)

    def _operand(self, statements: int, depth: int) -> None:
        if depth >= 4 or self._chance(0.7):
            self._nodes()
            return
        if self._chance(0.6):
            self._keyword("subgraph")
            if self._chance(0.7):
                self._id()
        self._body(statements // 2, depth + 1)

    def _nodes(self) -> None:
        self._node()
        while self._chance(0.1):
            self._put(",")
            self._node()

    def _node(self) -> None:
        self._id()
        for _ in range(self._random.choice((0, 0, 0, 0, 1, 1, 2))):
            self._put(":", self._random.choice(_PORTS))

    def _attributes(self, least: int) -> None:
        lists = least + (self._random.choice((0, 1, 1)) if least == 0 else 0) + self._chance(0.08)
        for _ in range(lists):
            self._put("[")
            for _ in range(self._random.choice((0, 1, 1, 2, 3))):
                self._name()
                self._put("=")
                self._id()
                if self._chance(0.6):
                    self._put(self._random.choice(",;"))
            self._put("]")

    def _name(self) -> None:
        if self._chance(0.9):
            self._put(self._random.choice(_NAMES))
        else:
            self._id()

    def _id(self) -> None:
        kind = self._random.random()
        if kind < 0.7:
            self._put(self._random.choice(_BARE))
        elif kind < 0.95:
            self._string()
        else:
            self._html()
        while kind >= 0.7 and self._chance(0.08):
            self._put("+")
            self._random.choice((self._string, self._html))()

    def _string(self) -> None:
        self._put(f'"{self._random.choice(_QUOTED)}"')

    def _html(self) -> None:
        self._put(f"<{self._random.choice(_HTML)}>")


def valid(random: Random, graphs: int | None = None) -> str:
    """A valid text of one graph or of a few."""
    if graphs is None:
        graphs = random.choice((1, 1, 1, 1, 2, 3))
    return Writer(random).document(graphs, random.choice((2, 4, 6, 12)))


_TOKENS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\W]++|->|--|[ \t\r\n]++|.', re.DOTALL)
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
_JUNK = (
    *('"', "<", ">", "{", "}", "[", "]", ";", ",", "=", ":", "+", "->", "--", "/*", "*/", "//", "#", "\\"),
    *("node", "Edge", "graph", "digraph", "subgraph", "strict", "a", "1", "1e5", "\0", "\ufeff", "\r", "\n"),
    *('"a"', "<b>", "[a=b]", "{a}", "a->b", "“", "\u2028", "é", "\ud7ff", "\U0001f642", "=>", "%", "@", "'"),
    *("\\\n", "digraph {", "} }", "a-b", "x.y/z:1", "#fff", "http://a/b"),
)

Damage = Callable[[str, Random, str], str]


def _pieces(text: str, random: Random) -> list[str]:
    """A text in characters, tokens or lines."""
    by = random.choice((None, _TOKENS, _TOKENS, _LINES))
    return list(text) if by is None else by.findall(text)


def _stretch(pieces: list[str], random: Random) -> slice:
    begin = random.randrange(len(pieces) + 1)
    return slice(begin, begin + random.choice((1, 1, 1, 2, 5)))


def _delete(text: str, random: Random, other: str) -> str:
    pieces = _pieces(text, random)
    del pieces[_stretch(pieces, random)]
    return "".join(pieces)


def _insert(text: str, random: Random, other: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_JUNK) * random.choice((1, 1, 1, 2, 9)) + text[at:]


def _duplicate(text: str, random: Random, other: str) -> str:
    pieces = _pieces(text, random)
    where = _stretch(pieces, random)
    pieces[where.start : where.start] = pieces[where] * random.choice((1, 1, 1, 3))
    return "".join(pieces)


def _swap(text: str, random: Random, other: str) -> str:
    pieces = _pieces(text, random)
    if pieces:
        one, two = random.randrange(len(pieces)), random.randrange(len(pieces))
        pieces[one], pieces[two] = pieces[two], pieces[one]
    return "".join(pieces)


def _replace(text: str, random: Random, other: str) -> str:
    pieces = _pieces(text, random)
    pieces[_stretch(pieces, random)] = [random.choice(_JUNK)]
    return "".join(pieces)


def _truncate(text: str, random: Random, other: str) -> str:
    at = random.randrange(len(text) + 1)
    return random.choice((text[:at], text[at:]))


def _splice(text: str, random: Random, other: str) -> str:
    return text[: random.randrange(len(text) + 1)] + other[random.randrange(len(other) + 1) :]


DAMAGE: tuple[Damage, ...] = (
    *(_delete, _delete, _insert, _insert, _duplicate),
    *(_swap, _replace, _truncate, _splice),
)


def damaged(text: str, random: Random, other: str) -> str:
    """The text with one fault or with several; `other` is what it may be spliced with."""
    for _ in range(random.choice((1, 1, 1, 1, 2, 3, 8))):
        text = random.choice(DAMAGE)(text, random, other)
    return text


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """The bytes with a few of them lost, put in, or changed."""
    made = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5))):
        at = random.randrange(len(made) + 1)
        made[at : at + random.randrange(3)] = random.randbytes(random.randrange(3))
    return bytes(made)
