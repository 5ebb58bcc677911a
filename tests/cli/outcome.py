"""One run of the command line inside the test: what was typed, and what came of it."""

from dataclasses import dataclass
from io import BytesIO, StringIO

from dotcompile.cli.main import main


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def dotcompile(
    *argv: object, stdin: bytes = b"", terminal: bool = False, environment: dict[str, str] | None = None
) -> Outcome:
    out, err = Terminal() if terminal else StringIO(), StringIO()
    code = main([str(word) for word in argv], BytesIO(stdin), out, err, environment or {})
    return Outcome(code, out.getvalue(), err.getvalue())
