"""`lint --fix` and `lint --diff`: what can be fixed is fixed, until nothing is left that can.

Several rounds, since one fix may touch another, or bring a finding to light. A round after which more is
wrong than before is taken back, and the fixing is over. What is found in the end is told as usual.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping

from dotcompile.cli.changing import diff, print_text
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.judging import is_of_reading
from dotcompile.judging.fixes import choose, mended
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.writing.rewriting import encoded_alike

#: More than any file was seen to need; each reads the file once.
ROUNDS = 20

Files = Mapping[str, bytes]
Sources = Mapping[str, Source]
Lint = Callable[[Files], tuple[Sources, tuple[Diagnostic, ...]]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is found in the end, how many fixes were made, and of each file that they change its bytes.

    `refusal` says why there are fixes left that ought to have been made, if there are.
    """

    sources: Sources
    findings: tuple[Diagnostic, ...]
    count: int
    changes: Files
    refusal: str = ""


def run(path: str, name: str, files: Files, lint: Lint, arguments: Namespace, session: Session) -> Fixed:
    """Fix a diagram and its sites, and write them or show how they would differ."""
    before, _ = lint(files)
    fixed = fix(files, lint, unsafe=arguments.unsafe_fixes)
    if fixed.refusal:
        session.complain(f"{name}: not all is fixed: {fixed.refusal}")
    for changed, data in fixed.changes.items():
        if arguments.diff:
            session.stdout.writelines(diff(changed, before[changed].text, fixed.sources[changed].text))
        elif path != STDIN or changed != name:
            from dotcompile.cli.writing import write_bytes

            write_bytes(changed, data)
    if path == STDIN and not arguments.diff:
        print_text(fixed.sources[name].text, fixed.changes.get(name, files[name]), session)
    return fixed


def fix(files: Files, lint: Lint, *, unsafe: bool) -> Fixed:
    """Fix files, the diagram and its sites, in memory."""
    data = dict(files)
    sources, findings = lint(data)
    changes: dict[str, bytes] = {}
    count, refusal = 0, ""
    for _ in range(ROUNDS):
        fixes = choose(findings, unsafe=unsafe)
        if not fixes:
            break
        after = _encoded(mended(sources, fixes), sources, data)
        if after is None:
            refusal = "the file cannot be written back as it was read; save it as UTF-8"
            break
        sources_then, findings_then = lint(data | after)
        if _wrong(findings_then) > _wrong(findings):
            refusal = "more would be wrong than before"
            break
        data, sources, findings = data | after, sources_then, findings_then
        changes |= after
        count += len(fixes)
    return Fixed(sources, findings, count, changes, refusal)


def _encoded(texts: Mapping[str, str], sources: Sources, data: Files) -> dict[str, bytes] | None:
    """The bytes of the texts, each in the encoding that its file has; None if one of them has none."""
    found = {}
    for path, text in texts.items():
        encoded = encoded_alike(text, sources[path].text, data[path])
        if encoded is None:
            return None
        found[path] = encoded
    return found


def _wrong(findings: Findings) -> tuple[int, int]:
    """How much is wrong: where a text cannot be read, the other errors do not come to light."""
    errors = [found.kind for found in findings if found.kind.severity is Severity.ERROR]
    unread = sum(map(is_of_reading, errors))
    return unread, 0 if unread else len(errors)
