"""The site files that go with a diagram: those that are named, or the one beside it."""

import os
from argparse import Namespace
from collections.abc import Container

from dotcompile.cli.errors import UsageError
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.pipeline import File

SUFFIX = ".site.toml"


def named_sites(arguments: Namespace, diagrams: Container[str], session: Session) -> tuple[File, ...]:
    """The site files that `--site` names, the one that wins last."""
    if STDIN in arguments.site and STDIN in diagrams:
        raise UsageError("standard input cannot be a diagram and a site file")
    paths = dict.fromkeys(reversed(arguments.site))  # one that is named twice wins where it stands last
    return tuple((path, read(path, session)) for path in reversed(paths))


def site_beside(name: str, session: Session) -> tuple[File, ...]:
    """`shop.site.toml` for the diagram `shop.dot`, if it is there."""
    folder, slash, file = name.rpartition("/")
    path = f"{folder}{slash}{file.rpartition('.')[0] or file}{SUFFIX}"
    return ((path, read(path, session)),) if os.access(path, os.F_OK) else ()
