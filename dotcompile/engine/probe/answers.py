"""What a probe found out: the lines that `probe try` printed enter, records leave.

An output that was cut off leaves nothing: an engine may lose what a command wrote and still report success,
and a target that is missing must not be taken for one that is closed.
"""

import json

from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one target at one address.

    `result` is `open`, or the reason why not: `refused`, `timeout`, `unreachable`, `reset`, `error`,
    `not-tried`, and before there was an address `no-such-name`, `name-timeout`, `name-error`, `bad-name`,
    `no-name-server`, `bad-target`. `identity` is who answered, empty if it was no probe; `local` and `peer`
    are the two ends as it saw them.
    """

    host: str
    port: str
    address: str
    result: str
    identity: str
    local: str
    peer: str
    tries: int
    milliseconds: int

    @property
    def is_open(self) -> bool:
        """Whether somebody accepted. Without an identity that may be a proxy with nobody behind it."""
        return self.result == "open"


def read_answers(output: str) -> tuple[Answer, ...] | None:
    """The answers in an output, None unless it is whole."""
    *lines, last = output.splitlines() or [""]
    try:
        answers = tuple(Answer(**json.loads(line)) for line in lines)
        count = json.loads(last)["count"]
    except (ValueError, TypeError, KeyError):
        return None
    return answers if count == len(answers) else None
