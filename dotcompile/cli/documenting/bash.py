"""Completion for bash 3.2 or newer: for each command its options, their words, and files.

https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
"""

from collections.abc import Iterable, Iterator
from shlex import quote

from dotcompile.cli.documenting.forms import DIAGRAMS, Form, forms

_HEAD = """\
# Completion of dotcompile for bash: source this file, or put it where bash-completion looks, as
# ~/.local/share/bash-completion/completions/dotcompile

_dotcompile_add() {
    local word
    while IFS= read -r word; do COMPREPLY+=("$word"); done
}

_dotcompile_files() {
    compopt -o filenames 2>/dev/null
    _dotcompile_add < <(compgen -f -- "$1")
}

_dotcompile_diagrams() {
    compopt -o filenames 2>/dev/null
    _dotcompile_add < <(compgen -d -- "$1"; GLOBS)
}

_dotcompile() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=
    local options= words= diagrams=
    COMPREPLY=()
"""
_TAIL = """\
    if [[ $current == -* ]]; then
        _dotcompile_add < <(compgen -W "$options" -- "$current")
        return
    fi
    _dotcompile_add < <(compgen -W "$words" -- "$current")
    [[ $diagrams ]] && _dotcompile_diagrams "$current"
}

complete -F _dotcompile dotcompile
"""


def text() -> str:
    """The script."""
    globs = "; ".join(f"compgen -f -X '!*{ending}' -- \"$1\"" for ending in DIAGRAMS)
    return _HEAD.replace("GLOBS", globs) + "\n".join(_body()) + "\n" + _TAIL


def _body() -> Iterator[str]:
    names = "|".join(form.command.name for form in forms() if form.command.name)
    yield f"    ((COMP_CWORD > 1)) && case ${{COMP_WORDS[1]}} in {names}) command=${{COMP_WORDS[1]}} ;; esac"
    yield "    case $command:$previous in"
    for form in forms():
        yield from _values(form)
    yield "    esac"
    yield "    case $command in"
    for form in forms():
        flags = [flag for option in form.options for flag in option.flags]
        yield f"    {quote(form.command.name)})"
        yield f"        options={_list(flags)}"
        if form.words:
            first = "((COMP_CWORD == 1)) && " if not form.command.name else ""
            yield f"        {first}words={_list(form.words)}"
        if form.diagrams:
            yield "        diagrams=yes"
        yield "        ;;"
    yield "    esac"


def _values(form: Form) -> Iterator[str]:
    """What stands after each option that has a value."""
    for option in form.options:
        if option.value:
            yield f"    {'|'.join(f'{form.command.name}:{flag}' for flag in option.flags)})"
            if option.is_file:
                yield '        _dotcompile_files "$current"'
            elif option.words:
                yield f'        _dotcompile_add < <(compgen -W {_list(option.words)} -- "$current")'
            yield "        return"
            yield "        ;;"


def _list(words: Iterable[str]) -> str:
    return quote(" ".join(words))
