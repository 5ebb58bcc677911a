"""`dotcompile FILE --emit OUT`: what a diagram means, written in the language of a target.

Nothing is written if there is an error, and a file that stood there is then as it was.
"""

from argparse import Namespace
from collections.abc import Mapping

from dotcompile.backends.catalogue import ENDINGS, load_backend, target_of
from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import STDOUT, fails_from, limits, policy, wanted_reports
from dotcompile.cli.reading import read
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import named_sites, site_beside
from dotcompile.cli.understanding import chosen
from dotcompile.cli.writing import write
from dotcompile.diagnostics import Severity
from dotcompile.judging import judge, worst
from dotcompile.pipeline import understand
from dotcompile.records import replace

CLEAN, FOUND = 0, 1


def run(path: str, name: str, arguments: Namespace, session: Session) -> int:
    """Tell what was found and, if there is no error, write the outputs."""
    outputs = _outputs(path, arguments)
    reports, counting = wanted_reports(arguments), policy(arguments)
    sites = named_sites(arguments, (path,), session) or site_beside(name, session)
    found = understand((name, read(path, session)), sites, limits(arguments))
    findings = judge(found.findings, counting)
    # What is emitted to standard output must be alone there.
    where = replace(session, stdout=session.stderr) if STDOUT in outputs else session
    show(reports, findings, found.sources, arguments, where)
    # Who looks at a few kinds only has the others in the model all the same.
    if worst(judge(found.findings, replace(counting, select=frozenset()))) is Severity.ERROR:
        session.complain(f"nothing is written of {name}, since there are errors")
        return FOUND
    topology = chosen(found.topologies, name, arguments.graph)
    _write(
        {out: load_backend(target).emit(topology, found.sources) for out, target in outputs.items()}, session
    )
    severity, least = worst(findings), fails_from(arguments)
    return FOUND if severity is not None and least is not None and severity >= least else CLEAN


def _write(texts: Mapping[str, str], session: Session) -> None:
    """Every text to its place, and last what goes to standard output, which nothing can take back."""
    for output in sorted(texts, key=lambda output: output == STDOUT):
        if output == STDOUT:
            session.stdout.write(texts[output])
        else:
            write(output, texts[output])


def _outputs(path: str, arguments: Namespace) -> Mapping[str, str]:
    """Each output and its target."""
    reports = {wanted.output for wanted in wanted_reports(arguments)} - {STDOUT}
    outputs: dict[str, str] = {}
    for output in arguments.emit:
        target = arguments.target or target_of(output)
        if target is None:
            if output == STDOUT:
                raise UsageError("`--emit -` needs --target, since standard output has no name")
            known = ", ".join(f"`NAME{ending}`" for ending, _ in ENDINGS)
            raise UsageError(f"--emit {output}: name the file {known}, or say with --target what it is")
        if output in outputs or output in reports:
            raise UsageError(f"two outputs cannot both go to {output}")
        if output != STDOUT and output in (path, *arguments.site):
            raise UsageError(f"--emit {output}: this would be written over what it is made from")
        outputs[output] = target
    return outputs
