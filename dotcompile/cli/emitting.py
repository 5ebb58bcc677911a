"""`dotcompile FILE --emit OUT`: what a diagram is compiled to, written to files.

Nothing is written if there is an error, and a file that stood there is then as it was.
"""

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from dotcompile.backends.backend import Artifact
from dotcompile.backends.catalogue import FORMS, NAMINGS, OF_FOLDER, naming_of
from dotcompile.cli.configuring.settings import Configured, Settings
from dotcompile.cli.errors import UnwritableError, UsageError
from dotcompile.cli.options import STDOUT, wanted_reports
from dotcompile.cli.picturing import FORMS as PICTURES
from dotcompile.cli.picturing import is_picture
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.ruling import rule_files
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import lock_beside
from dotcompile.cli.understanding import chosen, meaning
from dotcompile.cli.writing import keep_inputs, write_all
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import judge, worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.compile import Compiled, Output, compile_for
from dotcompile.pipeline.understand import Understood
from dotcompile.records import replace

CLEAN, FOUND = 0, 1
#: What standard output is called in what is written there.
_UNNAMED = "-"


def run(files: Sequence[tuple[str, str]], arguments: Namespace, session: Session) -> int:
    """Tell what was found and, if there is no error, write the outputs.

    Of several diagrams that are merged, the first has the settings, the rules and the lock.
    """
    paths, names = zip(*files, strict=True)
    name = names[0]
    settings = Configured(arguments, session).settings(name)
    outputs = _outputs(paths, settings.target, arguments, session)
    found = meaning(paths, names, arguments, session)
    compiled = Compiled({}, (), found.sources)
    if not _has_errors(found.findings, found, settings):
        topology = chosen(found.topologies, name, arguments.graph)
        lock, given = lock_beside(name, session), rule_files(arguments, name, session)
        wanted = [replace(output, told=found.findings) for output in outputs]
        compiled = compile_for(topology, found.sources, wanted, lock, given)
    everything = (*found.findings, *compiled.findings)
    findings = judge(everything, settings.policy, found.silences)
    # What is emitted to standard output must be alone there.
    where = replace(session, stdout=session.stderr) if STDOUT in arguments.emit else session
    show(wanted_reports(arguments), findings, compiled.sources, arguments, where)
    pictures = [output for output in arguments.emit if _is_drawn(output, arguments)]
    if pictures and found.topologies:
        _draw(pictures, chosen(found.topologies, name, arguments.graph), found, name, arguments, session)
    if len(compiled.artifacts) < len(outputs) or _has_errors(everything, found, settings):
        if outputs:
            session.complain(f"nothing is written of {name}, since there are errors")
        return FOUND
    _write(compiled.artifacts, session)
    return FOUND if settings.fail(findings) else CLEAN


def in_folder(output: str) -> str:
    """A folder as the file in it that tells of all others."""
    is_folder = output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    return str(Path(output, OF_FOLDER)) if is_folder else output


def _is_drawn(output: str, arguments: Namespace) -> bool:
    return is_picture(output) and output not in arguments.template


def _draw(
    pictures: Sequence[str],
    topology: Topology,
    found: Understood,
    name: str,
    arguments: Namespace,
    session: Session,
) -> None:
    """Pictures are drawn of faulty diagrams, too: they are for looking at."""
    from dotcompile.cli.drawing import Wish, find_engines, title_of, write_pictures  # all of render/
    from dotcompile.cli.knowing import has_page, known_of

    known = None
    if has_page(pictures):
        known = known_of(topology, found.findings, found.sources, name, arguments, session)
    wish, engines = Wish(title_of(topology, name)), find_engines(None, session)
    write_pictures(topology, wish, pictures, engines, session, known)


def _has_errors(findings: Sequence[Diagnostic], found: Understood, settings: Settings) -> bool:
    """Who looks at a few kinds only has the others in the outputs all the same."""
    everything = replace(settings.policy, select=frozenset())
    return worst(judge(findings, everything, found.silences)) is Severity.ERROR


def _write(artifacts: Mapping[str, Sequence[Artifact]], session: Session) -> None:
    """All files, or none of them; last what goes to standard output, which nothing can take back."""
    texts: dict[str, str] = {}
    for path, of_output in artifacts.items():
        if path == STDOUT and len(of_output) > 1:
            names = ", ".join(artifact.name for artifact in of_output)
            raise UsageError(f"`--emit -` has room for one file, and these are {names}: name a file")
        for artifact in of_output if path != STDOUT else ():
            file = str(Path(path).with_name(artifact.name))
            if file in texts:
                raise UsageError(f"two outputs cannot both go to {file}")
            texts[file] = artifact.text
    for path in artifacts:
        if Path(path).name == OF_FOLDER:
            _make_folder(Path(path).parent)
    write_all(texts)
    for artifact in artifacts.get(STDOUT, ()):
        session.stdout.write(artifact.text)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableError(f"{folder}: cannot be made: {error.strerror or error}") from None


def _outputs(
    paths: Sequence[str], default: str | None, arguments: Namespace, session: Session
) -> Sequence[Output]:
    """Each output, with its target if its name or an option says it."""
    reports = {wanted.output for wanted in wanted_reports(arguments)} - {STDOUT}
    keep_inputs("--emit", arguments.emit, (*paths, *arguments.site, *arguments.rules))
    keep_inputs("--emit", arguments.emit, arguments.template.values())
    outputs: dict[str, Output] = {}
    for output in arguments.emit:
        if output in outputs or output in reports:
            raise UsageError(f"two outputs cannot both go to {output}")
        if _is_drawn(output, arguments):
            continue
        file = Path(_UNNAMED if output == STDOUT else output)
        base = "" if paths[0] == STDIN else _way(file.parent, Path(paths[0]).parent)
        if output in arguments.template:
            path = arguments.template[output]
            outputs[output] = Output(output, file.name, template=(path, read(path, session)))
            continue
        form, target = _meant(output, arguments.target)
        naming = naming_of(output)
        in_shell = naming is not None and naming.in_shell
        outputs[output] = Output(
            output, file.name, form, target, default, base, in_shell, tuple(arguments.option)
        )
    return tuple(outputs.values())


def _meant(output: str, asked: str | None) -> tuple[str, str | None]:
    """The form of an output, empty for what is run, and what it is compiled for, if that is said."""
    naming = naming_of(output)
    if asked in FORMS:
        return asked, None
    if naming is not None:
        return naming.form, asked or naming.target
    if asked is None and output != STDOUT:
        known = ", ".join((*(one.shown for one in NAMINGS), *(f"`NAME{ending}`" for ending in PICTURES)))
        raise UsageError(
            f"--emit {output}: name the file {known}, or say with --target or --template what it is"
        )
    return "", asked


def _way(folder: Path, other: Path) -> str:
    """The way from a folder to another one; empty if it is the same."""
    way = os.path.relpath(other, folder).replace(os.sep, "/")
    return "" if way == "." else way
