"""What is asked and told while something is done: on a terminal, and elsewhere."""

from collections.abc import Callable
from io import BytesIO, StringIO

import pytest

from dotcompile.cli.errors import CommandError
from dotcompile.cli.progress import Progress
from dotcompile.cli.session import Session
from dotcompile.cli.working import _Approval
from dotcompile.engine.applying.events import Came, Event
from dotcompile.engine.plan import Operation, Plan, RemoveContainer, RemoveVolume
from tests.cli.outcome import Terminal

LOSS = Plan(
    "shop", (Operation(1, RemoveVolume("shop_data"), "changed", loses="all that is in volume shop_data"),)
)
MORE = Plan(
    "shop", (*LOSS.operations, Operation(2, RemoveVolume("shop_x"), "changed", loses="volume shop_x"))
)
NOTHING = Plan(
    "shop", (Operation(1, RemoveContainer("1", "shop-web-1"), "absent"),), left=("volume shop_old",)
)


class Keyboard(BytesIO):
    def isatty(self) -> bool:
        return True


def session(typed: bytes | None = None, *, terminal: bool = True, term: str = "xterm") -> Session:
    stdin = BytesIO() if typed is None else Keyboard(typed)
    return Session(stdin, StringIO(), Terminal() if terminal else StringIO(), {"TERM": term})


def text(of: Session) -> str:
    assert isinstance(of.stderr, StringIO)
    return of.stderr.getvalue()


def test_what_is_lost_is_asked_about_on_a_terminal() -> None:
    asked = session(b"y\nn\n")
    approval = _Approval(asked, None, yes=False)
    approval.ask(NOTHING)
    assert text(asked) == ""
    assert approval.left == ("volume shop_old",)
    approval.ask(LOSS)
    approval.ask(LOSS)
    assert text(asked) == "This will be lost: all that is in volume shop_data. Go on? [y/N] "
    with pytest.raises(CommandError, match="this would be lost: volume shop_x; --yes does it"):
        approval.ask(MORE)


@pytest.mark.parametrize(
    "asked", [session(b""), session(b"no\n"), session(b"y\n", terminal=False), session(None)]
)
def test_without_a_yes_nothing_is_lost(asked: Session) -> None:
    with pytest.raises(CommandError, match="nothing is done"):
        _Approval(asked, None, yes=False).ask(LOSS)


def test_who_said_yes_before_is_not_asked() -> None:
    asked = session(None)
    _Approval(asked, None, yes=True).ask(LOSS)
    assert text(asked) == ""


def test_what_is_to_run_is_proved_once() -> None:
    calls = []
    prove: Callable[[], None] = lambda: calls.append(1)  # noqa: E731  # what is called is what is looked at
    approval = _Approval(session(), prove, yes=True)
    approval.ask(NOTHING)
    approval.ask(NOTHING)
    assert calls == [1]


def events(progress: Progress) -> None:
    for number, came in enumerate((Came.BEGUN, Came.DONE, Came.FAILED, Came.SKIPPED, Came.DONE)):
        operation = Operation(number, RemoveContainer("1", f"shop-\x1b[31m{number}"), "absent")
        progress.tell(Event(operation, came, 4))


def test_a_bar_on_a_terminal() -> None:
    shown = session()
    progress = Progress(shown, quiet=False)
    events(progress)
    progress.end(2, ("volume shop_old",))
    assert text(shown) == (
        "\r\x1b[K[######..................] 1/4 remove container shop-\\x1b[31m1"
        "\r\x1b[K[############............] 2/4 remove container shop-\\x1b[31m4"
        "\r\x1b[Kleft as it is: volume shop_old\n2 operations done\n"
    )


@pytest.mark.parametrize("shown", [session(terminal=False), session(term="dumb")])
def test_lines_elsewhere(shown: Session) -> None:
    progress = Progress(shown, quiet=False)
    events(progress)
    progress.end(1, ())
    assert text(shown) == (
        "remove container shop-\\x1b[31m1\nremove container shop-\\x1b[31m4\n1 operation done\n"
    )


def test_quiet_is_nothing() -> None:
    shown = session()
    progress = Progress(shown, quiet=True)
    events(progress)
    progress.end(0, ("volume shop_old",))
    assert text(shown) == ""
