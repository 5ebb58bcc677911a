"""The text of rules to rules. A statement that cannot be read is a finding; the others are read all the same.

In: a text, of a file or of an attribute. Out: what it says, and what is wrong with it.
"""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.values.text import ValueText
from dotcompile.rules.actions import Reader
from dotcompile.rules.form import Rules
from dotcompile.rules.scan import LINE_END, scan
from dotcompile.rules.telling import too_deep, unexpected
from dotcompile.syntax.machine import Machine, Splice, bind
from dotcompile.syntax.scan import END, Token
from dotcompile.syntax.tables import RULES, load

#: Of signs that nest selectors, a statement may have so many: what works on selectors calls itself.
MOST_SIGNS = 200
NESTING = frozenset(("OR", "AND", "MINUS", "NOT", "LPAR", "MAYBE", "LBRACE"))
#: After so many findings a text is hardly one of rules, and is read no more.
MOST_FINDINGS = 100


def read_rules(text: ValueText) -> tuple[Rules, tuple[Diagnostic, ...]]:
    """What a text says."""
    reader = Reader(text)
    machine = Machine(bind(load(RULES), reader.actions))
    tokens = scan(text.text)
    signs = 0
    while machine.result is None:
        token = next(tokens)
        if token.type == LINE_END:
            signs = 0
        elif token.type in NESTING:
            signs += 1
        if signs <= MOST_SIGNS and machine.feed(token):
            reader.pass_on(token)
            continue
        if not reader.told:
            wrong = too_deep if signs > MOST_SIGNS else unexpected
            reader.findings.append(wrong(text, machine, token, reader.is_first))
        tokens = scan(text.text, _resume(machine, token, reader, text.text))
        signs = 0
    return reader.rules(), tuple(reader.findings)


def _resume(machine: Machine, token: Token, reader: Reader, text: str) -> int:
    """Forget the statement at fault; the offset at which the next one begins."""
    if reader.is_first:
        machine.settle(LINE_END)  # what is before it is whole
    machine.rewind(1 if machine.values and type(machine.values[0]) is Splice else 0)
    crossed = "\n" in text[reader.begin : token.start] and not reader.is_first
    reader.begin_statement()
    if len(reader.findings) >= MOST_FINDINGS:
        return len(text)
    if crossed and _is_first_on_line(text, token) and token.type not in (LINE_END, END):
        return token.start  # a bracket was left open, and the next line is a statement of its own
    return _statement_end(scan(text, token.start))


def _is_first_on_line(text: str, token: Token) -> bool:
    return not text[text.rfind("\n", 0, token.start) + 1 : token.start].strip()


def _statement_end(tokens: Iterator[Token]) -> int:
    return next(token.end for token in tokens if token.type == LINE_END)
