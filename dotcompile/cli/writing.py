"""Texts to files, which are afterwards complete or as they were: written beside them, then renamed."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dotcompile.cli.errors import UnwritableError, UsageError


def keep_inputs(option: str, outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read, by whatever name or link it is called."""
    read = list(inputs)
    for output in outputs:
        if any(_is_same(output, path) for path in read):
            raise UsageError(f"{option} {output}: this would be written over what it is made from")


def _is_same(output: str, path: str) -> bool:
    try:
        return Path(output).samefile(path)
    except (OSError, ValueError):  # one of them is not there, or is no name of a file
        return False


def write(path: str, text: str) -> None:
    """Let the file at `path` hold `text`, in UTF-8 and with the ends of lines that it has."""
    write_all({path: text})


def write_all(texts: Mapping[str, str]) -> None:
    """Let each file hold its text. If one cannot be written, all are as they were."""
    # Names of files need not be UTF-8.
    _write({path: text.encode(errors="backslashreplace") for path, text in texts.items()})


def write_all_bytes(files: Mapping[str, bytes]) -> None:
    """Let each file hold its bytes. If one cannot be written, all are as they were."""
    _write(files)


def write_bytes(path: str, data: bytes) -> None:
    """Let the file at `path` hold `data`, and keep its mode."""
    _write({path: data})


def _write(files: Mapping[str, bytes]) -> None:
    with ExitStack() as written:
        places = [(path, written.enter_context(_beside(path, data)), data) for path, data in files.items()]
        for path, beside, data in places:
            with _told(path):
                if beside is None:
                    Path(path).write_bytes(data)
                else:
                    beside.replace(Path(path).resolve())


@contextmanager
def _beside(path: str, data: bytes) -> Iterator[Path | None]:
    """A file with the data beside another, and gone afterwards; None for what must not be renamed over."""
    with _told(path):
        target = Path(path).resolve()
        mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        yield None  # a pipe or a device
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with _told(path), beside.open("xb") as file:
            file.write(data)
            if mode is not None:
                beside.chmod(stat.S_IMODE(mode))
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableError(f"{path}: cannot be written: {error.strerror or error}") from None
    except ValueError:
        raise UnwritableError(f"{path!r}: is not the name of a file") from None
