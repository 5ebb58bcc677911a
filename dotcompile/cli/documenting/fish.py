"""Completion for fish: a `complete` for each option of each command.

https://fishshell.com/docs/current/completions.html
"""

import re
from collections.abc import Iterable, Iterator

from dotcompile.cli.documenting.forms import DIAGRAMS, Form, Option, forms

_HEAD = """\
# Completion of dotcompile for fish: put this file, as dotcompile.fish, into ~/.config/fish/completions

function __dotcompile_is
    set -l words (commandline -opc)
    set -l command $words[2]
    contains -- "$command" COMMANDS; or set command main
    test "$command" = $argv[1]
end

function __dotcompile_begins
    test (count (commandline -opc)) -eq 1
end

function __dotcompile_diagrams
    __fish_complete_path (commandline -ct) | string match -r '.*(?:ENDINGS|/)(?:\\t.*)?$'
end

complete -c dotcompile -f
"""


def text() -> str:
    """The script."""
    names = " ".join(form.command.name for form in forms() if form.command.name)
    endings = "|".join(map(re.escape, DIAGRAMS))
    return _HEAD.replace("COMMANDS", names).replace("ENDINGS", endings) + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for form in forms():
        name = form.command.name
        if name:
            summary = _quoted(form.command.summary)
            yield f"complete -c dotcompile -n __dotcompile_begins -a {name} -d {summary}"
        yield from (_line(form, option) for option in form.options)
        if name and form.words:
            yield f"complete -c dotcompile -n {_when(form)} -a {_list(form.words)}"
        if form.diagrams:
            yield f"complete -c dotcompile -n {_when(form)} -a '(__dotcompile_diagrams)'"


def _line(form: Form, option: Option) -> str:
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    value = ""
    if option.is_file:
        value = " -r -F"
    elif option.words:
        value = f" -x -a {_list(option.words)}"
    elif option.value:
        value = " -x"
    return f"complete -c dotcompile -n {_when(form)} {flags}{value} -d {_quoted(option.says)}"


def _when(form: Form) -> str:
    return _quoted(f"__dotcompile_is {form.command.name or 'main'}")


def _list(words: Iterable[str]) -> str:
    return _quoted(" ".join(words))


def _quoted(text: str) -> str:
    """In single quotes, where fish knows two escapes."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
