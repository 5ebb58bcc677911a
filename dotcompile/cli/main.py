"""Where a process begins and ends: words in, exit code out.

Exit codes are those of `dotcompile --help`. Three of them are only made here: 70 (`EX_SOFTWARE` of
sysexits.h) for a bug of ours, so that no script takes one for wrong usage; 130 and 141, as shells have it,
for Ctrl-C and for output that nobody reads any more.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import BytesIO, StringIO, TextIOWrapper
from typing import BinaryIO, NoReturn, TextIO

from dotcompile import __version__
from dotcompile.cli.catalogue import COMMANDS, MAIN
from dotcompile.cli.errors import CommandError
from dotcompile.cli.session import Session

FAILED, BUG, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


def run() -> NoReturn:
    """The command `dotcompile`."""
    gc.disable()  # hardly anything here is garbage before the end; looking for it costs a twentieth
    try:
        stdout, stderr = _writable(sys.stdout), _writable(sys.stderr)
        stdin: BinaryIO = sys.stdin.buffer if sys.stdin else BytesIO()
        code = main(sys.argv[1:], stdin, stdout, stderr, os.environ)
        stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = PIPE_CLOSED
        _forget_output()
    except OSError as error:
        code = FAILED
        _forget_output()
        print(f"dotcompile: the output cannot be written: {error.strerror}", file=sys.stderr)
    sys.exit(code)


def main(
    argv: Sequence[str], stdin: BinaryIO, stdout: TextIO, stderr: TextIO, environment: Mapping[str, str]
) -> int:
    """One run of a command, with the world as it is passed in."""
    session = Session(stdin, stdout, stderr, environment)
    try:
        return _run_command(argv, session)
    except CommandError as error:
        session.complain(str(error))
        return FAILED
    except OSError:
        raise  # only of a stream: what befalls files is told by a CommandError
    except Exception as error:
        _tell_bug(error, session)
        return BUG


def _run_command(argv: Sequence[str], session: Session) -> int:
    named = {command.name: command for command in COMMANDS}.get(argv[0]) if argv else None
    command = import_module((named or MAIN).module)
    parser = command.parser()
    arguments = parser.parse_intermixed_args(argv[1:] if named else argv)
    if arguments.help:
        session.stdout.write(parser.format_help())
        return 0
    code: int = command.run(arguments, session)
    return code


def _tell_bug(error: Exception, session: Session) -> None:
    """What happened, and where; not the diagram, which may be secret."""
    session.complain(f"this is a bug in dotcompile {__version__}: please report it, with the lines below")
    session.complain(f"{type(error).__name__}: {error}")
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "an unknown place"
    session.complain(f"at {where}, Python {sys.version.split()[0]} on {sys.platform}")


def _writable(stream: TextIO | None) -> TextIO:
    """The stream, made to write any text whatever its encoding is; for a closed one, one that none reads."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream or StringIO()


def _forget_output() -> None:
    """Keep the interpreter, on its way out, from trying once more to write what is left."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
