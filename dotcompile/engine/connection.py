"""How an engine is reached, as its commands find it out, without what then speaks to it."""

from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Connection:
    """How an engine is reached: its URL (`unix://`, `tcp://`, `ssh://`, `npipe://`), and the files of TLS.

    `at_once` is how many calls there are at a time, and `seconds` how long one may take.
    """

    url: str
    tls: bool = False
    ca: str = ""
    certificate: str = ""
    key: str = ""
    verify: bool = True
    seconds: float = 60
    at_once: int = 8

    @property
    def socket(self) -> str:
        """The path of its Unix socket, or nothing if it has none."""
        path = self.url.removeprefix("unix://")
        return path if path != self.url else ""
