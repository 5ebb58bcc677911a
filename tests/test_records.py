"""Records are what `dataclasses` would have made: each case is run with both."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from dotcompile import records


def made_by(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True, order=True)
    class Port:
        """A port."""

        number: int
        name: str = "http"
        tags: list[str] = dataclasses.field(default_factory=list)

        @property
        def shown(self) -> str:
            return f"{self.number}/{self.name}"

    return Port


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    number: int
    name: str = "x"


@records.dataclass(frozen=True, slots=True)
class Ours:
    number: int
    name: str = "x"


@records.dataclass(frozen=True)
class Open:
    number: int


@pytest.fixture(params=[dataclasses.dataclass, records.dataclass], ids=["dataclasses", "records"])
def port(request: pytest.FixtureRequest) -> Any:
    return made_by(request.param)


def test_it_is_equal_by_its_fields_and_ordered_by_them(port: Any) -> None:
    assert port(80) == port(80, "http", [])
    assert port(80) != port(81)
    assert port(80) != (80, "http", [])
    assert port(80) < port(81) <= port(81, "https") > port(80) >= port(80)
    with pytest.raises(TypeError):
        _ = port(80) < 81


def test_it_shows_itself(port: Any) -> None:
    assert repr(port(80)).endswith("Port(number=80, name='http', tags=[])")
    assert port(80).shown == "80/http"
    assert port.__doc__ == "A port."


def test_it_cannot_be_changed(port: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        port(80).number = 81
    with pytest.raises(dataclasses.FrozenInstanceError):
        del port(80).number
    assert not hasattr(port(80), "__dict__")


def test_a_factory_makes_a_new_value_for_each(port: Any) -> None:
    assert port(80).tags is not port(80).tags


def test_arguments_are_checked(port: Any) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'number'"):
        port()
    with pytest.raises(TypeError):
        port(80, nonsense=1)


def test_dataclasses_knows_it(port: Any) -> None:
    assert dataclasses.is_dataclass(port)
    assert [field.name for field in dataclasses.fields(port)] == ["number", "name", "tags"]
    assert dataclasses.asdict(port(80)) == {"number": 80, "name": "http", "tags": []}
    assert dataclasses.replace(port(80), number=81) == records.replace(port(80), number=81) == port(81)


def test_it_is_matched(port: Any) -> None:
    match port(80):
        case port(number, name):
            assert (number, name) == (80, "http")


@pytest.mark.parametrize("kind", [Theirs, Ours, Open])
def test_it_is_hashed_copied_and_pickled(kind: Any) -> None:
    one = kind(1)
    assert {one: "found"}[kind(1)] == "found"
    assert copy.copy(one) == one == copy.deepcopy(one) == pickle.loads(pickle.dumps(one))


def test_without_slots_it_may_keep_what_it_worked_out() -> None:
    record = Open(1)
    record.__dict__["worked_out"] = 2
    assert record == Open(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.number = 2  # type: ignore[misc]
