"""The man page, in the macros of man(7).

https://man7.org/linux/man-pages/man7/man.7.html
"""

from collections.abc import Iterator

from dotcompile import __version__
from dotcompile.cli.documenting.forms import Form, Option, forms


def text() -> str:
    """The page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    main, *others = forms()
    yield f'.TH DOTCOMPILE 1 "" "dotcompile {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "dotcompile \\- a compiler for architecture diagrams in Graphviz DOT"
    yield ".SH SYNOPSIS"
    yield from _synopsis(main)
    yield ".SH DESCRIPTION"
    yield _roff(main.description)
    yield "Without a command, the following options go with the diagrams."
    yield from _options(main)
    yield ".SH COMMANDS"
    for form in others:
        yield f'.SS "{_roff(form.command.name)} \\- {_roff(form.command.summary)}"'
        yield from _synopsis(form)
        yield from _paragraphs(form.description)
        yield from _options(form)
    for form in (main, *others):
        if form.epilog:
            yield f'.SH "{_roff(f"dotcompile {form.command.name}".strip().upper())}: MORE"'
            yield from _verbatim(form.epilog)


def _synopsis(form: Form) -> Iterator[str]:
    yield from _verbatim("\n".join(line.strip() for line in form.usage.splitlines()))


def _paragraphs(text: str) -> Iterator[str]:
    yield ".PP"
    for line in text.splitlines():
        yield _roff(line)
        yield ".br"


def _options(form: Form) -> Iterator[str]:
    for title, options in form.groups:
        if title not in ("", "options"):
            yield ".PP"
            yield f".B {_roff(title)}"
        for option in options:
            yield from _option(option)


def _option(option: Option) -> Iterator[str]:
    value = f" \\fI{_roff(option.value)}\\fR" if option.value else ""
    yield ".TP"
    yield ", ".join(f"\\fB{_roff(flag)}\\fR{value}" for flag in option.flags)
    yield _roff(option.says)


def _verbatim(text: str) -> Iterator[str]:
    yield ".PP"
    yield ".nf"
    yield from map(_roff, text.splitlines())
    yield ".fi"


def _roff(text: str) -> str:
    """Text in which nothing is a request or an escape, and a hyphen is one that can be searched for."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    escaped = escaped.replace("~", "\\(ti").replace("^", "\\(ha").replace('"', "\\(dq")
    return f"\\&{escaped}" if escaped.startswith((".", " ")) else escaped
