r"""`${NAME}` in values, as Compose replaces it.

In: a document, and the variables that are set. Out: the document without them, and a finding at each that
nobody set. What was replaced is a text, whatever it looks like.
https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
"""

import re
from collections.abc import Mapping

from dotcompile.importers.documents.kinds import YAML_LIMIT
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table
from dotcompile.importers.kinds import MISSING_VARIABLE, UNSET_VARIABLE
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.records import replace

Variables = Mapping[str, str]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OPERATOR = re.compile(r":?[-?+]")
_DEEPEST = 20
_ENVIRONMENT = "environment"
#: A variable with a long value may be named over and over.
_MOST_CHARACTERS = 16 * 1024 * 1024
_HELP = "a `$` that begins no variable is written `$$`"


class Interpolation:
    """Replaces variables in one file after another. Each is told of once that is not set.

    `strict` if a `$` that begins nothing is an error, as it is for Swarm; Compose lets it stand.
    """

    def __init__(self, variables: Variables, found: Found, *, strict: bool = False) -> None:
        self.variables = variables
        self.strict = strict
        self._found = found
        self._told: set[str] = set()
        self._made: dict[int, tuple[Node, Node]] = {}
        self._left = _MOST_CHARACTERS

    def document(self, node: Node) -> Node:
        """A document with all of its values replaced; what aliases share stays shared."""
        known = self._made.get(id(node))
        if known is not None:
            return known[1]
        made: Node
        match node:
            case Scalar():
                made = self._scalar(node)
            case Listing():
                made = replace(node, items=tuple(self.document(item) for item in node.items))
            case Table():
                made = Table(tuple(map(self._entry, node.entries)), node.span, node.tag, node.weight)
        self._made[id(node)] = node, made  # who is kept has the number to himself
        return made

    def _entry(self, entry: Entry) -> Entry:
        value = self._passing(entry.value) if entry.key.text == _ENVIRONMENT else entry.value
        return Entry(entry.key, self.document(value))

    def _passing(self, node: Node) -> Node:
        """Variables of a service, those that are only passed on without a value: it may be a password.

        `NAME=${NAME}` is the same as `NAME`, if the variable is set.
        """
        match node:
            case Table():
                entries = (
                    replace(one, value=replace(one.value, text="", plain=True))
                    if isinstance(one.value, Scalar) and self._passes(one.key.text, one.value.text)
                    else one
                    for one in node.entries
                )
                return Table(tuple(entries), node.span, node.tag, node.weight)
            case Listing():
                items = (
                    replace(item, text=item.text.partition("=")[0])
                    if isinstance(item, Scalar) and self._passes(*item.text.partition("=")[::2])
                    else item
                    for item in node.items
                )
                return replace(node, items=tuple(items))
        return node

    def _passes(self, name: str, value: str) -> bool:
        return value in (f"${name}", f"${{{name}}}") and name in self.variables

    def _scalar(self, scalar: Scalar) -> Scalar:
        if "$" not in scalar.text:
            return scalar
        return replace(scalar, text=self.text(scalar.text, scalar), plain=False)

    def text(self, text: str, scalar: Scalar, depth: int = 0) -> str:
        """A text with its variables replaced."""
        pieces: list[str] = []
        at = 0
        while (dollar := text.find("$", at)) >= 0:
            pieces.append(text[at:dollar])
            at, piece = self._variable(text, dollar + 1, scalar, depth)
            if not self._has_room(len(piece), scalar):
                return ""
            pieces.append(piece)
        return "".join((*pieces, text[at:]))

    def _has_room(self, length: int, scalar: Scalar) -> bool:
        """Whether so many characters more may be made; it is told once that they may not."""
        before = self._left
        self._left -= length
        if self._left < 0 <= before:
            message = f"variables make more than {_MOST_CHARACTERS:,} characters by here"
            self._found.tell(YAML_LIMIT, message, scalar.span, "set them to shorter values")
        return self._left >= 0

    def _variable(self, text: str, at: int, scalar: Scalar, depth: int) -> tuple[int, str]:
        """Where what begins after a `$` ends, and what stands for it."""
        if text.startswith("$", at):
            return at + 1, "$"
        braced = text.startswith("{", at)
        name = _NAME.match(text, at + braced)
        if name is None:
            return self._wrong(text, at, scalar) if braced or self.strict else (at, "$")
        if not braced:
            return name.end(), self._value(name[0], "", "", scalar, depth)
        if text.startswith("}", name.end()):
            return name.end() + 1, self._value(name[0], "", "", scalar, depth)
        operator = _OPERATOR.match(text, name.end())
        end = _closing(text, name.end()) if operator is not None and depth <= _DEEPEST else -1
        if operator is None or end < 0:
            return self._wrong(text, at, scalar)
        return end + 1, self._value(name[0], operator[0], text[operator.end() : end], scalar, depth)

    def _wrong(self, text: str, at: int, scalar: Scalar) -> tuple[int, str]:
        """Tell it once, and leave the rest: each brace would be looked for to the end of the text."""
        self._found.tell(MISSING_VARIABLE, "this `$` begins no variable", scalar.span, _HELP)
        return len(text), f"${text[at:]}"

    def _value(self, name: str, operator: str, rest: str, scalar: Scalar, depth: int) -> str:
        value = self.variables.get(name)
        is_set = value is not None and (value != "" or not operator.startswith(":"))
        match operator[-1:]:
            case "-":
                return value if is_set and value is not None else self.text(rest, scalar, depth + 1)
            case "+":
                return self.text(rest, scalar, depth + 1) if is_set else ""
            case "?":
                if not is_set:
                    why = f": {rest}" if rest else ""
                    message = f"the variable {shown(name)} must be set{why}"
                    self._found.tell(MISSING_VARIABLE, message, scalar.span, "set it in the environment")
                return value or ""
            case _:
                if value is None and name not in self._told:
                    self._told.add(name)
                    message = f"the variable {shown(name)} is not set: an empty text stands in its place"
                    help_ = f"set it, or give it a default: `${{{name}:-value}}`"
                    self._found.tell(UNSET_VARIABLE, message, scalar.span, help_)
                return value or ""


def _closing(text: str, at: int) -> int:
    """Where the brace closes within which `at` is, or -1."""
    depth = 1
    for found in re.compile(r"\$\$|\$\{|\}").finditer(text, at):
        if found[0] == "${":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return found.start()
    return -1
