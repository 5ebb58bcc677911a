"""Text to a file, which is afterwards complete or as it was: written beside it, then renamed."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from dotcompile.cli.errors import UnwritableError


def write(path: str, text: str) -> None:
    """Let the file at `path` hold `text`, in UTF-8 and with the ends of lines that it has."""
    write_bytes(path, text.encode(errors="backslashreplace"))  # names of files need not be UTF-8


def write_bytes(path: str, data: bytes) -> None:
    """Let the file at `path` hold `data`, and keep its mode."""
    try:
        target = Path(path).resolve()
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)  # a pipe or a device must not be renamed over
        else:
            _write_beside(target, data, mode)
    except OSError as error:
        raise UnwritableError(f"{path}: cannot be written: {error.strerror or error}") from None
    except ValueError:
        raise UnwritableError(f"{path!r}: is not the name of a file") from None


def _write_beside(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
