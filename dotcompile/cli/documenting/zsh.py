"""Completion for zsh: `_arguments` for each command.

https://zsh.sourceforge.io/Doc/Release/Completion-System.html
"""

from collections.abc import Iterator
from shlex import quote

from dotcompile.cli.documenting.forms import DIAGRAMS, Form, Option, forms

_HEAD = """\
#compdef dotcompile
# Completion of dotcompile for zsh: put this file, as _dotcompile, into a folder of $fpath.

"""


def text() -> str:
    """The script."""
    return _HEAD + "\n".join(_functions()) + "\n"


def _functions() -> Iterator[str]:
    for form in forms():
        function = f"_dotcompile_{form.command.name or 'main'}"
        yield f"{function}() {{"
        yield "    _arguments -s -S \\"
        yield from (f"        {spec} \\" for option in form.options for spec in _specs(option))
        yield f"        '*:operand:{function}_operands'"
        yield "}"
        yield ""
        yield f"{function}_operands() {{"
        yield from _operands(form)
        yield "}"
        yield ""
    names = "|".join(form.command.name for form in forms() if form.command.name)
    yield "_dotcompile() {"
    yield "    if ((CURRENT > 2)); then"
    yield "        case ${words[2]} in"
    yield f"        {names})"
    yield "            local command=${words[2]}"
    yield "            shift words"
    yield "            ((CURRENT--))"
    yield "            _dotcompile_$command"
    yield "            return"
    yield "            ;;"
    yield "        esac"
    yield "    fi"
    yield "    _dotcompile_main"
    yield "}"
    yield ""
    yield '_dotcompile "$@"'


def _specs(option: Option) -> Iterator[str]:
    """A specification for each flag; an option may be given again."""
    says = option.says.translate({ord(sign): f"\\{sign}" for sign in "[]:\\"})
    action = "_files" if option.is_file else f"({' '.join(option.words)})" if option.words else " "
    value = f":{option.value}:{action}" if option.value else ""
    for flag in option.flags:
        yield quote(f"*{flag}[{says}]{value}")


def _operands(form: Form) -> Iterator[str]:
    if form.words:
        if form.command.name:
            yield f"    compadd -- {' '.join(map(quote, form.words))}"
        else:
            named = (f"{one.command.name}:{one.command.summary}" for one in forms() if one.command.name)
            yield f"    local -a commands=({' '.join(map(quote, named))})"
            yield "    ((CURRENT == 2)) && _describe command commands"
    if form.diagrams:
        diagrams = f"*({'|'.join(DIAGRAMS)})"
        yield f"    _files -g {quote(diagrams)}"
    if not form.words and not form.diagrams:
        yield "    :"
