"""A diagram told by its user's own template, in the language of Jinja.

In: a template, a topology and the sources that it was made from. Out: the text that the template makes, or
what is wrong with it, and in which line. Variables are those of the document that `--emit NAME.json` writes,
key by key; a name that is not there is an error, and `x_` attributes are in `settings` with all others.

A template is a program, and strangers may write one: it runs in Jinja's sandbox, has no files to include, and
makes no more than `MOST` characters. What it does not lose is time.
https://jinja.palletsprojects.com/en/stable/sandbox/
"""

import json as standard_json
import shlex
import traceback
from collections.abc import Iterator

from jinja2 import StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dotcompile.backends import json
from dotcompile.backends.kinds import TEMPLATE_WRONG
from dotcompile.diagnostics import Diagnostic, Findings
from dotcompile.model.topology import Topology
from dotcompile.reports.report import Sources
from dotcompile.source import Source

MOST = 64_000_000
#: What code of a template is called in tracebacks.
_FILE = "<the template>"
_HELP = "its variables are the keys of what `--emit NAME.json` writes"


def emit(template: Source, topology: Topology, sources: Sources) -> tuple[str, Findings]:
    """The text, or nothing and what is wrong."""
    environment = ImmutableSandboxedEnvironment(  # what is made is any text: nothing is escaped unasked
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["shell"] = _shell
    document = standard_json.loads(json.emit(topology, sources))
    try:
        code = environment.compile(template.text, filename=_FILE)
        made = Template.from_code(environment, code, environment.make_globals(None))
        return "".join(_bounded(made.generate(document))), ()
    except TemplateSyntaxError as error:
        return "", (_wrong(template, error.lineno, error.message or "it is no template"),)
    except RecursionError:
        return "", (_wrong(template, 1, "it is nested too deep"),)
    except Exception as error:  # whatever a program can do
        return "", (_wrong(template, _line(error), f"{type(error).__name__}: {error}"),)


class _TooLongError(Exception):
    """More text than anybody reads."""


def _shell(value: object) -> str:
    """A filter: the value as one word of a POSIX shell."""
    return shlex.quote(str(value))


def _bounded(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > MOST:
            raise _TooLongError(f"it makes more than {MOST} characters")
        yield piece


def _line(error: Exception) -> int:
    """The last line of the template on the way to an error."""
    frames = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in frames if frame.f_code.co_filename == _FILE]
    return lines[-1] if lines else 1


def _wrong(template: Source, line: int, message: str) -> Diagnostic:
    line = min(line, template.line_number(len(template.text)))
    text = template.line_text(line)
    start = template.line_start(line)
    span = template.span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    return Diagnostic(TEMPLATE_WRONG, f"the template is wrong: {message}", span, help=_HELP)
