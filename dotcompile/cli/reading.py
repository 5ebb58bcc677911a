"""Files to bytes. A file that cannot be read is told of in one line."""

from io import BufferedReader, FileIO

from dotcompile.cli.errors import UnreadableError, did_you_mean
from dotcompile.cli.session import Session

STDIN = "-"
#: A diagram of a million statements has some 60 MB; a device or a pipe may have no end.
MOST_BYTES = 256 * 1024 * 1024


def read(path: str, session: Session) -> bytes:
    """What is in the file at `path`, or in standard input."""
    try:
        if path == STDIN:
            data = session.stdin.read(MOST_BYTES + 1)
        else:
            with BufferedReader(FileIO(path)) as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: there is no such file{_like(path)}") from None
    except IsADirectoryError:
        raise UnreadableError(f"{path}: is a directory; name the files in it") from None
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError:
        raise UnreadableError(f"{path!r}: is not the name of a file") from None
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"{path}: is larger than {MOST_BYTES // 1024**2} MiB")
    return data


def _like(path: str) -> str:
    from pathlib import Path  # as much to import as all else that a small diagram needs

    wanted = Path(path)
    try:
        return did_you_mean(path, map(str, wanted.parent.glob(f"*{wanted.suffix}")))
    except OSError:
        return ""
