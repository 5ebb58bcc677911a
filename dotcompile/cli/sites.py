"""The files that go with a diagram: site files, named or the one beside it, its rules and its lock."""

import os
from argparse import Namespace
from collections.abc import Container, Iterator

from dotcompile.cli.errors import UsageError
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.pipeline.understand import File

SUFFIX = ".site.toml"
RULES = ".rules"


def named_sites(arguments: Namespace, diagrams: Container[str], session: Session) -> tuple[File, ...]:
    """The site files that `--site` names, the one that wins last."""
    if STDIN in arguments.site and STDIN in diagrams:
        raise UsageError("standard input cannot be a diagram and a site file")
    paths = dict.fromkeys(reversed(arguments.site))  # one that is named twice wins where it stands last
    return tuple((path, read(path, session)) for path in reversed(paths))


def site_beside(name: str, session: Session) -> tuple[File, ...]:
    """`shop.site.toml` for the diagram `shop.dot`, if it is there."""
    return tuple(_beside(name, SUFFIX, session))


def lock_beside(name: str, session: Session) -> File | None:
    """`shop.lock` for the diagram `shop.dot`, if it is there."""
    return next(_beside(name, ".lock", session), None)


def rules_beside(name: str, session: Session) -> tuple[File, ...]:
    """`shop.rules` for the diagram `shop.dot`, if it is there."""
    return tuple(_beside(name, RULES, session))


def _beside(name: str, suffix: str, session: Session) -> Iterator[File]:
    path = path_beside(name, suffix)
    if os.access(path, os.F_OK):
        yield path, read(path, session)


def path_beside(name: str, suffix: str) -> str:
    """The path of what goes with a diagram."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{file.rpartition('.')[0] or file}{suffix}"
