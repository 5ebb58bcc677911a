"""`dotcompile fmt FILE...`: diagrams in the one style that there is, with the same meaning."""

from argparse import SUPPRESS, Namespace
from collections import Counter
from collections.abc import Iterator

from dotcompile.cli.changing import diff, print_text
from dotcompile.cli.errors import UnreadableError, UnwritableError
from dotcompile.cli.lint import named_files
from dotcompile.cli.parser import Parser
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.reports.visible import visible
from dotcompile.syntax.writing.rewriting import rewrite

DONE, FOUND, FAILED = 0, 1, 2

_EPILOG = """\
examples:
  dotcompile fmt *.dot
  dotcompile fmt --check --diff *.dot
  dotcompile fmt - < shop.dot

A file keeps its encoding, its ends of lines and its mode. One with a syntax error is left alone.
`-` is standard input, whose text goes to standard output.

exit codes:
  0  every file is formatted now
  1  a file was left alone, or with --check would be formatted
  2  the command was wrong, or a file could not be read or written"""

#: What became of a file, and how the last line tells of such files.
_CHANGED, _SAME, _REFUSED, _UNREAD = "reformatted", "left unchanged", "left alone with errors", "failed"


def parser() -> Parser:
    """The options of `fmt`."""
    summary = "Write diagrams in the one style that there is. What they mean stays the same."
    made = Parser("dotcompile fmt", "dotcompile fmt [OPTION]... FILE...", summary, _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add("--check", action="store_true", help="write nothing; tell which files would be formatted")
    add("--diff", action="store_true", help="write nothing; show what would change")
    add("--stdin-filename", metavar="NAME", help="what to call standard input")
    add("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    text = "auto (on a terminal; NO_COLOR and FORCE_COLOR are obeyed), always, never"
    add("--color", choices=("auto", "always", "never"), default="auto", metavar="WHEN", help=text)
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Format the files that can be read, one after another."""
    tally: Counter[str] = Counter()
    for path, name in named_files(arguments):
        try:
            fate = _format(path, name, arguments, session)
        except (UnreadableError, UnwritableError) as error:
            session.complain(str(error))
            fate = _UNREAD
        tally[fate] += 1
    if not arguments.quiet and arguments.files != [STDIN]:
        print(", ".join(_counted(tally, arguments.check or arguments.diff)), file=session.stderr)
    if tally[_UNREAD]:
        return FAILED
    return FOUND if tally[_REFUSED] or (arguments.check and tally[_CHANGED]) else DONE


def _format(path: str, name: str, arguments: Namespace, session: Session) -> str:
    """Format one file, and say what became of it."""
    data = read(path, session)
    source, rewritten, findings = rewrite(name, data)
    if rewritten is None:
        from dotcompile.cli.showing import complain_of  # standard output is for diagrams

        complain_of(findings, {name: source}, arguments.color, session)
        return _REFUSED
    changed = rewritten.data != data
    keeps = arguments.check or arguments.diff
    if arguments.diff:
        session.stdout.writelines(diff(name, source.text, rewritten.text))
    elif path == STDIN and not keeps:
        print_text(rewritten.text, rewritten.data, session)
    if not changed:
        return _SAME
    if not keeps and path != STDIN:
        from dotcompile.cli.writing import write_bytes

        write_bytes(path, rewritten.data)
    if not arguments.quiet and (keeps or path != STDIN):
        print(f"{'would reformat' if keeps else 'reformatted'} {visible(name)}", file=session.stderr)
    return _CHANGED


def _counted(tally: Counter[str], keeps: bool) -> Iterator[str]:
    for fate in (_CHANGED, _SAME, _REFUSED, _UNREAD):
        count = tally[fate]
        if count:
            would = "would be " if keeps and fate is _CHANGED else ""
            yield f"{count} file{'s' * (count > 1)} {would}{fate}"
