"""What to say of a word that does not fit where it stands in a rule."""

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import ValueText
from dotcompile.rules.kinds import RULE_SYNTAX, UNKNOWN_FORM
from dotcompile.rules.scan import BAD_CHARACTER, BAD_STRING, KEYWORDS, LINE_END, SIGNS
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.scan import END, Token

#: How terminals are called; keywords and signs are shown as they are written.
CALLED = {kind: f"`{word}`" for word, kind in (*KEYWORDS.items(), *SIGNS.items())} | {
    "NAME": "a name",
    "STRING": "a text in quotes",
    "PREFIXED": "a selector such as `zone:x`",
    "PORT": "a port such as `tcp/22`",
    "NUMBER": "a number",
    "DATE": "a day such as `2026-12-31`",
    LINE_END: "the end of the line",
    END: "the end",
}
#: What a selector may begin with, told as one.
_SELECTOR = {"NAME", "STRING", "PREFIXED", "INTERNET", "LBRACE", "LPAR", "MAYBE", "NOT"}
_MOST_TOLD = 8


def unexpected(text: ValueText, machine: Machine, token: Token, is_first: bool) -> Diagnostic:
    """The finding about a token that does not fit."""
    span = text.span(token.start, token.end)
    if token.type == BAD_STRING:
        help_ = 'close it on the same line; a quote within it is written `\\"`'
        return Diagnostic(RULE_SYNTAX, "this text is never closed", span, help=help_)
    if token.type == BAD_CHARACTER:
        help_ = "a name with other signs than letters, digits, `_`, `.` and `-` is put in quotes"
        return Diagnostic(RULE_SYNTAX, f"{shown(token.value)} means nothing here", span, help=help_)
    expected = machine.expected()
    if is_first and token.type == "NAME":
        return _unknown_form(text, token, expected)
    near = nearest_word(str(token.value), _words(expected)) if token.type == "NAME" else None
    found = CALLED[token.type] if token.type in (LINE_END, END) else shown(_written(text, token))
    message = f"{found} is not expected here" + (f"; did you mean `{near}`?" if near else "")
    fix = text.fix(f"write `{near}`", near, token.start, token.end) if near else None
    return Diagnostic(RULE_SYNTAX, message, span, help=_help(token, expected), fix=fix)


def too_deep(text: ValueText, _: Machine, token: Token, __: bool) -> Diagnostic:
    """The finding about a statement that nests more than anybody would."""
    span = text.span(token.start, token.end)
    return Diagnostic(
        RULE_SYNTAX, "a selector is nested too deep", span, help="give parts of it a name with `let`"
    )


def _unknown_form(text: ValueText, token: Token, expected: list[str]) -> Diagnostic:
    words = _words(expected)
    near = nearest_word(token.value, words)
    meant = f"; did you mean `{near}`?" if near else ""
    message = f"there is no rule that begins with {shown(token.value)}{meant}"
    fix = text.fix(f"write `{near}`", near, token.start, token.end) if near else None
    help_ = f"a statement begins with one of {', '.join(words)}"
    return Diagnostic(UNKNOWN_FORM, message, text.span(token.start, token.end), help=help_, fix=fix)


def _words(expected: list[str]) -> list[str]:
    kinds = set(expected)
    return [word for word, kind in KEYWORDS.items() if kind in kinds]


def _written(text: ValueText, token: Token) -> str:
    return text.text[token.start : token.end]


def _help(token: Token, expected: list[str]) -> str:
    if "NAME" in expected and token.type in KEYWORDS.values():
        return "this is a word of the language: put it in quotes if it is meant as a name"
    kinds = [kind for kind in expected if not (kind in _SELECTOR and set(expected) >= _SELECTOR)]
    told = ["a selector"] if len(kinds) < len(expected) else []
    told += sorted(CALLED[kind] for kind in kinds)
    if len(told) > _MOST_TOLD:
        return ""
    return f"here may stand {' or '.join(told)}"
