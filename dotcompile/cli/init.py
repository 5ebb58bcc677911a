"""`dotcompile init [NAME]`: a diagram to begin with, its rules, its site file, and a hook that checks it."""

import re
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from dotcompile.cli.errors import UsageError
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.cli.writing import write

_HOOKS = ".pre-commit-config.yaml"
_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}")
_FOLDER = Path(__file__).with_name("starting")

_EPILOG = f"""\
examples:
  dotcompile init
  dotcompile init shop

It writes NAME.dot, NAME.rules and NAME.site.toml into the working folder, and besides
{_HOOKS} if there is none. A file that is there is left as it is."""


def parser() -> Parser:
    """The options of `init`."""
    made = Parser(
        "dotcompile init",
        "dotcompile init [OPTION]... [NAME]",
        "Write a diagram to begin with, its rules, its site file, and a hook that checks it.",
        _EPILOG,
    )
    text = "what the diagram is called; `architecture` by default"
    made.add_argument("name", nargs="?", default="architecture", metavar="NAME", help=text)
    made.add_argument("--force", action="store_true", help="write over files that are there")
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Write the files, or none of them if one of the diagram's is there."""
    name = arguments.name.removesuffix(".dot")
    if _NAME.fullmatch(name) is None:
        raise UsageError("a diagram is called by letters, digits, `_`, `.` and `-`, at most 63 of them")
    texts = _texts(name)
    there = [path for path in texts if Path(path).exists() or Path(path).is_symlink()]
    if not arguments.force:
        standing = [path for path in there if path != _HOOKS]
        if standing:
            raise UsageError(f"{' and '.join(standing)} would be written over; --force does that")
        for path in there:
            print(f"left {path} as it is", file=session.stdout)
            del texts[path]
    for path, text in texts.items():
        write(path, text)
        print(f"wrote {path}", file=session.stdout)
    return 0


def _texts(name: str) -> dict[str, str]:
    """The files by the names that they get."""
    sources: Mapping[str, str] = {
        f"{name}.dot": "NAME.dot",
        f"{name}.rules": "NAME.rules",
        f"{name}.site.toml": "NAME.site.toml",
        _HOOKS: "pre-commit-config.yaml",
    }
    return {
        path: (_FOLDER / source).read_text(encoding="utf-8").replace("NAME", name)
        for path, source in sources.items()
    }
