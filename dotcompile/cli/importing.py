"""What is to be imported, from where it is: files and those that they name, or an engine."""

import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from dotcompile.cli.errors import UsageError
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Diagnostic
from dotcompile.importers.imported import Imported
from dotcompile.records import dataclass
from dotcompile.source import Source

_UNNAMED, _ENGINE = "<stdin>", "engine"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was imported and what was found, in which texts; `name` is what all of it is called."""

    name: str
    imported: Imported | None
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def take(arguments: Namespace, folder: Path, session: Session) -> Taken:
    """What the arguments name, for a diagram in a folder."""
    if arguments.engine:
        if arguments.files or arguments.stack or arguments.env_file:
            raise UsageError("--engine imports what runs, and no files")
        return _engine(arguments, session)
    if arguments.kubernetes:
        return _manifests(arguments, session)
    if not arguments.files:
        raise UsageError("which files? Name Compose files, or `-` for standard input")
    return _files(arguments, folder, session)


def _manifests(arguments: Namespace, session: Session) -> Taken:
    """The manifests of a folder, or of one file."""
    from dotcompile.importers.compose.read import project_name
    from dotcompile.importers.kubernetes.read import read_kubernetes

    if arguments.files:
        raise UsageError(f"--kubernetes names the folder, so what is {arguments.files[0]}?")
    place = Path(arguments.kubernetes)
    there = sorted(path for path in place.rglob("*") if path.suffix in (".yaml", ".yml"))
    paths = [str(path) for path in there if path.is_file()] if place.is_dir() else [arguments.kubernetes]
    if not paths:
        raise UsageError(f"--kubernetes {arguments.kubernetes}: no file in it ends in .yaml or .yml")
    name = project_name(arguments.project or place.resolve().name.partition(".")[0])
    done = read_kubernetes([(path, read(path, session)) for path in paths], name)
    return Taken(arguments.kubernetes, done.imported, done.findings, done.sources)


def _files(arguments: Namespace, folder: Path, session: Session) -> Taken:
    from dotcompile.importers.compose.files import File, Surroundings
    from dotcompile.importers.compose.read import Wish, project_name, read_compose

    paths = list(dict.fromkeys(arguments.files))
    home = Path() if paths[0] == STDIN else Path(paths[0]).parent
    files = [(_UNNAMED if path == STDIN else path, read(path, session)) for path in paths]
    env_files = tuple((path, read(path, session)) for path in arguments.env_file)

    def find(path: str) -> File | None:
        """A file below the first one's folder, also if links are followed."""
        whole = home / path
        if not whole.is_file() or not whole.resolve().is_relative_to(home.resolve()):
            return None
        return str(whole), read(str(whole), session)

    name = project_name(arguments.project or home.resolve().name)
    base = os.path.relpath(home, folder).replace(os.sep, "/")
    wish = Wish(name, "" if base == "." else base, arguments.stack, arguments.project is not None)
    done = read_compose(files, Surroundings(find, session.environment, env_files), wish)
    return Taken(files[0][0], done.imported, done.findings, done.sources)


def _engine(arguments: Namespace, session: Session) -> Taken:
    from dotcompile.cli.connecting import connected
    from dotcompile.cli.looking import inspect_all
    from dotcompile.importers.running.read import read_running

    project = arguments.project or ""
    engine = connected(arguments, session.environment)
    try:
        seen = inspect_all(engine, project)
    finally:
        engine.close()
    done = read_running(_ENGINE, seen, project)
    return Taken(project or _ENGINE, done.imported, done.findings, done.sources)
